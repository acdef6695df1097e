import { askLocalHost } from '#host/local-host.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused } from './cli-command.ts'

export const open: CliCommand = {
  operands: '',
  about: 'Prints one more address of the running "rapport serve": each works once, for one browser tab.',
  async run(context) {
    noOperands(context)
    const address = await askLocalHost(context.folder, '/address')
    if (address === null) throw new Refused('No browser host is running for this journal. Start one: rapport serve')
    context.print({ address }, () => address)
  },
}
