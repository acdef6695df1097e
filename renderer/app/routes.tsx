import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router'
import { lazy } from 'react'
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

const PeopleRoute = lazy(async () => ({ default: (await import('./people-route.tsx')).PeopleRoute }))
const PersonRoute = lazy(async () => ({ default: (await import('./person-route.tsx')).PersonRoute }))
const journalRoutes = () => import('./journal-routes.tsx')
const JournalRoute = lazy(async () => ({ default: (await journalRoutes()).JournalRoute }))
const ConversationRoute = lazy(async () => ({ default: (await journalRoutes()).ConversationRoute }))
const NewConversationRoute = lazy(async () => ({ default: (await journalRoutes()).NewConversationRoute }))
const SearchRoute = lazy(async () => ({ default: (await import('./search-route.tsx')).SearchRoute }))
const TrashRoute = lazy(async () => ({ default: (await import('./trash-route.tsx')).TrashRoute }))

const ImportRoute = lazy(async () => ({ default: (await import('./import-route.tsx')).ImportRoute }))
const SettingsRoute = lazy(async () => ({ default: (await import('./settings-route.tsx')).SettingsRoute }))
const WelcomeRoute = lazy(async () => ({ default: (await import('./welcome-route.tsx')).WelcomeRoute }))

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
