import type { CliCommand } from './cli-command.ts'
import { noOperands } from './cli-command.ts'
import { deviceLine, ownLines } from './device-words.ts'
import { lines } from './words.ts'

export const devices: CliCommand = {
  operands: '',
  about: 'Lists the devices that hold the same journal, and how it stands with each.',
  options: {
    name: { type: 'string' },
    pause: { type: 'boolean' },
    resume: { type: 'boolean' },
    new: { type: 'boolean' },
  },
  optionHelp: {
    name: 'what others call this machine',
    pause: 'exchanges nothing until --resume',
    resume: 'goes on',
    new: 'makes this machine a new device, which is to be paired again',
  },
  async run(context) {
    noOperands(context)
    const client = await context.journal('existing')
    const { name, pause, resume } = context.values
    if (typeof name === 'string') await client.commands.nameThisDevice({ name })
    if (pause === true || resume === true) await client.commands.pauseSync({ paused: pause === true })
    if (context.values['new'] === true) await client.commands.renewDevice()
    const found = await client.queries.devices()
    context.print(found, () => lines([...ownLines(found), ...found.devices.map(deviceLine)]))
  },
}
