import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { automerge } from '#journal/documents/automerge.ts'
import { derivedId } from '#journal/documents/derived-id.ts'
import type { ForeignDocument } from '#journal/documents/foreign-document.ts'
import { organisationFinder } from '#journal/commands/named-documents.ts'
import { emptyTrash } from '#journal/housekeeping.ts'
import { search } from '#journal/queries/search.ts'
import { civilDate } from '#shared/model/civil-date-schema.ts'
import { documentId, personId, type DocumentId } from '#shared/model/id.ts'
import { foreignBatch, marksOf } from '#support/foreign-batch.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'
import { openTemporaryStore, temporaryFolder, TEST_MESSAGE } from '#support/temporary-store.ts'

const A_DAY_MS = 86_400_000
const day = civilDate.parse('2026-11-20')

function addPerson({ engine }: TestEngine, given: string): DocumentId {
  return engine.store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given } })).result
}

function set({ engine }: TestEngine, id: DocumentId, path: string[], value: string | number | undefined): void {
  engine.store.commit(TEST_MESSAGE, (write) => write.set(id, path, value))
}

const content = ({ engine }: TestEngine, id: DocumentId) => engine.store.read(id)?.content
const one = ({ engine }: TestEngine, id: DocumentId): ForeignDocument => {
  const [found] = foreignBatch(engine.store.database, [id]).documents
  if (found === undefined) throw new Error('there is no such document')
  return found
}
const sent = (test: TestEngine, documents: readonly ForeignDocument[]) =>
  test.engine.store.receive({ tombstones: [], documents })

