import { Dialog } from '#ui/dialog.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import type { Command } from '#ui/use-commands.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { isSingleKey } from './commands.ts'
import styles from './shortcut-sheet.module.css'

export interface ShortcutSheetProps {
  isOpen: boolean
  onClose: () => void
  commands: readonly Command[]
  singleKeys: boolean
}

/** Every key that does something here, by group. */
export function ShortcutSheet({ isOpen, onClose, commands, singleKeys }: ShortcutSheetProps) {
  const i18n = useI18n()
  const groups = Map.groupBy(
    commands.filter((command) => (command.keys?.length ?? 0) > 0),
    (command) => command.group,
  )
  return (
    <Dialog title={i18n.t('Keys')} isOpen={isOpen} onClose={onClose} size="large">
      <div className={styles.groups}>
        {[...groups].map(([group, members]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl>
              {members.map((command) => (
                <div key={command.id} className={styles.line}>
                  <dt>{command.title}</dt>
                  <dd className={styles.keys}>
                    {command.keys?.map((keys) => (
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
