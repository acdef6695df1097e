import { TodayScreen } from '#features/today/today-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

export function TodayRoute() {
  const i18n = useI18n()
  const app = useApp()
  useWindowTitle(i18n.t('Today'))
  return <TodayScreen places={app} onNewConversation={() => app.newConversation()} />
}
