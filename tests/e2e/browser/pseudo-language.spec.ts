import { setupI18n } from '@lingui/core'
import type { Page } from '@playwright/test'
import { compilePseudo } from '#app/pseudo-language.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { importFile, linkedinFile } from '#support/import-file.ts'
import { gatherCutOff } from '#support/cut-off.ts'
import { gatherTexts, untranslatedParts, usersTexts, type UsersTexts } from '#support/untranslated.ts'
import { expect, test } from './journal-test.ts'
import { SCREENS, screensWithin } from './screens.ts'

const i18n = setupI18n({ locale: 'en', messages: { en: {} } })
i18n.setMessagesCompiler(compilePseudo)

// What the system asks for where it asks for the pseudo-language.
test.use({ locale: 'en-XA' })

/** What opens above a screen, by keys that are the same in every language. */
const OPENED: readonly { readonly name: string; readonly path: string; readonly keys: readonly string[] }[] = [
  { name: 'palette', path: '/', keys: ['ControlOrMeta+k'] },
  { name: 'keys', path: '/', keys: ['?'] },
  { name: 'quick log', path: '/people', keys: ['q'] },
  { name: 'an open row', path: '/', keys: ['j', 'Enter'] },
  { name: 'new follow-up', path: '/', keys: ['n'] },
  { name: 'put off', path: '/', keys: ['j', 'h'] },
  { name: 'log from a row', path: '/', keys: ['j', 'l'] },
  { name: 'session', path: '/', keys: ['s'] },
  { name: 'new person', path: '/people', keys: ['p'] },
  { name: 'filter', path: '/people', keys: ['f'] },
  { name: 'people chosen', path: '/people', keys: ['j', 'Space', 'j', 'Space'] },
]
const CONNECTIONS = [
  { name: 'Ilse Wennemars', url: 'https://www.linkedin.com/in/ilse-w', title: 'Retired' },
  { name: 'Oluwaseun Adebayo', email: 'seun@adebayo.example', company: 'Ferry 62', title: 'Captain' },
  { name: '', email: 'no-name', company: 'Ferry 62' },
]
const TABLE_VALUE = 'Oluwaseun Adebayo'
const TABLE = `Wer;Schreib mir;Fahrrad\n${TABLE_VALUE};seun@adebayo.example;\n`
/** What opens by a button of a screen; all that end with an ellipsis are found by themselves. */
const BY_BUTTON: readonly (readonly [path: string, words: string])[] = [
  ['/devices', 'Pair a device'],
  ['/settings', 'Set a passphrase'],
]
const ON_PERSON: readonly (readonly string[])[] = [['b'], ['f'], ['l']]

async function show(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.getByRole('main').locator('[aria-busy="true"]').waitFor({ state: 'detached' })
  // Without words to wait for: nothing has come for a moment.
  await quiet(page)
}

