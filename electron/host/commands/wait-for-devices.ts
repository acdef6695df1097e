import type { JournalClient } from '#shared/contract/contract.ts'
import type { DeviceRow, DevicesAnswer } from '#shared/contract/devices-contract.ts'
import { Refused, type CliContext } from './cli-command.ts'

const LOOK_EVERY_MS = 100

/** Whether there was nothing left to exchange with a device since then: it may be gone again already. */
export function wasSettled({ state, inSyncAt }: DeviceRow, since: number): boolean {
  return state === 'in-sync' || state === 'differing' || (inSyncAt ?? 0) >= since
}

/**
 * Asks again and again until `isThere`.
 * @returns null where that was not within `withinMs`
 * @throws Refused where the command was interrupted
 */
export async function waitForDevices(
  { signal }: CliContext,
  client: JournalClient,
  isThere: (answer: DevicesAnswer) => boolean,
  withinMs: number,
): Promise<DevicesAnswer | null> {
  const until = Date.now() + withinMs
  for (;;) {
    const answer = await client.queries.devices()
    if (isThere(answer)) return answer
    if (signal.aborted) throw new Refused('Interrupted.')
    if (Date.now() > until) return null
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