describe('what another device sends', () => {
  test('is there with its rows and its topics, and is known the second time', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['notes'], 'Plays the cello.')
    expect(sent(tower, [one(laptop, id)])).toEqual([{ id, state: 'taken' }])
    expect(content(tower, id)).toEqual(content(laptop, id))
    expect(search(tower.engine.queries, { text: 'cello', limit: 5 }).hits.map((hit) => hit.id)).toEqual([id])
    expect(sent(tower, [one(laptop, id)])).toEqual([{ id, state: 'known' }])
    expect(marksOf(tower.engine.store.database)).toEqual(marksOf(laptop.engine.store.database))
  })

  test('is known by its heads, whatever its bytes are', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    exchange(laptop, tower)
    const { heads, ...given } = one(laptop, id)
    set(tower, id, ['ring'], 'close')
    const nothing = Uint8Array.from([1, 2, 3])
    expect(sent(tower, [{ ...given, heads, snapshot: nothing }])).toEqual([{ id, state: 'known' }])
    const [head = ''] = heads
    for (const more of ['0'.repeat(64), 'no hash', head.slice(1)]) {
      const [outcome] = sent(tower, [{ ...given, heads: [...heads, more], snapshot: nothing }])
      expect(outcome).toMatchObject({ state: 'refused' })
    }
    expect(content(tower, id)).toMatchObject({ ring: 'close', names: { given: 'Ana' } })
  })

  test('can be asked for conflicts and written as it is, at once', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    sent(tower, [one(laptop, id)])
    expect(tower.engine.store.conflicts(id)).toEqual([])
    expect(() => set(tower, id, ['names', 'given'], 'Ana')).not.toThrow()
  })

  test('is merged with what was written here, by changes alone as by the whole', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    exchange(laptop, tower)
    const known = one(tower, id).heads
    set(tower, id, ['ring'], 'close')
    set(laptop, id, ['notes'], 'Plays the cello.')
    const fork = laptop.engine.store.fork(id)
    const changes = automerge().getChangesSince(fork, [...known])
    automerge().free(fork)
    expect(sent(tower, [{ ...one(laptop, id), snapshot: null, changes }])).toEqual([{ id, state: 'taken' }])
    expect(content(tower, id)).toMatchObject({ ring: 'close', notes: 'Plays the cello.' })
    exchange(laptop, tower)
    expect(content(laptop, id)).toEqual(content(tower, id))
    tower.reopen()
    expect(content(tower, id)).toEqual(content(laptop, id))
  })

  test('stands, but for one document that is not sound, which is set aside alone', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const [first, second, third] = ['Ana', 'Bea', 'Cem'].map((given) => addPerson(laptop, given)) as DocumentId[]
    const documents = foreignBatch(laptop.engine.store.database).documents.map((document) =>
      document.id === second
        ? { ...document, snapshot: flipped(document.snapshot ?? new Uint8Array(), 900) }
        : document,
    )
    const outcomes = tower.engine.store.receive({ tombstones: [], documents })
    expect(outcomes.map(({ id, state }) => [id, state])).toEqual([
      [first, 'taken'],
      [second, 'refused'],
      [third, 'taken'],
    ])
    expect(tower.engine.store.quarantined()).toEqual([])
    expect(kept(tower)).toEqual([{ id: second, problem: 'malformed' }])
    expect(sent(tower, [one(laptop, second as DocumentId)])).toEqual([{ id: second, state: 'taken' }])
  })

  test('is refused with two roots, another kind, other heads, or a change missing', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    const other = addPerson(laptop, 'Bea')
    set(laptop, id, ['ring'], 'inner')
    const whole = one(laptop, id)
    const last = whole.changes.at(-1) ?? new Uint8Array()
    const refusal = (document: ForeignDocument) => {
      const [outcome] = sent(tower, [document])
      return outcome?.state === 'refused' ? outcome.refusal.code : outcome?.state
    }
    expect(refusal({ ...whole, kind: 'circle' })).toBe('wrong-root')
    expect(refusal({ ...whole, heads: one(laptop, other).heads })).toBe('wrong-heads')
    expect(refusal({ ...whole, heads: [] })).toBe('wrong-heads')
    expect(refusal({ ...whole, snapshot: null, changes: [last] })).toBe('missing-changes')
    expect(refusal({ ...whole, snapshot: null, changes: [] })).toBe('missing-changes')
    const made = automerge().from({ kind: new (automerge().ImmutableString)('person'), schema: 1 })
    const bare = { snapshot: automerge().save(made), heads: automerge().getHeads(made), changes: [] }
    expect(refusal({ ...whole, ...bare })).toBe('wrong-root')
    expect(content(tower, id)).toBeUndefined()
    expect(refusal(whole)).toBe('taken')
    // Now that it is here: another document under its id would hide what it says.
    expect(refusal({ ...whole, ...bare })).toBe('wrong-root')
    expect(content(tower, id)).toMatchObject({ ring: 'inner' })
  })

  test('may be overtaken by what is written here while it is looked at', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const [edited, forgotten, made] = ['Ana', 'Ben', 'Cem'].map((given) => addPerson(laptop, given)) as [
      DocumentId,
      DocumentId,
      DocumentId,
    ]
    exchange(laptop, tower)
    const known = one(laptop, made)
    tower.engine.store.commit(TEST_MESSAGE, (write) => write.purge(made))
    for (const id of [edited, forgotten]) set(laptop, id, ['notes'], 'from the laptop')
    const documents = [one(laptop, edited), one(laptop, forgotten), known]
    const { store } = tower.engine
    const receiving = store.receiving({ tombstones: [], documents })
    const judgeAll = () =>
      receiving.questions().map((question) => {
        receiving.answer(question.foreign.id, store.judge(question))
        return question.foreign.id
      })
    expect(judgeAll()).toEqual([edited, forgotten, made])
    set(tower, edited, ['ring'], 'close')
    tower.engine.store.commit(TEST_MESSAGE, (write) => write.forget(forgotten))
    sent(tower, [known])
    // Nothing is written by what was said of something else.
    expect(receiving.write()).toBeNull()
    expect(judgeAll()).toEqual([edited, made])
    expect(receiving.write()).toEqual([
      { id: edited, state: 'taken' },
      { id: forgotten, state: 'erased' },
      { id: made, state: 'known' },
    ])
    expect(content(tower, edited)).toMatchObject({ ring: 'close', notes: 'from the laptop' })
    expect(content(tower, forgotten)).toBeUndefined()
    expect(content(tower, made)).toMatchObject({ names: { given: 'Cem' } })
    tower.reopen()
    expect(content(tower, edited)).toMatchObject({ ring: 'close', notes: 'from the laptop' })
  })

  test('that does not fit the model is refused, and what is here stays', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    exchange(laptop, tower)
    const odd = automerge().change(
      laptop.engine.store.fork(id),
      (draft) => void Reflect.set(draft as object, 'ring', 5),
    )
    const heads = automerge().getHeads(odd)
    const outcome = sent(tower, [{ id, kind: 'person', heads, snapshot: automerge().save(odd), changes: [] }])
    expect(outcome).toMatchObject([{ state: 'refused', refusal: { code: 'invalid-content' } }])
    expect(content(tower, id)).toMatchObject({ names: { given: 'Ana' } })
  })

  test('keeps the newest refused bytes only, and none of what is forgotten', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    const damaged = { ...one(laptop, id), heads: ['00'.repeat(32)] }
    sent(tower, [damaged])
    sent(tower, [damaged])
    expect(kept(tower)).toEqual([{ id, problem: 'wrong-heads' }])
    exchange(laptop, tower)
    tower.engine.store.commit(TEST_MESSAGE, (write) => write.forget(id))
    expect(kept(tower)).toEqual([])
  })
})

