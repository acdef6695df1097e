import { useEffect, useState } from 'react'
import { desktopBridge } from '#client/desktop.ts'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import { Switch } from '#ui/switch.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'
import styles from './settings.module.css'

/** How the app lives on the desktop. */
export function DesktopSettings() {
  const i18n = useI18n()
  const bridge = desktopBridge()
  const { settings, change } = useSettings()
  if (bridge === undefined) {
    return (
      <p className={styles.note}>
        {i18n.t('This page runs in a browser. The tray and starting at login belong to the desktop app.')}
      </p>
    )
  }
  if (settings === undefined) return null
  return (
    <>
      {bridge.platform !== 'darwin' && (
        <Switch
          label={i18n.t('Stay in the tray when the window is closed')}
          help={i18n.t('Quick log and reminders go on. Quit from the tray or the menu.')}
          isSelected={settings.closeToTray}
          onChange={(closeToTray) =>
            change(
              { closeToTray },
              closeToTray
                ? i18n.t('Closing the window leaves Rapport in the tray.')
                : i18n.t('Closing the window quits Rapport.'),
            )
          }
        />
      )}
      <OpenAtLogin bridge={bridge} />
    </>
  )
}

function OpenAtLogin({ bridge }: { bridge: DesktopBridge }) {
  const i18n = useI18n()
  const toasts = useToasts()
  const [opens, setOpens] = useState<boolean | null>(null)
  const [refused, setRefused] = useState(false)
  useEffect(() => void bridge.loginItem.get().then(setOpens), [bridge])
  const set = async (open: boolean, offerUndo: boolean) => {
    const holds = await bridge.loginItem.set(open)
    setOpens(holds)
    setRefused(holds !== open)
    if (holds !== open) return
    const said = open ? i18n.t('Rapport starts when you log in.') : i18n.t('Rapport no longer starts by itself.')
    toasts.show(said, offerUndo ? { undo: () => void set(!open, false) } : {})
  }
  return (
    <>
      <Switch
        label={i18n.t('Start when I log in')}
        help={i18n.t('Without a window, so that the hotkey is there from the start.')}
        isSelected={opens ?? false}
        isDisabled={opens === null}
        onChange={(open) => void set(open, true)}
      />
      {refused && (
        <p role="alert" className={styles.problem}>
          {i18n.t('The system did not take that. Its own settings for login items may say why.')}
        </p>
      )}
    </>
  )
}
