import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder of Rapport itself, for the hosts that run unbuilt. The desktop app tells its engine instead. */
export const ROOT = resolve(import.meta.dirname, '..', '..')
export const RESOURCES = join(ROOT, 'resources')
/** The built page. */
export const PAGE = join(ROOT, 'out', 'renderer')

export function installedVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}
