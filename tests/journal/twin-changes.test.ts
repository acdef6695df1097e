import type { Doc, ImmutableString } from '@automerge/automerge'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { automerge, type AutomergeDoc } from '#journal/documents/automerge.ts'
import { mergeWithTwins, uniteTwins } from '#journal/documents/twin-changes.ts'

interface Said {
  notes: string
  ring: ImmutableString
  tags: Record<string, { label: ImmutableString }>
}
const HOME = 'ff'.repeat(16)
const COPIED = 'ab'.repeat(16)
// As the journal keeps all that is no long text.
const whole = (text: string): ImmutableString => new (automerge().ImmutableString)(text)
const heads = (doc: AutomergeDoc) => automerge().getHeads(doc)

function begun(): Doc<Said> {
  const { from } = automerge()
  return from<Said & Record<string, unknown>>({ notes: '', ring: whole(''), tags: {} }, { actor: '01'.repeat(16) })
}

/** Three copies that go on with one actor, and one machine besides. */
function copies(): AutomergeDoc[] {
  const { clone } = automerge()
  const first = begun()
  return [COPIED, COPIED, COPIED, HOME].map((actor) => clone(first, { actor }))
}

function write(doc: AutomergeDoc, count: number): AutomergeDoc {
  const { change, updateText } = automerge()
  return change(doc as Doc<Said>, { time: count }, (draft) => {
    updateText(draft, ['notes'], count % 2 === 0 ? `${draft.notes}<${count}>` : `<${count}>${draft.notes}`)
    draft.tags[String(count % 3)] = { label: whole(`of ${count}`) }
    if (count % 4 === 0) draft.ring = whole(String(count))
    if (count % 5 === 0) delete draft.tags[String((count + 1) % 3)]
  })
}

test('copies that wrote under one actor hold the same in whatever order they meet, and every letter once', () => {
  const { merge, clone, load, save } = automerge()
  let twins = 0
  const step = fc.record({ who: fc.nat(3), with: fc.nat(3), writes: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { minLength: 6, maxLength: 30 }), (steps) => {
      const docs = copies()
      let count = 0
      const meet = (who: number, other: number) => {
        const [mine, theirs] = [docs[who], docs[other]] as [AutomergeDoc, AutomergeDoc]
        try {
          merge(clone(mine as Doc<unknown>), theirs)
        } catch {
          twins++
        }
        docs[who] = mergeWithTwins(clone(mine as Doc<unknown>, { actor: `${who}${who}`.repeat(16) }), theirs)
      }
      for (const { who, with: other, writes } of steps) {
        if (writes || who === other) docs[who] = write(docs[who] as AutomergeDoc, count++)
        else meet(who, other)
      }
      for (let round = 0; round < 3; round++) {
        for (const who of docs.keys()) for (const other of docs.keys()) if (who !== other) meet(who, other)
      }
      const [first, ...others] = docs.map((doc) => load(save(doc as Doc<unknown>))) as [AutomergeDoc, ...AutomergeDoc[]]
      for (const doc of others) {
        expect(heads(doc)).toEqual(heads(first))
        expect(doc).toEqual(first)
      }
      const { notes } = first as Said
      for (let at = 0; at < count; at++) expect(notes.split(`<${at}>`)).toHaveLength(2)
      expect(notes).toHaveLength(Array.from({ length: count }, (_, at) => `<${at}>`).join('').length)
    }),
    { numRuns: 30, seed: 4 },
  )
  expect(twins).toBeGreaterThan(30)
})

test('what has no two changes of one number is no business of it, and what follows nothing that is here is refused', () => {
  const { getAllChanges } = automerge()
  const [one, other] = copies() as [AutomergeDoc, AutomergeDoc]
  const written = write(other, 1)
  expect(uniteTwins(one, getAllChanges(written), HOME)).toBeNull()
  const further = write(write(written, 2), 3)
  expect(() => uniteTwins(one, getAllChanges(further).slice(-1), HOME)).toThrow('follows one that is not here')
})

test('more than two copies write until they meet is not written again', () => {
  const { change, getAllChanges, splice } = automerge()
  const [one, other] = copies() as [AutomergeDoc, AutomergeDoc]
  const much = (doc: AutomergeDoc, time: number) =>
    change(doc as Doc<Said>, { time }, (draft) => splice(draft, ['notes'], 0, 0, 'a'.repeat(110_000)))
  expect(() => uniteTwins(much(one, 1), getAllChanges(much(other, 2)), HOME)).toThrow('too much')
})
