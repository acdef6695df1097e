import { expect, test } from 'vitest'
import type { DocumentId } from '#shared/model/id.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { somePairs } from '#support/word-pairs.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const PAIRS = 300

test('a word that is put in beside one that is alike, and one that is taken out, part no word that is changed elsewhere', () => {
  const pairs = somePairs(PAIRS, seededRandom(11))
  const [one, other] = [openTestEngine(), openTestEngine()]
  const ids = pairs.map(({ before }) => write(one, (session) => session.create('person', { names: {}, notes: before })))
  exchange(one, other)
  for (const [at, { here, there }] of pairs.entries()) {
    const id = ids[at] as DocumentId
    write(one, (session) => session.set(id, ['notes'], here))
    write(other, (session) => session.set(id, ['notes'], there))
  }
  exchange(one, other)
  const parted = pairs.flatMap((pair, at) => {
    const said = [one, other].map(({ engine }) => engine.store.read(ids[at] as DocumentId)?.content)
    const notes = said.map((content) => (content as { notes: string } | undefined)?.notes)
    return notes.every((text) => text === pair.both) ? [] : [{ ...pair, notes }]
  })
  expect(parted).toEqual([])
})

type Session = Parameters<Parameters<TestEngine['engine']['store']['commit']>[1]>[0]

function write<Result>({ engine }: TestEngine, work: (session: Session) => Result): Result {
  return engine.store.commit({ command: 'test', device: 'd1' }, work).result
}
