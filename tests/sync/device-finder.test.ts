import { createRequire } from 'node:module'
import type { EventEmitter } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { announcedName, openFinder, type DeviceFinder } from '#journal/sync/device-finder.ts'

const A_DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 23, 23, 59)
const [LAPTOP, TOWER, STRANGER] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string]

interface Finding {
  readonly finder: DeviceFinder
  readonly found: string[]
  readonly troubles: unknown[]
}

/** On the loopback alone. */
function find(own: string, pins: readonly string[], { port = 41_000, now = NOW } = {}): Finding {
  const found: string[] = []
  const troubles: unknown[] = []
  const finder = openFinder({
    port,
    own,
    pins: () => pins,
    now: () => now,
    found: (pin, address) => void found.push(`${pin ?? 'joinable'} ${address}`),
    onTrouble: (error) => void troubles.push(error),
    networks: () => ['127.0.0.1'],
  })
  onTestFinished(() => finder.close())
  return { finder, found, troubles }
}

/** Some systems let nothing be sent to a group on the loopback. */
const hasMulticast = await new Promise<boolean>((resolve) => {
  const mdns = (createRequire(createRequire(import.meta.url).resolve('bonjour-service'))('multicast-dns') as Multicast)(
    {
      interface: '127.0.0.1',
      bind: '0.0.0.0',
    },
  )
  const end = (isThere: boolean) => {
    clearTimeout(late)
    mdns.destroy()
    resolve(isThere)
  }
  const late = setTimeout(() => end(false), 3000)
  mdns.on('error', () => end(false))
  mdns.on('query', () => end(true))
  mdns.on('ready', () => mdns.query('rapport-test.local', 'A'))
})

type Multicast = (options: object) => EventEmitter & { query(name: string, type: string): void; destroy(): void }

test.skipIf(!hasMulticast)(
  'a device is found by who knows its key, at the address from which it answers, and by nobody else',
  async () => {
    const tower = find(TOWER, [LAPTOP], { port: 41_002 })
    const laptop = find(LAPTOP, [TOWER], { port: 41_001 })
    const stranger = find(STRANGER, [], { port: 41_003 })
    await expect.poll(() => laptop.finder.addressesOf(TOWER)).toEqual(['127.0.0.1:41002'])
    await expect.poll(() => tower.finder.addressesOf(LAPTOP)).toEqual(['127.0.0.1:41001'])
    expect(stranger.found).toEqual([])
    expect([...laptop.troubles, ...tower.troubles]).toEqual([])
  },
)

test.skipIf(!hasMulticast)(
  'clocks a day apart find each other, and the name of a machine is announced in its window alone',
  async () => {
    const tower = find(TOWER, [LAPTOP], { port: 41_002, now: NOW + A_DAY_MS })
    const laptop = find(LAPTOP, [TOWER], { port: 41_001 })
    await expect.poll(() => laptop.finder.addressesOf(TOWER)).toEqual(['127.0.0.1:41002'])
    expect(laptop.finder.joinable()).toEqual([])
    tower.finder.showName('Wintermute')
    await expect.poll(() => laptop.finder.joinable()).toEqual([{ name: 'Wintermute', address: '127.0.0.1:41002' }])
    tower.finder.showName(null)
    await expect.poll(() => laptop.finder.joinable()).toEqual([])
  },
)

test.skipIf(!hasMulticast)('what is announced names neither the machine nor its user', async () => {
  const { hostname, userInfo } = await import('node:os')
  const heard: string[] = []
  const mdns = (createRequire(createRequire(import.meta.url).resolve('bonjour-service'))('multicast-dns') as Multicast)(
    {
      interface: '127.0.0.1',
      bind: '0.0.0.0',
    },
  )
  onTestFinished(() => mdns.destroy())
  mdns.on('response', (packet: object) => void heard.push(JSON.stringify(packet)))
  find(TOWER, [])
  const name = announcedName(TOWER, Math.floor(NOW / A_DAY_MS))
  await expect.poll(() => heard.some((packet) => packet.includes(name))).toBe(true)
  const ours = heard.filter((packet) => packet.includes(name)).join('\n')
  expect(ours).toContain('_rapport._tcp.local')
  expect(ours).not.toContain(`${hostname()}.`)
  expect(ours).not.toContain(`"${hostname()}"`)
  if (userInfo().username !== 'root') expect(ours).not.toContain(userInfo().username)
  expect(ours).not.toContain(TOWER)
})

test('the announced name is another one each day', () => {
  expect(announcedName(TOWER, 1)).toMatch(/^[0-9a-f]{16}$/)
  expect(announcedName(TOWER, 1)).not.toBe(announcedName(TOWER, 2))
})
