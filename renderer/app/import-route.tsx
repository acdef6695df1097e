import { ImportScreen } from '#features/import/import-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useWindowTitle } from './window-title.ts'

export function ImportRoute() {
  const i18n = useI18n()
  const app = useApp()
  useWindowTitle(i18n.t('Import'))
  return <ImportScreen onOpenPeople={() => app.onOpen({ page: 'people', search: { sort: 'added' } })} />
}
