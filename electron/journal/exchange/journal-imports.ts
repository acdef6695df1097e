import type { DocumentStore, DocumentWriter } from '#journal/documents/document-store.ts'
import { JournalError } from '#journal/documents/journal-error.ts'
import { kindsOf } from '#journal/documents/kind-rules.ts'
import type { PlainMap } from '#journal/documents/plain.ts'
import type { AnyKind } from '#journal/kinds/define-kind.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { JobCancelled, type JobControl, type Jobs } from '#journal/runtime/jobs.ts'
import type { NewReport } from '#journal/runtime/kept-reports.ts'
import { keptId, type Keeping } from '#journal/runtime/kept-undo.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest, QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import type {
  FileOutcome,
  ImportAccounts,
  JournalFileRow,
  LeftOutBecause,
  OutcomeCounts,
  WholeFile,
} from '#shared/contract/journal-file-contract.ts'
import { documentId } from '#shared/model/id.ts'
import { valueText } from '#shared/contract/value-text.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'
import { compareDocuments, contentOfFile, type DocumentComparison } from './compare-documents.ts'
import { JOURNAL_FILE_VERSION, readFileDocument, readJournalFile, type FileDocument } from './journal-file.ts'
import { beyondKnown, matchDocuments, wasBrought, withIdsOfHere, type SaidDocument } from './foreign-people.ts'
import type { ForeignJournal } from './foreign-journal.ts'
import type { Arrival } from './read-foreign-journal.ts'
import type { JsonPart } from './json-parts.ts'

export interface JournalImportOptions {
  /** What is open now: a restore puts another in its place. */
  readonly engine: () => {
    readonly store: DocumentStore
    readonly kinds: readonly AnyKind[]
    readonly commands: CommandContext
  }
  readonly jobs: Jobs
  readonly newId: () => string
  /** ISO 3166 code of the country in which phone numbers without one are; '' where that is not known. */
  readonly country: () => string
  /** Keeps what an import has said. */
  readonly keepReport: (report: NewReport) => void
  /** Makes a backup before histories are joined. @returns its name */
  readonly backUp: (job: JobControl) => Promise<string>
}

/** Where a document lies in the file, and what would become of it. */
interface FilePlan extends Pick<JsonPart, 'start' | 'end'> {
  readonly id: FileDocument['id'] | null
  readonly kind: string
  readonly title: string
  readonly outcome: FileOutcome
  readonly because: LeftOutBecause | null
  readonly problem: string
}

interface Planned extends FilePlan {
  readonly document: FileDocument | null
  /** Read through its schema; null for what is left out, or has its history. */
  readonly content: PlainMap | null
  readonly comparison: DocumentComparison | null
}

/** A file of a journal, or what another program keeps as one. */
interface JournalSource extends Pick<ForeignJournal, 'bytes' | 'own'> {
  readonly format: WholeFile
  readonly accounts: ImportAccounts | null
  /** The ids in this journal of who is in the file under others. */
  readonly ids: ReadonlyMap<string, string>
}

interface Preview extends JournalSource {
  readonly name: string
  readonly plans: readonly FilePlan[]
}

const MAX_PREVIEWS = 2
const MAX_LEFT_OUT = 1000
const MAX_FIELDS = 50
const MAX_TOLD = 400
const DOCUMENTS_A_COMMIT = 100
/** Kinds of which one in a file may be here under another id. */
const MATCHED: ReadonlySet<string> = new Set(['person', 'organisation', 'circle'])
const DOCUMENTS_A_STEP = 100