/** Settles when the page has not changed for a while, which any screen does once its answers are there. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(done, 250)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(done, 250)
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        function done() {
          observer.disconnect()
          resolve()
        }
      }),
  )
}

for (const width of [1280, 900]) {
  test(`every screen is translated and shows whole, ${width} px wide`, async ({ openJournal }) => {
    test.setTimeout(900_000)
    const { client, page } = await openJournal('sample')
    // A button that is not there fails its step, and not all that come after it.
    page.setDefaultTimeout(60_000)
    const users = await textsOf(client)
    await page.setViewportSize({ width, height: 800 })
    await expect(page.getByRole('heading', { level: 1, name: i18n.t('Today') })).toBeVisible()

    const cutting = new Set(SCREENS.flatMap(({ name, cutsLines }) => (cutsLines ? [name] : [])))
    const look = async (name: string, path: string, keys: readonly string[] = [], then?: () => Promise<void>) => {
      await test.step(name, async () => {
        await show(page, path)
        const before = await page.evaluate(gatherTexts)
        for (const key of keys) {
          await page.keyboard.press(key)
          await quiet(page)
        }
        await then?.()
        await quiet(page)
        const texts = await page.evaluate(gatherTexts)
        if (keys.length > 0 || then !== undefined) expect.soft(texts, `${name}: nothing has opened`).not.toEqual(before)
        expect.soft(texts.length, `${name} says something`).toBeGreaterThan(5)
        const untranslated = texts.flatMap(({ text, from, where }) => {
          const parts = untranslatedParts(text, users)
          return parts.length === 0 ? [] : [`${from} “${parts.join(' … ')}” in ${where}`]
        })
        expect.soft(untranslated, `${name}: not translated`).toEqual([])
        if (!cutting.has(name)) expect.soft(await page.evaluate(gatherCutOff), `${name}: cut off`).toEqual([])
        for (const _ of [...keys, then]) await page.keyboard.press('Escape')
      })
    }
    const within = await screensWithin(client)
    for (const { name, path } of [
      ...SCREENS,
      ...within,
      ...(await reviewsOf(client)),
      { name: 'outline', path: '/strategy?face=outline' },
      { name: 'canvas', path: '/strategy?face=canvas' },
      { name: 'welcome', path: '/welcome' },
      { name: 'nothing found', path: '/search?text=zeppelin' },
    ])
      await look(name, path)
    for (const { name, path, keys } of OPENED) await look(name, path, keys)
    const person = within.find(({ name }) => name === 'person')?.path ?? ''
    for (const keys of ON_PERSON) await look(`person, ${keys.join(' ')}`, person, keys)
    const press = (words: string) => () =>
      page
        .getByRole('button', { name: i18n.t(words) })
        .first()
        .click()
    await look('menu of a person', person, [], press('More'))
    await look('a new need', person, [], press('Add a need'))
    for (const [path, words] of BY_BUTTON) await look(words, path, [], press(words))
    // What opens is no wider than the narrow window: once is enough.
    for (const { name, path } of width === 900 ? [...within, ...SCREENS] : []) {
      await show(page, path)
      // By their names: of those of a list the first stands for all.
      const names = await page.getByRole('main').getByRole('button', { name: /…/ }).allInnerTexts()
      // Behind the words stands the key, if there is one. What prints opens a window of the browser's own.
      for (const words of new Set(
        names
          .map((text) => text.trim().split('\n')[0] ?? '')
          .filter((text) => text !== '' && text !== i18n.t('Print…')),
      ))
        await look(`${name}, ${words}`, path, [], () =>
          page.getByRole('main').getByRole('button').filter({ hasText: words }).first().click(),
        )
    }
    await look('a toast', '/', ['j', 'e'])
    await look('a preview of an import', '/import', [], async () => {
      const file = { name: 'Connections.csv', mimeType: 'text/csv', buffer: Buffer.from(linkedinFile(CONNECTIONS)) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByRole('button', { name: i18n.t('Choose other files') }).waitFor()
    })
    await look('the columns of a table', '/import', [], async () => {
      await press('Choose other files')()
      const file = { name: 'List.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText(TABLE_VALUE).waitFor()
    })
    const { undo } = await importFile(client, 'Connections.csv', linkedinFile(CONNECTIONS))
    await look('the report of an import', `/import/report/${undo}`)
    await look('imports and merges', '/settings')
  })
}

test('a text that is not translated and one that is cut off are noticed', async ({ page, sampleHost }) => {
  await page.goto(sampleHost.newAddress())
  await expect(page.getByRole('heading', { level: 1, name: i18n.t('Today') })).toBeVisible()
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'afterbegin',
        '<p>Planted words</p><button aria-label="Planted name">[Þļåñŧéð···]</button><p id="planted">[Þļåñŧéð··· ŧöö··]</p>',
      )
    const planted = document.getElementById('planted')
    if (planted !== null)
      planted.style.cssText = 'inline-size: 20px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis'
  })
  const texts = await page.evaluate(gatherTexts)
  const untranslated = texts
    .filter(({ text }) => untranslatedParts(text, usersTexts([])).length > 0)
    .map(({ text }) => text)
  expect(untranslated).toEqual(expect.arrayContaining(['Planted words', 'Planted name']))
  expect(await page.evaluate(gatherCutOff)).toEqual(
    expect.arrayContaining([expect.stringContaining('Þļåñŧéð··· ŧöö··')]),
  )
})

/** One that is finished, with one before it, and one that was begun. */
async function reviewsOf({ commands, queries }: JournalClient): Promise<{ name: string; path: string }[]> {
  const { rows } = await queries.reviews({ finished: true })
  const finished = rows.at(0)
  if (finished === undefined) throw new Error('the sample has no finished review')
  const { id } = await commands.beginReview({ rhythm: 'monthly', from: '2026-10-01', to: '2026-10-31' } as never)
  return [
    { name: 'a finished review', path: `/reviews/${finished.id}` },
    { name: 'a review that was begun', path: `/reviews/${id}` },
  ]
}

/** What in this journal is the user's or the machine's: texts, names that are put together, tags, labels. */
async function textsOf({ queries }: JournalClient): Promise<UsersTexts> {
  const { rows: people } = await queries.people({ limit: 500 })
  let json = ''
  for (let after: number | null = null; ;) {
    const piece: { text: string; next: number | null } = await queries.exportChunk({ after, cards: true })
    json += piece.text
    if (piece.next === null) break
    after = piece.next
  }
  const exported: unknown = JSON.parse(json)
  const tags = (await queries.tags()).map(({ tag }) => tag)
  const { folder, device, version } = await queries.journalInfo()
  const values = [...people.flatMap((person) => stringsIn(person)), ...stringsIn(exported)]
  return usersTexts(
    [...values, ...stringsIn(CONNECTIONS), 'Connections.csv', 'List.csv', ...TABLE.split(/[;\n]/)],
    [
      ...tags,
      ...stringsIn(exported, 'label'),
      ...people.flatMap(({ title }) => title.split(', ')),
      folder,
      device,
      version,
    ],
  )
}

/** Every text in a value, or only those with this key. */
function stringsIn(value: unknown, key?: string): string[] {
  if (typeof value === 'string') return key === undefined ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => stringsIn(part, name === key ? undefined : key))
}
