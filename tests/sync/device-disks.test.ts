import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PersonId } from '#shared/model/id.ts'
import { day } from '#support/journal-test.ts'
import { mayMount, smallDisk } from '#support/small-disk.ts'
import { reportOf } from '#support/test-journal.ts'
import { openTestDevice, pairDevices, untilInSync, type TestDevice } from '#support/test-devices.ts'
import { temporaryFolder } from '#support/temporary-store.ts'

const canMount = mayMount()
const NOTE = 'What was said, at some length. '.repeat(60)
const person = (given: string) => ({ names: { given } })

const namesIn = async ({ client }: TestDevice) =>
  (await client.queries.people({})).rows.map(({ name }) => name).toSorted()

test('a copy of a disk that only ever meets a third device loses nothing: what each wrote is on all, and both stop when they meet', async () => {
  const laptop = openTestDevice('Laptop')
  const tower = openTestDevice('Tower')
  await laptop.client.commands.addPerson(person('Ana'))
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  // Cloned while it was off: journal, keys and all.
  await laptop.off()
  const [folder, keys] = [temporaryFolder(), temporaryFolder()]
  cpSync(laptop.folder, folder, { recursive: true })
  cpSync(laptop.keys, keys, { recursive: true })

  // The original and its copy are on by turns, and each is edited where the other does not see it.
  await laptop.reopen()
  await laptop.client.commands.addPerson(person('Bea'))
  await expect.poll(() => namesIn(tower)).toEqual(['Ana', 'Bea'])
  await laptop.off()
  const copy = openTestDevice('Laptop', { folder, keys })
  await copy.client.commands.addPerson(person('Cem'))
  await expect.poll(() => namesIn(tower)).toEqual(['Ana', 'Bea', 'Cem'])
  await expect.poll(() => namesIn(copy)).toEqual(['Ana', 'Bea', 'Cem'])
  await copy.off()
  await laptop.reopen()
  await expect.poll(() => namesIn(laptop)).toEqual(['Ana', 'Bea', 'Cem'])
  await untilInSync(laptop, tower)
  for (const device of [laptop, tower]) expect(await problemsOf(device)).toEqual([])

  // On at once in one network they find each other, and nothing moves until one of them is a new device.
  const again = openTestDevice('Laptop', { folder, keys })
  await expect.poll(async () => (await again.devices()).halt).toBe('clone')
  await expect.poll(async () => (await laptop.devices()).halt).toBe('clone')
  await again.client.commands.renewDevice()
  await laptop.client.commands.addPerson(person('Dan'))
  await again.client.commands.addPerson(person('Eve'))
  await pairDevices(again, tower)
  await expect.poll(() => namesIn(tower)).toContain('Eve')
})

test.skipIf(!canMount)(
  'a disk that is full in the middle of a first sync: what is there stays, giving goes on, and taking too once there is room (needs the right to mount)',
  async () => {
    const { folder } = smallDisk(6144)
    const laptop = openTestDevice('Laptop')
    const { id } = await laptop.client.commands.addPerson(person('Ana'))
    for (let count = 0; count < 300; count++) await talk(laptop, id, count)
    const tower = openTestDevice('Tower', { folder: join(folder, 'journal') })
    await tower.client.commands.addPerson(person('Tom'))
    const ballast = join(folder, 'ballast')
    writeFileSync(ballast, Buffer.alloc(3 * 1024 * 1024))
    onTestFinished(() => rmSync(ballast, { force: true }))

    await pairDevices(laptop, tower)
    await expect.poll(async () => (await tower.devices()).devices[0]?.cannotTake).toBe(true)
    // What it has, it gives, and what it could not take it does not put aside as damaged.
    await expect.poll(() => namesIn(laptop)).toEqual(['Ana', 'Tom'])
    expect(await tower.client.queries.journalInfo()).toMatchObject({ quarantined: 0 })
    const held = (await tower.client.queries.journal({})).total
    expect(held).toBeLessThan(300)
    expect((await tower.devices()).devices[0]).toMatchObject({ refused: 0 })

    rmSync(ballast)
    // By itself, within a minute.
    await untilInSync(laptop, tower)
    expect((await tower.client.queries.journal({})).total).toBe(300)
    expect(await namesIn(tower)).toEqual(['Ana', 'Tom'])
    expect(await problemsOf(tower)).toEqual([])
  },
)

function talk({ client }: TestDevice, id: PersonId, count: number): Promise<unknown> {
  const notes = `${count} ${NOTE}`
  return client.commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [{ id }], notes })
}

async function problemsOf({ client }: TestDevice): Promise<unknown[]> {
  const { problems } = await reportOf(client, client.commands.check(), 'check')
  return problems
}
