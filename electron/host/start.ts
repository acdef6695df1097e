import { rmSync } from 'node:fs'
import { resolve as absolute } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWhereOlder } from './build-page.ts'
import { WrongUsage } from './commands/cli-command.ts'
import { endedWords } from './commands/failure-words.ts'
import { journalFolder, sampleFolder } from './data-folders.ts'
import { explainFailure } from './explain-failure.ts'
import { findElectron } from './electron-binary.ts'
import { HostFailure } from './host-failure.ts'
import { askLocalHost, connectToLocalHost } from './local-host.ts'
import { INTERRUPTS, openDesktop } from './open-desktop.ts'
import { hasDisplay, openInBrowser } from './open-in-browser.ts'
import { unexpectedWords } from './unexpected-words.ts'

/**
 * `npm start`: builds what is older than its sources and opens the desktop app; where that cannot be, says why in a
 * sentence and serves the same page to a browser. `-- --sample` opens the sample journal, made anew.
 */
try {
  process.exitCode = await start()
} catch (error) {
  const isUsage = error instanceof WrongUsage || codeOf(error).startsWith('ERR_PARSE_ARGS')
  const explained = error instanceof Error ? await explainFailure(error) : null
  say(explained ?? (isUsage ? (error as Error).message : unexpectedWords(error)))
  if (isUsage) say('npm start -- [--sample] [--journal DIR] [--browser]')
  process.exitCode = isUsage ? 2 : 1
}

async function start(): Promise<number> {
  const { values } = parseArgs({
    options: { sample: { type: 'boolean' }, browser: { type: 'boolean' }, journal: { type: 'string' } },
  })
  // A variable of the shell that is not set: neither the folder one stands in nor the usual journal is meant.
  if (values.journal === '') throw new WrongUsage('--journal names no folder')
  const folder = values.sample ? sampleFolder() : values.journal ? absolute(values.journal) : journalFolder()
  buildWhereOlder(say)
  if (values.sample) {
    // Its own windows and its own key: the user's app may be running beside it.
    process.env['RAPPORT_CONFIG'] ??= `${folder}-config`
    await makeSample(folder)
  }

  const noDesktop = values.browser ? 'As you asked' : whyNoDesktop()
  const electron = noDesktop === null ? findElectron(say) : null
  if (electron === null) return serveBrowser(folder, noDesktop ?? 'Electron’s program cannot be had here')
  const exitCode = await openDesktop(electron, folder, say)
  return exitCode ?? serveBrowser(folder, 'The desktop app cannot start here')
}

function whyNoDesktop(): string | null {
  return hasDisplay() ? null : 'There is no display for the desktop app'
}

async function serveBrowser(folder: string, why: string): Promise<number> {
  say(`${why}: Rapport opens in the browser instead.`)
  const running = await askLocalHost(folder, '/address')
  if (running !== null) {
    say(`It runs already. ${printed(running, folder)}`)
    await openInBrowser(running)
    return 0
  }
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of INTERRUPTS) process.once(signal, () => resolve())
  })
  const { startBrowserHost } = await import('./start-browser-host.ts')
  const host = await startBrowserHost({ folder })
  const address = host.newAddress()
  say(`${printed(address, folder)}Ctrl+C ends it.`)
  await openInBrowser(address)
  await interrupted
  await host.close()
  return 0
}

function printed(address: string, folder: string): string {
  // Folders of macOS and Windows have spaces.
  const which = folder === journalFolder() ? '' : ` --journal "${folder}"`
  return `Open this address, which works once:\n\n  ${address}\n\nFor another tab, or after closing this one: npm run rapport -- open${which}\n`
}

/** A fresh sample each time, unless it is open: what was tried out in the last one is gone. */
async function makeSample(folder: string): Promise<void> {
  const running = await connectToLocalHost(folder)
  if (running) return await running.close()
  say('Making the sample journal …')
  rmSync(folder, { recursive: true, force: true })
  const { openInProcess } = await import('./open-in-process.ts')
  const opened = await openInProcess(folder, Date.now)
  try {
    const { job } = await opened.client.commands.addSample()
    for (;;) {
      const { state, ...ended } = await opened.client.queries.job({ job })
      if (state === 'done') return
      if (state !== 'running') throw new HostFailure(endedWords(ended))
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  } finally {
    await opened.close()
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
