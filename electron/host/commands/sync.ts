import type { DeviceRow } from '#shared/contract/devices-contract.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused } from './cli-command.ts'
import { deviceLine, ownLines } from './device-words.ts'
import { waitForDevices, wasSettled } from './wait-for-devices.ts'
import { lines } from './words.ts'

export const sync: CliCommand = {
  operands: '',
  about: 'Exchanges with the other devices what is new, once, and says how it stands with each.',
  details: 'It ends when everybody who can be reached holds the same, with 1 where nobody could.',
  options: { once: { type: 'boolean' }, within: { type: 'string', default: '60' } },
  optionHelp: { once: 'as without it', within: 'seconds to wait for those that are not found' },
  async run(context) {
    noOperands(context)
    const within = Number(context.values['within'])
    if (!(within > 0 && within <= 86_400)) throw new Refused('--within is a number of seconds')
    const client = await context.journal('existing')
    const begunAt = Date.now()
    await client.commands.syncNow()
    const first = await client.queries.devices()
    if (first.halt !== null) throw new Refused(ownLines(first).join('\n'))
    if (first.devices.every(({ state }) => state === 'revoked')) throw new Refused('No other device was paired yet.')
    const isDone = (row: DeviceRow) => row.state === 'revoked' || wasSettled(row, begunAt)
    await waitForDevices(context, client, ({ devices }) => devices.every(isDone), within * 1000)
    const found = await client.queries.devices()
    if (!found.devices.some((row) => row.state !== 'revoked' && wasSettled(row, begunAt))) {
      throw new Refused(lines(['Nobody could be reached.', ...found.devices.map(deviceLine)]))
    }
    context.print(found.devices, () => lines(found.devices.map(deviceLine)))
  },
}
