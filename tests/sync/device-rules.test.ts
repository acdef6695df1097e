import { describe, expect, test } from 'vitest'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { openTestDevice, pairDevices, untilInSync, type TestDevice } from '#support/test-devices.ts'

const A_YEAR_MS = 365 * 86_400_000

async function paired(): Promise<[TestDevice, TestDevice]> {
  const devices: [TestDevice, TestDevice] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  await pairDevices(...devices)
  await untilInSync(...devices)
  return devices
}

/** Both do something while neither hears of the other, and then meet. */
async function apart(one: TestDevice, other: TestDevice, work: () => Promise<unknown>): Promise<void> {
  for (const { client } of [one, other]) await client.commands.pauseSync({ paused: true })
  await work()
  for (const { client } of [one, other]) await client.commands.pauseSync({ paused: false })
  await untilInSync(one, other)
}

const addPerson = async ({ client }: TestDevice, given: string) =>
  (await client.commands.addPerson({ names: { given } })).id
const namesOf = async ({ client }: TestDevice) =>
  (await client.queries.people({})).rows.map(({ name }) => name).toSorted()

describe('what two devices do to the same thing while they are apart', () => {
  test('a follow-up that one does and the other puts off is done on both, although one clock is a year ahead', async () => {
    const [laptop, tower] = await paired()
    tower.clock.now += A_YEAR_MS
    const { id } = await laptop.client.commands.scheduleFollowUp({
      text: 'Send the deck',
      due: null,
      actor: 'me',
      people: [],
    })
    await untilInSync(laptop, tower)
    await expect.poll(async () => (await tower.client.queries.followUps({})).total).toBe(1)
    await apart(laptop, tower, async () => {
      await tower.client.commands.snoozeFollowUps({ ids: [id], until: '2027-12-24' as CivilDate })
      await laptop.client.commands.completeFollowUps({ ids: [id] })
    })
    const rows = await Promise.all([laptop, tower].map(({ client }) => client.queries.followUps({ state: 'all' })))
    expect(rows[0]?.rows.map(({ done }) => done)).toEqual(rows[1]?.rows.map(({ done }) => done))
    expect(rows[0]?.rows).toMatchObject([{ done: true }])
    await laptop.client.commands.reopenFollowUps({ ids: [id] })
    await untilInSync(laptop, tower)
    await expect.poll(async () => (await tower.client.queries.followUps({ state: 'open' })).total).toBe(1)
  })

  test.each(['laptop', 'tower'] as const)(
    'people merged crosswise are one person on both, and undoing the merge of the %s leads to the same on both',
    async (whose) => {
      const [laptop, tower] = await paired()
      const [ana, annie] = [await addPerson(laptop, 'Ana'), await addPerson(laptop, 'Annie')]
      await expect.poll(async () => (await tower.client.queries.people({})).total).toBe(2)
      const undo = { laptop: '', tower: '' }
      await apart(laptop, tower, async () => {
        undo.laptop = (await laptop.client.commands.mergePeople({ from: ana, into: annie })).undo ?? ''
        undo.tower = (await tower.client.commands.mergePeople({ from: annie, into: ana })).undo ?? ''
      })
      const once = await Promise.all([laptop, tower].map(namesOf))
      expect(once[0]).toEqual(once[1])
      expect(once[0]).toHaveLength(1)
      await { laptop, tower }[whose].client.commands.undo({ token: undo[whose] })
      await untilInSync(laptop, tower)
      await expect.poll(async () => await namesOf(tower)).toEqual(await namesOf(laptop))
    },
  )

  test('how far the clock of the other is ahead is told, and what is written under it comes', async () => {
    const [laptop, tower] = await paired()
    await apart(laptop, tower, async () => {
      tower.clock.now += 600_000
      await addPerson(tower, 'Ana')
    })
    expect((await laptop.devices()).devices).toMatchObject([{ clockAhead: 600_000 }])
    expect((await tower.devices()).devices).toMatchObject([{ clockAhead: -600_000 }])
    expect(await namesOf(laptop)).toEqual(['Ana'])
  })

  test('somebody who was merged offline into a person who was forgotten meanwhile stands alone, on both', async () => {
    const [laptop, tower] = await paired()
    const [ana, bea] = [await addPerson(laptop, 'Ana'), await addPerson(laptop, 'Bea')]
    await expect.poll(async () => (await tower.client.queries.people({})).total).toBe(2)
    await apart(laptop, tower, async () => {
      await laptop.client.commands.moveToTrash({ ids: [ana] })
      await laptop.client.commands.forget({ id: ana })
      await tower.client.commands.mergePeople({ from: bea, into: ana })
    })
    for (const device of [laptop, tower]) await expect.poll(async () => await namesOf(device)).toEqual(['Bea'])
  })

  test('views that each saved are there on both', async () => {
    const [laptop, tower] = await paired()
    await apart(laptop, tower, async () => {
      await laptop.client.commands.saveView({ id: null, view: { name: 'Warm', search: '?warmth=warm' } })
      await tower.client.commands.saveView({ id: null, view: { name: 'Due', search: '?due=1' } })
    })
    for (const { client } of [laptop, tower]) {
      const { views } = await client.queries.preferences()
      expect(
        Object.values(views)
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(['Due', 'Warm'])
    }
  })

  test('somebody put into a circle by one, out of and into it again, and taken out by the other, is in it', async () => {
    const [laptop, tower] = await paired()
    const ana = await addPerson(laptop, 'Ana')
    const { id: circle } = await laptop.client.commands.addCircle({ name: 'Sailing' })
    await laptop.client.commands.putInCircle({ ids: [ana], circle, member: true })
    await expect.poll(async () => (await tower.client.queries.people({ circles: [circle] })).total).toBe(1)
    await apart(laptop, tower, async () => {
      for (const member of [false, true]) await laptop.client.commands.putInCircle({ ids: [ana], circle, member })
      await tower.client.commands.putInCircle({ ids: [ana], circle, member: false })
    })
    for (const { client } of [laptop, tower]) {
      expect((await client.queries.people({ circles: [circle] })).total).toBe(1)
    }
  })
})

describe('who may take part', () => {
  test('of two that revoke each other, a third listens to whom it hears first, and the other is out', async () => {
    const [laptop, tower, home] = ['Laptop', 'Tower', 'Home'].map((name) => openTestDevice(name))
    if (!laptop || !tower || !home) throw new Error('there are three')
    await pairDevices(home, laptop)
    await pairDevices(home, tower)
    await untilInSync(home, laptop)
    await expect.poll(async () => (await laptop.devices()).devices.length).toBe(2)
    await expect.poll(async () => (await tower.devices()).devices.length).toBe(2)
    await home.off()
    for (const { client } of [laptop, tower]) await client.commands.pauseSync({ paused: true })
    const pins = await Promise.all([laptop, tower].map(async (device) => (await device.devices()).pin ?? ''))
    await laptop.client.commands.revokeDevice({ pin: pins[1] ?? '' })
    await tower.client.commands.revokeDevice({ pin: pins[0] ?? '' })
    await home.reopen()
    await laptop.client.commands.pauseSync({ paused: false })
    const stateAtHome = async (name: string) => (await home.devices()).devices.find((row) => row.name === name)?.state
    await expect.poll(() => stateAtHome('Tower')).toBe('revoked')
    await tower.client.commands.pauseSync({ paused: false })
    await expect
      .poll(async () => (await tower.devices()).devices.find(({ name }) => name === 'Home')?.problem)
      .toBe('revoked')
    // What somebody says who is out counts for nothing.
    await expect.poll(() => stateAtHome('Laptop')).toBe('in-sync')
  })

  test('a device that was revoked is not reached through a third that knows', async () => {
    const [laptop, tower, home] = ['Laptop', 'Tower', 'Home'].map((name) => openTestDevice(name))
    if (!laptop || !tower || !home) throw new Error('there are three')
    await pairDevices(home, laptop)
    await pairDevices(home, tower)
    await tower.off()
    await expect.poll(async () => (await laptop.devices()).devices.length).toBe(2)
    const pin = (await laptop.devices()).devices.find(({ name }) => name === 'Tower')?.pin ?? ''
    await laptop.client.commands.revokeDevice({ pin })
    await expect.poll(async () => (await home.devices()).devices.find((row) => row.pin === pin)?.state).toBe('revoked')
    await addPerson(laptop, 'Ana')
    await tower.reopen()
    await expect.poll(async () => (await tower.devices()).devices.map(({ problem }) => problem)).toContain('revoked')
    expect(await namesOf(tower)).toEqual([])
  })
})
