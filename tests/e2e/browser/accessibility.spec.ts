import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectContrast } from './accessible.ts'
import { expect, test } from './journal-test.ts'
import { goTo, press, tabTo } from './keyboard.ts'
import { SCREENS, openToday, screensWithin, showScreen } from './screens.ts'

const THEMED = new Set([
  'today',
  'people',
  'person',
  'conversation',
  'search with results',
  'orbit',
  'import',
  'settings',
])

test('every screen of a full journal keeps to WCAG 2.2 AA', async ({ page, sampleHost }) => {
  test.setTimeout(120_000)
  await openToday(page, sampleHost)
  for (const screen of [...SCREENS, ...(await screensWithin(sampleHost.test.client))]) {
    await test.step(screen.name, async () => {
      await showScreen(page, screen)
      await expectAccessible(page, screen.name)
    })
  }
})

test('every screen of an empty journal keeps to WCAG 2.2 AA', async ({ openJournal }) => {
  test.setTimeout(120_000)
  const { page } = await openJournal('empty')
  for (const screen of SCREENS) {
    await test.step(screen.name, async () => {
      await showScreen(page, screen)
      await expectAccessible(page, `${screen.name}, empty`)
    })
  }
})

for (const appearance of ['dark', 'high-contrast'] as const) {
  test(`text can be read in ${appearance}`, async ({ page, sampleHost }) => {
    const { client } = sampleHost.test
    await client.commands.setSettings({ appearance })
    try {
      await openToday(page, sampleHost)
      await expect(page.locator('html')).toHaveAttribute('data-appearance', appearance)
      for (const screen of [...SCREENS, ...(await screensWithin(client))].filter(({ name }) => THEMED.has(name))) {
        await test.step(screen.name, async () => {
          await showScreen(page, screen)
          await expectContrast(page, `${screen.name} in ${appearance}`)
        })
      }
    } finally {
      await client.commands.setSettings({ appearance: 'system' })
    }
  })
}

/** Each by what is there once it is drawn. */
const FACES_OF_STRATEGY = [
  ['/strategy?face=outline', 'main [data-row]'],
  ['/strategy?face=matrix', 'main table'],
  ['/strategy?face=canvas', '.react-flow__node'],
  ['/orbit', 'main canvas'],
  ['/mindset', 'main [data-row]'],
  ['/mindset?card=imposing', 'main [data-row]'],
  ['/plan', 'main [data-row]'],
] as const

