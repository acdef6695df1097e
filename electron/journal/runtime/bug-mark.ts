/**
 * What names a mistake in Rapport to whoever mends it, and to nobody what the journal holds: its class, the code of the system if it has
 * one, and the line of ours where it was met, such as `TypeError, people.ts:40`. Its message is left out: it may quote a note.
 */
export function bugMark(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z_0-9]{2,40}$/.test(error.code) ? error.code : ''
  const kind = [/^\w{1,40}$/.test(error.name) ? error.name : 'Error', code].filter(Boolean).join(' ')
  const line = ownLine(error.stack ?? '')
  return line === null ? kind : `${kind}, ${line}`
}

/** The first line that is neither a library's nor Node's. */
function ownLine(stack: string): string | null {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  const own = frames.find((line) => !/node_modules|node:|<anonymous>/.test(line))
  const [, path, line] = /(?:\(|at (?:async )?)(?:file:\/\/)?([^()]+?):(\d+):\d+\)?$/.exec(own ?? '') ?? []
  return path === undefined || line === undefined ? null : `${path.replace(/^.*[/\\]/, '')}:${line}`
}
