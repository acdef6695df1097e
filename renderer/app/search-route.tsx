import { getRouteApi } from '@tanstack/react-router'
import { SearchScreen } from '#features/search/search-screen.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import { useIsAt } from './use-is-at.ts'
import { useWindowTitle } from './window-title.ts'

const route = getRouteApi('/search')

export function SearchRoute() {
  const i18n = useI18n()
  const { hrefOf, onOpen } = useApp()
  const address = route.useSearch()
  const navigate = route.useNavigate()
  const isHere = useIsAt('/search')
  useWindowTitle(i18n.t('Search'))
  return (
    <SearchScreen
      address={address}
      onAddressChange={(next) => void (isHere() && navigate({ search: next, replace: true }))}
      hrefOf={hrefOf}
      onOpen={onOpen}
    />
  )
}
