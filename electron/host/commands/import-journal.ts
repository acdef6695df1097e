import type { JournalClient } from '#shared/contract/contract.ts'
import { fieldTotals } from '#shared/contract/field-totals.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import type {
  FileOutcome,
  ImportAccounts,
  JournalFilePreview,
  JournalFileRow,
  LeftOutBecause,
  LeftOutField,
  WholeFile,
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
    `${FILES[seen.format]}: ${kindsLine(seen.kinds)}`,
    seen.format !== 'rapport' ? null : seen.history ? 'with their history' : 'without their history',
    seen.leavesOut.length === 0 ? null : `without ${seen.leavesOut.map((kind) => KINDS[kind]?.[1] ?? kind).join(', ')}`,
    seen.isCutOff ? 'the file ends early' : null,
  ]
  const head = about.filter((part) => part !== null).join(', ')
  if (context.values['preview'] === true) {
    const { rows } = await client.queries.journalFileRows({ preview, outcome: 'differ', limit: SHOWN_FIRST })
    context.print({ ...seen, differing: rows }, () =>
      lines([
        `${head}. Nothing was written:`,
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
      head,
      countsLine(result.counts),
      accountsLine(result.accounts),
      result.counts.differ > 0 && differing === 'keep'
        ? 'Where both say something else the journal holds; --take-file takes what the file says.'
        : null,
      result.backup === null ? null : `A backup was made before: ${result.backup}`,
      ...result.leftOut.slice(0, SHOWN_FIRST).map(leftOutLine),
      result.leftOut.length > SHOWN_FIRST ? `… and ${result.leftOut.length - SHOWN_FIRST} more` : null,
      undoLine(result.undo),
    ]),
  )
  if (result.notReached > 0)
    throw new Refused(`${counted(result.notReached, 'document was', 'documents were')} not reached.`)
}

const FILES: Readonly<Record<WholeFile, string>> = {
  rapport: 'A whole journal',
  monica: 'Monica',
  vault: 'A folder of notes',
  'linkedin-archive': 'LinkedIn’s archive',
  joplin: 'Joplin',
  'day-one': 'Day One',
}

/** What documents are, for who does not know that they are documents. */
const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  person: ['person', 'people'],
  conversation: ['conversation', 'conversations'],
  'follow-up': ['follow-up', 'follow-ups'],
  organisation: ['organisation', 'organisations'],
  circle: ['circle', 'circles'],
  give: ['thing given or received', 'things given or received'],
  ask: ['ask', 'asks'],
  introduction: ['introduction', 'introductions'],
  goal: ['goal', 'goals'],
  archetype: ['type of person', 'types of people'],
  measure: ['measure', 'measures'],
  'time-block': ['time block', 'time blocks'],
  session: ['session', 'sessions'],
  review: ['review', 'reviews'],
  reframe: ['card of Mindset', 'cards of Mindset'],
  canvas: ['canvas', 'canvases'],
  preferences: ['set of preferences', 'sets of preferences'],
}

function kindsLine(kinds: JournalFilePreview['kinds']): string {
  const told = kinds.map(({ kind, counts }) => {
    const [one, many] = KINDS[kind] ?? [kind, kind]
    return counted(
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      one,
      many,
    )
  })
  return told.length === 0 ? 'nobody and nothing that can be imported' : told.join(', ')
}

/** How to take an import back; null where it has changed nothing. */
export function undoLine(undo: string | null): string | null {
  return undo === null ? null : `To take all of it back: rapport imports undo ${undo}`
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
  const { total, leftOut, besides } = fieldTotals(accounts)
  const listOf = (left: ImportAccounts['leftOut']) =>
    left
      .map(({ field, count, names = [] }) => {
        const named = names.map((one) => (one.count === 1 ? one.name : `${one.count} ${one.name}`)).join(', ')
        return `${counted(count, ...LEFT_OUT[field])}${named === '' ? '' : ` (${named})`}`
      })
      .join(', ')
  const told = `${counted(total, 'field', 'fields')} in all: ${accounts.imported} brought over, ${accounts.asText} kept as text in the notes, left out: ${listOf(leftOut) || 'none'}`
  return besides.length === 0 ? told : `${told}; besides: ${listOf(besides)}`
}

/** Of one, and of several. */
const LEFT_OUT: Readonly<Record<LeftOutField, readonly [string, string]>> = {
  file: ['picture or file', 'pictures and files'],
  messages: ['message or thread (its words)', 'messages or threads (their words)'],
  partial: ['thing of people without a page', 'things of people without a page'],
  settings: ['setting of the program', 'settings of the program'],
  unreadable: ['entry that cannot be read', 'entries that cannot be read'],
  cut: ['end of a text of more than 100,000 letters', 'ends of texts of more than 100,000 letters'],
  neither: ['note of nobody and of no day with somebody', 'notes of nobody and of no day with somebody'],
  nobody: ['line of days that names nobody', 'lines of days that name nobody'],
  rapport: [
    'thing that only the whole journal as JSON brings back',
    'things that only the whole journal as JSON brings back',
  ],
  'other-file': ['file of another kind', 'files of other kinds'],
  link: ['link to another file', 'links to other files'],
  encrypted: ['file locked with a password', 'files locked with a password'],
  path: ['file with a name that leads out of the archive', 'files with names that lead out of the archive'],
  huge: ['file larger than any note', 'files larger than any note'],
  stranger: ['entry with people who are no connections', 'entries with people who are no connections'],
  spam: ['draft, advertisement or spam', 'drafts, advertisements and spam'],
  hidden: ['member who shows nothing of themselves', 'members who show nothing of themselves'],
  ambiguous: ['link that several notes could mean', 'links that several notes could mean'],
  twice: ['note of somebody who has another one', 'notes of somebody who has another one'],
  diary: ['entry of the diary, of nobody', 'entries of the diary, which are of nobody'],
  'no-name': ['field of who has no name', 'fields of who has no name'],
  organisation: ['field of organisations', 'fields of organisations'],
  'too-many': ['field more than one person can have', 'fields more than one person can have'],
  repeated: ['field of somebody who is there once more', 'fields of people who are there once more'],
  skipped: ['field of whom you left out', 'fields of whom you left out'],
  forgotten: ['field of who was forgotten', 'fields of who was forgotten'],
  'not-reached': ['field that was not reached', 'fields that were not reached'],
  'notes-stay': ['field for notes of who has some already', 'fields for notes of who has some already'],
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
