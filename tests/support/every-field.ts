import type { z } from 'zod'
import { jpegOf } from './small-pictures.ts'

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly innerType?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
  readonly defaultValue?: unknown
}

/** What a text of the model may have to be; of those that fit, the first is taken. */
const TEXTS = [
  'Ünï “cödé”, 😀 [[x]]\n- [ ] no task ^a',
  'Ünï “cödé”, 😀',
  'word',
  '2026-11-20',
  '08:30',
  'P2W',
  'a0',
  '#aabbcc',
  '4',
  'UTC',
  jpegOf(48, 48),
] as const
const NUMBERS = [1_764_000_000_123, 2026, 77.5, 77, 25, 12, 7, 3, 1, 0.5] as const

/**
 * A value of a schema in which everything is said that can be said: each field another than it is without being said, each map with an
 * entry. Made of the schema itself, so that a field that is added is in it.
 * @param idOf gives ids of documents that differ from one another
 * @throws where nothing that is tried fits
 */
export function everyField(schema: z.ZodType, idOf: () => string, path = ''): unknown {
  const made = [...candidates(schema, idOf, path)].find((value) => schema.safeParse(value).success)
  if (made === undefined) throw new Error(`nothing that is tried fits ${path}: a new form of value needs a sample here`)
  return made
}

function* candidates(schema: z.ZodType, idOf: () => string, path: string): Generator<unknown> {
  const { type, shape, innerType, options, keyType, valueType, element, entries, values, defaultValue } =
    schema.def as unknown as Definition
  switch (type) {
    case 'string':
      yield* TEXTS
      yield idOf()
      return
    case 'number':
      return yield* NUMBERS
    case 'boolean':
      return yield* [true, false]
    case 'literal':
      return yield values?.[0]
    case 'enum':
      return yield* Object.values(entries ?? {}).toReversed()
    case 'null':
      return yield null
    case 'default':
    case 'prefault':
      for (const value of candidates(innerType as z.ZodType, idOf, path))
        if (JSON.stringify(value) !== JSON.stringify(defaultValue)) yield value
      return
    case 'optional':
    case 'nullable':
    case 'nonoptional':
    case 'readonly':
      return yield* candidates(innerType as z.ZodType, idOf, path)
    case 'union':
      for (const one of options ?? []) yield everyField(one, idOf, path)
      return
    case 'array':
      return yield [everyField(element as z.ZodType, idOf, `${path}[]`)]
    case 'record': {
      // One entry for each form that its values may have.
      const { type: inner, options: forms } = (valueType as z.ZodType).def as unknown as Definition
      const kinds = inner === 'union' ? (forms ?? []) : [valueType as z.ZodType]
      const keys = kinds.map((_, at) => keyFor(keyType as z.ZodType, idOf, at))
      return yield Object.fromEntries(kinds.map((one, at) => [keys[at], everyField(one, idOf, `${path}.*`)]))
    }
    case 'object':
      return yield Object.fromEntries(
        Object.entries(shape ?? {}).map(([name, one]) => [name, everyField(one, idOf, `${path}.${name}`)]),
      )
    default:
      throw new Error(`a schema of type ${type} at ${path}: it needs a sample here`)
  }
}

function keyFor(schema: z.ZodType, idOf: () => string, at: number): string {
  const { type, entries } = schema.def as unknown as Definition
  const some =
    type === 'enum'
      ? Object.values(entries ?? {})
      : [idOf(), `2026-11-2${at}`, `--key_of-the-entry-number-${at}`, `${idOf()}>${idOf()}`, `word${at}`]
  const found = some.find((key) => schema.safeParse(key).success)
  if (found === undefined) throw new Error('a key of a new form needs a sample here')
  return found
}
