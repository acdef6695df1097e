import { z } from 'zod'
import type { DocumentId } from '#shared/model/id.ts'
import { isPlainMap, toStorable, type PlainMap } from './plain.ts'

// zod compiles its schemas with `new Function` where it may; a strict CSP and Electron's fuses forbid that.
z.config({ jitless: true })

/**
 * What one schema number adds: maps and texts, by their keys with dots between. They are made by a change that is the
 * same on every device (`skeleton.ts`), since what two devices make at one path does not merge. A step is never changed
 * once a journal was written with it; the next number adds another.
 */
export interface SchemaStep {
  readonly maps: readonly string[]
  /** Top-level fields that are Automerge text, merged by the character. */
  readonly texts: readonly string[]
}

/** What the documents of a kind are: all that the store knows of it. */
export interface DocumentDefinition {
  readonly kind: string
  /** Reads every document. A field without a default is one that no document of this kind may lack. */
  readonly content: z.ZodObject
  /** The first is what a document begins with, schema 1; each one behind it is the next schema number. */
  readonly steps: readonly [SchemaStep, ...SchemaStep[]]
  /**
   * The hash of the change that each step is, in hex, written down once it was released and never changed: devices that hold documents of
   * another one could not merge with those of this. A step that comes out otherwise makes no document.
   */
  readonly stepHashes: readonly string[]
  /**
   * Maps that make sense only as a whole, `*` standing for any key: always written whole, so that two devices' edits can
   * never cross into a value that neither wrote (a 31st of February), and an edit outlives a deletion made elsewhere.
   */
  readonly atomicPaths: readonly (readonly string[])[]
  /** Fields of which the value that lost stays visible when two devices wrote them, `*` standing for any key. */
  readonly watched: readonly (readonly string[])[]
  /** The id of the one document of this kind, where there is only one; null where there are many. */
  readonly fixedId: DocumentId | null
}

export interface KindRules extends DocumentDefinition {
  /** The schema number that this Rapport writes. */
  readonly schema: number
  readonly texts: ReadonlySet<string>
  /** With dots between the keys. */
  readonly maps: ReadonlySet<string>
  /** What a document says by saying nothing, maps and texts included. Whoever changes it copies it first. */
  readonly defaults: PlainMap
}

export type Kinds = ReadonlyMap<string, KindRules>

/** Makes the rules of the store from the definitions. @throws Error where a definition contradicts itself: a bug */
export function kindsOf(definitions: readonly DocumentDefinition[]): Kinds {
  return new Map(definitions.map((definition) => [definition.kind, rulesOf(definition)]))
}

/** How many leading keys of `path` name an atomic value that the path is at or inside of; null where it is in none. */
export function atomicLength(atomicPaths: KindRules['atomicPaths'], path: readonly string[]): number | null {
  const atomic = atomicPaths.find(
    (pattern) => pattern.length <= path.length && pattern.every((key, at) => key === '*' || key === path[at]),
  )
  return atomic?.length ?? null
}

/** `content` with what it does not say filled in: in the maps of the kind, never inside an entry. */
export function withDefaults(content: PlainMap, { defaults, maps }: Pick<KindRules, 'defaults' | 'maps'>): PlainMap {
  const fill = (given: PlainMap, missing: PlainMap, at: string): PlainMap => {
    const filled: PlainMap = { ...missing, ...given }
    for (const key in missing) {
      const [inside, fallback] = [given[key], missing[key]]
      // Most maps begin with nothing: there is nothing to fill in.
      if (!isPlainMap(inside) || !isPlainMap(fallback) || isEmpty(fallback)) continue
      const path = at === '' ? key : `${at}.${key}`
      if (maps.has(path)) filled[key] = fill(inside, fallback, path)
    }
    return filled
  }
  const filled = fill(content, defaults, '')
  // Of what a document says that it is, nothing may be made up.
  for (const key of ['kind', 'schema']) if (!Object.hasOwn(content, key)) delete filled[key]
  return filled
}

function isEmpty(map: PlainMap): boolean {
  for (const _ in map) return false
  return true
}

function rulesOf(definition: DocumentDefinition): KindRules {
  const { kind, steps } = definition
  const texts = steps.flatMap((step) => step.texts)
  const maps = steps.flatMap((step) => step.maps)
  const twice = [...texts, ...maps].find((path, at, all) => all.indexOf(path) !== at)
  if (twice !== undefined) throw new Error(`${kind}: ${twice} is made twice`)
  let defaults: PlainMap | null = null
  return {
    ...definition,
    schema: steps.length,
    texts: new Set(texts),
    maps: new Set(maps),
    // Worked out by the schema when the first document is read: whoever asks rows alone needs no schema.
    get defaults() {
      return (defaults ??= defaultsOf(definition, [...texts, ...maps], maps))
    },
  }
}

/** @throws Error where the schema does not have what the steps make: a bug */
function defaultsOf(
  { kind, content, steps }: DocumentDefinition,
  paths: readonly string[],
  maps: readonly string[],
): PlainMap {
  const unknown = paths.find((path) => !Object.hasOwn(content.shape, path.split('.')[0] ?? ''))
  if (unknown !== undefined) throw new Error(`${kind}: the schema has no ${unknown}`)
  const empty: Record<string, unknown> = { kind, schema: steps.length }
  for (const path of maps) {
    let at: Record<string, unknown> = empty
    for (const key of path.split('.')) at = (at[key] ??= {}) as Record<string, unknown>
  }
  const defaults: Record<string, unknown> = {}
  for (const [field, schema] of Object.entries(content.shape)) {
    const parsed = (schema as z.ZodType).safeParse(empty[field])
    if (parsed.success && parsed.data !== undefined) defaults[field] = parsed.data
    else if (Object.hasOwn(empty, field)) throw new Error(`${kind}: ${field} may not be as it is made, empty`)
  }
  const storable = toStorable(defaults)
  return isPlainMap(storable) ? storable : {}
}
