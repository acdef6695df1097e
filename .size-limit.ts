import { readFileSync } from 'node:fs'

interface Entry {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const OUT = 'out/renderer'
const manifest = JSON.parse(readFileSync(`${OUT}/.vite/manifest.json`, 'utf8')) as Record<string, Entry>

export default [
  { name: 'page code before Today shows', path: codeOf('index.html'), limit: '324 kB', gzip: true },
  { name: 'page code of the quick-log window', path: codeOf('quick-log.html'), limit: '192 kB', gzip: true },
]

/** Scripts and styles that these entries load before they can show, each once. */
function codeOf(...entries: string[]): string[] {
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (name: string) => {
    const entry = manifest[name]
    if (entry === undefined) throw new Error(`${name} is not in the manifest: was the page built?`)
    if (seen.has(name)) return
    seen.add(name)
    for (const file of [entry.file, ...(entry.css ?? [])]) files.add(`${OUT}/${file}`)
    for (const next of entry.imports ?? []) visit(next)
  }
  for (const entry of entries) visit(entry)
  return [...files]
}
