import type { Plain } from '#journal/documents/document-store.ts'
import type { PersonFieldRule, PersonFieldRules } from '#shared/model/person-field.ts'
import { displayName } from '#shared/model/person-name.ts'
import type { Person } from '#shared/model/person.ts'

export interface FieldWrite {
  readonly path: readonly string[]
  readonly value: Plain
}

/** What is compared and what it is written into: one field of a duplicate, and of whom it is merged into. */
interface Merging {
  readonly field: string
  readonly source: Person
  readonly target: Person
  /** Of the target. */
  readonly id: string
}

/**
 * What `target` gains when `source` becomes part of it, field by field as the table of fields says. Nothing that it says
 * is written over.
 * @param id of the target
 */
export function mergedFields(fields: PersonFieldRules, { id, source, target }: Omit<Merging, 'field'>): FieldWrite[] {
  return Object.entries(fields).flatMap(([field, { merged }]) => [...MERGES[merged]({ field, source, target, id })])
}

const MERGES: Readonly<Record<PersonFieldRule['merged'], (merging: Merging) => Iterable<FieldWrite>>> = {
  *'where-empty'({ field, source, target, id }) {
    const [mine, theirs] = [valueOf(target, field), valueOf(source, field)]
    // Nobody is met through themselves.
    if (isNothing(mine) && !isNothing(theirs) && theirs !== id) yield { path: [field], value: theirs as Plain }
  },
  /** Parts that mean something together, of whoever has any. */
  *'parts-where-none'({ field, source, target }) {
    if (Object.keys(mapOf(target, field)).length > 0) return
    for (const [part, value] of Object.entries(mapOf(source, field))) yield { path: [field, part], value }
  },
  /** Those that it has already, under whatever key, are not doubled. */
  *entries({ field, source, target }) {
    const mine = mapOf(target, field)
    const present = new Set(Object.values(mine).map((entry) => JSON.stringify(entry)))
    for (const [key, entry] of Object.entries(mapOf(source, field))) {
      if (present.has(JSON.stringify(entry)) || Object.hasOwn(mine, key)) continue
      yield { path: [field, key], value: entry }
    }
  },
  *set({ field, source, id }) {
    // Who was said to be somebody else and is merged all the same is not apart from themselves.
    for (const key of Object.keys(mapOf(source, field))) if (key !== id) yield { path: [field, key], value: true }
  },
  /** What became of needs that come along; of those that both have, what the survivor says holds. */
  *'days-of-needs'({ field, source, target }) {
    for (const [need, day] of Object.entries(mapOf(source, field))) {
      if (!Object.hasOwn(target.needs, need)) yield { path: [field, need], value: day }
    }
  },
  *appended({ field, source, target }) {
    const [mine, theirs] = [String(valueOf(target, field)).trim(), String(valueOf(source, field)).trim()]
    if (theirs === '' || mine.includes(theirs)) return
    yield { path: [field], value: mine === '' ? theirs : `${mine}\n\n${theirs}` }
  },
  *'as-nickname'({ field, source, target }) {
    const other = displayName(source.names)
    if (target.names.nick === '' && other !== displayName(target.names)) yield { path: [field, 'nick'], value: other }
  },
  stays: () => [],
}

function valueOf(content: Person, field: string): unknown {
  return Reflect.get(content, field)
}

function mapOf(content: Person, field: string): Readonly<Record<string, Plain>> {
  return valueOf(content, field) as Record<string, Plain>
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === ''
}
