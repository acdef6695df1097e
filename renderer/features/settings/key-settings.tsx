import { Button } from '#ui/button.tsx'
import { Switch } from '#ui/switch.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'
import styles from './settings.module.css'

/** Keys without Ctrl, and the list of all keys. */
export function KeySettings({ onShowKeys }: { onShowKeys: () => void }) {
  const i18n = useI18n()
  const { settings, change } = useSettings()
  if (settings === undefined) return null
  return (
    <>
      <Switch
        label={i18n.t('Single keys')}
        help={i18n.t(
          'C for a new conversation, E for done, G and then a letter to go somewhere. They never fire while you type.',
        )}
        isSelected={settings.singleKeys}
        onChange={(singleKeys) =>
          change({ singleKeys }, singleKeys ? i18n.t('Single keys are on.') : i18n.t('Single keys are off.'))
        }
      />
      <div className={styles.buttons}>
        <Button onPress={onShowKeys}>{i18n.t('Show all keys')}</Button>
      </div>
    </>
  )
}
