import type { z } from 'zod'

/** Fields that once carried sentences, or would: a text of any kind in one of them is for nobody's catalog. */
const PROSE = /^(message|because|reason|remarks?|sentence|words|explanation|description|hint)$/

interface Def {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly element?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly items?: readonly z.ZodType[]
  readonly in?: z.ZodType
  readonly out?: z.ZodType
}

/** Where in a schema a field is made for prose and holds free text: `jobs.[].message`. */
export function proseFields(schema: z.ZodType, path = ''): string[] {
  const def = schema.def as unknown as Def
  const inside = (part: z.ZodType | undefined, name: string) =>
    part === undefined ? [] : proseFields(part, path === '' ? name : `${path}.${name}`)
  const through = (part: z.ZodType | undefined) => (part === undefined ? [] : proseFields(part, path))
  return [
    ...(def.type === 'string' && PROSE.test(path.split('.').findLast((part) => part !== '[]') ?? '') ? [path] : []),
    ...through(def.innerType),
    ...through(def.in),
    ...through(def.out),
    ...(def.options ?? []).flatMap(through),
    ...inside(def.element, '[]'),
    ...inside(def.valueType, '[]'),
    ...(def.items ?? []).flatMap((item) => inside(item, '[]')),
    ...Object.entries(def.shape ?? {}).flatMap(([name, part]) => inside(part, name)),
  ]
}

/** Literals that are English sentences: a capital, several words, a full stop. Comments and bugs are nobody's words. */
export function sentencesIn(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    // A bug is logged, and its message never leaves the engine.
    .replace(/(?:new (?:Error|TypeError|RangeError)|super)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, '')
  const literals = code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)
  return [...literals]
    .map(([, single, double, template]) => (single ?? double ?? template ?? '').replace(/\$\{[^}]*\}/g, 'X'))
    .filter(
      (text) =>
        /^[A-Z“][^:;=]*\p{L} \p{L}[^:;=]* \p{L}.*[.…!?]$/su.test(text) &&
        !/\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ORDER BY)\b/.test(text),
    )
}
