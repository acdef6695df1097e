import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { DesktopBridge } from '#shared/contract/desktop-bridge.ts'
import type { DesktopHome, DesktopRun } from '#support/desktop-run.ts'
import { desktopHome, launchDesktop } from '#support/desktop-run.ts'

interface DesktopFixtures {
  /** A new user: empty journal, own keys, own windows. */
  readonly home: DesktopHome
  /** Starts the app as that user, and waits for its journal; whatever is still running after the test is ended. */
  readonly launch: (...args: string[]) => Promise<DesktopRun>
}

export const test = base.extend<DesktopFixtures>({
  // Playwright finds out what a fixture needs by reading this pattern, empty or not.
  // oxlint-disable-next-line no-empty-pattern
  home: async ({}, use) => {
    const home = desktopHome()
    await use(home)
    home.remove()
  },
  launch: async ({ home }, use) => {
    const runs: DesktopRun[] = []
    await use(async (...args) => {
      const run = await launchDesktop(home, args)
      runs.push(run)
      await expect.poll(() => onBridge(run.main, async (desktop) => (await desktop.journalState()).state)).toBe('ready')
      return run
    })
    for (const run of runs) await run.end()
  },
})

/** The journal of the app that runs, asked from a terminal: `rapport people --json` and the like. */
export function askCommandLine(home: DesktopHome, ...args: string[]): Promise<unknown> {
  const program = join(import.meta.dirname, '..', '..', '..', 'electron', 'host', 'rapport.ts')
  const env = { ...process.env, ...home.env }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...args, '--json'], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`rapport ${args.join(' ')}: ${stderr}`))
      else resolve(JSON.parse(stdout))
    })
  })
}

/** The line of the quick-log window. */
export const lineOf = (page: Page) =>
  page.getByRole('textbox', { name: 'Quick log' }).or(page.getByRole('combobox', { name: 'Quick log' }))

/** Shows the Journal screen, as its link in the sidebar does. */
export async function openJournalScreen(main: Page): Promise<void> {
  await main.getByRole('link', { name: 'Journal' }).click()
}

/** Runs in the page: what the preload handed to it. */
export async function onBridge<Answer>(
  page: Page,
  ask: (desktop: DesktopBridge) => Promise<Answer> | Answer,
): Promise<Answer> {
  const handle = await page.evaluateHandle<DesktopBridge>('window.desktop')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Playwright unboxes handles in types of its own
  return (await handle.evaluate(ask as never)) as Answer
}

/** Process id of the engine. */
export async function enginePid(run: DesktopRun): Promise<number | undefined> {
  return run.app.evaluate(
    ({ app }) => app.getAppMetrics().find((each) => each.type === 'Utility' && each.name === 'Rapport journal')?.pid,
  )
}

/** Whether a window can be seen, to be polled. */
export function isVisible(run: DesktopRun, page: 'main' | 'quick-log'): () => Promise<boolean> {
  return async () => (await run.windows()).some((window) => window.page === page && window.visible)
}

export function isFocused(run: DesktopRun, page: 'main' | 'quick-log'): () => Promise<boolean> {
  return async () => (await run.windows()).some((window) => window.page === page && window.focused)
}
