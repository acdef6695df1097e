import { useState } from 'react'
import type { CivilTime } from '#shared/model/civil-date.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { readTime } from '#parts/read-time.ts'
import { useFollowedText } from '#parts/use-followed-text.ts'

export interface TimeFieldProps {
  value: CivilTime | null
  /** When the field is left. */
  onChange: (value: CivilTime | null) => void
}

export function TimeField({ value, onChange }: TimeFieldProps) {
  const i18n = useI18n()
  const [text, setText] = useFollowedText(value ?? '')
  const [isWrong, setIsWrong] = useState(false)
  const settle = () => {
    const time = text.trim() === '' ? null : readTime(text)
    const wrong = time === null && text.trim() !== ''
    setIsWrong(wrong)
    if (wrong) return
    setText(time ?? '')
    if (time !== value) onChange(time)
  }
  return (
    <TextField
      label={i18n.t('Time')}
      placeholder="9:30"
      value={text}
      onChange={setText}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      error={isWrong ? i18n.t('That is no time.') : undefined}
      maxLength={10}
    />
  )
}
