import { getRouteApi } from '@tanstack/react-router'
import { PeopleScreen } from '#features/people/people-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useIsAt } from './use-is-at.ts'
import { useWindowTitle } from './window-title.ts'

const route = getRouteApi('/people')

export function PeopleRoute() {
  const i18n = useI18n()
  const app = useApp()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const isHere = useIsAt('/people')
  useWindowTitle(i18n.t('People'))
  return (
    <PeopleScreen
      search={search}
      onSearchChange={(next, { replace }) => void (isHere() && navigate({ search: next, replace }))}
      onOpenPerson={(id) => app.onOpen({ page: 'person', id })}
      onAddPerson={app.addPerson}
      onImport={() => app.onOpen({ page: 'import' })}
    />
  )
}
