import { expect, test } from 'vitest'
import { peerLinks, type PeerLinks } from '#journal/sync/peer-links.ts'
import { PROTOCOL, type SyncMessage } from '#journal/sync/sync-messages.ts'
import type { SocketListener, SyncSocket } from '#journal/sync/sync-socket.ts'
import { modelSyncStore } from '#support/model-sync-store.ts'
import { virtualTime, type VirtualTime } from '#support/virtual-time.ts'

const [SMALLER, LARGER] = ['a'.repeat(64), 'b'.repeat(64)]

interface FakeSocket extends SyncSocket {
  readonly sent: SyncMessage[]
  /** The other says who it is. */
  greet(instance?: string): void
  isClosed: boolean
}

function socketTo(peer: string): FakeSocket {
  const sent: SyncMessage[] = []
  let listener: SocketListener | null = null
  const socket: FakeSocket = {
    peer,
    address: '192.0.2.7',
    localAddress: '192.0.2.1',
    sent,
    isClosed: false,
    send: (message) => void sent.push(message),
    close: () => (socket.isClosed = true),
    listen: (given) => (listener = given),
    greet(instance = '7'.repeat(32)) {
      const said: SyncMessage[] = [
        { t: 'hello', protocols: [PROTOCOL], app: 'test', instance, clock: 0, roster: '0'.repeat(16), addresses: [] },
        { t: 'roster', devices: [] },
      ]
      for (const message of said) listener?.onFrame({ message, blob: new Uint8Array() })
    },
  }
  return socket
}

function linksOf(pin: string): { links: PeerLinks; time: VirtualTime } {
  const time = virtualTime()
  const links = peerLinks({
    own: { pin, instance: '1'.repeat(32), app: 'test' },
    store: () => modelSyncStore(time, () => 1),
    roster: { rows: () => [], merge: () => {}, isRevoked: () => false },
    clock: time,
    onStatus: () => {},
    onGreeted: () => {},
    onEnd: () => {},
    onBug: (error) => expect.fail(String(error)),
  })
  return { links, time }
}

/** A connection that the one with the smaller pin dialled and has had for `ms`, and another that comes from the other then. */
function redialAfter(ms: number): { first: FakeSocket; second: FakeSocket } {
  const { links, time } = linksOf(SMALLER)
  const [first, second] = [socketTo(LARGER), socketTo(LARGER)]
  links.open(first, { isDialler: true })
  first.greet()
  time.run(ms)
  links.open(second, { isDialler: false })
  second.greet()
  return { first, second }
}

test('of two that dialled each other at once, the connection stays that the smaller pin dialled', () => {
  const { first, second } = redialAfter(1000)
  expect(second.sent).toContainEqual({ t: 'error', code: 'busy' })
  expect(second.isClosed).toBe(true)
  expect(first.isClosed).toBe(false)
})

test('who has lost its connection and dials anew is not busy until the old one was silent for long', () => {
  const { first, second } = redialAfter(20_000)
  expect(second.isClosed).toBe(false)
  expect(second.sent.map(({ t }) => t)).not.toContain('error')
  expect(first.isClosed).toBe(true)
})

test('another run of the other is let in at once', () => {
  const { links } = linksOf(SMALLER)
  const [first, second] = [socketTo(LARGER), socketTo(LARGER)]
  links.open(first, { isDialler: true })
  first.greet()
  links.open(second, { isDialler: false })
  second.greet('8'.repeat(32))
  expect([first.isClosed, second.isClosed]).toEqual([true, false])
})
