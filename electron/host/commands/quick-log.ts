import { askLocalHost } from '#host/local-host.ts'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused } from './cli-command.ts'

export const quickLog: CliCommand = {
  operands: '',
  about: 'Shows the quick-log window of the running app.',
  details: 'For the keyboard settings of desktops that let no app have a global shortcut, such as some of Wayland.',
  async run(context) {
    noOperands(context)
    const shown = await askLocalHost(context.folder, '/quick-log')
    if (shown === null) throw new Refused('The desktop app is not running. Start it, or use: rapport log "…"')
    context.print({ shown: true }, () => '')
  },
}