describe('flipped bits', () => {
  test('of snapshots and changes are never taken for what was not written', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['notes'], 'Plays the cello, and looks for a data engineer.')
    const whole = one(laptop, id)
    const fork = laptop.engine.store.fork(id)
    const [root, ...later] = automerge().getAllChanges(fork)
    const expected = JSON.stringify(content(laptop, id))
    const counts = { refused: 0, taken: 0 }
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (bit, isSnapshot) => {
        const snapshot = automerge().save(fork)
        const pieces = isSnapshot ? [snapshot] : later.map((change) => new Uint8Array(change))
        const piece = pieces[bit % pieces.length] ?? new Uint8Array()
        pieces[bit % pieces.length] = flipped(piece, bit)
        const [first = new Uint8Array(), ...others] = pieces
        const document = isSnapshot
          ? { ...whole, snapshot: first, changes: [] }
          : { ...whole, snapshot: null, changes: [root ?? new Uint8Array(), first, ...others] }
        const [outcome] = sent(tower, [document])
        if (outcome?.state === 'refused') {
          counts.refused++
          return tower.engine.store.read(id) === null
        }
        counts.taken++
        const same = JSON.stringify(content(tower, id)) === expected
        tower.engine.store.commit(TEST_MESSAGE, (write) => write.purge(id))
        return same
      }),
      { numRuns: 600, seed: 11 },
    )
    expect(counts.refused + counts.taken).toBe(600)
    expect(counts.refused).toBeGreaterThan(300)
  })
})

