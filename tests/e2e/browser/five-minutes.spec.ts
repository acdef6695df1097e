import type { Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { expectAccessible } from './accessible.ts'
import { handOn, type Hand } from './hand-work.ts'
import { expect, test } from './journal-test.ts'
import { goTo } from './keyboard.ts'

/** By the keystroke-level model, every word on the way read once: what the hand and the eye of a stranger need, on any machine. */
const FIVE_MINUTES_S = 300

const TYPES = [
  'CFO outside my industry',
  'Somebody who sits on boards',
  'A mentor who disagrees',
  'Head of a works council',
]

async function expectStrategy(client: JournalClient): Promise<void> {
  const { goals, archetypes } = await client.queries.strategy()
  expect(goals).toMatchObject([{ title: 'A seat on a board', neededBy: '2027-03-01', standing: 'active' }])
  expect(archetypes.map(({ name }) => name).toSorted()).toEqual(TYPES.toSorted())
  for (const { goals: serves } of archetypes) expect(serves).toEqual([goals[0]?.id])
}

async function readScreen(page: Page, hand: Hand): Promise<void> {
  await hand.read(page.getByRole('main'))
  hand.think()
}

test('who knows only the idea answers three questions, and has a goal with four types of people in five minutes, by keys alone', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('new')
  const hand = handOn(page)
  await expect(page.getByRole('textbox', { name: 'What do you want from your network?' })).toBeFocused()
  await readScreen(page, hand)
  await hand.type('A seat on a board by March 2027')
  await hand.press('Tab')
  hand.think()
  await hand.type(`${TYPES.join('. ')}.`)
  await hand.tabTo(page.getByRole('button', { name: 'Begin' }))
  await hand.press('Enter')
  await expect(page.getByRole('button', { name: 'Bring people in' })).toBeFocused()
  await readScreen(page, hand)
  await hand.tabTo(page.getByRole('button', { name: 'Your strategy first' }))
  await hand.press('Enter')
  await expect(page.getByRole('textbox', { name: 'A goal' })).toBeFocused()
  await readScreen(page, hand)
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(TYPES.length)
  await hand.tabTo(page.getByRole('button', { name: 'Begin with this' }))
  await hand.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'A seat on a board' })).toBeVisible()
  await readScreen(page, hand)
  await expectStrategy(client)
  expect(hand.seconds).toBeLessThan(FIVE_MINUTES_S)
  test.info().annotations.push({ type: 'hand', description: `${hand.seconds.toFixed(0)} s` })
})

test('who skipped the questions finds the way from an empty strategy, and writes types of their own', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  const hand = handOn(page)
  // Without keys that one would have to know: along what the screen shows.
  await readScreen(page, hand)
  await hand.tabTo(page.getByRole('link', { name: 'Strategy' }))
  await hand.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Strategy' })).toBeVisible()
  await readScreen(page, hand)
  await expectAccessible(page, 'an empty strategy')
  await hand.tabTo(page.getByRole('button', { name: 'Begin with one goal' }))
  await hand.press('Enter')
  await expect(page.getByRole('textbox', { name: 'A goal' })).toBeFocused()
  await readScreen(page, hand)
  await hand.type('A seat on a board by March 2027')
  const own = page.getByRole('textbox', { name: 'Another type, in your own words' })
  await hand.tabTo(own)
  for (const type of TYPES) {
    hand.think()
    await hand.type(type)
    // The last one is not added by itself: what stands in the line counts.
    if (type !== TYPES.at(-1)) await hand.press('Enter')
  }
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(4)
  await expectAccessible(page, 'a strategy to begin with, in words of one’s own')
  await hand.tabTo(page.getByRole('button', { name: 'Begin with this' }))
  await hand.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: 'A seat on a board' })).toBeVisible()
  await readScreen(page, hand)
  await expectStrategy(client)
  expect(hand.seconds).toBeLessThan(FIVE_MINUTES_S)
  test.info().annotations.push({ type: 'hand', description: `${hand.seconds.toFixed(0)} s` })

  // The map shows at once what is missing.
  await goTo(page, 'o', 'Orbit')
  const list = page.getByRole('list', { name: /The map as a list/ })
  await expect(list.getByText('An open seat. Who might know one?')).toHaveCount(4)
  await expect(page.getByText('Nobody is in a ring yet.')).toBeVisible()
  await expectAccessible(page, 'an orbit of open seats alone')
})
