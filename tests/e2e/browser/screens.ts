import { expect, type Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { PageHost } from '#support/page-host.ts'

export interface Screen {
  readonly name: string
  readonly path: string
  /** Its level-one heading, once everything is there. */
  readonly heading: string | RegExp
  /** The window's name. */
  readonly title: string | RegExp
  /** Its lines are of one height: what is said of a user's text is cut where that is long. */
  readonly cutsLines?: true
}

/** Every screen that has an address and shows the same in each journal. */
export const SCREENS: readonly Screen[] = [
  { name: 'today', path: '/', heading: 'Today', title: 'Today — Rapport' },
  { name: 'all of today', path: '/today', heading: 'All of today', title: 'All of today — Rapport', cutsLines: true },
  { name: 'upcoming', path: '/upcoming', heading: 'Upcoming', title: 'Upcoming — Rapport', cutsLines: true },
  { name: 'some day', path: '/some-day', heading: 'Some day', title: 'Some day — Rapport', cutsLines: true },
  { name: 'people', path: '/people', heading: 'People', title: 'People — Rapport' },
  {
    name: 'circles, organisations, tags',
    path: '/groups',
    heading: 'Circles, organisations, tags',
    title: 'Circles, organisations, tags — Rapport',
    cutsLines: true,
  },
  { name: 'duplicates', path: '/duplicates', heading: 'Duplicates', title: 'Duplicates — Rapport' },
  { name: 'journal', path: '/journal', heading: 'Journal', title: 'Journal — Rapport' },
  {
    name: 'new conversation',
    path: '/journal/new',
    heading: 'New conversation',
    title: 'New conversation — Rapport',
  },
  { name: 'giving', path: '/giving', heading: 'Giving', title: 'Giving — Rapport', cutsLines: true },
  {
    name: 'introductions',
    path: '/giving?face=introductions',
    heading: 'Giving',
    title: 'Giving — Rapport',
    cutsLines: true,
  },
  { name: 'orbit', path: '/orbit', heading: 'Orbit', title: 'Orbit — Rapport', cutsLines: true },
  { name: 'strategy', path: '/strategy', heading: 'Strategy', title: 'Strategy — Rapport' },
  { name: 'devices', path: '/devices', heading: 'Devices', title: 'Devices — Rapport' },
  { name: 'search', path: '/search', heading: 'Search', title: 'Search — Rapport' },
  { name: 'mindset', path: '/mindset', heading: 'Mindset', title: 'Mindset — Rapport' },
  {
    name: 'an open card',
    path: '/mindset?card=imposing',
    heading: 'Mindset',
    title: 'Mindset — Rapport',
  },
  { name: 'plan', path: '/plan', heading: 'Plan', title: 'Plan — Rapport' },
  { name: 'timeline', path: '/timeline', heading: 'Timeline', title: 'Timeline — Rapport' },
  { name: 'reviews', path: '/reviews', heading: 'Reviews', title: 'Reviews — Rapport', cutsLines: true },
  { name: 'a year in words', path: '/reviews/year', heading: '2026 in words', title: '2026 in words — Rapport' },
  { name: 'import', path: '/import', heading: 'Import', title: 'Import — Rapport' },
  { name: 'settings', path: '/settings', heading: 'Settings', title: 'Settings — Rapport' },
  { name: 'trash', path: '/trash', heading: 'Trash', title: 'Trash — Rapport' },
]

/** Screens of somebody and something: those with the most on them. */
export async function screensWithin(client: JournalClient): Promise<Screen[]> {
  const { rows: people } = await client.queries.people({ sort: 'lastOn', descending: true, limit: 1, text: 'Ilse' })
  const { rows: conversations } = await client.queries.journal({ limit: 40 })
  const [archetype] = await client.queries.archetypes()
  const [person] = people
  const [introduction] = (await client.queries.introductions({ stage: 'asking' })).rows
  const conversation = conversations.find(({ excerpt, topic }) => excerpt.length > 150 && topic !== '')
  if (person === undefined || conversation === undefined) throw new Error('the sample has no Ilse, or only short notes')
  return [
    { name: 'person', path: `/person/${person.id}`, heading: person.name, title: `${person.name} — Rapport` },
    {
      name: 'conversation',
      path: `/journal/${conversation.id}`,
      heading: '',
      title: `${conversation.topic} — Rapport`,
    },
    {
      name: 'introduction',
      path: `/giving/introduction/${introduction?.id}`,
      heading: `${introduction?.a.person?.name} and ${introduction?.b.person?.name}`,
      title: `${introduction?.a.person?.name} · ${introduction?.b.person?.name} — Rapport`,
    },
    {
      name: 'matrix',
      path: '/strategy?face=matrix',
      heading: 'Strategy',
      title: 'Strategy — Rapport',
    },
    {
      name: 'type of person',
      path: `/strategy/type/${archetype?.id}`,
      heading: archetype?.name ?? '',
      title: `${archetype?.name} — Rapport`,
    },
    { name: 'search with results', path: '/search?text=umbrella', heading: 'Search', title: 'Search — Rapport' },
    {
      name: 'people, narrowed',
      path: '/people?ring=inner&warmth=cold,cooling',
      heading: 'People',
      title: 'People — Rapport',
    },
  ]
}

/** Opens the page with a new address; from then on it takes keys. */
export async function openToday(page: Page, host: PageHost): Promise<void> {
  await page.goto(host.newAddress())
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
}

/** Shows a screen without loading the page anew, as a link in it does. */
export async function showScreen(page: Page, { path, title, heading }: Screen): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await expect(page).toHaveTitle(title)
  if (heading !== '') await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect(page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0)
}
