import type { ParseArgsOptionsConfig } from 'node:util'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import type { Failure } from '#shared/contract/journal-errors.ts'
import type { JournalClient } from '#shared/contract/contract.ts'

/** One word of the command line, `rapport people`. */
export interface CliCommand {
  /** What stands after the word: `LINE`, `FILE…`, or ''. */
  readonly operands: string
  /** One sentence for the list of commands, and what else is to say about this one. */
  readonly about: string
  readonly details?: string
  readonly options?: ParseArgsOptionsConfig
  /** How each option is explained, by its name. */
  readonly optionHelp?: Readonly<Record<string, string>>
  run(context: CliContext): Promise<void>
}

export interface CliContext {
  readonly operands: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  /** The journal's folder. */
  readonly folder: string
  /** Whether `--journal` named it. */
  readonly folderWasNamed: boolean
  /** The clock, or what `--now` says instead. Milliseconds since 1970. */
  readonly now: () => number
  /** The same, as a day and a time of this machine's zone. */
  today(): { date: CivilDate; time: CivilTime }
  /** Whether there is a journal in the folder. */
  journalExists(): boolean
  /**
   * The journal, through the host that has it open or opened for this command. Made where there is none, which
   * `existing` refuses.
   */
  journal(wanted: 'existing' | 'new or existing'): Promise<JournalClient>
  /** Prints for a reader, or with `--json` the value. */
  print(value: unknown, text: () => string): void
  /** Says something beside the answer, on stderr. */
  say(text: string): void
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
}

/** The command was written wrongly: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** The command was understood and cannot be done: exit code 1. */
export class Refused extends Error {
  override readonly name = 'Refused'
  /** Of the job that failed, where it was one. */
  readonly failure: Failure | null

  constructor(message: string, failure: Failure | null = null) {
    super(message)
    this.failure = failure
  }
}

/** All operands as one line, as a shell splits them. */
export function lineOf({ operands }: CliContext, what: string): string {
  const line = operands.join(' ').trim()
  if (line === '') throw new WrongUsage(`${what} is missing`)
  return line
}

export function noOperands({ operands }: CliContext): void {
  if (operands.length > 0) throw new WrongUsage(`"${operands[0]}" is too much`)
}
