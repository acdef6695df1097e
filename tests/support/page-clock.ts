import type { BrowserContext } from '@playwright/test'

/**
 * Sets the clock of every tab: it runs on from `start`, as the engine's stands still there. Of Playwright's own clocks
 * one stands still, which timers in pages do not survive, and one replaces all timers.
 */
export async function setPageClock(context: BrowserContext, start: number): Promise<void> {
  await context.addInitScript((offset) => {
    const Machine = Date
    class Shifted extends Machine {
      constructor(...parts: unknown[]) {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whatever a caller gives, Date takes
        super(...((parts.length === 0 ? [Machine.now() + offset] : parts) as [number]))
      }
      static override now(): number {
        return Machine.now() + offset
      }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- called without `new` it is not, by nobody
    globalThis.Date = Shifted as DateConstructor
  }, start - Date.now())
}
