import type { Page } from '@playwright/test'

/** A page on a busy machine takes many seconds; one that says for longer that something is on its way is broken. */
export const READY_MS = 60_000
/** Longer than an answer of the journal takes that nothing on the screen stands in for. */
const STILL_MS = 400

/**
 * Waits until the screen says of nothing that it is on its way (`data-on-its-way`: another screen, a part that is fetched, rows
 * that the journal was asked for), and nothing on it has changed for a moment.
 */
export async function untilReady(page: Page): Promise<void> {
  await page.evaluate(
    async ({ within, still }) => {
      await document.fonts.ready
      await new Promise<void>((resolve, reject) => {
        const end = setTimeout(() => {
          const waits = [...document.querySelectorAll('[data-on-its-way]')].map(({ outerHTML }) =>
            outerHTML.slice(0, 80),
          )
          reject(new Error(waits.length > 0 ? `on its way: ${waits.join(', ')}` : 'the screen never stands still'))
        }, within)
        let quiet: ReturnType<typeof setTimeout> | undefined
        const done = () => {
          clearTimeout(end)
          watcher.disconnect()
          resolve()
        }
        const look = () => {
          clearTimeout(quiet)
          if (document.querySelector('[data-on-its-way]') === null) quiet = setTimeout(done, still)
        }
        const watcher = new MutationObserver(look)
        watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        look()
      })
    },
    { within: READY_MS, still: STILL_MS },
  )
}
