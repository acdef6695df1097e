import { bugMark } from '#journal/runtime/bug-mark.ts'

/** What nobody expected, in a sentence for a terminal: what the system refused, or a mistake in Rapport. With RAPPORT_STACK=1 its stack as well. */
export function unexpectedWords(error: unknown): string {
  const stack = process.env['RAPPORT_STACK'] === '1' && error instanceof Error ? `\n${error.stack ?? ''}` : ''
  return `${refusedBySystem(error) ?? mistakeWords(bugMark(error))}${stack}`
}

/** @param detail see `bugMark`; '' where the host that met it did not say */
export function mistakeWords(detail: string): string {
  const what = detail === '' ? 'is in what it printed, or in its log' : `is in brackets`
  return `A mistake in Rapport ended this${detail === '' ? '' : ` (${detail})`}. What was saved before is in the journal: look whether this was done, and try again. If it comes again, please report it with what ${what}.`
}

function refusedBySystem(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null
  const path = 'path' in error ? ` ${String(error.path)}` : ''
  return `The system refused it: ${String(error.syscall)}${path} (${String(error.code)}). What was saved before is in the journal; see what is wrong there, and try again.`
}
