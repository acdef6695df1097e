import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { linkedinFile } from './import-file.ts'
import { untilReady } from './until-ready.ts'

export interface PicturedScreen {
  readonly name: string
  readonly path: string
  /** What to do before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<unknown>
  /** What to do afterwards, so that the next picture begins from nothing. Escape, where this is left out. */
  readonly leave?: (page: Page) => Promise<unknown>
  /** Pictured in high contrast, in forced colours and at twice its size as well. */
  readonly inHighContrast?: true
}

const LINE = "Lunch with Ilse and Bruno Castellan about the dinghy, I'll send the crew list by friday #sailing"
const BLOCK = 'Thursdays 9:00 at my desk, 45 minutes: write to two people who went quiet'

/** What can be seen in any journal, the empty one included. */
const EVERYWHERE: readonly PicturedScreen[] = [
  { name: 'today', path: '/', inHighContrast: true },
  { name: 'upcoming', path: '/upcoming' },
  { name: 'some-day', path: '/some-day' },
  { name: 'people', path: '/people' },
  { name: 'groups', path: '/groups' },
  { name: 'groups-organisations', path: '/groups?face=organisations', prepare: (page) => page.keyboard.press('j') },
  { name: 'journal', path: '/journal' },
  { name: 'journal-new', path: '/journal/new' },
  { name: 'giving', path: '/giving' },
  { name: 'giving-story', path: '/giving?face=story' },
  {
    name: 'giving-open',
    path: '/giving?face=story',
    prepare: async (page) => {
      await page.keyboard.press('j')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'giving-introductions', path: '/giving?face=introductions' },
  { name: 'introduction-new', path: '/giving?face=introductions', prepare: (page) => page.keyboard.press('i') },
  { name: 'giving-ask', path: '/giving', prepare: (page) => page.keyboard.press('a') },
  { name: 'giving-new', path: '/giving', prepare: (page) => page.keyboard.press('n') },
  { name: 'orbit', path: '/orbit', inHighContrast: true },
  { name: 'plan', path: '/plan', inHighContrast: true },
  { name: 'plan-line', path: '/plan', prepare: (page) => typeAfter(page, 'n', BLOCK), leave: clearLine },
  { name: 'strategy', path: '/strategy', inHighContrast: true },
  { name: 'strategy-canvas', path: '/strategy?face=canvas', inHighContrast: true },
  { name: 'strategy-measure-new', path: '/strategy', prepare: (page) => page.keyboard.press('t') },
  { name: 'strategy-begin', path: '/strategy?begin=1' },
  { name: 'timeline', path: '/timeline', inHighContrast: true },
  { name: 'timeline-table', path: '/timeline', prepare: (page) => page.keyboard.press('t') },
  { name: 'timeline-all', path: '/timeline', prepare: (page) => pressButton(page, /^All years/) },
  {
    name: 'timeline-day',
    path: '/timeline',
    prepare: (page) => pressAll(page, ['l', '+', '+', '+', '+', '+', 'Enter']),
  },
  { name: 'reviews', path: '/reviews' },
  { name: 'reviews-any', path: '/reviews', prepare: (page) => page.keyboard.press('n') },
  { name: 'year', path: '/reviews/year' },
  { name: 'search', path: '/search' },
  { name: 'mindset', path: '/mindset', inHighContrast: true },
  { name: 'mindset-card', path: '/mindset?card=imposing', prepare: (page) => scrollDown(page, 0.4) },
  { name: 'mindset-practice', path: '/mindset?card=not-good', prepare: openEvidence },
  { name: 'import', path: '/import' },
  { name: 'devices', path: '/devices' },
  { name: 'devices-pair', path: '/devices', prepare: (page) => page.keyboard.press('n') },
  {
    name: 'devices-shown',
    path: '/devices',
    prepare: async (page) => {
      await page.keyboard.press('n')
      await page.getByRole('button', { name: 'Show digits here' }).click()
      await page.getByText('On the other machine').waitFor()
    },
  },
  { name: 'settings', path: '/settings' },
  { name: 'settings-middle', path: '/settings', prepare: (page) => scrollDown(page, 0.45) },
  { name: 'settings-end', path: '/settings', prepare: (page) => scrollDown(page, 1) },
  { name: 'duplicates', path: '/duplicates' },
  { name: 'trash', path: '/trash' },
  { name: 'welcome', path: '/welcome' },
  { name: 'palette', path: '/', prepare: (page) => page.keyboard.press('ControlOrMeta+k') },
  { name: 'keys', path: '/', prepare: (page) => page.keyboard.press('?') },
  { name: 'new-person', path: '/people', prepare: (page) => page.keyboard.press('p') },
  { name: 'quick-log', path: '/people', prepare: (page) => page.keyboard.press('q') },
]

/** What is seen once something is in the journal. The later ones change it. */
const WITH_PEOPLE: readonly PicturedScreen[] = [
  { name: 'search-found', path: '/search?text=umbrella' },
  { name: 'search-nothing', path: '/search?text=zeppelin' },
  { name: 'people-narrowed', path: '/people?ring=inner,close&warmth=cooling,cold' },
  { name: 'people-nobody', path: '/people?text=zeppelin' },
  { name: 'people-chosen', path: '/people', prepare: chooseTwo },
  { name: 'today-end', path: '/', prepare: (page) => scrollDown(page, 1) },
  { name: 'today-row', path: '/', prepare: (page) => page.keyboard.press('j') },
  { name: 'today-open', path: '/', prepare: (page) => pressAll(page, ['j', 'Enter']) },
  { name: 'today-menu', path: '/', prepare: (page) => pressAll(page, ['j', 'Shift+F10']) },
  { name: 'today-all', path: '/today' },
  { name: 'today-line', path: '/', prepare: (page) => typeAfter(page, 'q', LINE), leave: clearLine },
  { name: 'palette-query', path: '/', prepare: (page) => typeAfter(page, 'ControlOrMeta+k', 'il') },
  { name: 'quick-log-line', path: '/people', prepare: (page) => typeAfter(page, 'q', LINE), leave: clearLine },
  { name: 'people-filter', path: '/people', prepare: (page) => page.keyboard.press('f') },
  { name: 'follow-up-new', path: '/', prepare: (page) => page.keyboard.press('n') },
  { name: 'today-put-off', path: '/', prepare: (page) => pressAll(page, ['j', 'h']) },
  { name: 'today-log', path: '/', prepare: (page) => pressAll(page, ['j', 'l']) },
  { name: 'trash-forget', path: '/trash', prepare: (page) => pressButton(page, /^Forget/) },
  { name: 'session', path: '/', prepare: beginSession, leave: endSession },
  { name: 'import-preview', path: '/import', prepare: previewImport, leave: leaveImport },
  { name: 'import-maybe', path: '/import', prepare: previewMaybe, leave: leaveImport },
  { name: 'import-columns', path: '/import', prepare: chooseTable, leave: leaveImport },
  { name: 'import-matters', path: '/import', prepare: importMany, leave: undoImport },
  // Of the import before, which was undone.
  { name: 'import-report', path: '/settings', prepare: openReport },
  { name: 'toast', path: '/', prepare: completeFirst, leave: (page) => page.keyboard.press('z') },
  // The capture guide asks below a line that was logged.
  { name: 'after-log', path: '/', prepare: logALine, leave: (page) => page.keyboard.press('z') },
]

/** @returns the screens of this journal, in the order in which they are to be taken */
export async function picturedScreens(client: JournalClient, sample: boolean): Promise<readonly PicturedScreen[]> {
  if (!sample) return EVERYWHERE
  const { rows: people } = await client.queries.people({ sort: 'name', limit: 200 })
  const { rows: conversations } = await client.queries.journal({ limit: 20 })
  const ilse = people.find(({ name }) => name.startsWith('Ilse'))
  const rightToLeft = people.find(({ name }) => /\p{Script=Arabic}/u.test(name))
  const bare = people.find(({ ring }) => ring === null)
  const long = conversations.find(({ excerpt }) => excerpt.length > 150)
  const path = `/person/${ilse?.id}`
  const { rows: introductions } = await client.queries.introductions({})
  const introduction = (stage: string) => introductions.find((row) => row.stage === stage)?.id
  const { goals, archetypes } = await client.queries.strategy()
  const { rows: measures } = await client.queries.measures({})
  const asked = archetypes.find(({ filled, seats }) => filled < seats)
  const { finished, draft } = await reviewsToPicture(client)
  return [
    ...EVERYWHERE,
    ...['idea', 'asking', 'agreed', 'introduced', 'came', 'closed'].map((stage) => ({
      name: `introduction-${stage}`,
      path: `/giving/introduction/${introduction(stage)}`,
    })),
    {
      name: 'introduction-letter',
      path: `/giving/introduction/${introduction('asking')}`,
      prepare: (page: Page) => scrollDown(page, 0.7),
    },
    { name: 'strategy-open', path: `/strategy?open=${goals[0]?.id}` },
    { name: 'strategy-measure', path: `/strategy?measure=${measures[0]?.id}` },
    { name: 'strategy-measure-own', path: `/strategy?measure=${measures[3]?.id}` },
    { name: 'strategy-matrix', path: '/strategy?face=matrix', inHighContrast: true },
    { name: 'strategy-end', path: '/strategy', prepare: (page) => scrollDown(page, 1) },
    { name: 'strategy-menu', path: '/strategy', prepare: (page) => pressButton(page, /^What to do with CFO/) },
    { name: 'strategy-seat', path: '/strategy', prepare: (page) => pressButton(page, /^Open seat of CFO/) },
    { name: 'review-draft', path: `/reviews/${draft}`, inHighContrast: true },
    { name: 'review-draft-middle', path: `/reviews/${draft}`, prepare: (page) => scrollDown(page, 0.4) },
    { name: 'review-draft-end', path: `/reviews/${draft}`, prepare: (page) => scrollDown(page, 1) },
    { name: 'review-finished', path: `/reviews/${finished[0]}` },
    { name: 'review-beside', path: `/reviews/${finished[0]}?with=${finished[1]}` },
    { name: 'archetype', path: `/strategy/type/${asked?.id}` },
    { name: 'person', path, inHighContrast: true },
    { name: 'person-middle', path, prepare: (page) => scrollDown(page, 0.55) },
    { name: 'person-end', path, prepare: (page) => scrollDown(page, 1) },
    {
      name: 'person-brief',
      path,
      prepare: (page) => page.keyboard.press('b'),
      leave: (page) => page.keyboard.press('b'),
    },
    { name: 'person-follow-up', path, prepare: (page) => page.keyboard.press('f') },
    { name: 'person-log', path, prepare: (page) => page.keyboard.press('l') },
    { name: 'person-menu', path, prepare: (page) => pressButton(page, /^More/) },
    { name: 'person-need', path, prepare: (page) => pressButton(page, /^Add a need/) },
    { name: 'person-channel', path, prepare: (page) => pressButton(page, /^Add a way to reach/) },
    { name: 'person-bare', path: `/person/${bare?.id}` },
    { name: 'person-right-to-left', path: `/person/${rightToLeft?.id}` },
    { name: 'conversation', path: `/journal/${long?.id}` },
    { name: 'conversation-follow-up', path: `/journal/${long?.id}`, prepare: (page) => page.keyboard.press('f') },
    ...WITH_PEOPLE,
  ]
}

/** Two finished reviews, and a draft of the week, which two devices may have begun. */
async function reviewsToPicture({ commands, queries }: JournalClient) {
  const day = (text: string) => text as CivilDate
  const finished = []
  for (const [from, to] of [
    ['2026-04-01', '2026-06-30'],
    ['2026-07-01', '2026-09-30'],
  ] as const) {
    const { id } = await commands.beginReview({ rhythm: 'quarterly', from: day(from), to: day(to) })
    // The sample may have finished it already.
    if ((await queries.review({ id })).finishes.length === 0) await commands.finishReview({ id })
    finished.unshift(id)
  }
  const week = { rhythm: 'weekly', from: day('2026-11-16'), to: day('2026-11-22') } as const
  return { finished, draft: (await commands.beginReview(week)).id }
}

/** The page of the window that the hotkey shows, with a line half understood. */
export async function typeQuickLogLine(page: Page): Promise<void> {
  await page.getByRole('combobox').or(page.getByRole('textbox')).first().fill(LINE)
}

async function openEvidence(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /rests on/ }).first()
  if (await button.isVisible()) await button.click()
  await button
    .or(page.getByRole('button', { name: 'Hide them' }))
    .first()
    .scrollIntoViewIfNeeded()
}

