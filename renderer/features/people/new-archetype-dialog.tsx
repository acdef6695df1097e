import { useCommand } from '#client/use-command.ts'
import { NameDialog } from '#parts/name-dialog.tsx'
import type { ArchetypeId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'

export interface NewArchetypeDialogProps {
  onClose: () => void
  onMade: (id: ArchetypeId, name: string) => void
}

/** A type of person that is wanted around, for those who are selected. */
export function NewArchetypeDialog({ onClose, onMade }: NewArchetypeDialogProps) {
  const i18n = useI18n()
  const add = useCommand('addArchetype')
  return (
    <NameDialog
      title={i18n.t('New type of person')}
      save={i18n.t('Seat them')}
      placeholder={i18n.t('CFO outside my industry')}
      maxLength={500}
      onSave={async (name) => onMade((await add.run({ name })).id, name)}
      onClose={onClose}
    />
  )
}
