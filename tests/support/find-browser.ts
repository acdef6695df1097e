import { spawnSync } from 'node:child_process'
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

/** Each way is tried to its end: a machine may reach one host and not another. What they print is told only where none worked. */
function installed(): string {
  let log = ''
  for (const { name, commands } of WAYS) {
    console.log(`No Chromium was found: trying to install ${name}, which may take some minutes.`)
    for (const [command, ...args] of commands) log += printedBy(command, args)
    const found = findInstalledBrowser()
    if (found) return found
  }
  throw new Error(`No Chromium could be installed. Install one, and name it in RAPPORT_CHROMIUM.\n${log}`)
}

interface Way {
  readonly name: string
  readonly commands: readonly (readonly [command: string, ...args: string[]])[]
}

const PLAYWRIGHT: Way = { name: 'Playwright’s own', commands: [['npx', 'playwright', 'install', 'chromium']] }
const DEBIAN: Way = {
  name: 'that of the system (apt-get)',
  commands: [
    ['apt-get', 'update', '-qq'],
    ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ],
}
const WAYS = isRoot && existsSync('/usr/bin/apt-get') ? [PLAYWRIGHT, DEBIAN] : [PLAYWRIGHT]

function printedBy(command: string, args: readonly string[]): string {
  const { stdout, stderr, error, status } = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const ended = error ? error.message : `ended with ${status}`
  return `\n$ ${[command, ...args].join(' ')}\n${stdout ?? ''}${stderr ?? ''}${ended}\n`
}
