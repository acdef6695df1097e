import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CliCommand } from './cli-command.ts'
import { noOperands, Refused, WrongUsage } from './cli-command.ts'

export const serve: CliCommand = {
  operands: '',
  about: 'Serves the journal to browsers of this machine until Ctrl+C, and prints the address.',
  details: 'It listens on 127.0.0.1 only. The address works once, for one tab; "rapport open" prints another one.',
  options: { port: { type: 'string', default: '0' }, browser: { type: 'boolean' }, headless: { type: 'boolean' } },
  optionHelp: {
    port: 'instead of any free one',
    browser: 'opens the address in the browser',
    headless: 'serves no page: for other devices alone',
  },
  async run(context) {
    noOperands(context)
    const port = Number(context.values['port'])
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WrongUsage('--port is a number up to 65535')
    if (context.values['headless'] === true) {
      const { startHeadlessHost } = await import('#host/start-headless-host.ts')
      const host = await startHeadlessHost(context.folder)
      context.print(
        { folder: context.folder },
        () => `The journal in ${context.folder} is open for other devices. Ctrl+C ends it.`,
      )
      await new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve(), { once: true }))
      return await host.close()
    }
    const { PAGE } = await import('#host/installed-files.ts')
    if (!existsSync(join(PAGE, 'index.html'))) throw new Refused('The page is not built yet: npm run build')
    const { startBrowserHost } = await import('#host/start-browser-host.ts')
    const host = await startBrowserHost({ folder: context.folder, port }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') throw new Refused(`Port ${port} cannot be had.`)
      throw error
    })
    const address = host.newAddress()
    context.print(
      { address },
      () => `Rapport is at ${address}\nIt works once, for one tab; "rapport open" prints another. Ctrl+C ends it.`,
    )
    if (context.values['browser'] === true) await (await import('#host/open-in-browser.ts')).openInBrowser(address)
    await new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve(), { once: true }))
    await host.close()
  },
}
