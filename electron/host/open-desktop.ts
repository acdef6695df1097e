import { spawn } from 'node:child_process'
import { usualJournalFolder } from './data-folders.ts'
import { ROOT } from './installed-files.ts'

export const INTERRUPTS = ['SIGINT', 'SIGTERM'] as const
/** An app that lacks something ends sooner, and nobody has logged a conversation by then. */
const CANNOT_START_MS = 10_000

/**
 * The engine of the app finds the journal by the same variable as everything else. Answers with the exit code; null where
 * the app ended before it can have been used: a library, its sandbox or the display is missing.
 */
export function openDesktop(electron: string, folder: string, say: (text: string) => void): Promise<number | null> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot) say('Started as root: the desktop app runs without its sandbox (--no-sandbox).')
  // Set by editors that are Electron apps themselves; it would make a plain Node of the app.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const app = spawn(electron, [ROOT, ...(isRoot ? ['--no-sandbox'] : [])], {
    stdio: 'inherit',
    // The usual journal goes without a name: windows are kept by it.
    env: { ...env, RAPPORT_JOURNAL: folder === usualJournalFolder() ? undefined : folder },
  })
  const startedAt = performance.now()
  let interrupted = false
  const interrupt = (signal: NodeJS.Signals): void => {
    interrupted = true
    app.kill(signal)
  }
  for (const signal of INTERRUPTS) process.on(signal, interrupt)
  return new Promise((resolve) => {
    app.once('error', (error) => (say(error.message), resolve(null)))
    app.once('exit', (code, signal) => {
      for (const each of INTERRUPTS) process.off(each, interrupt)
      if (code === 0 || interrupted) return resolve(0)
      if (performance.now() - startedAt < CANNOT_START_MS) return resolve(null)
      say(`The desktop app ended by itself (${signal ?? code}). What was saved is safe: start it again.`)
      resolve(1)
    })
  })
}