/** Files of the whole journal: compared with the journal without writing, then taken in as the user decided. */
export function openJournalImports({ engine, jobs, newId, country, keepReport, backUp }: JournalImportOptions) {
  const previews = new Map<string, Preview>()
  const find = (id: string): Preview => {
    const preview = previews.get(id)
    if (preview === undefined) throw new Refusal('PREVIEW_UNKNOWN', {})
    return preview
  }

  /** Looks at one document of the file, with the journal as it is now. */
  function plan({ bytes, format, own, ids }: JournalSource, part: Pick<JsonPart, 'start' | 'end'>): Planned {
    const { start, end } = part
    const { document: said, because } = readFileDocument(bytes, part)
    const document = said === null || format === 'rapport' ? said : ofHere(said, ids)
    const nothing = { start, end, content: null, comparison: null, problem: '' }
    if (document === null) {
      return { ...nothing, id: null, kind: '', title: '', outcome: 'left-out', because, document }
    }
    const { id, kind } = document
    const { store, kinds } = engine()
    const definition = kinds.find((one) => one.kind === kind)
    const rules = rulesOf().get(kind)
    const about = { ...nothing, id, kind, title: '', document, because: null }
    const leftOut = (why: LeftOutBecause, problem = ''): Planned => ({
      ...about,
      outcome: 'left-out',
      because: why,
      problem,
    })
    const heads = store.travelling.headsOf(id)
    if (heads === null) return { ...about, outcome: 'forgotten' }
    const isNewer = rules === undefined || Number(document.content['schema']) > rules.schema
    if (document.bytes !== null) {
      const isSame = heads.toSorted().join(' ') === document.bytes.heads.toSorted().join(' ')
      const title = isNewer ? '' : titleOf(document.content)
      return { ...about, title, outcome: isSame ? 'same' : heads.length === 0 ? 'create' : 'merge' }
    }
    if (isNewer) return leftOut('newer')
    const read = contentOfFile(rules, document.content)
    if (read.content === null) return leftOut('invalid', read.problem)
    let { content } = read
    const title = titleOf(content)
    if (heads.length === 0) return { ...about, title, content, outcome: 'create' }
    const here = store.read(id)
    if (here === null || here.readOnly) return { ...leftOut('read-only'), title }
    if (here.kind !== kind) return { ...leftOut('other-kind'), title }
    const hereNow = here.content as unknown as PlainMap
    const isOwn = format === 'rapport' || own.has(id)
    if (format !== 'rapport') {
      // What another program said once is the user's own from then on, with all that they changed and took away.
      const isNewHere = kind === 'person' && said?.id !== id && !wasBrought(hereNow, content)
      if (!isOwn && !isNewHere) return { ...about, title, outcome: 'same' }
      content = beyondKnown(engine().commands.sql, hereNow, content, isOwn, country()) as PlainMap
    }
    const compared = compareDocuments(rules, hereNow, content)
    const comparison = isOwn ? compared : addingOnly(compared)
    const { additions, differing } = comparison
    const outcome = differing.length > 0 ? 'differ' : additions.length > 0 ? 'add' : 'same'
    return { ...about, title, content, comparison, outcome }

    function titleOf(said: Readonly<Record<string, unknown>>): string {
      const parsed = definition?.content.safeParse(said)
      return parsed?.success === true ? (definition?.title(parsed.data as never) ?? '') : ''
    }
  }

  function ofHere(said: FileDocument, ids: ReadonlyMap<string, string>): FileDocument {
    const { store } = engine()
    const isForgotten = (id: string) =>
      documentId.safeParse(id).success && store.travelling.headsOf(id as never) === null
    const content = withIdsOfHere(said.content, ids, isForgotten) as FileDocument['content']
    return { ...said, id: (ids.get(said.id) ?? said.id) as FileDocument['id'], content }
  }

  /** Whom of this journal the people of another program's file are, as it is now. */
  async function match(bytes: Uint8Array, job: JobControl): Promise<ReadonlyMap<string, string>> {
    const documents: SaidDocument[] = []
    for (const part of readJournalFile(bytes).documents()) {
      const { document } = readFileDocument(bytes, part)
      if (document !== null && MATCHED.has(document.kind)) documents.push(document)
      if (documents.length % DOCUMENTS_A_STEP === 0) await job.step(Math.floor((part.end / bytes.length) * 100), 100)
    }
    return matchDocuments(engine().commands.sql, documents, country())
  }

  // The kinds never change while a journal is open.
  let rules: ReturnType<typeof kindsOf> | null = null
  const rulesOf = () => (rules ??= kindsOf(engine().kinds))

  /** @param arrived a whole journal, or what another program keeps as one */
  async function preview(arrived: Extract<Arrival, { kind: 'journal' }>, job: JobControl): Promise<JobReport> {
    const { name, journal: foreign } = arrived
    const { bytes, format, own } = foreign ?? { ...arrived, format: 'rapport' as const, own: new Set<string>() }
    const accounts = foreign?.accounts ?? null
    const ids = foreign === null ? new Map<string, string>() : await match(bytes, job)
    const source: JournalSource = { bytes, format, own, accounts, ids }
    const reader = readJournalFile(bytes)
    const plans: FilePlan[] = []
    const seen = new Set<string>()
    for (const part of reader.documents()) {
      const { document: _document, content: _content, comparison: _comparison, ...planned } = plan(source, part)
      const isTwice = planned.id !== null && seen.has(planned.id)
      plans.push(isTwice ? { ...planned, outcome: 'left-out', because: 'twice' } : planned)
      if (planned.id !== null) seen.add(planned.id)
      if (plans.length % DOCUMENTS_A_STEP === 0) await job.step(Math.floor((part.end / bytes.length) * 100), 100)
    }
    const { version, leavesOut, history } = reader.head()
    if (version > JOURNAL_FILE_VERSION) throw new Refusal('FILE_NEWER', { file: name })
    const id = newId()
    previews.set(id, { ...source, name, plans })
    for (const oldest of previews.keys()) {
      if (previews.size <= MAX_PREVIEWS) break
      previews.delete(oldest)
    }
    const isCutOff = foreign?.isCutOff === true || reader.isCutOff()
    const result = { ...counted(plans), format, accounts, history, leavesOut: [...leavesOut], isCutOff }
    return { kind: 'journal-preview', preview: id, result }
  }

  async function run(id: string, differing: 'keep' | 'take', job: JobControl): Promise<JobReport> {
    const found = find(id)
    const { plans, format, accounts } = found
    const source = format === 'rapport' ? found : { ...found, ids: await match(found.bytes, job) }
    const joins = plans.some(({ outcome, start, end }) => outcome === 'merge' && end > start)
    const backup = joins ? await backUp(job) : null
    previews.delete(id)
    const keeping: Keeping = { id: keptId(newId()), what: 'import', format }
    const done: FilePlan[] = []
    let hasWritten = false
    let ended: unknown = null
    try {
      while (done.length < plans.length) {
        const chunk = plans.slice(done.length, done.length + DOCUMENTS_A_COMMIT)
        const outcomes = chunk.map((one) => (one.because === 'twice' ? { ...one, ...EMPTY } : plan(source, one)))
        const plain = outcomes.filter(({ content }) => content !== null)
        const { changes } = engine().commands.commit(
          'importJournal',
          (write) => plain.forEach((one) => writePlanned(write, one, differing)),
          keeping,
        )
        hasWritten ||= changes.length > 0
        const refused = receive(outcomes)
        done.push(
          ...outcomes.map(({ document: _document, content: _content, comparison: _comparison, ...one }) =>
            one.id !== null && refused.has(one.id)
              ? { ...one, outcome: 'left-out' as const, because: 'refused' as const }
              : one,
          ),
        )
        if (done.length < plans.length) await job.step(done.length, plans.length)
      }
    } catch (error) {
      // What was written stays, and can be undone: the report says how far it went.
      if (!(error instanceof JobCancelled) && !(error instanceof JournalError)) throw error
      ended = error
    }
    if (ended instanceof JournalError && done.length === 0) throw ended
    const leftOut = done
      .flatMap((one, record) =>
        one.outcome === 'left-out' || one.outcome === 'forgotten' ? [rowWithoutFields(one, record)] : [],
      )
      .slice(0, MAX_LEFT_OUT)
    const undo = hasWritten ? keeping.id : null
    const notReached = plans.length - done.length
    const result = { ...counted(done), format, accounts, leftOut, undo, backup, notReached }
    const report: Extract<JobReport, { kind: 'journal-import' }> = { kind: 'journal-import', result }
    keepReport({ id: keeping.id, files: [found.name], report })
    return report
  }

  function writePlanned(write: DocumentWriter, { id, kind, content, comparison }: Planned, differing: 'keep' | 'take') {
    if (id === null || content === null) return
    if (comparison === null) {
      write.restore(kind as DocumentKind, content as never, id)
      return
    }
    const { additions } = comparison
    for (const { path, there } of differing === 'take' ? [...additions, ...comparison.differing] : additions)
      write.set(id, path, there)
  }

  /** Those that come with their history go the way of what another device sends. @returns whose was not sound */
  function receive(outcomes: readonly Planned[]): ReadonlySet<string> {
    const documents = outcomes.flatMap(({ document, outcome }) => {
      if (document?.bytes === null || document === null || outcome === 'same' || outcome === 'forgotten') return []
      const { heads, snapshot, changes } = document.bytes
      const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
      return [
        {
          id: document.id,
          kind: document.kind,
          heads,
          snapshot: snapshot === null ? null : bytesOf(snapshot),
          changes: changes.map(bytesOf),
        },
      ]
    })
    if (documents.length === 0) return new Set()
    const received = engine().store.receive({ tombstones: [], documents })
    return new Set(received.flatMap(({ id, state }) => (state === 'refused' ? [id] : [])))
  }

  return {
    preview,
    discard: (id: string) => previews.delete(id),
    commands: {
      importJournal: ({ preview: id, differing }: CommandRequest<'importJournal'>): CommandOutput<'importJournal'> => {
        find(id)
        return {
          job: jobs.start('journal-import', { cancellable: true, cancelled: 'nothing-imported' }, (job) =>
            run(id, differing, job),
          ),
        }
      },
    },
    queries: {
      journalFileRows: ({
        preview: id,
        outcome,
        offset,
        limit,
      }: QueryRequest<'journalFileRows'>): QueryOutput<'journalFileRows'> => {
        const source = find(id)
        const { plans } = source
        const records = plans.flatMap((one, record) => (one.outcome === outcome ? [record] : []))
        const rows = records.slice(offset, offset + limit).flatMap((record) => {
          const one = plans[record]
          if (one === undefined) return []
          const comparison = outcome === 'add' || outcome === 'differ' ? plan(source, one).comparison : null
          const found = comparison === null ? [] : [...comparison.differing, ...comparison.additions]
          const fields = found.slice(0, MAX_FIELDS).map(({ path, here, there }) => ({
            path: [...path],
            here: told(here),
            there: told(there),
          }))
          return [{ ...rowWithoutFields(one, record), fields }]
        })
        return { total: records.length, rows }
      },
    },
  }
}