describe('what was erased', () => {
  test('by Forget is gone everywhere, for ever, also where it was edited offline', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    exchange(laptop, tower)
    set(tower, id, ['notes'], 'written offline')
    laptop.engine.store.commit(TEST_MESSAGE, (write) => write.forget(id))
    exchange(laptop, tower)
    for (const test of [laptop, tower]) {
      expect(content(test, id)).toBeUndefined()
      expect(search(test.engine.queries, { text: 'offline', limit: 5 }).hits).toEqual([])
    }
    expect(marksOf(tower.engine.store.database)).toEqual(marksOf(laptop.engine.store.database))
    // A third one that still has it sends it in vain.
    const third = openTestEngine()
    const again = addPerson(third, 'Bea')
    const forgotten = { id: again, kind: 'person', at: 5, forgotten: true, known: [] }
    tower.engine.store.receive({ tombstones: [forgotten], documents: [] })
    expect(sent(tower, [one(third, again)])).toEqual([{ id: again, state: 'erased' }])
  })

  test('from the trash by one device lives on where the other has restored it', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['deletedAt'], laptop.clock.now)
    exchange(laptop, tower)
    tower.clock.now += 10 * A_DAY_MS
    set(tower, id, ['deletedAt'], undefined)
    laptop.clock.now += 31 * A_DAY_MS
    await emptyTrash(laptop.engine, laptop.clock.now)
    expect(content(laptop, id)).toBeUndefined()
    exchange(laptop, tower)
    for (const test of [laptop, tower]) expect(content(test, id)).toMatchObject({ names: { given: 'Ana' } })
    expect(marksOf(tower.engine.store.database)).toEqual(marksOf(laptop.engine.store.database))
  })

  test('from the trash is erased on the other device too, where nothing was changed since', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['deletedAt'], laptop.clock.now)
    exchange(laptop, tower)
    laptop.clock.now += 31 * A_DAY_MS
    await emptyTrash(laptop.engine, laptop.clock.now)
    exchange(laptop, tower)
    expect(content(tower, id)).toBeUndefined()
    expect(content(laptop, id)).toBeUndefined()
    expect(marksOf(tower.engine.store.database)).toEqual(marksOf(laptop.engine.store.database))
  })

  test('from the trash comes with what was written unseen, in one batch, to a device that had only what was seen', () => {
    const [laptop, tower, third] = [openTestEngine(), openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    exchange(laptop, tower)
    exchange(laptop, third)
    set(third, id, ['notes'], 'Plays the cello.')
    laptop.engine.store.commit(TEST_MESSAGE, (write) => write.expire(id))
    exchange(laptop, third)
    tower.engine.store.receive(foreignBatch(third.engine.store.database))
    expect(content(tower, id)).toMatchObject({ names: { given: 'Ana' }, notes: 'Plays the cello.' })
    expect(search(tower.engine.queries, { text: 'cello', limit: 5 }).hits.map((hit) => hit.id)).toEqual([id])
    expect(marksOf(tower.engine.store.database)).toEqual(marksOf(third.engine.store.database))
    tower.reopen()
    expect(content(tower, id)).toEqual(content(third, id))
  })

  test('waits thirty days from when this device first saw it in the trash, whatever the other clock said', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['deletedAt'], 0)
    exchange(laptop, tower)
    await emptyTrash(tower.engine, tower.clock.now + 29 * A_DAY_MS)
    expect(content(tower, id)).toMatchObject({ deletedAt: 0 })
    tower.reopen()
    await emptyTrash(tower.engine, tower.clock.now + 31 * A_DAY_MS)
    expect(content(tower, id)).toBeUndefined()
  })

  test('with the sample leaves no tombstone, and the sample is never sent', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const { store } = laptop.engine
    const id = store.commit(TEST_MESSAGE, (write) => write.create('circle', { name: 'Sample', sample: true })).result
    expect(foreignBatch(store.database).documents).toEqual([])
    store.commit(TEST_MESSAGE, (write) => write.purge(id))
    exchange(laptop, tower)
    expect(foreignBatch(store.database).tombstones).toEqual([])
  })
})

