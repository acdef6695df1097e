import { expect, onTestFinished, test } from 'vitest'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import { openSkeletons } from '#journal/documents/skeleton.ts'
import { KINDS } from '#journal/kinds/kinds.ts'

test.each(KINDS.map((kind) => [kind.kind, kind] as const))(
  'documents of the kind %s begin with the constant changes of every Rapport before, written down for each step',
  (_name, definition) => {
    const skeletons = openSkeletons()
    onTestFinished(() => skeletons.close())
    const [rules] = kindsOf([definition]).values()
    expect(rules && skeletons.of(rules).hashes).toEqual(definition.stepHashes)
  },
)

test('a kind whose step is another change than it was released with makes no document', () => {
  const skeletons = openSkeletons()
  onTestFinished(() => skeletons.close())
  const [circle] = KINDS.filter(({ kind }) => kind === 'circle')
  if (circle === undefined) throw new Error('no circles')
  const [rules] = kindsOf([{ ...circle, steps: [{ maps: [], texts: [] }], stepHashes: circle.stepHashes }]).values()
  expect(() => rules && skeletons.of(rules)).toThrow('and was')
})
