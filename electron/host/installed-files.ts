import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of Rapport itself, for the hosts that run unbuilt. The desktop app tells its engine instead. */
export const ROOT = rootAbove(import.meta.dirname)
export const RESOURCES = join(ROOT, 'resources')
/** The built page. */
export const PAGE = join(ROOT, 'out', 'renderer')

export function installedVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Where `package.json` is: two folders up from the sources, and another way from what was built of them. */
function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return folder
  return rootAbove(dirname(folder))
}
