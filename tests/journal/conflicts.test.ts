import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { DocumentId, PersonId } from '#shared/model/id.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { DEFAULT_RING_RULES } from '#shared/model/ring.ts'
import { KINDS } from '#journal/kinds/kinds.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { conflictInEveryField } from '#support/conflict-in-every-field.ts'
import { day, refusalOf } from '#support/journal-test.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'
import { writeOnTwoDevices } from '#support/two-devices.ts'

type Writing<Made> = (client: JournalClient, made: Made) => Promise<unknown>

/** A journal that two devices wrote in, each its own, and what they had made before. */
async function twoDevices<Made>(
  make: (client: JournalClient) => Promise<Made>,
  here: Writing<Made>,
  there: Writing<Made>,
): Promise<TestJournal & { made: Made }> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const makings: Made[] = []
  const made = () => makings[0] as Made
  await writeOnTwoDevices(folder, {
    before: async (client) => void makings.push(await make(client)),
    here: async (client) => void (await here(client, made())),
    there: async (client) => void (await there(client, made())),
  })
  const journal = openTestJournal({ folder })
  onTestFinished(() => journal.close())
  return Object.assign(journal, { made: made() })
}

const addAna = async (client: JournalClient) => (await client.commands.addPerson({ names: { given: 'Ana' } })).id

test('a value that another device wrote is used, also after a restart, and taken back', async () => {
  const named = (given: string) => (client: JournalClient, id: PersonId) =>
    client.commands.editPerson({ id, names: { given } })
  const journal = await twoDevices(addAna, named('Anna'), named('Anne'))
  const id = journal.made
  const [conflict] = await journal.client.queries.conflicts({ id })
  if (conflict === undefined) throw new Error('there is no conflict')
  expect([conflict.kept, ...conflict.others].map(String).toSorted()).toEqual(['Anna', 'Anne'])
  const other = conflict.others[0] ?? ''
  const { undo } = await journal.client.commands.settleConflict({ id, path: conflict.path, value: other })
  expect(await journal.client.queries.conflicts({ id })).toEqual([])
  expect((await journal.client.queries.person({ id })).name).toBe(other)
  await journal.client.commands.undo({ token: undo ?? '' })
  expect((await journal.client.queries.person({ id })).name).toBe(conflict.kept)
  await journal.reopen()
  expect(await journal.client.queries.conflicts({ id })).toEqual([])
})

test('keeping what holds settles, changes nothing, and leaves nothing to be undone', async () => {
  const journal = await twoDevices(
    addAna,
    (client, id) => client.commands.putInRing({ ids: [id], ring: 'inner' }),
    (client, id) => client.commands.putInRing({ ids: [id], ring: 'close' }),
  )
  const id = journal.made
  const [conflict] = await journal.client.queries.conflicts({ id })
  const { undo } = await journal.client.commands.settleConflict({ id, path: ['ring'], value: conflict?.kept ?? null })
  expect(undo).toBeNull()
  expect(await journal.client.queries.conflicts({ id })).toEqual([])
  expect((await journal.client.queries.person({ id })).ring).toBe(conflict?.kept)
})

test('a value that nobody wrote, nothing among them, is refused, and so is what is settled already', async () => {
  const journal = await twoDevices(
    addAna,
    (client, id) => client.commands.putInRing({ ids: [id], ring: 'inner' }),
    (client, id) => client.commands.putInRing({ ids: [id], ring: 'close' }),
  )
  const id = journal.made
  const settle = (value: string | null, path = ['ring']) => journal.client.commands.settleConflict({ id, path, value })
  expect(await refusalOf(settle('wider'))).toMatchObject({ code: 'CONFLICT_SETTLED' })
  expect(await refusalOf(settle(null))).toMatchObject({ code: 'CONFLICT_SETTLED' })
  expect(await refusalOf(settle(null, ['metOn']))).toMatchObject({ code: 'CONFLICT_SETTLED' })
  expect(await journal.client.queries.conflicts({ id })).toHaveLength(1)
  await settle('close')
  expect(await refusalOf(settle('inner'))).toMatchObject({ code: 'CONFLICT_SETTLED' })
})

test('nothing is a value like others, but not where a person would be left without a name', async () => {
  const make = async (client: JournalClient) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'wider' })
    return id
  }
  const journal = await twoDevices(
    make,
    async (client, id) => {
      await client.commands.putInRing({ ids: [id], ring: null })
      await client.commands.editPerson({ id, names: { given: '' } })
    },
    async (client, id) => {
      await client.commands.putInRing({ ids: [id], ring: 'inner' })
      await client.commands.editPerson({ id, names: { given: 'Anne', family: '' } })
    },
  )
  const id = journal.made
  const settle = (path: string[], value: string | null) => journal.client.commands.settleConflict({ id, path, value })
  await settle(['ring'], null)
  expect((await journal.client.queries.person({ id })).ring).toBeNull()
  expect(await refusalOf(settle(['names', 'given'], ''))).toMatchObject({ code: 'PERSON_NAMELESS' })
  await settle(['names', 'given'], 'Anne')
  expect((await journal.client.queries.person({ id })).name).toBe('Anne')
})

