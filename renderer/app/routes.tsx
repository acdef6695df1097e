import {
  createRootRoute,
  createRoute,
  createRouter,
  useNavigate,
  useParams,
  useRouter,
  useSearch,
  type RouterHistory,
} from '@tanstack/react-router'
import { useI18n } from '#ui/use-i18n.ts'
import { useApp } from './app-context.ts'
import type { AppPlace } from './app-places.ts'
import { RootScreen } from './root-screen.tsx'
import { addressIn, rowsOf, screenAt } from './screen-table.ts'
import { BrokenScreen, NoSuchScreen } from './screen-trouble.tsx'
import type { Screen, Screens } from './screen.ts'
import { parseSearchText, searchText } from './search-text.ts'
import { useWindowTitle } from './window-title.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}

export type AppRouter = ReturnType<typeof createAppRouter>

/** The screens by address. Those that are not Today are loaded when they are first shown. */
export function createAppRouter(history: RouterHistory, screens: Screens) {
  const root = createRootRoute({ component: RootScreen, notFoundComponent: NoSuchScreen })
  const routes = rowsOf(screens).map(([name, screen]) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      validateSearch: (raw: Record<string, unknown>) => screen.readSearch?.(raw) ?? {},
      params: {
        parse: (params: Record<string, string>) =>
          // Throws where it is no such id; what it returns is the same text.
          screen.readId === undefined ? params : { ...params, id: String(screen.readId(params['id'] ?? '')) },
        stringify: (params: Record<string, string>) => params,
      },
      component: routeOf(screens, name, screen),
    }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    history,
    parseSearch: (text) => parseSearchText(text),
    stringifySearch: (search) => {
      const text = searchText(search)
      return text === '' ? '' : `?${text}`
    },
    scrollRestoration: true,
    scrollToTopSelectors: ['#main'],
    defaultErrorComponent: BrokenScreen,
    defaultNotFoundComponent: NoSuchScreen,
  })
}

/**
 * Loads the screens that are not shown yet, when there is nothing else to do. What one types right after the key of a
 * screen is meant for that screen, and would be taken for keys of the one before while the new one is on its way.
 */
export async function loadScreens(screens: Screens): Promise<void> {
  const wanted = rowsOf(screens).filter(([, { isLoadedLate = false }]) => !isLoadedLate)
  // One that cannot be had now is asked for again when it is shown.
  await Promise.allSettled(wanted.map(([, { shown }]) => shown.preload?.()))
}

function routeOf(screens: Screens, name: keyof Screens, screen: Screen) {
  const { shown: Shown, title, useName = noName } = screen
  function ScreenRoute() {
    const i18n = useI18n()
    const app = useApp()
    const { id } = useParams({ strict: false }) as { id: never }
    const search = useSearch({ strict: false }) as object
    const named = useName(id, search)
    useWindowTitle(named === '' ? title(i18n) : named)
    const setSearch = useSetSearch(screens, name, id)
    return <Shown app={app} id={id} search={search} setSearch={setSearch} />
  }
  return Object.assign(ScreenRoute, Shown.preload === undefined ? {} : { preload: Shown.preload })
}

function noName(): string {
  return ''
}

/**
 * A screen is shown until the next one is loaded, and an address that it changes in between, because one has just typed,
 * would lead back to it.
 */
function useSetSearch(screens: Screens, name: keyof Screens, id: string | undefined) {
  const navigate = useNavigate()
  const { history } = useRouter()
  return (search: object, { replace }: { readonly replace: boolean } = { replace: false }) => {
    if (screenAt(screens, history.location.pathname) !== name) return
    void navigate({ href: addressIn(screens, { page: name, id, search } as AppPlace), replace })
  }
}
