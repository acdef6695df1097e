import { useState } from 'react'
import { isConversationLength } from '#shared/model/conversation-length.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useFollowedText } from '#parts/use-followed-text.ts'

export interface MinutesFieldProps {
  value: number | null
  /** When the field is left. */
  onChange: (value: number | null) => void
}

/** How long it took, if that matters: empty for not said. */
export function MinutesField({ value, onChange }: MinutesFieldProps) {
  const i18n = useI18n()
  const [text, setText] = useFollowedText(value === null ? '' : String(value))
  const [isWrong, setIsWrong] = useState(false)
  const settle = () => {
    const typed = text.trim() === '' ? null : Number(text)
    const wrong = typed !== null && !isConversationLength(typed)
    setIsWrong(wrong)
    if (!wrong && typed !== value) onChange(typed)
  }
  return (
    <TextField
      label={i18n.t('Minutes')}
      value={text}
      onChange={setText}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      error={isWrong ? i18n.t('From 1 to 1440.') : undefined}
      maxLength={4}
    />
  )
}
