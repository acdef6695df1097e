import { useCommand } from '#client/use-command.ts'
import type { AskId, GiveId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './giving.module.css'

/** What else can be done with a gift or an ask: taking it away, and seeing what it said before. */
export function EntryAside({
  id,
  onClose,
  onHistory,
}: {
  id: AskId | GiveId
  onClose: () => void
  onHistory: () => void
}) {
  const i18n = useI18n()
  const trash = useCommand('moveToTrash', { said: i18n.t('It is in the trash.') })
  return (
    <div className={styles.aside}>
      <Button kind="plain" onPress={() => void trash.run({ ids: [id] }).then(onClose, () => undefined)}>
        {i18n.t('Move to the trash')}
      </Button>
      <Button kind="plain" onPress={onHistory}>
        {i18n.t('History…')}
      </Button>
    </div>
  )
}
