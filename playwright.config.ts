import { defineConfig } from '@playwright/test'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'

const isCi = Boolean(process.env['CI'])

/** `browser`: the page in a browser, served by the browser host. `desktop`: real Electron, ELECTRON_EXEC_PATH or the pinned one. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // Each test starts an engine, and the desktop's share one keyboard.
  workers: 1,
  forbidOnly: isCi,
  // A machine that runs other work besides may miss a key or a frame; what fails twice is broken.
  retries: isCi ? 1 : 0,
  timeout: 300_000,
  // What never comes is found soon enough; on a machine ten times as busy all that comes, comes late.
  expect: { timeout: 30_000 },
  reporter: isCi ? [['list'], ['html', { open: 'never' }]] : 'list',
  projects: [
    {
      name: 'browser',
      testDir: 'tests/e2e/browser',
      use: {
        viewport: { width: 1280, height: 800 },
        launchOptions: { executablePath: findBrowser(), chromiumSandbox },
        trace: 'retain-on-failure',
      },
    },
    { name: 'desktop', testDir: 'tests/e2e/desktop' },
  ],
})
