import { setupI18n } from '@lingui/core'
import { createMemoryHistory } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { expect, test } from 'vitest'
import type { OrganisationId, PersonId } from '#shared/model/id.ts'
import type { AppPlace } from './app-places.ts'
import { rankActions } from './rank-actions.ts'
import { createAppRouter } from './routes.tsx'
import { addressIn, goActions, litAt, screenAt, sidebarOf } from './screen-table.ts'
import type { Screen, Screens } from './screen.ts'
import { SCREENS } from './screens.tsx'

const ID = '01890000-0000-7000-8000-000000000001'
const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

test('a row makes a screen: its route, its item in the sidebar, its keys, what the palette finds, and its name', () => {
  const almanac: Screen = {
    path: '/almanac',
    title: () => 'Almanac',
    keys: ['g z'],
    also: 'ephemeris',
    sidebar: { at: 'top', icon: Compass },
    shown: () => null,
  }
  const more = { ...SCREENS, almanac }
  const screens: Screens = more
  const router = createAppRouter(createMemoryHistory(), screens)
  expect(router.matchRoutes('/almanac').at(-1)?.fullPath).toBe('/almanac')
  expect(createAppRouter(createMemoryHistory(), SCREENS).matchRoutes('/almanac').at(-1)?.fullPath).not.toBe('/almanac')
  expect(sidebarOf(screens, 'top').map(([, { title }]) => title(i18n))).toContain('Almanac')
  expect(litAt(screens, '/almanac')).toBe('almanac')
  const gone: AppPlace[] = []
  const actions = goActions(screens, i18n, (place) => gone.push(place))
  const [found] = rankActions(actions, 'ephemeris')
  expect(found).toMatchObject({ title: 'Almanac', keys: ['g z'] })
  found?.run()
  expect(gone.map((place) => addressIn(screens, place))).toEqual(['/almanac'])
})

test('a place without a row does not compile', () => {
  const { trash: _trash, ...others } = SCREENS
  // @ts-expect-error -- the row of the trash is missing
  const screens: Screens = others
  expect(screenAt(screens, '/trash')).toBeNull()
})

test('the routes of all screens are found by their addresses, and read the ids in them', () => {
  const router = createAppRouter(createMemoryHistory(), SCREENS)
  const at = (address: string) => router.matchRoutes(address).at(-1)
  expect(at('/journal/new')?.fullPath).toBe('/journal/new')
  expect(at(`/journal/${ID}`)).toMatchObject({ fullPath: '/journal/$id', params: { id: ID } })
  expect(at('/person/nobody')?.paramsError).toBeDefined()
  expect(screenAt(SCREENS, '/journal/new')).toBe('new-conversation')
  expect(screenAt(SCREENS, `/journal/${ID}`)).toBe('conversation')
  expect(screenAt(SCREENS, '/journal/x/y')).toBeNull()
})

test('no two screens have one address or one key', () => {
  const rows = Object.values(SCREENS) as Screen[]
  expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length)
  const keys = rows.flatMap((row) => row.keys ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

test('the sidebar shows where one is, also on screens that it does not lead to', () => {
  expect(litAt(SCREENS, '/')).toBe('today')
  expect(litAt(SCREENS, `/person/${ID}`)).toBe('people')
  expect(litAt(SCREENS, '/trash')).toBe('settings')
  expect(litAt(SCREENS, '/search')).toBeNull()
  expect(litAt(SCREENS, '/nowhere')).toBeNull()
})

test('gives each place its address', () => {
  const address = (place: AppPlace) => addressIn(SCREENS, place)
  expect(address({ page: 'today' })).toBe('/')
  expect(address({ page: 'person', id: ID as PersonId })).toBe(`/person/${ID}`)
  expect(address({ page: 'organisation', id: ID as OrganisationId })).toBe(`/people?organisation=${ID}`)
  expect(address({ page: 'people', search: { ring: ['inner', 'close'], due: true } })).toBe(
    '/people?ring=inner,close&due=1',
  )
  expect(address({ page: 'search', search: { text: 'a & b' } })).toBe('/search?text=a+%26+b')
})
