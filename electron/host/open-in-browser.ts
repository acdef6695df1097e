import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { configFolder, HERE } from './data-folders.ts'
import type { Surroundings } from './data-folders.ts'

/** Long enough for a browser to start and read the page. */
const KEPT_MS = 60_000

/** Whether there is a screen to open a browser on. */
export function hasDisplay({ platform, env }: Pick<Surroundings, 'platform' | 'env'> = HERE): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/**
 * Opens an address in the user's browser; never fails. The address carries a secret, and what a program is
 * started with can be read by every user of the machine: the browser is given a file of this user's that leads there.
 */
export async function openInBrowser(address: string): Promise<void> {
  if (!hasDisplay()) return
  try {
    const folder = configFolder()
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, 'open-rapport.html')
    rmSync(file, { force: true })
    const page = `<!doctype html><meta http-equiv="refresh" content="0;url=${address}"><title>Rapport</title>\n`
    writeFileSync(file, page, { mode: 0o600 })
    setTimeout(() => rmSync(file, { force: true }), KEPT_MS).unref()
    process.once('exit', () => rmSync(file, { force: true }))
    const [program, ...options] = OPENERS[process.platform] ?? ['xdg-open']
    const opener = spawn(program, [...options, pathToFileURL(file).href], { stdio: 'ignore', detached: true })
    opener.once('error', () => undefined)
    opener.unref()
  } catch {
    // The address stands in the terminal.
  }
}

const OPENERS: Partial<Record<NodeJS.Platform, [program: string, ...options: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}
