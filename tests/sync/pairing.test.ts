import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestDevice, pairDevices, untilInSync } from '#support/test-devices.ts'

const person = (given: string) => ({ names: { given } })

test('nothing is listened for, and no key is made, before a window is opened; nothing after it was closed without anybody', async () => {
  const laptop = openTestDevice('Laptop')
  await laptop.client.commands.addPerson(person('Ana'))
  expect(await laptop.devices()).toMatchObject({ available: true, isOn: false, pin: null, addresses: [], devices: [] })
  expect(readdirSync(laptop.keys)).toEqual([])
  await laptop.client.commands.openPairing({ role: 'shows' })
  const { addresses } = await laptop.devices()
  expect(addresses).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/)])
  expect(statSync(join(laptop.keys, 'device.key')).mode & 0o777).toBe(0o600)
  await laptop.client.commands.closePairing()
  await expect.poll(async () => (await laptop.devices()).isOn).toBe(false)
  await expect(reached(addresses[0] ?? '')).resolves.toBe(false)
})

test('two journals become one: counts before, a backup on both, digits, and the union of both', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  for (const given of ['Ana', 'Bea', 'Cem']) await laptop.client.commands.addPerson(person(given))
  for (const given of ['Dan', 'Eva']) await tower.client.commands.addPerson(person(given))
  await laptop.client.commands.openPairing({ role: 'shows' })
  const [address = ''] = (await laptop.devices()).addresses
  await tower.client.commands.joinDevice({ address })
  await expect.poll(async () => (await tower.devices()).pairing?.step).toBe('digits')
  await expect.poll(async () => (await laptop.devices()).pairing?.step).toBe('digits')
  expect((await tower.devices()).pairing).toMatchObject({
    peerName: 'Laptop',
    ownCounts: { people: 2 },
    peerCounts: { people: 3 },
    digits: null,
  })
  const shown = (await laptop.devices()).pairing
  expect(shown).toMatchObject({
    peerName: 'Tower',
    peerCounts: { people: 2 },
    digits: expect.stringMatching(/^\d{6}$/),
  })
  const digits = shown?.digits ?? ''
  await tower.client.commands.typePairingDigits({ digits: `${digits.slice(0, 3)} ${digits.slice(3)}` })
  await expect.poll(async () => (await laptop.devices()).pairing?.step).toBe('confirm')
  expect((await laptop.devices()).devices).toEqual([])
  await laptop.client.commands.confirmPairing()
  await untilInSync(laptop, tower)
  for (const device of [laptop, tower]) {
    expect((await device.client.queries.people({})).total).toBe(5)
    expect(await device.client.queries.backups()).toMatchObject([{ reason: 'before-join' }])
  }
  expect((await tower.devices()).devices).toMatchObject([{ name: 'Laptop', inSyncAt: tower.clock.now, refused: 0 }])
})

test('wrong digits end the run on both, close the window, and let nobody in', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  await laptop.client.commands.openPairing({ role: 'shows' })
  const [address = ''] = (await laptop.devices()).addresses
  await tower.client.commands.joinDevice({ address })
  await expect.poll(async () => (await laptop.devices()).pairing?.digits).toMatch(/\d/)
  const right = (await laptop.devices()).pairing?.digits ?? ''
  await tower.client.commands.typePairingDigits({ digits: right === '123456' ? '654321' : '123456' })
  await expect
    .poll(async () => (await tower.devices()).pairing)
    .toMatchObject({ step: 'failed', problem: 'wrong-digits' })
  await expect
    .poll(async () => (await laptop.devices()).pairing)
    .toMatchObject({ step: 'failed', problem: 'other-ended' })
  for (const device of [laptop, tower]) expect(await device.devices()).toMatchObject({ devices: [] })
  // Another try would be another guess: the window is closed.
  await laptop.client.commands.confirmPairing()
  expect(await laptop.devices()).toMatchObject({ pairing: { step: 'failed' }, devices: [] })
  await expect.poll(async () => (await laptop.devices()).isOn).toBe(false)
})

test('a machine that was not let in is told that it is unknown, and gets nothing', async () => {
  const [laptop, tower, stranger] = ['Laptop', 'Tower', 'Stranger'].map((name) => openTestDevice(name))
  if (!laptop || !tower || !stranger) throw new Error('there are three')
  await laptop.client.commands.addPerson(person('Ana'))
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  const [address = ''] = (await laptop.devices()).addresses
  await stranger.client.commands.joinDevice({ address })
  await expect
    .poll(async () => (await stranger.devices()).pairing)
    .toMatchObject({ step: 'failed', problem: 'other-ended' })
  expect((await stranger.client.queries.people({})).total).toBe(0)
  expect((await laptop.devices()).devices).toHaveLength(1)
})

test('an edit is there on the other device while both run, and one made offline when they meet again', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  const { id } = await laptop.client.commands.addPerson(person('Ana'))
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  await tower.client.commands.putInRing({ ids: [id], ring: 'inner' })
  await expect.poll(async () => (await laptop.client.queries.people({})).rows[0]).toMatchObject({ ring: 'inner' })
  await laptop.off()
  await tower.client.commands.addPerson(person('Bea'))
  await laptop.reopen()
  await untilInSync(laptop, tower)
  expect((await laptop.client.queries.people({})).total).toBe(2)
})

