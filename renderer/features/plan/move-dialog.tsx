import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { readTime } from '#parts/read-time.ts'
import { DayField } from '#parts/day-field.tsx'
import type { BlockOccurrence, BlockRow } from '#shared/contract/plan-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { formatDay } from '#ui/format-day.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './plan.module.css'

export interface MoveDialogProps {
  block: BlockRow
  occurrence: BlockOccurrence
  today: string
  onClose: () => void
}

/** Another day or time for one occurrence, by the clock of the block. */
export function MoveDialog({ block, occurrence, today, onClose }: MoveDialogProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const [date, setDate] = useState<string | null>(occurrence.date)
  const [time, setTime] = useState<string>(occurrence.time)
  const said = (day: string, at: string) =>
    i18n.t('Moved to {day}, {time}.', { day: formatDay(locale, day, 'weekday', today), time: at })
  const move = useCommand('setBlockDay', {
    said: (_output, { exception }) => (exception?.type === 'moved' ? said(exception.date, exception.time) : ''),
  })
  const at = readTime(time)
  const isReady = date !== null && at !== null && !move.pending
  const save = async () => {
    if (!isReady) return
    const exception = { type: 'moved' as const, date: date as CivilDate, time: at }
    await move.run({ id: block.id, day: occurrence.day, exception }).then(onClose, () => undefined)
  }
  return (
    <FormDialog
      title={i18n.t('Move this time')}
      size="small"
      isOpen
      onClose={onClose}
      submit={i18n.t('Move')}
      canSubmit={isReady}
      onSubmit={save}
      className={styles.form}
    >
      <DayField label={i18n.t('Day')} toward="future" value={date} onChange={setDate} autoFocus />
      <TextField
        label={i18n.t('Time')}
        value={time}
        onChange={setTime}
        maxLength={10}
        error={at === null ? i18n.t('That is no time.') : undefined}
      />
    </FormDialog>
  )
}
