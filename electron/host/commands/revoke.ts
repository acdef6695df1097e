import type { CliCommand } from './cli-command.ts'
import { lineOf, Refused } from './cli-command.ts'

const SENT_WITHIN_MS = 1500

export const revoke: CliCommand = {
  operands: 'NAME or PIN',
  about: 'Shuts a device out for ever, for all devices: a laptop that was lost, a machine that was sold.',
  details:
    'What it has, it keeps. It is told, and so is every other device, when they are next met. To come back it has to be paired anew, as a new device.',
  async run(context) {
    const wanted = lineOf(context, 'the name of the device')
    const client = await context.journal('existing')
    const { devices } = await client.queries.devices()
    const found = devices.filter(
      ({ name, pin, state }) =>
        state !== 'revoked' && (name === wanted || (wanted.length >= 8 && pin.startsWith(wanted))),
    )
    const [device] = found
    if (device === undefined) throw new Refused(`There is no device "${wanted}". "rapport devices" lists them.`)
    if (found.length > 1) {
      throw new Refused(`Several are called "${wanted}":\n${found.map(({ pin }) => pin).join('\n')}`)
    }
    // Where it is on, it is told now; otherwise when it comes.
    await client.commands.syncNow()
    await new Promise((resolve) => setTimeout(resolve, SENT_WITHIN_MS))
    await client.commands.revokeDevice({ pin: device.pin })
    context.print({ pin: device.pin, name: device.name }, () => `${device.name} is revoked.`)
  },
}