describe('edits on both devices', () => {
  test('an entry that one deletes and the other edits stays, edited', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    const channel = { kind: 'email', label: '', value: 'ana@example.org', preferred: false }
    laptop.engine.store.commit(TEST_MESSAGE, (write) => write.set(id, ['channels', 'a'], channel))
    exchange(laptop, tower)
    set(laptop, id, ['channels', 'a'], undefined)
    set(tower, id, ['channels', 'a', 'value'], 'ruiz@example.org')
    exchange(laptop, tower)
    for (const test of [laptop, tower]) {
      expect(content(test, id)).toMatchObject({ channels: { a: { ...channel, value: 'ruiz@example.org' } } })
    }
  })

  test('the same participant added on both with a note each: neither note is lost', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const person = personId.parse(addPerson(laptop, 'Ana'))
    const id = laptop.engine.store.commit(TEST_MESSAGE, (write) =>
      write.create('conversation', { date: day, channel: 'call' }),
    ).result
    exchange(laptop, tower)
    for (const [test, note] of [
      [laptop, 'late'],
      [tower, 'tired'],
    ] as const) {
      test.engine.store.commit(TEST_MESSAGE, (write) => {
        write.set(id, ['participants', person], true)
        write.set(id, ['participantNotes', person], note)
      })
    }
    exchange(laptop, tower)
    for (const { engine } of [laptop, tower]) {
      const [conflict] = engine.store.conflicts(id)
      expect(conflict?.path).toEqual(['participantNotes', person])
      expect([conflict?.winner, ...(conflict?.losers ?? [])].map(String).toSorted()).toEqual(['late', 'tired'])
    }
  })

  test('an organisation made by its name on both is one, with the people of both', () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    tower.clock.now += 5 * A_DAY_MS
    const ids = [laptop, tower].map(
      ({ engine }) =>
        engine.commands.run('addPerson', (write) => {
          const organisation = organisationFinder(engine.commands.sql, write)('Acme')
          return write.create('person', { names: { given: 'Ana' }, roles: { a: { organisation } } })
        }).result,
    )
    exchange(laptop, tower)
    const acme = derivedId('organisation', 'acme')
    for (const { engine } of [laptop, tower]) {
      expect(engine.store.counts()).toMatchObject({ organisation: 1, person: 2 })
      expect(engine.store.read(acme)?.content).toMatchObject({ name: 'Acme' })
      expect(engine.store.conflicts(acme)).toEqual([])
      for (const id of ids)
        expect(engine.store.read(id)?.content).toMatchObject({ roles: { a: { organisation: acme } } })
    }
  })

  test('an edit session goes on with the letters of both', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    set(laptop, id, ['notes'], 'one two')
    exchange(laptop, tower)
    const { session } = laptop.engine.texts.open({ id, field: 'notes' })
    laptop.engine.texts.edit({ session, text: 'one two three' })
    set(tower, id, ['notes'], 'zero one two')
    exchange(tower, laptop)
    await Promise.resolve()
    expect(laptop.touched).toContain(`person:${id}`)
    expect(laptop.engine.texts.edit({ session, text: 'one two three' }).text).toBe('zero one two three')
  })

  test('undo leaves alone what came from elsewhere since', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const id = addPerson(laptop, 'Ana')
    exchange(laptop, tower)
    const { undo } = laptop.engine.commands.run('edit', (write) => {
      write.set(id, ['ring'], 'inner')
      write.set(id, ['pronouns'], 'she')
    })
    exchange(laptop, tower)
    set(tower, id, ['ring'], 'close')
    exchange(tower, laptop)
    await laptop.undo(undo)
    expect(content(laptop, id)).toMatchObject({ ring: 'close', pronouns: '' })
  })
})

test('a document too large for another device is refused where it is written', () => {
  const { store } = openTemporaryStore(join(temporaryFolder(), 'journal.db'))
  const id = store.commit(TEST_MESSAGE, (write) => write.create('person', { names: { given: 'Ana' } })).result
  const text = 'She said that she would think about it. '.repeat(30_000)
  store.commit(TEST_MESSAGE, (write) => write.set(id, ['notes'], text))
  const second = () => store.commit(TEST_MESSAGE, (write) => write.set(id, ['howWeMet'], text))
  expect(second).toThrow(expect.objectContaining({ code: 'too-large' }))
  expect(store.read(id)?.content).toMatchObject({ notes: text, howWeMet: '' })
})

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = new Uint8Array(bytes)
  const at = bit % (copy.length * 8)
  copy[at >> 3] = (copy[at >> 3] ?? 0) ^ (1 << (at & 7))
  return copy
}

function kept({ engine }: TestEngine): unknown[] {
  return engine.store.database.prepare('SELECT id, problem FROM quarantine WHERE foreign_bytes > 0').all()
}

const unknown = documentId.parse('01900000-0000-7000-8000-00000000000a')
test('changes to a document that is not here, and never was, are missing something', () => {
  const tower = openTestEngine()
  expect(
    sent(tower, [{ id: unknown, kind: 'person', heads: ['ab'.repeat(32)], snapshot: null, changes: [] }]),
  ).toMatchObject([{ state: 'refused', refusal: { code: 'missing-changes' } }])
})
