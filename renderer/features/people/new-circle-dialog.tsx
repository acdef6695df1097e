import { useCommand } from '#client/use-command.ts'
import { NameDialog } from '#parts/name-dialog.tsx'
import type { CircleId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'

export interface NewCircleDialogProps {
  onClose: () => void
  onMade: (id: CircleId, name: string) => void
}

/** A circle: people who belong together, whatever the ring. */
export function NewCircleDialog({ onClose, onMade }: NewCircleDialogProps) {
  const i18n = useI18n()
  const add = useCommand('addCircle')
  return (
    <NameDialog
      title={i18n.t('New circle')}
      save={i18n.t('Put them in')}
      placeholder={i18n.t('Book club')}
      maxLength={500}
      onSave={async (name) => onMade((await add.run({ name })).id, name)}
      onClose={onClose}
    />
  )
}
