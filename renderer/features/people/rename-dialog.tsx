import { useCommand } from '#client/use-command.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { NameDialog } from '#parts/name-dialog.tsx'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'

/** A circle or an organisation that the list is narrowed to. */
export type Renamed =
  | { readonly kind: 'circle'; readonly id: CircleId; readonly name: string }
  | { readonly kind: 'organisation'; readonly id: OrganisationId; readonly name: string }

/** Another name for a circle or an organisation, or the choice between those that two devices gave it. */
export function RenameDialog({ renamed, onClose }: { renamed: Renamed; onClose: () => void }) {
  const i18n = useI18n()
  const said = i18n.t('Changed the name.')
  const circle = useCommand('renameCircle', { said })
  const organisation = useCommand('renameOrganisation', { said })
  const { id, kind } = renamed
  return (
    <NameDialog
      title={kind === 'circle' ? i18n.t('Rename the circle') : i18n.t('Rename the organisation')}
      save={i18n.t('Save')}
      name={renamed.name}
      maxLength={500}
      onSave={(name) =>
        renamed.kind === 'circle' ? circle.run({ id: renamed.id, name }) : organisation.run({ id: renamed.id, name })
      }
      onClose={onClose}
    >
      <FieldConflict id={id} isHere={([field]) => field === 'name'} nameOf={() => i18n.t('Name')} onSettled={onClose} />
    </NameDialog>
  )
}
