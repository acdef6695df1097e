import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'
import { setPageClock } from '#support/page-clock.ts'
import { openPageHost } from '#support/page-host.ts'
import { MONDAY } from '#support/test-journal.ts'
import { workOfFrames } from './frame-work.ts'
import { inTurns, median, percentile } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'

const WINDOW = { width: 1280, height: 800 }
const ROUNDS = 5
const STEPS = 60
const YEARS = 20
const MAX_TIMES_BARE = 1.5

/**
 * What the main thread works at for each frame while the years are zoomed and panned, against a page that has nothing but the same marks,
 * as they were recorded, and puts each frame of them in place of the one before.
 */
export async function timelineFrames(): Promise<Result[]> {
  const against = 'the same marks drawn bare'
  if (!existsSync(join('out', 'renderer'))) {
    return [{ what: 'frames of the timeline', against, measured: 'run `npm run build` first', limit: '', kept: null }]
  }
  const host = await openPageHost({ sample: false })
  await fillYears(host.test.client.commands)
  const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
  const results: Result[] = []
  try {
    const ours = await openTimeline(browser, host.newAddress())
    for (const [name, move] of Object.entries(MOVES)) {
      // What is asked for on the way is there when it is measured, as it is when one goes to and fro.
      await move(ours)
      const frames = await recordFrames(ours, () => move(ours))
      const bare = await openBare(browser, ours, frames)
      // A step of the wheel or the pointer is a frame or two, of which one draws nothing: what counts is the step.
      const steps = { ours: [] as number[], bare: [] as number[] }
      const frameTimes: number[] = []
      const stepOf = (times: readonly number[]) => times.reduce((sum, time) => sum + time, 0) / STEPS
      await inTurns(
        ROUNDS,
        async () => {
          const times = await measured(ours, move)
          frameTimes.push(...times)
          steps.ours.push(stepOf(times))
        },
        async () => void steps.bare.push(stepOf(await measured(bare, move))),
      )
      await bare.page.context().close()
      const [ourStep, bareStep] = [median(steps.ours), median(steps.bare)]
      results.push(ratio(`work for a step, ${name} 20 years`, against, ourStep, bareStep, MAX_TIMES_BARE, 'ms'))
      results.push(atMost(`work for a frame, ${name} 20 years, p95`, percentile(frameTimes, 0.95), 16, 'ms'))
    }
  } finally {
    await browser.close()
    await host.close()
  }
  return results
}

/** Something in every week and in every lane of some: a picture has one mark for a bin, however much is in it. */
async function fillYears(commands: JournalClient['commands']): Promise<void> {
  await commands.setIntent({ firstRunDone: true })
  const today = civilDateAt(MONDAY, 'UTC')
  const { id } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'close' })
  for (let week = 0; week < 52 * YEARS; week++) {
    const date = addDays(today, -week * 7)
    await commands.logConversation({ date, channel: 'call', people: [{ id }] })
    if (week % 3 === 0)
      await commands.recordGive({ direction: 'given', what: 'resource', text: 'a book', people: [{ id }], day: date })
  }
}

