// oxlint-disable eslint/no-restricted-imports -- the one file of the command line that stands in zod's place
import { z as real } from 'zod/v4'

/**
 * zod as the built command line has it (electron.vite.config.ts puts this module in its place): a schema is made when something is
 * first read by it. A command reads by a few of the thousand that the contract and the kinds are made of, and making all
 * of them is a third of what it would spend.
 */
export const z = new Proxy({} as typeof real, {
  get(_, name) {
    if (name === 'config') return (given: object) => Object.assign(settings, given)
    if (!MAKERS.has(String(name))) return ofReal(name)
    return (...given: unknown[]) =>
      deferred(() => (ofReal(name) as Maker)(...given.map(made)), saidBy(String(name), given))
  },
})

/** Told to zod once something of it is wanted, and before that. */
const settings = {}

function ofReal(name: string | symbol): unknown {
  real.config(settings)
  return Reflect.get(real, name) as unknown
}

/** What modules ask of a schema while they are made, and what it was made of says as well: lists of words, and shapes. */
function saidBy(maker: string, [first]: readonly unknown[]): Readonly<Record<string, unknown>> {
  if (maker === 'enum' && Array.isArray(first)) return { options: [...new Set(first as unknown[])] }
  return maker === 'object' || maker === 'strictObject' || maker === 'looseObject' ? { shape: first ?? {} } : {}
}

type Maker = (...given: unknown[]) => object

const MAKERS: ReadonlySet<string> = new Set(
  [
    'object strictObject looseObject record partialRecord array tuple union discriminatedUnion intersection',
    'string base64 number int boolean bigint date enum literal null undefined unknown any never nullable optional',
  ].flatMap((names) => names.split(' ')),
)

/** What makes another schema of one. Everything else that is asked of a schema makes it. */
const FURTHER: ReadonlySet<string> = new Set(
  [
    'optional nullable nullish default prefault catch readonly brand pipe transform refine superRefine check overwrite',
    'min max length nonempty regex trim toLowerCase toUpperCase normalize startsWith endsWith includes',
    'int positive nonnegative negative nonpositive multipleOf finite gt gte lt lte',
    'extend safeExtend omit pick partial required strict loose passthrough catchall array or and describe meta',
  ].flatMap((names) => names.split(' ')),
)

const MADE = Symbol('made')

/** @param said properties of it that are known without making it */
function deferred(make: () => object, said: Readonly<Record<string, unknown>> = {}): object {
  let schema: object | null = null
  const whole = () => (schema ??= make())
  const proxy: object = new Proxy(
    {},
    {
      get(_, name) {
        if (name === MADE) return whole()
        if (schema === null && typeof name === 'string' && Object.hasOwn(said, name)) return said[name]
        if (schema === null && typeof name === 'string' && FURTHER.has(name)) {
          return (...given: unknown[]) =>
            deferred(() => (Reflect.get(whole(), name) as Maker).apply(whole(), given.map(made)))
        }
        return Reflect.get(whole(), name) as unknown
      },
      has: (_, name) => name === MADE || Reflect.has(whole(), name),
      getPrototypeOf: () => Reflect.getPrototypeOf(whole()),
    },
  )
  return proxy
}

/** A schema itself in place of one that is deferred, in lists and shapes too: what reads by it goes through no proxy. */
function made(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  if (MADE in given) return Reflect.get(given, MADE)
  if (Array.isArray(given)) return given.map(made)
  if (Object.getPrototypeOf(given) !== Object.prototype) return given
  // A shape may name itself in a getter, which is not asked before it is read by.
  const properties = Object.entries(Object.getOwnPropertyDescriptors(given)).map(([name, property]) => [
    name,
    'value' in property ? { ...property, value: made(property.value) } : property,
  ])
  return Object.defineProperties({}, Object.fromEntries(properties) as PropertyDescriptorMap)
}
