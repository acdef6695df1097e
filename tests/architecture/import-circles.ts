import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Files by their path from the root, with what each holds. */
export type Sources = ReadonlyMap<string, string>

const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g

/**
 * The circles among `sources`: files that import one another, through whatever is between them, types included. One
 * list for each, sorted; empty where there is none.
 */
export function importCircles(sources: Sources): string[][] {
  const order = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []

  // Tarjan's strongly connected components.
  const visit = (file: string): number => {
    const at = order.size
    order.set(file, at)
    let low = at
    open.push(file)
    for (const next of importsOf(file, sources)) {
      const known = order.get(next)
      if (known === undefined) low = Math.min(low, visit(next))
      else if (open.includes(next)) low = Math.min(low, known)
    }
    if (low === at) {
      const circle = open.splice(open.indexOf(file))
      if (circle.length > 1 || importsOf(file, sources).includes(file)) circles.push(circle.toSorted(compareText))
    }
    return low
  }
  for (const file of sources.keys()) if (!order.has(file)) visit(file)
  return circles
}

/** Those of our files that `file` names, whether for values or for types. */
function importsOf(file: string, sources: Sources): string[] {
  const named = [...(sources.get(file) ?? '').matchAll(SPECIFIER)].map(([, specifier = '']) =>
    resolved(file, specifier),
  )
  return [...new Set(named)].filter((path) => sources.has(path))
}

function resolved(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(file), specifier)
  const address = ADDRESSES.find(([prefix]) => specifier.startsWith(prefix))
  return address === undefined ? specifier : address[1] + specifier.slice(address[0].length)
}

/** `#shared/` → `shared/`, as package.json has them. */
const ADDRESSES: readonly (readonly [prefix: string, folder: string])[] = Object.entries(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> }).imports,
).map(([address, folder]) => [address.replace('*', ''), relative('.', folder.replace('*', '')) + '/'])

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
