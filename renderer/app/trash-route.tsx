import { TrashScreen } from '#features/trash/trash-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useWindowTitle } from './window-title.ts'

export function TrashRoute() {
  const i18n = useI18n()
  useWindowTitle(i18n.t('Trash'))
  return <TrashScreen />
}
