import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './installed-files.ts'

/** The first start may have to fetch a hundred megabytes; a network that refuses does so sooner. */
const FETCH_MS = 180_000
const PACKAGE = join(ROOT, 'node_modules', 'electron')

/**
 * The path of Electron's program, or null where it cannot be had. Since version 42 its package fetches it when it
 * is first wanted; `install-electron` is the package's own way to.
 */
export function findElectron(say: (text: string) => void): string | null {
  const installed = installedElectron()
  if (installed !== null) return installed
  if (!existsSync(join(PACKAGE, 'install.js'))) return null
  say('Looking for the desktop app’s own browser, which is fetched once …')
  spawnSync(process.execPath, [join(PACKAGE, 'install.js')], { cwd: ROOT, stdio: 'ignore', timeout: FETCH_MS })
  return installedElectron()
}

/** The same places in the same order as the package's own `index.js`, which would start to fetch by itself. */
function installedElectron(): string | null {
  const pathFile = join(PACKAGE, 'path.txt')
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const file = override
    ? join(override, program ?? 'electron')
    : program === null
      ? null
      : join(PACKAGE, 'dist', program)
  return file !== null && existsSync(file) ? file : null
}
