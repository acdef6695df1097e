import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab, or what is given, until `wanted` has the focus; fails where that never happens. */
export async function tabTo(
  page: Page,
  wanted: Locator,
  { key = 'Tab', most = 80, onPress }: { key?: string; most?: number; onPress?: () => void } = {},
): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses <= most; presses++) {
    if (await hasFocus(wanted)) return
    onPress?.()
    await page.keyboard.press(key)
  }
  throw new Error(`${key}, pressed ${most} times, does not lead to ${wanted.toString()}`)
}

/** Goes down an open menu or list to an entry, and chooses it. */
export async function chooseByArrows(page: Page, entry: Locator): Promise<void> {
  await tabTo(page, entry, { key: 'ArrowDown', most: 40 })
  await page.keyboard.press('Enter')
}

/** Presses keys one after the other: `press(page, 'g', 'p')`. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes to a screen by its keys, and waits for its heading. */
export async function goTo(page: Page, letter: string, heading: string | RegExp): Promise<void> {
  // A page that is still being made hears no keys.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await press(page, 'g', letter)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

/** The name of what has the focus, for messages and for "focus is somewhere sensible". */
export function focusedElement(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nothing'
    return element.id === 'main'
      ? 'main'
      : (element.getAttribute('aria-label') ?? element.textContent ?? element.tagName)
  })
}

function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluate((element) => element === document.activeElement).catch(() => false)
}
