import type { CDPSession, Page } from '@playwright/test'

/** A page of which one can tell what its main thread spends. */
export interface PaintedPage {
  readonly page: Page
  /** CPU of the main thread, in milliseconds, from when `act` begins until what it leads to is painted and nothing is left to do. */
  cpuOf(act: () => Promise<unknown>): Promise<number>
  /** The same, but only until the frame in which the row of that id has gone or reads otherwise. */
  cpuUntilRowChanges(act: () => Promise<unknown>, row: string): Promise<number>
  close(): Promise<void>
}

/** Reads the time of threads, not of clocks: what else the machine does is not counted. */
export async function toPaintedPage(page: Page): Promise<PaintedPage> {
  const session = await page.context().newCDPSession(page)
  // Said here and not before: enabling without it goes back to the time of clocks.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    page,
    async cpuOf(act) {
      await atRest(page, session)
      const before = await taskMs(session)
      await act()
      await atRest(page, session)
      return (await taskMs(session)) - before
    },
    async cpuUntilRowChanges(act, row) {
      await atRest(page, session)
      const before = await taskMs(session)
      const painted = page.evaluate(rowChanges, row)
      await act()
      await painted
      return (await taskMs(session)) - before
    },
    close: () => page.context().close(),
  }
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

const REST_MS = 150
/** Looking costs a little itself. */
const NOISE_MS = 2

/** A page that is busy for longer than this is busy for good, which is a fault of its own. */
const MAX_LOOKS = 200

/** Waits until the main thread has done nothing worth a word for a while. */
async function atRest(page: Page, session: CDPSession): Promise<void> {
  for (let before = await taskMs(session), rests = 0, looks = 0; rests < 3; looks++) {
    if (looks === MAX_LOOKS) throw new Error(`${page.url()} never comes to rest`)
    await page.waitForTimeout(REST_MS)
    const now = await taskMs(session)
    rests = now - before < NOISE_MS ? rests + 1 : 0
    before = now
  }
}

/** In the page: resolves in the frame behind the one in which the row is another one. */
function rowChanges(row: string): Promise<void> {
  const text = () => document.querySelector(`[data-row="${CSS.escape(row)}"]`)?.textContent
  const before = text()
  return new Promise((resolve) => {
    const look = () => {
      if (text() === before) requestAnimationFrame(look)
      else requestAnimationFrame(() => resolve())
    }
    look()
  })
}
