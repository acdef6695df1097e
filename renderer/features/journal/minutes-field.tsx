import { useEffect, useState } from 'react'
import { minutes as minutesSchema } from '#shared/model/conversation.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface MinutesFieldProps {
  value: number | null
  /** When the field is left. */
  onChange: (value: number | null) => void
}

/** How long it took, if that matters: empty for not said. */
export function MinutesField({ value, onChange }: MinutesFieldProps) {
  const i18n = useI18n()
  const [text, setText] = useState(value === null ? '' : String(value))
  const [isWrong, setIsWrong] = useState(false)
  useEffect(() => setText(value === null ? '' : String(value)), [value])
  const settle = () => {
    const parsed = minutesSchema.nullable().safeParse(text.trim() === '' ? null : Number(text))
    setIsWrong(!parsed.success)
    if (parsed.success && parsed.data !== value) onChange(parsed.data)
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