/** What another program says otherwise does not hold: only what is missing here is taken of it, and its words behind those here. */
function addingOnly({ additions, differing }: DocumentComparison): DocumentComparison {
  const words = differing.filter(({ path, here, there }) => {
    return path[0] === 'notes' && typeof there === 'string' && there.startsWith(String(here).trim())
  })
  return { additions: [...additions, ...words], differing: [] }
}

const EMPTY = { document: null, content: null, comparison: null } as const

function told(value: unknown): string | null {
  const text = valueText(value)
  return text === null || text.length <= MAX_TOLD ? text : `${text.slice(0, MAX_TOLD).toWellFormed()}…`
}

function rowWithoutFields(one: FilePlan, record: number): Omit<JournalFileRow, 'fields'> {
  const { id, kind, title, outcome, because, problem } = one
  return { record, id, kind, title, outcome, because, problem }
}

function counted(plans: readonly FilePlan[]): {
  documents: number
  counts: OutcomeCounts
  kinds: { kind: string; counts: OutcomeCounts }[]
} {
  const total = noOutcomes()
  const byKind = new Map<string, OutcomeCounts>()
  for (const { kind, outcome } of plans) {
    const ofKind = byKind.get(kind) ?? noOutcomes()
    byKind.set(kind, ofKind)
    ofKind[outcome]++
    total[outcome]++
  }
  const sum = (counts: OutcomeCounts) => Object.values(counts).reduce((all, count) => all + count, 0)
  const kinds = [...byKind].map(([kind, counts]) => ({ kind, counts }))
  return {
    documents: plans.length,
    counts: total,
    kinds: kinds.toSorted((a, b) => sum(b.counts) - sum(a.counts) || (a.kind < b.kind ? -1 : 1)),
  }
}

function noOutcomes(): OutcomeCounts {
  return { create: 0, add: 0, differ: 0, merge: 0, same: 0, forgotten: 0, 'left-out': 0 }
}
