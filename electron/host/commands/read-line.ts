import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { chipRows, type ChipRow } from '#shared/quick-log/chip-rows.ts'
import type { ChipLabel } from '#shared/quick-log/chip.ts'
import type { Draft } from '#shared/quick-log/clause-kinds.ts'
import { NO_CORRECTIONS } from '#shared/quick-log/corrections.ts'
import type { KnownPerson } from '#shared/quick-log/draft.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { understandLine, type Understood } from '#shared/quick-log/understand-line.ts'
import type { CliContext } from './cli-command.ts'
import { everyWords } from './words.ts'

/** A line read with the people of the journal in mind. */
export interface ReadLine {
  readonly draft: Draft
  readonly understood: Understood
  readonly known: readonly KnownPerson[]
  readonly today: CivilDate
}

/** @param client null: without a journal everybody is new */
export async function readLine(line: string, context: CliContext, client: JournalClient | null): Promise<ReadLine> {
  const known = client ? await client.queries.peopleMentioned({ line }) : []
  const now = context.today()
  const parsed = parseQuickLog(line, now, known)
  const understood = understandLine(line, parsed, known, NO_CORRECTIONS, now.date)
  return { draft: parsed.draft, understood, known, today: now.date }
}

/** What was understood, for the reader to see at a glance: the chips of the page, in lines. */
export function describe({ understood, known, today }: ReadLine): string {
  return chipRows(understood, { known, today })
    .flatMap(linesOf)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label.padEnd(10)} ${value}`)
    .join('\n')
}

function linesOf({ kind, chips, note }: ChipRow): [label: string, value: string][] {
  const said = (kinds: readonly ChipLabel['kind'][], between = ', ') =>
    chips
      .filter(({ label }) => kinds.includes(label.kind))
      .map(({ label }) => wordsOf(label))
      .join(between)
  if (kind === 'day')
    return [
      ['day', said(['day'])],
      ['of', said(['person'])],
    ]
  if (kind !== 'conversation')
    return [
      [kind, said(['follow-up', 'give', 'what', 'date', 'need', 'ask', 'introduction', 'due', 'every', 'owner'])],
      ['with', said(['person'])],
    ]
  return [
    [said(['channel']), said(['date', 'time', 'minutes'])],
    ['with', said(['person'])],
    ['works at', said(['organisation'])],
    ['about', said(['topic'])],
    ['tags', said(['tag'], ' ')],
    ['note', note],
  ]
}

function wordsOf(label: ChipLabel): string {
  switch (label.kind) {
    case 'person': {
      const { name, organisation, standing, others } = label
      if (standing === 'new') return `${nameAt(name, organisation ?? '')} (new)`
      if (standing === 'known') return name
      return `${name} (or ${others.map((other) => nameAt(other.name, other.organisation)).join(' or ')})`
    }
    case 'organisation':
      return `${label.organisation} (${label.name})`
    case 'day': {
      const { y, m, d } = label.date
      const pad = (part: number) => String(part).padStart(2, '0')
      return `${label.label}: ${y === undefined ? '' : `${y}-`}${pad(m)}-${pad(d)}`
    }
    case 'channel':
      return label.channel
    case 'date':
      return label.day
    case 'time':
      return label.time
    case 'minutes':
      return `${label.minutes} minutes`
    case 'topic':
    case 'follow-up':
      return label.text
    case 'give':
      return `${label.direction}: ${label.text}`
    case 'what':
      return label.what
    case 'need':
    case 'ask':
      return label.text
    case 'introduction':
      return `${label.a} and ${label.b}`
    case 'tag':
      return `#${label.tag}`
    case 'every':
      return label.every === null ? 'once' : everyWords(label.every)
    case 'due':
      return label.day ?? 'no date'
    case 'owner':
      return `by ${label.actor === 'me' ? 'you' : (label.name ?? 'them')}`
  }
}

function nameAt(name: string, organisation: string): string {
  return organisation === '' ? name : `${name} of ${organisation}`
}
