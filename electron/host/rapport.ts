import { runCommandLine } from './command-line.ts'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())
// A reader that has seen enough, `rapport people | head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

// Built, this is CommonJS, which cannot wait at its top.
void runCommandLine(process.argv.slice(2), interrupted.signal).then((exitCode) => {
  process.exitCode = exitCode
})
