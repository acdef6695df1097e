import { test as base, expect, type Page } from '@playwright/test'
import type { JournalClient } from '#shared/contract/contract.ts'
import { setPageClock } from '#support/page-clock.ts'
import { openPageHost, type PageHost } from '#support/page-host.ts'
import { MONDAY } from '#support/test-journal.ts'
import { watchPages, type PageWatch } from './page-watch.ts'

export { expect }

export interface OpenJournal {
  readonly host: PageHost
  /** Straight to the engine: what another device, or the command line, would do. */
  readonly client: JournalClient
  /** The first tab, at Today. */
  readonly page: Page
  /** Another tab on the same journal. */
  openTab(path?: string): Promise<Page>
}

interface JournalFixtures {
  /** Opens a journal of this test's own, and its page. `empty` is after the first run, `new` before it. `folder` has one already. */
  readonly openJournal: (start: 'sample' | 'empty' | 'new', folder?: string) => Promise<OpenJournal>
  readonly watch: PageWatch
}

interface SharedFixtures {
  /** The sample journal, for tests that only look. */
  readonly sampleHost: PageHost
}

export const test = base.extend<JournalFixtures, SharedFixtures>({
  // The words that tests look for, and days that begin when the engine's do.
  locale: 'en-GB',
  timezoneId: 'UTC',
  reducedMotion: 'reduce',
  watch: [
    async ({ context }, use) => {
      await setPageClock(context, MONDAY)
      const watch = await watchPages(context)
      await use(watch)
      expect(watch.troubles, 'the pages said no error, broke no policy and stayed on their host').toEqual([])
    },
    { auto: true },
  ],
  openJournal: async ({ context }, use) => {
    const hosts: PageHost[] = []
    await use(async (start, folder) => {
      const host = await openPageHost({ sample: start === 'sample', ...(folder !== undefined && { folder }) })
      hosts.push(host)
      if (start === 'empty') await host.test.client.commands.setIntent({ firstRunDone: true })
      const openTab = async (path = '/') => {
        const page = await context.newPage()
        await page.goto(host.newAddress())
        await page.getByRole('main').waitFor()
        // The page shows before it is let in: whoever leaves it until then has used up the code, and has no token.
        await page.waitForFunction(() => sessionStorage.length > 0)
        if (path !== '/') await page.goto(host.origin + path)
        return page
      }
      return { host, client: host.test.client, page: await openTab(), openTab }
    })
    await context.close()
    for (const host of hosts) {
      await host.close()
      expect(host.logged, 'the host logged no bug').toEqual([])
    }
  },
  sampleHost: [
    // Playwright finds out what a fixture needs by reading this pattern, empty or not.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const host = await openPageHost({ sample: true })
      await use(host)
      await host.close()
    },
    { scope: 'worker' },
  ],
})