const day1 = day('2026-11-20')
const day2 = day('2026-11-21')
const rule = (budget: number) => ({ ...DEFAULT_RING_RULES.inner, budget })

interface Kind {
  readonly kind: string
  readonly make: (client: JournalClient) => Promise<DocumentId>
  readonly here: Writing<never>
  readonly there: Writing<never>
  readonly path: string
  readonly values: readonly string[]
}

const WRITTEN_BY_COMMANDS: readonly Kind[] = [
  {
    kind: 'a conversation',
    make: async ({ commands }) =>
      (await commands.logConversation({ date: day('2026-11-19'), channel: 'call', people: [{ name: 'Ana' }] })).id,
    here: (client, id) => client.commands.editConversation({ id, date: day1 }),
    there: (client, id) => client.commands.editConversation({ id, date: day2 }),
    path: 'date',
    values: ['2026-11-20', '2026-11-21'],
  },
  {
    kind: 'a follow-up',
    make: async ({ commands }) => (await commands.scheduleFollowUp({ text: 'Send', actor: 'me' })).id,
    here: (client, id) => client.commands.editFollowUp({ id, due: day1 }),
    there: (client, id) => client.commands.editFollowUp({ id, due: day2 }),
    path: 'due',
    values: ['2026-11-20', '2026-11-21'],
  },
  {
    kind: 'a circle',
    make: async ({ commands }) => (await commands.addCircle({ name: 'Board' })).id,
    here: (client, id) => client.commands.renameCircle({ id, name: 'Club' }),
    there: (client, id) => client.commands.renameCircle({ id, name: 'Council' }),
    path: 'name',
    values: ['Club', 'Council'],
  },
  {
    kind: 'an organisation',
    make: async (client) => {
      await client.commands.addPerson({ names: { given: 'Ana' }, organisation: 'Acme' })
      const [acme] = await client.queries.organisations({})
      if (acme === undefined) throw new Error('no organisation was made')
      return acme.id
    },
    here: (client, id) => client.commands.renameOrganisation({ id, name: 'Zenith' }),
    there: (client, id) => client.commands.renameOrganisation({ id, name: 'Zero' }),
    path: 'name',
    values: ['Zenith', 'Zero'],
  },
  {
    kind: 'the preferences',
    make: async ({ commands }) => {
      await commands.setIntent({ firstRunDone: true })
      return PREFERENCES_ID
    },
    here: (client) => client.commands.setRingRule({ ring: 'inner', rule: rule(4) }),
    there: (client) => client.commands.setRingRule({ ring: 'inner', rule: rule(6) }),
    path: 'rings.inner.budget',
    values: ['4', '6'],
  },
]

test.each(WRITTEN_BY_COMMANDS)(
  'conflicts of $kind are asked for, and settled',
  async ({ make, here, there, path, values }) => {
    const journal = await twoDevices(make, here as Writing<DocumentId>, there as Writing<DocumentId>)
    const id = journal.made
    const found = await journal.client.queries.conflicts({ id })
    expect(found.map((conflict) => conflict.path.join('.'))).toEqual([path])
    expect([found[0]?.kept, ...(found[0]?.others ?? [])].map(String).toSorted()).toEqual(values)
    await journal.client.commands.settleConflict({ id, path: path.split('.'), value: found[0]?.others[0] ?? null })
    expect(await journal.client.queries.conflicts({ id })).toEqual([])
  },
)

test('every watched field of every kind is asked for, settled, and taken back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-'))
  const written = await conflictInEveryField(folder)
  const { client, close } = openTestJournal({ folder })
  onTestFinished(close)
  for (const { kind, watched } of KINDS) {
    const { id, fields } = written[kind as DocumentKind]
    const paths = Object.keys(fields)
    const isPlanted = (pattern: readonly string[]) => paths.some((path) => isOf(pattern, path.split('.')))
    expect(
      watched.filter((pattern) => !isPlanted(pattern)),
      `fields of a ${kind} that are watched, and not tried here`,
    ).toEqual([])
    const found = await client.queries.conflicts({ id })
    expect(found.map(({ path }) => path.join('.')).toSorted()).toEqual(paths.toSorted())
    for (const { path, others } of found) {
      const [value = null] = others
      const { undo } = await client.commands.settleConflict({ id, path, value })
      expect((await client.queries.conflicts({ id })).some((one) => one.path.join() === path.join())).toBe(false)
      const told = async () => (await client.queries.history({ id }))[0]?.changed ?? []
      const settled = await told()
      expect(settled.length, `${kind} ${path.join('.')}`).toBeGreaterThan(0)
      expect(settled.filter((change) => !isOf(path, change.path.slice(0, path.length)))).toEqual([])
      await client.commands.undo({ token: undo ?? '' })
      expect(await told()).toEqual(
        settled.map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before })),
      )
    }
  }
})

function isOf(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((key, at) => key === '*' || key === path[at])
}
