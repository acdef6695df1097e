import { useId, useState, type FormEvent } from 'react'
import { DayField } from '#parts/day-field.tsx'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface PickDayDialogProps {
  today: CivilDate
  onPick: (day: CivilDate) => void
  onClose: () => void
}

export function PickDayDialog({ today, onPick, onClose }: PickDayDialogProps) {
  const i18n = useI18n()
  const form = useId()
  const [day, setDay] = useState<string | null>(addDays(today, 1))
  const isLater = day !== null && day > today
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isLater) onPick(day as CivilDate)
  }
  return (
    <Dialog
      title={i18n.t('Put off until')}
      size="small"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button kind="primary" type="submit" form={form} isDisabled={!isLater}>
            {i18n.t('Put off')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <DayField
          label={i18n.t('Day')}
          toward="future"
          value={day}
          onChange={setDay}
          min={addDays(today, 1)}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
