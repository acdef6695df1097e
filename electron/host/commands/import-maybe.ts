import { createInterface } from 'node:readline/promises'
import type { CommandInput, JournalClient } from '#shared/contract/contract.ts'
import type { ImportRow } from '#shared/contract/import-contract.ts'
import { WrongUsage, type CliContext } from './cli-command.ts'

export type Decisions = NonNullable<CommandInput<'runImport'>['decisions']>

const ROWS_A_QUESTION = 500

/** All records of a preview of which the same would become. */
export async function rowsOf(
  { queries }: JournalClient,
  preview: string,
  outcome: ImportRow['outcome'],
): Promise<ImportRow[]> {
  const all: ImportRow[] = []
  for (let offset = 0; ; offset += ROWS_A_QUESTION) {
    const { rows } = await queries.importRows({ preview, outcome, offset, limit: ROWS_A_QUESTION })
    all.push(...rows)
    if (rows.length < ROWS_A_QUESTION) return all
  }
}

/** What `--maybe` says; null where it is left out. */
export function readMaybe(value: unknown): 'same' | 'new' | null {
  if (value === undefined) return null
  if (value === 'same' || value === 'new') return value
  throw new WrongUsage('--maybe is "same" or "new"')
}

/** "maybe Ana Ruiz (CFO, Acme), line 3: Ana Ruiz by name and organisation, taken for the same". */
export function maybeLine(row: ImportRow, decision: Decisions[string] | undefined): string {
  const detail = row.detail === '' ? '' : ` (${row.detail})`
  const agrees = [row.because, ...row.agrees].filter((word) => word !== null).join(' and ')
  const isSame = decision === undefined ? row.agrees.length > 0 : decision === row.person?.id
  const became = decision === 'skip' ? 'left out' : isSame ? 'taken for the same' : 'taken for somebody new'
  return `  maybe ${row.name}${detail}, line ${row.line}: ${row.person?.name ?? ''} by ${agrees}, ${became}`
}

/**
 * Decides about whoever may be somebody known: as `--maybe` says, otherwise by asking at a terminal; where nobody can be
 * asked it is left to the journal, which takes those for the same of whom more than the name agrees.
 */
export async function decideMaybe(
  context: CliContext,
  rows: readonly ImportRow[],
  said: 'same' | 'new' | null,
): Promise<Decisions> {
  const decisions: Decisions = {}
  const asSaid = (row: ImportRow, isSame: boolean) => {
    decisions[row.record] = isSame && row.person !== null ? row.person.id : 'create'
  }
  if (said !== null) for (const row of rows) asSaid(row, said === 'same')
  else if (rows.length > 0 && process.stdin.isTTY && process.stderr.isTTY && context.values['json'] !== true) {
    const reader = createInterface({ input: process.stdin, output: process.stderr })
    try {
      for (const row of rows) {
        const usual = row.agrees.length > 0 ? 's' : 'n'
        const question = `${maybeLine(row, undefined).trim()}\n[s]ame, [n]ew or [l]eave out? [${usual}] `
        const answer = (await reader.question(question, { signal: context.signal })).trim().toLowerCase() || usual
        if (answer.startsWith('l')) decisions[row.record] = 'skip'
        else asSaid(row, answer.startsWith('s'))
      }
    } finally {
      reader.close()
    }
  }
  return decisions
}
