import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { HostFailure } from './host-failure.ts'

export interface StaticFile {
  readonly bytes: Buffer
  readonly type: string
}

/** The built page: what is not in it is not served. By address, `/assets/main-4f2a.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/**
 * Reads every file of the built page, once. Requests are looked up here and never become a path of the disk.
 * Files of other types, source maps among them, stay out.
 * @throws HostFailure where there is no `index.html`: the page was not built
 */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { bytes: readFileSync(file), type })
  }
  if (!files.has('/index.html'))
    throw new HostFailure(
      `The page is not built: there is no index.html in ${folder}. Run npm run build, and try again.`,
    )
  return files
}
