import { WelcomeScreen } from '#features/first-run/welcome-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

export function WelcomeRoute() {
  const i18n = useI18n()
  const app = useApp()
  useWindowTitle(i18n.t('Welcome'))
  return <WelcomeScreen onOpen={(page) => app.onOpen({ page })} />
}