test('a revoked device is told so, gives and gets nothing from then on, and can begin anew as another', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  const before = (await tower.devices()).pin
  await laptop.client.commands.revokeDevice({ pin: before ?? '' })
  await expect.poll(async () => (await tower.devices()).halt).toBe('revoked')
  await laptop.client.commands.addPerson(person('Ana'))
  await tower.client.commands.addPerson(person('Bea'))
  await tower.reopen()
  await tower.client.commands.syncNow()
  expect(await tower.devices()).toMatchObject({ halt: 'revoked', isOn: false })
  expect((await tower.client.queries.people({})).total).toBe(1)
  expect((await laptop.client.queries.people({})).total).toBe(1)
  await tower.client.commands.renewDevice()
  expect((await tower.devices()).pin).not.toBe(before)
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  expect((await laptop.client.queries.people({})).total).toBe(2)
  expect((await laptop.devices()).devices.map(({ state }) => state).toSorted()).toEqual(['in-sync', 'revoked'])
})

test('paired twice is one row, with the new name', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  await pairDevices(laptop, tower)
  await tower.client.commands.nameThisDevice({ name: 'Attic' })
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  await expect.poll(async () => (await laptop.devices()).devices.map(({ name }) => name)).toEqual(['Attic'])
})

test('through a third device, which is an ordinary one, two that never met hold the same', async () => {
  const [laptop, tower, home] = ['Laptop', 'Tower', 'Home'].map((name) => openTestDevice(name))
  if (!laptop || !tower || !home) throw new Error('there are three')
  await laptop.client.commands.addPerson(person('Ana'))
  await pairDevices(home, laptop)
  await untilInSync(home, laptop)
  await laptop.off()
  await pairDevices(home, tower)
  await expect.poll(async () => (await tower.client.queries.people({})).total).toBe(1)
  await tower.client.commands.addPerson(person('Bea'))
  await expect.poll(async () => (await home.client.queries.people({})).total).toBe(2)
  await tower.off()
  await laptop.reopen()
  await expect.poll(async () => (await laptop.client.queries.people({})).total).toBe(2)
  await tower.reopen()
})

test('a copy of a disk is found by its other: both stop before any data moves, and one becomes a new device', async () => {
  const laptop = openTestDevice('Laptop')
  const tower = openTestDevice('Tower')
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  await tower.off()
  const copy = openTestDevice('Laptop', { keys: laptop.keys })
  await expect.poll(async () => (await copy.devices()).halt).toBe('clone')
  await expect.poll(async () => (await laptop.devices()).halt).toBe('clone')
  expect(await copy.devices()).toMatchObject({ isOn: false })
  expect((await copy.client.queries.people({})).total).toBe(0)
  await tower.reopen()
})

test('pausing ends what is connected, and going on makes it equal again', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  await laptop.client.commands.pauseSync({ paused: true })
  expect(await laptop.devices()).toMatchObject({ halt: 'paused', isOn: false, devices: [{ state: 'away' }] })
  await tower.client.commands.addPerson(person('Ana'))
  await laptop.client.commands.pauseSync({ paused: false })
  await untilInSync(laptop, tower)
  expect((await laptop.client.queries.people({})).total).toBe(1)
})

test('a restored backup is the same device: what it lacks comes back, and what was forgotten since does not', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  const { id } = await laptop.client.commands.addPerson(person('Ana'))
  await pairDevices(laptop, tower)
  await untilInSync(laptop, tower)
  await laptop.client.commands.addPerson(person('Bea'))
  await laptop.client.commands.moveToTrash({ ids: [id] })
  await laptop.client.commands.forget({ id })
  await untilInSync(laptop, tower)
  await tower.off()
  const [backup] = await laptop.client.queries.backups()
  const { job } = await laptop.client.commands.restoreBackup({ file: backup?.file ?? '' })
  await expect.poll(async () => (await laptop.client.queries.job({ job })).state).toBe('done')
  // Offline: nobody has said yet that she was forgotten.
  expect((await laptop.client.queries.people({})).rows).toEqual([])
  await tower.reopen()
  await untilInSync(laptop, tower)
  expect((await laptop.client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Bea'])
  expect((await tower.client.queries.people({})).rows.map(({ name }) => name)).toEqual(['Bea'])
})

test('who may take part, and the key, are in no journal and no backup', async () => {
  const [laptop, tower] = [openTestDevice('Laptop'), openTestDevice('Tower')]
  await pairDevices(laptop, tower)
  expect(readdirSync(laptop.keys).toSorted()).toEqual(['device.key', 'devices.json'])
  expect(readFileSync(join(laptop.keys, 'device.key'), 'utf8')).toMatch(/^rapport-sealed-1 [\w+/=]+\n$/)
  expect(existsSync(join(laptop.folder, 'device.key'))).toBe(false)
})

function reached(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(':')
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
