import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const isRoot = process.getuid?.() === 0

/** Chromium refuses its own sandbox to root. */
export const chromiumSandbox = !isRoot

/** Where a Chromium is, first found: RAPPORT_CHROMIUM, Playwright's own, the system's. Undefined when there is none. */
function findInstalledBrowser(): string | undefined {
  const candidates = [process.env['RAPPORT_CHROMIUM'], chromium.executablePath(), ...SYSTEM_BROWSERS]
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
}

/**
 * As above, and where there is none tries to get one: Playwright's, then the system's package.
 * @throws Error saying what to do, when none can be had
 */
export function findBrowser(): string {
  return findInstalledBrowser() ?? installed()
}

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Each way is tried to its end: a machine may reach one host and not another. */
function installed(): string {
  console.log('No Chromium was found. Trying to install one …')
  tried('npx', ['playwright', 'install', 'chromium'])
  if (!findInstalledBrowser() && isRoot && existsSync('/usr/bin/apt-get')) {
    tried('apt-get', ['update', '-qq'])
    tried('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  }
  const found = findInstalledBrowser()
  if (!found) throw new Error('No Chromium could be installed. Install one, and name it in RAPPORT_CHROMIUM.')
  return found
}

function tried(command: string, args: readonly string[]): void {
  try {
    execFileSync(command, args, {
      stdio: 'inherit',
      timeout: 300_000,
      shell: process.platform === 'win32',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    // The next way is tried; the last word is findBrowser's.
  }
}
