import { expect, type Locator, type Page } from '@playwright/test'
import { tabTo } from './keyboard.ts'

/**
 * What a hand does, in seconds of the keystroke-level model (Card, Moran & Newell 1983): so that two ways of doing one thing are
 * compared by what has to be done for each, on any machine, however busy.
 */
const KEY_S = 0.28
const POINT_S = 1.1
const BUTTON_S = 0.1
/** From the keyboard to the pointer, or back. */
const HOMING_S = 0.4
const THINK_S = 1.35
/** A reader of 200 words a minute. */
const WORD_S = 0.3

export interface Hand {
  readonly seconds: number
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  tabTo(wanted: Locator, key?: string): Promise<void>
  click(target: Locator): Promise<void>
  drag(from: Locator, to: Locator): Promise<void>
  /** Makes up one's mind what to do next. */
  think(): void
  /** Reads every word of it, once. */
  read(text: Locator): Promise<void>
}

export function handOn(page: Page): Hand {
  let seconds = 0
  let isAtKeys = true
  const goTo = (keys: boolean) => {
    if (keys !== isAtKeys) seconds += HOMING_S
    isAtKeys = keys
  }
  const pointTo = async (target: Locator) => {
    goTo(false)
    seconds += POINT_S
    await expect(target).toBeVisible()
    const box = await target.boundingBox()
    if (box === null) throw new Error(`${target.toString()} is nowhere`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  return {
    get seconds() {
      return seconds
    },
    async press(...keys) {
      goTo(true)
      for (const key of keys) {
        seconds += KEY_S * key.split('+').length
        await page.keyboard.press(key)
      }
    },
    async type(text) {
      goTo(true)
      seconds += KEY_S * text.length
      await page.keyboard.type(text)
    },
    async tabTo(wanted, key = 'Tab') {
      goTo(true)
      await tabTo(page, wanted, { key, onPress: () => (seconds += KEY_S) })
    },
    async click(target) {
      await pointTo(target)
      seconds += 2 * BUTTON_S
      await target.click()
    },
    async drag(from, to) {
      const start = await pointTo(from)
      const end = await pointTo(to)
      seconds += 2 * BUTTON_S
      await page.mouse.move(start.x, start.y)
      await page.mouse.down()
      await page.mouse.move(end.x, end.y, { steps: 8 })
      await page.mouse.up()
    },
    think() {
      seconds += THINK_S
    },
    async read(text) {
      const words = (await text.innerText()).split(/\s+/).filter(Boolean)
      seconds += WORD_S * words.length
    },
  }
}
