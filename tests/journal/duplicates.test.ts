import { describe, expect, test } from 'vitest'
import { markNotSame } from '#journal/commands/mark-not-same.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { forget, moveToTrash, restoreFromTrash } from '#journal/commands/trash-commands.ts'
import { takeBack } from '#journal/runtime/undo.ts'
import { apartPeople } from '#journal/queries/apart-pairs.ts'
import { personId, type PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { likenessCorpus } from '#support/likeness-corpus.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

interface Made {
  readonly email?: string
  readonly phone?: string
  readonly birthday?: { y: number; m: number; d: number }
}

function add({ engine }: TestEngine, given: string, family: string, { email, phone, birthday }: Made = {}): PersonId {
  const channels = {
    ...(email !== undefined && { e: { kind: 'email' as const, value: email } }),
    ...(phone !== undefined && { p: { kind: 'phone' as const, value: phone } }),
  }
  const content = {
    names: { given, family },
    channels,
    ...(birthday !== undefined && { dates: { b: { label: 'Birthday', date: birthday } } }),
  }
  const { result } = engine.commands.run('add', (write) => write.create('person', content as never))
  return personId.parse(result)
}

async function pairsOf({ engine }: TestEngine) {
  const { total, rows } = await engine.duplicates.page({ offset: 0, limit: 500 })
  expect(rows).toHaveLength(total)
  return rows.map(({ people, strength, reasons }) => ({
    ids: people.map(({ id }) => id).toSorted(),
    strength,
    reasons,
  }))
}

const namesOf = async (journal: TestEngine) => {
  const { rows } = await journal.engine.duplicates.page({ offset: 0, limit: 500 })
  return rows.map(({ people }) => people.map(({ name }) => name).toSorted())
}

const apart = (journal: TestEngine, one: PersonId, other: PersonId, notSame = true) =>
  markNotSame(journal.engine.commands, { ids: [one, other], notSame })

const merge = (journal: TestEngine, from: PersonId, into: PersonId) =>
  mergePeople(journal.engine.commands, { from, into })

describe('who may be there twice', () => {
  test('is told with why, what differs, and of whom more is known first', async () => {
    const journal = openTestEngine()
    const short = add(journal, 'Bob', 'Stone', { phone: '+49 30 1234567' })
    const long = add(journal, 'Robert', 'Stone', { phone: '030 1234567', email: 'rs@example.org' })
    const other = add(journal, 'Robert', 'Stone', { phone: '0049 30 1234567', email: 'rs@example.org' })
    add(journal, 'Luis', 'Stone', { phone: '+49 30 1234567' })
    const { total, rows } = await journal.engine.duplicates.page({ offset: 0, limit: 10 })
    expect(total).toBe(2)
    expect(rows.map(({ strength, reasons }) => ({ strength, reasons }))).toEqual([
      { strength: 'sure', reasons: ['same-name', 'email'] },
      { strength: 'likely', reasons: ['nickname', 'phone'] },
    ])
    expect(new Set(rows[0]?.people.map(({ id }) => id))).toEqual(new Set([long, other]))
    const [first, second] = rows[1]?.people ?? []
    expect([first?.id, second?.id]).toEqual([other, short])
    expect(first?.facts).toEqual([
      { kind: 'email', label: '', text: 'rs@example.org', isShared: false },
      { kind: 'phone', label: '', text: '0049 30 1234567', isShared: true },
    ])
    expect(second?.facts.map(({ isShared }) => isShared)).toEqual([true])
  })

  test('changes with what is written: who is added, edited, merged, taken back, in the trash and restored', async () => {
    const journal = openTestEngine()
    const { commands } = journal.engine
    const one = add(journal, 'Ana', 'Ruiz', { email: 'ana@example.org' })
    expect(await pairsOf(journal)).toEqual([])
    const other = add(journal, 'Ana', 'Ruiz', { email: 'ANA@example.org' })
    expect(await pairsOf(journal)).toMatchObject([{ ids: [one, other].toSorted(), strength: 'sure' }])
    const edit = commands.run('edit', (write) => write.set(other, ['names', 'given'], 'Boris'))
    expect(await pairsOf(journal)).toEqual([])
    await journal.undo(edit.undo)
    expect(await pairsOf(journal)).toHaveLength(1)
    await moveToTrash(commands, { ids: [one] })
    expect(await pairsOf(journal)).toEqual([])
    await restoreFromTrash(commands, { ids: [one] })
    expect(await pairsOf(journal)).toHaveLength(1)
    merge(journal, other, one)
    expect(await pairsOf(journal)).toEqual([])
  })

  test('is the same after a restart as after many small changes', async () => {
    const journal = openTestEngine()
    const { records } = likenessCorpus(11, { pairs: 40, alone: 60 })
    for (const [index, { names, emails, phones, birthday }] of records.entries()) {
      const person = {
        names,
        channels: {
          ...(emails[0] && { e: { kind: 'email', value: emails[0] } }),
          ...(phones[0] && { p: { kind: 'phone', value: phones[0] } }),
        },
        dates: birthday === null ? {} : { b: { label: 'birthday', date: birthday } },
      } as unknown as Person
      journal.engine.commands.run('add', (write) => write.create('person', person))
      if (index % 20 === 0) await journal.engine.duplicates.page({ offset: 0, limit: 1 })
    }
    const before = await pairsOf(journal)
    expect(before.length).toBeGreaterThan(20)
    journal.reopen()
    expect(await pairsOf(journal)).toEqual(before)
  })

  test('is looked for in steps: another is answered meanwhile', async () => {
    const journal = openTestEngine()
    const { records } = likenessCorpus(5, { pairs: 100, alone: 500 })
    journal.engine.commands.run('add', (write) => {
      for (const { names } of records) write.create('person', { names })
    })
    const order: string[] = []
    const looked = journal.engine.duplicates.page({ offset: 0, limit: 1 }).then(() => order.push('duplicates'))
    setImmediate(() => order.push('another'))
    await looked
    expect(order).toEqual(['another', 'duplicates'])
  })
})

describe('not the same', () => {
  const email = 'ana@example.org'

  test('is remembered, also after a restart and by rows made anew, and can be undone', async () => {
    const journal = openTestEngine()
    const [one, other] = [add(journal, 'Ana', 'Ruiz', { email }), add(journal, 'Ana', 'Ruiz', { email })]
    const { undo } = apart(journal, other, one)
    expect(await pairsOf(journal)).toEqual([])
    const { store, projections } = journal.engine
    for (const _ of projections.rebuild((kind) => store.each(kind)));
    expect(await pairsOf(journal)).toEqual([])
    await journal.undo(undo)
    expect(await pairsOf(journal)).toHaveLength(1)
    apart(journal, one, other)
    journal.reopen()
    expect(await pairsOf(journal)).toEqual([])
    apart(journal, other, one, false)
    expect(await pairsOf(journal)).toHaveLength(1)
  })

  test('is known on another device, also where both said it, and is taken back there', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const [one, other] = [add(laptop, 'Ana', 'Ruiz', { email }), add(laptop, 'Ana', 'Ruiz', { email })]
    exchange(laptop, tower)
    expect(await pairsOf(tower)).toHaveLength(1)
    apart(laptop, one, other)
    apart(tower, other, one)
    exchange(laptop, tower)
    for (const device of [laptop, tower]) expect(await pairsOf(device)).toEqual([])
    apart(tower, one, other, false)
    exchange(laptop, tower)
    for (const device of [laptop, tower]) expect(await pairsOf(device)).toHaveLength(1)
  })

  test('holds for whom they were merged into, also where that was done elsewhere at the same time', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const ids = ['Ana', 'Ana', 'Ana'].map((given) => add(laptop, given, 'Ruiz', { email })) as [
      PersonId,
      PersonId,
      PersonId,
    ]
    const [one, other, third] = ids
    exchange(laptop, tower)
    apart(laptop, one, other)
    merge(tower, one, third)
    exchange(laptop, tower)
    for (const device of [laptop, tower]) expect(await namesOf(device)).toEqual([])
    // Merged here, the survivor has it in a document of theirs.
    const fourth = add(laptop, 'Ana', 'Ruiz', { email })
    expect(await pairsOf(laptop)).toHaveLength(2)
    merge(laptop, third, fourth)
    expect(await pairsOf(laptop)).toEqual([])
  })

  test('said of two who are merged all the same, it says nothing of the one', async () => {
    const journal = openTestEngine()
    const [one, other] = [add(journal, 'Ana', 'Ruiz', { email }), add(journal, 'Ana', 'Ruiz', { email })]
    apart(journal, one, other)
    merge(journal, one, other)
    merge(journal, add(journal, 'Ana', 'Ruiz'), other)
    expect(journal.engine.store.read(other)?.content).toHaveProperty('notSameAs', {})
  })

  test('is taken back by a merge of the two, in whichever document it stands, and said again when that is undone', async () => {
    for (const turned of [false, true]) {
      const journal = openTestEngine()
      const ids = [add(journal, 'Ana', 'Ruiz', { email }), add(journal, 'Ana', 'Ruiz', { email })] as const
      apart(journal, ...ids)
      const [from, into] = turned ? [ids[1], ids[0]] : ids
      const { undo } = merge(journal, from, into)
      for (const id of ids) expect(journal.engine.store.read(id)?.content).toHaveProperty('notSameAs', {})
      await takeBack(journal.engine.commands, journal.engine.kept.written(undo ?? ''))
      expect(await pairsOf(journal)).toEqual([])
    }
  })

  test('does not keep the one who both have become from being forgotten, whoever merged them where', () => {
    for (const turned of [false, true]) {
      const [laptop, tower] = [openTestEngine(), openTestEngine()]
      const ids = [add(laptop, 'Ana', 'Ruiz', { email }), add(laptop, 'Ana', 'Ruiz', { email })] as const
      exchange(laptop, tower)
      apart(laptop, ...ids)
      const [from, into] = turned ? [ids[1], ids[0]] : ids
      merge(tower, from, into)
      exchange(laptop, tower)
      forget(laptop.engine.commands, { id: into })
      exchange(laptop, tower)
      for (const device of [laptop, tower]) for (const id of ids) expect(device.engine.store.read(id)).toBeNull()
    }
  })

  test('is forgotten with either of both, also where the other is in the trash', async () => {
    for (const at of [0, 1]) {
      const journal = openTestEngine()
      const ids = [add(journal, 'Ana', 'Ruiz', { email }), add(journal, 'Ana', 'Ruiz', { email })] as const
      apart(journal, ...ids)
      const [gone, stays] = at === 0 ? ids : [ids[1], ids[0]]
      await moveToTrash(journal.engine.commands, { ids: [stays] })
      forget(journal.engine.commands, { id: gone })
      expect(journal.engine.store.read(stays)?.content).toHaveProperty('notSameAs', {})
    }
  })

  test('is forgotten with either of both', async () => {
    for (const at of [0, 1]) {
      const journal = openTestEngine()
      const ids = [add(journal, 'Ana', 'Ruiz', { email }), add(journal, 'Ana', 'Ruiz', { email })] as const
      apart(journal, ...ids)
      const [gone, stays] = at === 0 ? ids : [ids[1], ids[0]]
      forget(journal.engine.commands, { id: gone })
      expect(journal.engine.store.read(stays)?.content).toHaveProperty('notSameAs', {})
      expect(journal.engine.commands.sql('SELECT count(*) FROM person_apart').pluck().get()).toBe(0)
    }
  })

  test('is listed by name, and taken back also where it was said of who has become another one since', async () => {
    const [laptop, tower] = [openTestEngine(), openTestEngine()]
    const ids = ['Ida', 'Ana', 'Ana'].map((given) => add(laptop, given, 'Ruiz', { email })) as [
      PersonId,
      PersonId,
      PersonId,
    ]
    const [one, other, third] = ids
    exchange(laptop, tower)
    apart(laptop, one, other)
    merge(tower, one, third)
    exchange(laptop, tower)
    const listed = ({ engine }: TestEngine) => apartPeople(engine.commands.sql, { offset: 0, limit: 10 })
    for (const device of [laptop, tower]) {
      const { total, rows } = listed(device)
      expect(total).toBe(1)
      expect(rows[0]?.people.map(({ id }) => id).toSorted()).toEqual([other, third].toSorted())
    }
    await moveToTrash(laptop.engine.commands, { ids: [other] })
    expect(listed(laptop)).toEqual({ total: 0, rows: [] })
    await restoreFromTrash(laptop.engine.commands, { ids: [other] })
    apart(laptop, third, other, false)
    exchange(laptop, tower)
    for (const device of [laptop, tower]) {
      expect(listed(device).total).toBe(0)
      expect(await pairsOf(device)).toHaveLength(1)
    }
  })

  test('nobody is told apart from themselves', () => {
    const journal = openTestEngine()
    const one = add(journal, 'Ana', 'Ruiz')
    expect(() => apart(journal, one, one)).toThrow('SAME_PERSON')
  })
})
