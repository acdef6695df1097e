import type { JournalClient } from '#shared/contract/contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import type {
  FileOutcome,
  ImportAccounts,
  JournalFileRow,
  LeftOutBecause,
  LeftOutField,
} from '#shared/contract/journal-file-contract.ts'
import { Refused, type CliContext } from './cli-command.ts'
import { runJob } from './run-job.ts'
import { counted, lines } from './words.ts'

const SHOWN_FIRST = 20

/** Takes a file of a whole journal in, or says what it would change. */
export async function importJournal(
  context: CliContext,
  client: JournalClient,
  { preview, result: seen }: Extract<JobReport, { kind: 'journal-preview' }>,
): Promise<void> {
  const about = [
    counted(seen.documents, 'document', 'documents'),
    seen.format !== 'rapport' ? `from ${seen.format}` : seen.history ? 'with their history' : 'without their history',
    seen.leavesOut.length === 0 ? null : `without ${seen.leavesOut.join(', ')}`,
    seen.isCutOff ? 'the file ends early' : null,
  ]
  const head = about.filter((part) => part !== null).join(', ')
  if (context.values['preview'] === true) {
    const { rows } = await client.queries.journalFileRows({ preview, outcome: 'differ', limit: SHOWN_FIRST })
    context.print({ ...seen, differing: rows }, () =>
      lines([
        `${head}, nothing written:`,
        countsLine(seen.counts),
        accountsLine(seen.accounts),
        ...rows.map(differingLine),
      ]),
    )
    return
  }
  const differing = context.values['take-file'] === true ? 'take' : 'keep'
  const { result } = await runJob(
    context,
    client,
    'journal-import',
    client.commands.importJournal({ preview, differing }),
  )
  context.print(result, () =>
    lines([
      `${head}:`,
      countsLine(result.counts),
      accountsLine(result.accounts),
      result.counts.differ > 0 && differing === 'keep'
        ? 'Where both say something else the journal holds; --take-file takes what the file says.'
        : null,
      result.backup === null ? null : `A backup was made before: ${result.backup}`,
      ...result.leftOut.slice(0, SHOWN_FIRST).map(leftOutLine),
      result.leftOut.length > SHOWN_FIRST ? `… and ${result.leftOut.length - SHOWN_FIRST} more` : null,
    ]),
  )
  if (result.notReached > 0)
    throw new Refused(`${counted(result.notReached, 'document was', 'documents were')} not reached.`)
}

const OUTCOMES: Readonly<Record<FileOutcome, string>> = {
  create: 'new',
  add: 'added to',
  differ: 'different',
  merge: 'joined',
  same: 'as before',
  forgotten: 'forgotten',
  'left-out': 'left out',
}

export function countsLine(counts: Readonly<Record<FileOutcome, number>>): string {
  const some = (Object.keys(OUTCOMES) as FileOutcome[]).filter((outcome) => counts[outcome] > 0)
  return some.map((outcome) => `${counts[outcome]} ${OUTCOMES[outcome]}`).join(', ')
}

export function accountsLine(accounts: ImportAccounts | null): string | null {
  if (accounts === null) return null
  const left = accounts.leftOut.map(({ field, count, names = [] }) => {
    const named = names.map((one) => (one.count === 1 ? one.name : `${one.count} ${one.name}`)).join(', ')
    return `${count} ${LEFT_OUT[field]}${named === '' ? '' : ` (${named})`}`
  })
  return `${accounts.imported} fields brought over, ${accounts.asText} kept as text, left out: ${left.length === 0 ? 'none' : left.join(', ')}`
}

const LEFT_OUT: Readonly<Record<LeftOutField, string>> = {
  file: 'pictures and files',
  messages: 'threads of messages (their words)',
  partial: 'of people without a page',
  settings: 'settings of the program',
  unreadable: 'entries that cannot be read',
  cut: 'ends of texts of more than 100,000 letters',
  neither: 'notes of nobody and of no day with somebody',
  nobody: 'lines of days that name nobody',
  rapport: 'things that only the whole journal as JSON brings back',
  'other-file': 'files of other kinds',
  link: 'links to other files',
  encrypted: 'files locked with a password',
  path: 'files with names that lead out of the archive',
  huge: 'files larger than any note',
  stranger: 'with people who are no connections',
  spam: 'drafts, advertisements and spam',
  hidden: 'members who show nothing of themselves',
  ambiguous: 'links that several notes could mean',
  twice: 'notes of somebody who has another one',
  diary: 'entries of the diary, which are of nobody',
}

function differingLine({ kind, title, fields }: JournalFileRow): string {
  const each = fields.map(({ path, here, there }) => `  ${path.join('.')}: ${here ?? ''} → ${there ?? ''}`)
  return [`${kind} ${title}`, ...each].join('\n')
}

const BECAUSE: Readonly<Record<LeftOutBecause, string>> = {
  unreadable: 'cannot be read',
  'too-large': 'too large',
  twice: 'twice in the file',
  newer: 'of a newer Rapport, and without its history',
  invalid: 'does not fit',
  'other-kind': 'something else here',
  'read-only': 'of a newer Rapport here',
  refused: 'its history is not sound',
}

export function leftOutLine({ kind, title, because, problem }: Omit<JournalFileRow, 'fields'>): string {
  const why = because === null ? 'forgotten here' : BECAUSE[because]
  return `${[kind, title].filter(Boolean).join(' ')}: ${why}${problem === '' ? '' : ` (${problem})`}`
}
