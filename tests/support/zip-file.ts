import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync, type Zippable } from 'fflate'

/** A ZIP archive of these texts or bytes, by their paths. */
export function zipFile(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const packed: Zippable = {}
  for (const [path, content] of Object.entries(files)) packed[path] = Buffer.from(content as string)
  return Buffer.from(zipSync(packed))
}

/** What stands in a folder, but for what begins with a dot. */
export function filesOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  return Object.fromEntries(
    paths
      .filter((path) => !path.startsWith('.') && statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}
