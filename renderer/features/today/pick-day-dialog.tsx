import { useState } from 'react'
import { DayField } from '#parts/day-field.tsx'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface PickDayDialogProps {
  today: CivilDate
  onPick: (day: CivilDate) => void
  onClose: () => void
}

export function PickDayDialog({ today, onPick, onClose }: PickDayDialogProps) {
  const i18n = useI18n()
  const [day, setDay] = useState<string | null>(addDays(today, 1))
  const isLater = day !== null && day > today
  const submit = () => {
    if (isLater) onPick(day as CivilDate)
  }
  return (
    <FormDialog
      title={i18n.t('Put off until')}
      size="small"
      isOpen
      onClose={onClose}
      submit={i18n.t('Put off')}
      canSubmit={isLater}
      onSubmit={submit}
    >
      <DayField label={i18n.t('Day')} toward="future" value={day} onChange={setDay} min={addDays(today, 1)} autoFocus />
    </FormDialog>
  )
}
