/** Where a host says what no user asked about: bugs and refusals. Never names, notes or any other content. */
export interface HostLog {
  error(message: string, cause: unknown): void
  refused(message: string): void
}

/** Writes to stderr, where a terminal, the desktop app and a service manager all find it. */
export const stderrLog: HostLog = {
  error(message, cause) {
    // Those say in a sentence what was expected; where in the code it was met helps nobody.
    const isExpected = cause instanceof Error && (cause.name === 'HostFailure' || cause.name === 'JournalError')
    const detail =
      cause instanceof Error ? (isExpected ? cause.message : (cause.stack ?? cause.message)) : String(cause)
    process.stderr.write(`rapport: ${message}\n${detail}\n`)
  },
  refused(message) {
    process.stderr.write(`rapport: refused: ${message}\n`)
  },
}
