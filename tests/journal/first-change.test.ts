import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import { encodeChange } from '#journal/documents/encode-change.ts'
import type { PathValue } from '#journal/documents/encode-first-change.ts'
import { encodeFirstChange, isEncodable } from '#journal/documents/encode-first-change.ts'
import { atomicLength, kindsOf, type KindRules } from '#journal/documents/kind-rules.ts'
import { writeFirstChange } from '#journal/documents/new-document.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { KINDS } from '#journal/kinds/kinds.ts'

const kinds = [...kindsOf(KINDS).values()]

const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.toWellFormed())
const scalar = fc.oneof(words, fc.boolean(), fc.constant(null), fc.integer(), fc.maxSafeInteger())
const keys = fc.string({ minLength: 1, maxLength: 8 }).map((key) => `k${key}`.toWellFormed())
const deep = fc.oneof(scalar, fc.dictionary(keys, fc.oneof(scalar, fc.dictionary(keys, scalar)), { maxKeys: 4 }))
const entry = fc.dictionary(keys, deep, { maxKeys: 5 })

/** Fields of the document itself, entries of its maps, as maps where they are written whole, and its texts. */
function content({ maps, texts, atomicPaths }: KindRules): fc.Arbitrary<PathValue[]> {
  const isWhole = (path: readonly string[]) => atomicLength(atomicPaths, path) === path.length
  const [inMaps, inTexts] = [[...maps], [...texts]]
  const values = fc.record({
    fields: fc.dictionary(keys, scalar, { maxKeys: 6 }),
    entries: fc.array(fc.tuple(fc.constantFrom('', ...inMaps), fc.uuid(), entry, scalar)),
    written: fc.dictionary(fc.constantFrom('', ...inTexts), words),
  })
  return values
    .map(({ fields, entries, written }): PathValue[] => [
      ...Object.entries(fields).map(([key, value]) => ({ path: [key], value })),
      ...entries.flatMap(([map, key, whole, value]) => {
        const path = [...map.split('.'), key]
        return map === '' ? [] : [{ path, value: isWhole(path) ? whole : value }]
      }),
      ...Object.entries(written).flatMap(([key, value]) =>
        key === '' || value === '' ? [] : [{ path: [key], value }],
      ),
    ])
    .filter((all) => all.length > 0)
}

test.each(kinds.map((rules) => [rules.kind, rules] as const))(
  'a first change of %s that is encoded has the bytes of the one that Automerge writes, and its hash',
  (_kind, rules) => {
    const skeletons = openSkeletons()
    onTestFinished(() => skeletons.close())
    const skeleton = skeletons.of(rules)
    const last = skeleton.hashes.length - 1
    const said = fc.record({ message: fc.option(words.filter((text) => text !== '')), time: fc.integer() })
    fc.assert(
      fc.property(content(rules), said, (values, { message, time }) => {
        expect(isEncodable(rules.texts, values)).toBe(true)
        const actor = randomBytes(16).toString('hex')
        const change = { actor, step: last, time, ...(message !== null && { message }) }
        const { bytes, hash } = encodeFirstChange(skeleton, rules.texts, values, change)
        const written = writeFirstChange(rules, skeleton, values, change)
        expect(Buffer.from(bytes).toString('hex')).toBe(Buffer.from(written).toString('hex'))
        expect(hash).toBe(automerge().decodeChange(written).hash)
      }),
      { numRuns: 100 },
    )
  },
)

test('what a change replaces is written as Automerge writes it', () => {
  const actors = ['aa', '0b', 'ff'].map((byte) => byte.repeat(16)) as [string, string, string]
  const [own, ...others] = actors
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.record({ counter: fc.integer({ min: 1, max: 90 }), actor: fc.constantFrom(...others) })), {
        minLength: 1,
        maxLength: 20,
      }),
      (replaced) => {
        const deps = others.map((actor) => actor.slice(0, 2).repeat(32))
        const head = { actor: own, seq: 3, startOp: 91, time: -5, message: 'm', deps }
        const ops = replaced.map((id, at) => ({ key: `k${at}`, id }))
        const theirs = automerge().encodeChange({
          ...head,
          author: null,
          deps: deps.toSorted(),
          ops: ops.map(({ key, id }) => {
            const pred = id === null ? [] : [`${id.counter}@${id.actor}`]
            return { action: 'set', obj: '_root', key, value: 'x', pred }
          }),
        } as unknown as Parameters<ReturnType<typeof automerge>['encodeChange']>[0])
        const ours = encodeChange({
          ...head,
          ops: ops.map(({ key, id }) => ({
            action: 'set' as const,
            object: null,
            at: key,
            value: 'x',
            ...(id !== null && { replaces: id }),
          })),
        })
        expect(Buffer.from(ours.bytes).toString('hex')).toBe(Buffer.from(theirs).toString('hex'))
      },
    ),
    { numRuns: 500 },
  )
})