interface Looked {
  readonly page: Page
  readonly devtools: CDPSession
  /** Where the picture is. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

const MOVES: Readonly<Record<string, (looked: Looked) => Promise<void>>> = {
  zooming: async ({ devtools, box }) => {
    const at = { x: box.x + box.width * 0.4, y: box.y + 40 }
    for (let step = 0; step < STEPS; step++) {
      const deltaY = step < STEPS / 2 ? -30 : 30
      await devtools.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, deltaX: 0, deltaY })
    }
  },
  panning: async ({ devtools, box }) => {
    const [x, y] = [box.x + box.width / 2, box.y + 40]
    const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: number) =>
      devtools.send('Input.dispatchMouseEvent', { type, x: at, y, button: 'left', buttons: 1, clickCount: 1 })
    await mouse('mousePressed', x)
    for (let step = 1; step <= STEPS; step++)
      await mouse('mouseMoved', x + 6 * (step < STEPS / 2 ? step : STEPS - step))
    await mouse('mouseReleased', x)
  },
}

async function measured(looked: Looked, move: (looked: Looked) => Promise<void>): Promise<number[]> {
  await looked.page.bringToFront()
  await looked.page.waitForTimeout(500)
  return workOfFrames(looked.devtools, () => move(looked))
}

async function openTimeline(browser: Browser, address: string): Promise<Looked> {
  const context = await browser.newContext({
    viewport: WINDOW,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  })
  await setPageClock(context, MONDAY)
  const page = await context.newPage()
  await page.goto(address)
  await page.getByRole('main').waitFor()
  await page.evaluate(() => {
    history.pushState(null, '', '/timeline')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await page.getByRole('slider').waitFor()
  // The longest view that is counted by weeks has the most marks.
  await page.getByRole('button', { name: 'Year', exact: true }).click()
  await page.waitForTimeout(3000)
  return looked(page)
}

async function looked(page: Page): Promise<Looked> {
  const box = await page.locator('[role=slider] svg').boundingBox()
  if (box === null) throw new Error('no picture')
  return { page, devtools: await page.context().newCDPSession(page), box }
}

/** A mark as it was drawn: what moved the layer that it lies in is said of itself. */
interface Mark {
  readonly tag: string
  readonly text: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

/** Every state of the picture that a frame showed. */
async function recordFrames({ page }: Looked, move: () => Promise<void>): Promise<Mark[][]> {
  await page.evaluate(watchFrames)
  await move()
  await page.waitForTimeout(300)
  return page.evaluate(() => {
    cancelAnimationFrame(Reflect.get(window, 'looking_') as number)
    return Reflect.get(window, 'frames_') as Mark[][]
  })
}

/** In the page. */
function watchFrames(): void {
  const frames: Mark[][] = []
  Reflect.set(window, 'frames_', frames)
  let before = ''
  const marksIn = (drawn: Element | null): Mark[] =>
    [...(drawn?.querySelectorAll('rect, line, path, text') ?? [])].map((mark) => {
      const attributes = [...mark.attributes].map(({ name, value }) => [name, value] as const)
      const moved = mark.closest('g[transform]')?.getAttribute('transform')
      return {
        tag: mark.tagName,
        text: mark.textContent ?? '',
        attributes: moved ? [...attributes, ['transform', moved] as const] : attributes,
      }
    })
  const look = () => {
    const marks = marksIn(document.querySelector('[role=slider] svg'))
    const drawn = JSON.stringify(marks)
    if (before !== drawn) frames.push(marks)
    before = drawn
    Reflect.set(window, 'looking_', requestAnimationFrame(look))
  }
  look()
}

/** A page of the same marks and the same sheets of style, and no journal, React or words around them. */
async function openBare(browser: Browser, ours: Looked, frames: readonly (readonly Mark[])[]): Promise<Looked> {
  const css = await ours.page.evaluate(() =>
    [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n'),
  )
  const [left, top] = [ours.box.x, ours.box.y]
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.setContent(`<!doctype html><style>${css}</style>
    <div role="slider" style="position:absolute;left:${left}px;top:${top}px;width:${ours.box.width}px;overflow:hidden;touch-action:none">
    <svg width="${ours.box.width}" height="${ours.box.height}"></svg></div>`)
  await page.evaluate(playFrames, frames)
  return looked(page)
}

/** In the page: with each turn of the wheel and each move of a pressed pointer the next frame, mark by mark. */
function playFrames(states: readonly (readonly Mark[])[]): void {
  const svg = document.querySelector('svg')
  if (svg === null || states.length < 2) throw new Error(`${states.length} frames`)
  const drawn: SVGElement[] = []
  let at = 0
  let way = 1
  const draw = () => {
    const marks = states[at] ?? []
    for (const [index, { tag, text, attributes }] of marks.entries()) {
      let mark = drawn[index]
      if (mark === undefined || mark.tagName !== tag) {
        const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
        if (mark === undefined) svg.append(made)
        else mark.replaceWith(made)
        drawn[index] = mark = made
      }
      for (const [name, value] of attributes) if (mark.getAttribute(name) !== value) mark.setAttribute(name, value)
      if (tag === 'text' && mark.textContent !== text) mark.textContent = text
    }
    for (const mark of drawn.splice(marks.length)) mark.remove()
    if (at + way < 0 || at + way >= states.length) way = -way
    at += way
  }
  draw()
  const next = (event: Event) => {
    event.preventDefault()
    draw()
  }
  svg.addEventListener('wheel', next, { passive: false })
  svg.addEventListener('pointermove', (event) => event.buttons > 0 && next(event))
}
