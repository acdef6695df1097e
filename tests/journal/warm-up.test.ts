import { expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Ring } from '#shared/model/ring.ts'
import { day, test } from '#support/journal-test.ts'

const TODAY = day('2026-11-23')

async function spokenWith({ commands }: JournalClient, given: string, ring: Ring, daysAgo: number): Promise<PersonId> {
  const { id } = await commands.addPerson({ names: { given }, ring })
  await commands.logConversation({ date: addDays(TODAY, -daysAgo), channel: 'call', people: [{ id }] })
  return id
}

test('M2: to begin with come up to three people who are near and warm, and nobody else; then the hard one', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  const priya = await spokenWith(client, 'Priya', 'close', 5)
  const { id: followUp } = await commands.scheduleFollowUp({
    text: 'ask Priya for advice',
    actor: 'me',
    people: [{ id: priya }],
  })
  expect(await queries.warmUp({ followUp })).toMatchObject({ warm: [], hard: { followUp: { id: followUp } } })
  const today = await spokenWith(client, 'Today', 'inner', 0)
  await spokenWith(client, 'Cooling', 'inner', 20)
  await spokenWith(client, 'Active', 'active', 5)
  const paused = await spokenWith(client, 'Paused', 'inner', 3)
  await commands.setCadence({ id: paused, cadence: { paused: true } })
  const gone = await spokenWith(client, 'Gone', 'inner', 3)
  await commands.moveToTrash({ ids: [gone] })
  const near = [
    await spokenWith(client, 'One', 'inner', 13),
    await spokenWith(client, 'Two', 'close', 27),
    await spokenWith(client, 'Three', 'inner', 4),
    await spokenWith(client, 'Four', 'close', 1),
  ]
  await commands.putEntry({
    id: near[0] as PersonId,
    entryId: null,
    entry: { collection: 'channels', value: { kind: 'email', value: 'one@example.org' } },
  })
  const { warm, hard } = await queries.warmUp({ followUp })
  expect(warm.map(({ name }) => name)).toEqual(['One', 'Two', 'Three'])
  expect(warm[0]).toMatchObject({ given: 'One', channels: [{ kind: 'email', value: 'one@example.org' }] })
  expect(hard).toMatchObject({ followUp: { id: followUp }, people: [{ id: priya, name: 'Priya' }] })
  // Whom one has written to is no longer among them; what is done is not in front of one any more.
  await commands.logConversation({
    date: TODAY,
    channel: 'email',
    startedBy: 'me',
    people: [{ id: near[0] as PersonId }],
  })
  expect((await queries.warmUp({ followUp })).warm.map(({ name }) => name)).toEqual(['Two', 'Three', 'Four'])
  await commands.completeFollowUps({ ids: [followUp] })
  expect((await queries.warmUp({ followUp })).hard).toBeNull()
  expect((await queries.warmUp({ followUp: null })).warm).not.toContainEqual(expect.objectContaining({ id: today }))
})
