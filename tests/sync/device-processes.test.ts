import { createServer, connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandHome, type CommandHome } from '#support/rapport-command.ts'

// Real processes, a journal each, which listen on the loopback alone.

let homes: CommandHome[] = []
beforeEach(() => void (homes = []))
afterEach(() => homes.forEach((home) => home.remove()))

function newHome(): CommandHome {
  const home = commandHome()
  homes.push(home)
  return home
}

/** Both sides of pairing, as two people at two machines would type it. @returns when both have said that they are in sync */
async function pairHomes(
  shows: CommandHome,
  joins: CommandHome,
  by?: (address: string) => Promise<string>,
): Promise<void> {
  const one = await shows.start(['pair', '--show'], /rapport pair (127\.0\.0\.1:\d+)/)
  const address = (await by?.(one.printed[1] ?? '')) ?? one.printed[1] ?? ''
  const text = { shown: '', joined: '' }
  one.child.stderr?.on('data', (part: Buffer) => {
    text.shown += part.toString()
    if (text.shown.includes('Let it in?')) one.child.stdin?.write('y\n')
  })
  const other = await joins.start(['pair', address], /The digits that the other machine shows/)
  other.child.stderr?.on('data', (part: Buffer) => (text.joined += part.toString()))
  await expect.poll(() => /Type these digits .*: {2}(\d{6})/.exec(text.shown)?.[1]).toBeDefined()
  const ended = [one, other].map(({ child }) => new Promise((resolve) => child.once('exit', resolve)))
  other.child.stdin?.write(`${/: {2}(\d{6})/.exec(text.shown)?.[1]}\n`)
  expect(await Promise.all(ended)).toEqual([0, 0])
}

const names = async (home: CommandHome) =>
  ((await home.json('people')) as { name: string }[]).map(({ name }) => name).toSorted()

test('two machines pair by their command lines, sync, are edited apart, are killed, and are equal again', async () => {
  const [laptop, tower] = [newHome(), newHome()]
  for (const name of ['Ana Ruiz', 'Bea Lind']) await laptop.run('log', `coffee with ${name}`)
  await tower.run('log', 'coffee with Cem Aydin')
  await pairHomes(laptop, tower)
  // Neither has anything open: the commands did it all by themselves.
  for (const home of [laptop, tower]) expect(await names(home)).toEqual(['Ana Ruiz', 'Bea Lind', 'Cem Aydin'])
  expect(await laptop.json('devices')).toMatchObject({ devices: [{ revokedAt: null }], isOn: false })

  const hosts = await Promise.all(
    [laptop, tower].map((home) => home.start(['serve', '--headless'], /is open for other/)),
  )
  await expect
    .poll(async () => (await laptop.json('devices')) as object)
    .toMatchObject({ devices: [{ state: 'in-sync' }] })
  // Killed, edited apart by commands that open the journal themselves, and met again.
  const gone = hosts.map(({ child }) => new Promise((resolve) => child.once('exit', resolve)))
  for (const { child } of hosts) child.kill('SIGKILL')
  await Promise.all(gone)
  await laptop.run('log', 'call with Dan Ek')
  await tower.run('log', 'call with Eva Holm')
  const again = await tower.start(['serve', '--headless'], /is open for other/)
  expect(await laptop.json('sync', '--once')).toMatchObject([{ state: 'in-sync' }])
  for (const home of [laptop, tower]) {
    expect(await names(home)).toEqual(['Ana Ruiz', 'Bea Lind', 'Cem Aydin', 'Dan Ek', 'Eva Holm'])
  }

  const [device] = ((await tower.json('devices')) as { devices: { pin: string }[] }).devices
  await laptop.run('log', 'call with Finn Berg')
  await tower.json('revoke', device?.pin ?? '')
  expect(await laptop.run('sync', '--once', '--within', '5')).toMatchObject({ code: 1 })
  expect(await names(tower)).not.toContain('Finn Berg')
  await again.end()
})

test('killed at random points of a first sync, it goes on from there, and nothing acknowledged is lost', async () => {
  const [laptop, tower] = [newHome(), newHome()]
  await laptop.run('log', 'coffee with Ana Ruiz')
  await pairHomes(laptop, tower)
  const rows = Array.from({ length: 400 }, (_, at) => `Given${at},Family${at},g${at}@example.org`)
  const file = join(laptop.folder, 'people.csv')
  writeFileSync(file, ['First Name,Last Name,E-mail 1 - Value', ...rows].join('\n'))
  expect(await laptop.run('import', file)).toMatchObject({ code: 0 })
  const server = await laptop.start(['serve', '--headless'], /is open for other/)
  let before = 0
  for (const afterMs of [200, 350, 500, 700, 900]) {
    const host = await tower.start(['serve', '--headless'], /is open for other/)
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    const exit = new Promise((resolve) => host.child.once('exit', resolve))
    host.child.kill('SIGKILL')
    await exit
    const now = (await names(tower)).length
    expect(now).toBeGreaterThanOrEqual(before)
    before = now
  }
  expect(await tower.json('sync', '--once', '--within', '300')).toMatchObject([{ state: 'in-sync' }])
  expect(await names(tower)).toEqual(await names(laptop))
  expect(await tower.run('doctor')).toMatchObject({ code: 0 })
  await server.end()
})

test('no name of the journal, and none of the machine, is readable on the wire', async () => {
  const [laptop, tower] = [newHome(), newHome()]
  const secrets = ['Quillon', 'Zephyrine', 'Marmalade']
  await laptop.run('log', `coffee with Quillon Zephyrine about Marmalade`)
  await laptop.run('devices', '--name', 'Wintermute')
  const heard: Buffer[] = []
  const relays: { close(): void }[] = []
  await pairHomes(laptop, tower, async (address) => {
    const relay = await wiretap(address, heard)
    relays.push(relay)
    return relay.address
  })
  expect(await names(tower)).toEqual(['Quillon Zephyrine'])
  const bytes = Buffer.concat(heard)
  expect(bytes.length).toBeGreaterThan(5000)
  for (const name of [...secrets, 'Wintermute', 'rapport pair', 'hello']) {
    for (const encoding of ['utf8', 'utf16le'] as const) expect(bytes.includes(Buffer.from(name, encoding))).toBe(false)
  }
  for (const relay of relays) relay.close()
})

test('the keys of a device are for this user alone, and beside the key of the journal', async () => {
  const laptop = newHome()
  await laptop.run('log', 'coffee with Ana Ruiz')
  const one = await laptop.start(['pair', '--show'], /rapport pair 127/)
  await one.end()
  const keys = join(laptop.folder, 'config', 'keys')
  expect(readdirSync(keys).map((name) => name.replace(/^.{8,}?\./, ''))).toEqual(
    expect.arrayContaining(['device', 'key']),
  )
  const [device = ''] = readdirSync(keys).filter((name) => name.endsWith('.device'))
  expect(readFileSync(join(keys, device), 'utf8')).toMatch(/^rapport-sealed-1 /)
})

/** Passes everything on, both ways, and keeps it. */
async function wiretap(address: string, heard: Buffer[]): Promise<{ address: string; close(): void }> {
  const [host = '', port = ''] = address.split(':')
  const sockets = new Set<{ destroy(): void }>()
  const server = createServer((socket) => {
    const to = connect({ host, port: Number(port) })
    for (const [from, other] of [
      [socket, to],
      [to, socket],
    ] as const) {
      sockets.add(from)
      from.on('data', (part: Buffer) => {
        heard.push(part)
        other.write(part)
      })
      from.on('close', () => other.destroy())
      from.on('error', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
