import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import { readPeopleSearch } from '#features/people/people-search.ts'
import { journalSearch } from '#features/journal/journal-search.ts'
import { readSearchAddress } from '#features/search/search-words.ts'
import { conversationId, personId } from '#shared/model/id.ts'
import { parseSearchText, searchText } from './app-places.ts'
import { RootScreen } from './root-screen.tsx'
import { BrokenScreen, NoSuchScreen } from './screen-trouble.tsx'
import { TodayRoute } from './today-route.tsx'

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}

const root = createRootRoute({ component: RootScreen, notFoundComponent: NoSuchScreen })

// Not React's `lazy`: that holds a screen back for 300 ms when it is first shown, also where it is there already.
const PeopleRoute = lazyRouteComponent(() => import('./people-route.tsx'), 'PeopleRoute')
const PersonRoute = lazyRouteComponent(() => import('./person-route.tsx'), 'PersonRoute')
const JournalRoute = lazyRouteComponent(() => import('./journal-routes.tsx'), 'JournalRoute')
const ConversationRoute = lazyRouteComponent(() => import('./journal-routes.tsx'), 'ConversationRoute')
const NewConversationRoute = lazyRouteComponent(() => import('./journal-routes.tsx'), 'NewConversationRoute')
const SearchRoute = lazyRouteComponent(() => import('./search-route.tsx'), 'SearchRoute')
const TrashRoute = lazyRouteComponent(() => import('./trash-route.tsx'), 'TrashRoute')
const ImportRoute = lazyRouteComponent(() => import('./import-route.tsx'), 'ImportRoute')
const SettingsRoute = lazyRouteComponent(() => import('./settings-route.tsx'), 'SettingsRoute')
const WelcomeRoute = lazyRouteComponent(() => import('./welcome-route.tsx'), 'WelcomeRoute')
const LATER = [PeopleRoute, PersonRoute, JournalRoute, SearchRoute, NewConversationRoute, SettingsRoute, TrashRoute]

/**
 * Loads the screens that are not shown yet, when there is nothing else to do. What one types right after the key of a
 * screen is meant for that screen, and would be taken for keys of the one before while the new one is on its way.
 */
export async function loadScreens(): Promise<void> {
  // One that cannot be had now is asked for again when it is shown.
  await Promise.allSettled(LATER.map((screen) => screen.preload?.()))
}

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayRoute })
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: (raw) => readPeopleSearch(raw),
  component: PeopleRoute,
})
const person = createRoute({
  getParentRoute: () => root,
  path: '/person/$id',
  params: { parse: ({ id }) => ({ id: personId.parse(id) }), stringify: ({ id }) => ({ id }) },
  component: PersonRoute,
})
const journal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  validateSearch: journalSearch,
  component: JournalRoute,
})
const newConversation = createRoute({
  getParentRoute: () => root,
  path: '/journal/new',
  component: NewConversationRoute,
})
const conversation = createRoute({
  getParentRoute: () => root,
  path: '/journal/$id',
  params: { parse: ({ id }) => ({ id: conversationId.parse(id) }), stringify: ({ id }) => ({ id }) },
  component: ConversationRoute,
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: (raw) => readSearchAddress(raw),
  component: SearchRoute,
})
const trash = createRoute({ getParentRoute: () => root, path: '/trash', component: TrashRoute })
const imports = createRoute({ getParentRoute: () => root, path: '/import', component: ImportRoute })
const settings = createRoute({ getParentRoute: () => root, path: '/settings', component: SettingsRoute })
const welcome = createRoute({ getParentRoute: () => root, path: '/welcome', component: WelcomeRoute })

const tree = root.addChildren([
  today,
  people,
  person,
  journal,
  newConversation,
  conversation,
  search,
  trash,
  imports,
  settings,
  welcome,
])

export type AppRouter = ReturnType<typeof createAppRouter>

/** The screens by address. Those that are not Today are loaded when they are first shown. */
export function createAppRouter(history: RouterHistory) {
  return createRouter({
    routeTree: tree,
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