for (const [look, media] of [
  ['dark', { colorScheme: 'dark' }],
  ['light with forced colours', { colorScheme: 'light', forcedColors: 'active' }],
  ['dark with forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const) {
  test(`every face of a strategy keeps to WCAG 2.2 AA in ${look}`, async ({ page, sampleHost }) => {
    test.setTimeout(120_000)
    await page.emulateMedia(media)
    await openToday(page, sampleHost)
    for (const [path, shows] of FACES_OF_STRATEGY) {
      await test.step(path, async () => {
        await page.evaluate((to) => {
          history.pushState(null, '', to)
          dispatchEvent(new PopStateEvent('popstate'))
        }, path)
        await page.locator(shows).first().waitFor()
        await expectAccessible(page, `${path} in ${look}`)
      })
    }
  })
}

test('with forced colours only those who are selected look selected', async ({ page, sampleHost }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openToday(page, sampleHost)
  await goTo(page, 'p', 'People')
  const rows = page.getByRole('option')
  await press(page, 'j')
  await expect(rows.first()).toBeVisible()
  await expect(rows.locator('[data-select] svg')).toHaveCount(0)
  await press(page, 'Space')
  await expect(rows.locator('[data-select] svg')).toHaveCount(1)
})

test('what opens above a screen keeps to WCAG 2.2 AA', async ({ page, sampleHost }) => {
  test.setTimeout(120_000)
  const { client } = sampleHost.test
  await openToday(page, sampleHost)

  const opened = async (
    name: string,
    open: () => Promise<void>,
    role: 'dialog' | 'alertdialog' | 'menu' = 'dialog',
  ) => {
    await test.step(name, async () => {
      await open()
      await expect(page.getByRole(role).last()).toBeVisible()
      await expectAccessible(page, name)
      // In a field with suggestions the first Escape is for those.
      await expect(async () => {
        await page.keyboard.press('Escape')
        await expect(page.getByRole(role)).toHaveCount(0, { timeout: 500 })
      }).toPass()
    })
  }
  await opened('palette', () => press(page, 'Control+k'))
  await opened('palette with results', async () => {
    await press(page, 'Control+k')
    await page.keyboard.type('il')
  })
  await opened('keys', () => press(page, '?'))
  await opened('new person', () => press(page, 'p'))
  const line = page.getByRole('textbox', { name: 'Quick log' })
  await test.step('the line on Today', async () => {
    await press(page, 'q')
    await expect(line).toBeFocused()
    await page.keyboard.type('coffee with Ilse about tea, follow up in 2 weeks #tea')
    await expect(page.getByRole('button', { name: /tea/ }).first()).toBeVisible()
    await expectAccessible(page, 'the line on Today')
    await press(page, 'Escape')
  })
  await opened('new follow-up', () => press(page, 'n'))
  await opened('put off', () => press(page, 'j', 'h'), 'menu')
  await opened('length of a session', () => press(page, 's'), 'menu')

  const [person] = await screensWithin(client)
  if (person === undefined) throw new Error('nobody is in the sample')
  await showScreen(page, person)
  await opened('quick log', async () => {
    await press(page, 'q')
    // What was left on Today.
    await expect(line).toHaveValue(/^coffee with Ilse/)
    await expect(page.getByRole('button', { name: /tea/ }).first()).toBeVisible()
  })
  await opened('change a name', () => chooseFromMore(page, 'Change name…'))
  await opened('history', () => chooseFromMore(page, 'History…'))
  await opened('merge', () => chooseFromMore(page, 'Merge with another person…'))
  await opened('forget', () => chooseFromMore(page, 'Forget for good…'), 'alertdialog')
  await press(page, 'b')
  await expectAccessible(page, 'the brief')
})

test('a session keeps to WCAG 2.2 AA from its first card to its end', async ({ openJournal }) => {
  const { page } = await openJournal('sample')
  await expect(page.getByRole('button', { name: 'Start session' })).toBeVisible()
  await press(page, 's')
  await page.getByRole('menuitem', { name: '10 minutes' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Session' })).toBeVisible()
  await expect(page.getByRole('article')).toBeFocused()
  await expectAccessible(page, 'a card')
  await press(page, 'e')
  await press(page, 'Escape')
  await expect(page.getByRole('button', { name: 'Back to Today' })).toBeVisible()
  await expectAccessible(page, 'the end of a session')
})

test('many selected, and what lies in the trash, keep to WCAG 2.2 AA; R takes back, and only forgetting asks', async ({
  openJournal,
}) => {
  const { page, client } = await openJournal('empty')
  for (const given of ['Ada', 'Ben', 'Cleo']) await client.commands.addPerson({ names: { given, family: 'Example' } })
  await goTo(page, 'p', 'People')
  await expect(page.getByRole('option')).toHaveCount(3)
  await press(page, 'j', 'Control+a')
  await expect(page.getByRole('toolbar')).toContainText('3 people selected')
  await expectAccessible(page, 'people, selected')
  await press(page, 'Delete')
  await expect(page.getByRole('option')).toHaveCount(0)

  await goTo(page, 'x', 'Trash')
  const rows = page.getByRole('list', { name: 'Trash' }).getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expectAccessible(page, 'trash with people')
  await press(page, 'j', 'r')
  await expect(rows).toHaveCount(2)
  await press(page, 'j', 'Delete')
  await expect(page.getByRole('alertdialog').getByRole('button', { name: 'Keep' })).toBeFocused()
  await expectAccessible(page, 'the question before forgetting')
  await press(page, 'Tab', 'Enter')
  await expect(rows).toHaveCount(1)
  expect((await client.queries.people({})).total).toBe(1)
  expect((await client.queries.trash({})).total).toBe(1)
})

async function chooseFromMore(page: Page, entry: string): Promise<void> {
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'More', exact: true }).first())
  await press(page, 'Enter')
  await page.getByRole('menuitem', { name: entry }).press('Enter')
}

test('with forced colours one sees where the cursor is and what is on', async ({ page, sampleHost }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await openToday(page, sampleHost)
  /** How it looks while nothing points at it. */
  const lookOf = async (part: Locator) => {
    await page.mouse.move(1, 799)
    return (await part.screenshot({ animations: 'disabled' })).toString('base64')
  }
  const expectOtherLook = async (part: Locator, act: () => Promise<void>) => {
    const before = await lookOf(part)
    await act()
    await expect(part).toBeVisible()
    expect(await lookOf(part)).not.toBe(before)
  }

  await test.step('the cursor of a menu, of the palette and of a list of choices', async () => {
    await press(page, 'j', 'h')
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await expectOtherLook(page.getByRole('menuitem').first(), () => press(page, 'ArrowDown'))
    await press(page, 'Escape')
    await press(page, 'Control+k')
    await page.keyboard.type('il')
    await expect(page.getByRole('option', { name: /Ilse/ })).toHaveAttribute('aria-selected', 'true')
    await expectOtherLook(page.getByRole('option', { name: /Ilse/ }), () => press(page, 'ArrowDown'))
    await press(page, 'Escape')
  })
  await test.step('the screen one is at', async () => {
    const people = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'People' })
    await expect(page.getByRole('dialog')).toHaveCount(0)
    const isFilled = () => people.evaluate((link) => getComputedStyle(link).forcedColorAdjust)
    expect(await isFilled()).toBe('auto')
    await goTo(page, 'p', 'People')
    expect(await isFilled()).toBe('none')
  })
  await test.step('a ring that narrows the list', async () => {
    const inner = page.getByRole('button', { name: /^Inner/ })
    await expectOtherLook(inner, async () => {
      await inner.click()
      await expect(inner).toHaveAttribute('aria-pressed', 'true')
      await page.getByRole('heading', { level: 1 }).click()
    })
  })
  await test.step('the tab that is shown', async () => {
    await goTo(page, 'v', 'Giving')
    const asks = page.getByRole('tab', { name: /My asks/ })
    await expectOtherLook(asks, async () => {
      await asks.click()
      await expect(asks).toHaveAttribute('aria-selected', 'true')
      await page.getByRole('heading', { level: 1 }).click()
    })
  })
  await test.step('the day that is chosen', async () => {
    await page.keyboard.press('Escape')
    await press(page, 'c')
    await page.getByRole('button', { name: /^Calendar/ }).press('Enter')
    const days = page.getByRole('grid')
    const chosen = days.getByRole('gridcell', { selected: true }).locator('> *')
    const isFilled = await chosen.evaluate((day) => getComputedStyle(day).forcedColorAdjust)
    expect(isFilled).toBe('none')
  })
  await test.step('no words shine through what can be done with a row', async () => {
    await page.keyboard.press('Escape')
    await goTo(page, 't', 'Today')
    await press(page, 'j')
    const actions = page.locator('[data-row]:focus [class*="actions"]').first()
    await expect(actions).toBeVisible()
    expect(await actions.evaluate((part) => getComputedStyle(part).backgroundImage)).toBe('none')
  })
})
