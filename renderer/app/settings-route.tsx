import { SettingsScreen } from '#features/settings/settings-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

export function SettingsRoute() {
  const i18n = useI18n()
  const app = useApp()
  useWindowTitle(i18n.t('Settings'))
  return <SettingsScreen onOpen={(page) => app.onOpen({ page })} onShowKeys={app.showKeys} />
}
