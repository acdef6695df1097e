import { Dialog } from '#ui/dialog.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import type { Action } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { isSingleKey } from './actions.ts'
import styles from './shortcut-sheet.module.css'

export interface ShortcutSheetProps {
  isOpen: boolean
  onClose: () => void
  actions: readonly Action[]
  singleKeys: boolean
}

/** Every key that does something here, by group. */
export function ShortcutSheet({ isOpen, onClose, actions, singleKeys }: ShortcutSheetProps) {
  const i18n = useI18n()
  const groups = Map.groupBy(
    actions.filter((action) => (action.keys?.length ?? 0) > 0),
    (action) => action.group,
  )
  return (
    <Dialog title={i18n.t('Keys')} isOpen={isOpen} onClose={onClose} size="large" isRead>
      <div className={styles.groups}>
        {[...groups].map(([group, members]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl>
              {members.map((action) => (
                <div key={action.id} className={styles.line}>
                  <dt>{action.title}</dt>
                  <dd className={styles.keys}>
                    {action.keys?.map((keys) => (
                      <KeyHint key={keys} keys={keys} className={off(keys, singleKeys) ? styles.off : undefined} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {!singleKeys && (
        <p className={styles.note}>{i18n.t('Keys without Ctrl, ⌘ or Alt are switched off in Settings.')}</p>
      )}
    </Dialog>
  )
}

function off(keys: string, singleKeys: boolean): boolean {
  return !singleKeys && isSingleKey(keys)
}
