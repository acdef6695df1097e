import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openRoster, type DeviceRoster } from '#journal/sync/device-roster.ts'
import { encodeFrame } from '#journal/sync/frame-codec.ts'
import { refusalMemory } from '#journal/sync/session-parts.ts'
import { openSession, type Session } from '#journal/sync/session.ts'
import type { RosterRow, SyncMessage } from '#journal/sync/sync-messages.ts'
import { modelSyncStore } from '#support/model-sync-store.ts'
import { virtualTime } from '#support/virtual-time.ts'

const [LAPTOP, TOWER, THIRD] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as [string, string, string]
const row = (pin: string, rest: Partial<RosterRow> = {}): RosterRow => ({
  pin,
  name: pin.slice(0, 4),
  addresses: [`192.0.2.${pin.charCodeAt(0)}:41000`],
  addedBy: pin,
  addedAt: 1,
  revokedBy: null,
  revokedAt: null,
  ...rest,
})

function rosterOf(rows: readonly RosterRow[]): DeviceRoster {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-roster-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const roster = openRoster(join(folder, 'devices.json'), 'one')
  for (const one of rows) roster.put(one)
  return roster
}

/** Both over a wire in memory. What was sent is by whom. */
function meet(rosters: readonly [DeviceRoster, DeviceRoster]) {
  const time = virtualTime()
  const sent: { by: number; message: SyncMessage; bytes: number }[] = []
  const sessions: Session[] = []
  for (const [by, pin] of [LAPTOP, TOWER].entries()) {
    const roster = rosters[by] as DeviceRoster
    sessions.push(
      openSession({
        isDialler: by === 0,
        own: { pin, instance: pin.slice(0, 32), app: '1.0.0' },
        peer: by === 0 ? TOWER : LAPTOP,
        store: modelSyncStore(time, () => 1),
        roster: {
          rows: () => roster.rows(),
          merge: (rows, from) => void (roster.merge(rows, from, pin) && sessions[by]?.sendRoster()),
          isRevoked: (one) => roster.isRevoked(one),
        },
        refusals: refusalMemory(),
        clock: time,
        wire: {
          send(message, blob) {
            sent.push({ by, message, bytes: encodeFrame(message, blob).length })
            time.after(1, () => sessions[1 - by]?.receive({ message, blob: blob ?? new Uint8Array() }))
          },
          close: () => {},
        },
        onEnd: () => {},
      }),
    )
  }
  time.run(1000)
  const rosterFrames = sent.filter(({ message }) => message.t === 'roster').length
  return { sessions, sent, rosterFrames, time, states: sessions.map(({ status }) => status.state) }
}

test('two that know the same of who takes part do not say it again, and compare nothing where they hold the same', () => {
  const rows = [row(LAPTOP), row(TOWER), row(THIRD)]
  const { sent, states } = meet([rosterOf(rows), rosterOf(rows.toReversed())])
  expect(states).toEqual(['in-sync', 'in-sync'])
  expect(sent.map(({ message }) => message.t).toSorted()).toEqual(['hello', 'hello', 'root', 'root'])
  expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(700)
})

test.each([
  ['is new', [row(LAPTOP), row(TOWER), row(THIRD)], [row(LAPTOP), row(TOWER)]],
  [
    'is out',
    [row(LAPTOP), row(TOWER), row(THIRD, { revokedBy: LAPTOP, revokedAt: 7 })],
    [row(LAPTOP), row(TOWER), row(THIRD)],
  ],
  ['has another name', [row(LAPTOP, { name: 'new' }), row(TOWER)], [row(LAPTOP), row(TOWER)]],
])('who %s is told before anything else, and both know it', (_what, here, there) => {
  const rosters = [rosterOf(here), rosterOf(there)] as const
  const { states, sent } = meet(rosters)
  expect(states).toEqual(['in-sync', 'in-sync'])
  const firstRoot = sent.findIndex(({ message }) => message.t === 'root')
  expect(sent.slice(0, firstRoot).filter(({ message }) => message.t === 'roster')).toHaveLength(2)
  for (const pin of [LAPTOP, TOWER, THIRD]) expect(rosters[1].row(pin)).toEqual(rosters[0].row(pin))
  expect(meet(rosters).rosterFrames).toBe(0)
})

test('who is somewhere else says so in its greeting, and where it was reached last stays known', () => {
  const typed = 'home.example:41000'
  const laptop = rosterOf([row(LAPTOP), row(TOWER, { addresses: [typed] })])
  const tower = rosterOf([row(LAPTOP), row(TOWER, { addresses: ['192.0.2.9:41000', '198.51.100.9:41000'] })])
  expect(meet([laptop, tower]).rosterFrames).toBe(0)
  expect(laptop.row(TOWER)?.addresses).toEqual([typed, '192.0.2.9:41000', '198.51.100.9:41000'])
  tower.put(row(TOWER, { addresses: ['203.0.113.9:41000'] }))
  meet([laptop, tower])
  expect(laptop.row(TOWER)?.addresses).toEqual([typed, '203.0.113.9:41000'])
  expect(meet([laptop, tower]).rosterFrames).toBe(0)
})

test('what changes while both are connected is told: who is new, and where this device is', () => {
  const rosters = [rosterOf([row(LAPTOP), row(TOWER)]), rosterOf([row(LAPTOP), row(TOWER)])] as const
  const { sessions, time } = meet(rosters)
  rosters[0].put(row(THIRD))
  rosters[0].put(row(LAPTOP, { addresses: ['203.0.113.1:41000'] }))
  sessions[0]?.sendRoster()
  time.run(1000)
  expect(rosters[1].row(THIRD)).toEqual(row(THIRD))
  expect(rosters[1].row(LAPTOP)?.addresses).toContain('203.0.113.1:41000')
})