async function scrollDown(page: Page, share: number): Promise<void> {
  await page.evaluate((part) => {
    for (const element of document.querySelectorAll('main, main *')) {
      const room = element.scrollHeight - element.clientHeight
      // What hides the end of a text is no place to scroll.
      if (room > 40 && /auto|scroll/u.test(getComputedStyle(element).overflowY)) element.scrollTop = room * part
    }
    scrollTo(0, (document.body.scrollHeight - innerHeight) * part)
  }, share)
}

async function typeAfter(page: Page, keys: string, text: string): Promise<void> {
  await page.keyboard.press(keys)
  await untilReady(page)
  await page.keyboard.type(text)
}

export async function clearLine(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function pressButton(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}

async function chooseTwo(page: Page): Promise<void> {
  await pressAll(page, ['j', 'Space', 'j', 'Space'])
}

async function beginSession(page: Page): Promise<void> {
  await page.keyboard.press('s')
  await page.getByRole('menuitem').first().click()
}

async function endSession(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  const back = page.getByRole('button', { name: 'Back to Today' })
  if (await back.isVisible()) await back.click()
}

async function previewImport(page: Page): Promise<void> {
  const content = linkedinFile([
    { name: 'Ilse Wennemars', url: 'https://www.linkedin.com/in/ilse-w', title: 'Retired' },
    { name: 'Oluwaseun Adebayo', email: 'seun@adebayo.example', company: 'Ferry 62', title: 'Captain' },
    { name: 'Marie-Claire von Hohenstein-Lichterfelde', company: 'The Museum of Unfinished Machines' },
    { name: 'ليلى حداد', company: 'مكتبة المرفأ', title: 'مديرة' },
    { name: 'Jonas Federsen', email: 'jonas@other.example', company: 'Lumenworks', title: 'Engineering manager' },
  ])
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Connections.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await untilReady(page)
  await page.getByRole('button', { name: 'Choose other files' }).waitFor()
}

async function chooseTable(page: Page): Promise<void> {
  const content =
    'Wer;Schreib mir;Wo;Fahrrad;Seit wann wir uns kennen\n' +
    'Ilse Wennemars;ilse@wennemars.example;Am Hafen 3, Bremen;blau;3.4.2019\n' +
    'Marie-Claire von Hohenstein-Lichterfelde;mc@museum.example;The Museum of Unfinished Machines;;12.11.2021\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Liste.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Choose other files' }).waitFor()
}

