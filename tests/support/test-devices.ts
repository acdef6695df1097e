import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { DevicesAnswer } from '#shared/contract/devices-contract.ts'
import type { JournalOptions } from '#journal/journal.ts'
import { openTestJournal, type TestJournal } from './test-journal.ts'

/** A machine with a journal, which listens on the loopback alone once it was paired. */
export interface TestDevice extends TestJournal {
  readonly keys: string
  /** Until it is opened again. */
  off(): Promise<void>
  devices(): Promise<DevicesAnswer>
}

/** A journal in a folder of its own with a key of its own. @param keys of another one: a copy of its machine */
export function openTestDevice(
  name: string,
  {
    keys = temporary(),
    folder = temporary(),
    ...options
  }: Partial<JournalOptions> & { keys?: string; now?: never } = {},
): TestDevice {
  const test = openTestJournal({
    folder,
    device: name,
    ...options,
    devices: {
      identityFile: join(keys, 'device.key'),
      rosterFile: join(keys, 'devices.json'),
      bind: '127.0.0.1',
      startsAtOnce: true,
    },
  })
  onTestFinished(async () => await test.close())
  return Object.assign(test, {
    keys,
    devices: () => test.client.queries.devices(),
    async off() {
      await test.journal.close()
      // It is closed once.
      ;(test as { journal: typeof test.journal }).journal = { ...test.journal, close: () => Promise.resolve() }
    },
  })
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-device-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Pairs two machines as their users would. */
export async function pairDevices(shows: TestDevice, joins: TestDevice): Promise<void> {
  await shows.client.commands.openPairing({ role: 'shows' })
  const [address = ''] = (await shows.devices()).addresses
  await joins.client.commands.joinDevice({ address })
  await expect.poll(async () => (await joins.devices()).pairing?.step).toBe('digits')
  await expect.poll(async () => (await shows.devices()).pairing?.step).toBe('digits')
  const digits = (await shows.devices()).pairing?.digits ?? ''
  await joins.client.commands.typePairingDigits({ digits })
  await expect.poll(async () => (await shows.devices()).pairing?.step).toBe('confirm')
  await shows.client.commands.confirmPairing()
  for (const device of [shows, joins]) {
    await expect.poll(async () => (await device.devices()).pairing?.step).toBe('joined')
    await device.client.commands.closePairing()
  }
}

/** Waits until each holds what the other holds. */
export async function untilInSync(...devices: readonly TestDevice[]): Promise<void> {
  for (const device of devices) {
    await expect
      .poll(async () =>
        (await device.devices()).devices.filter(({ state }) => state !== 'revoked').map(({ state }) => state),
      )
      .toSatisfy((states: string[]) => states.length > 0 && states.every((state) => state === 'in-sync'))
  }
}