async function openReport(page: Page): Promise<void> {
  await pressButton(page, /^Report: Imported/)
  await page.getByRole('button', { name: 'Print…' }).waitFor()
}

async function previewMaybe(page: Page): Promise<void> {
  await previewImport(page)
  await page.getByText(/^Maybe the same/).click()
}

async function importMany(page: Page): Promise<void> {
  const people = Array.from({ length: 30 }, (_, index) => ({
    name: `Marie-Claire Lichterfelde ${index}`,
    company: index % 2 === 0 ? 'Lumenworks' : 'The Museum of Unfinished Machines',
    title: index % 3 === 0 ? 'Head of everything that moves' : 'Engineer',
    email: index % 4 === 0 ? `p${index}@example.org` : '',
  }))
  const buffer = Buffer.from(linkedinFile(people))
  await page.locator('input[type=file]').setInputFiles({ name: 'Connections.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Choose other files' }).waitFor()
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByRole('button', { name: /^Undo the whole import/ }).waitFor()
  await untilReady(page)
  await pressAll(page, ['j', '2'])
}

async function undoImport(page: Page): Promise<void> {
  await pressButton(page, /^Undo the whole import/)
  await untilReady(page)
}

async function leaveImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Choose other files' }).click()
}

async function logALine(page: Page): Promise<void> {
  await typeAfter(page, 'q', 'Coffee with Ilse Wennemars about the dinghy')
  await page.keyboard.press('Enter')
}

async function completeFirst(page: Page): Promise<void> {
  await page.keyboard.press('j')
  await page.keyboard.press('e')
}
