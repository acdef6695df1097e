import type { CommandContext } from '#journal/runtime/command-context.ts'
import { JobCancelled, type JobControl, type Jobs } from '#journal/runtime/jobs.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { NewReport } from '#journal/runtime/kept-reports.ts'
import { keptId, type Keeping } from '#journal/runtime/kept-undo.ts'
import type { PersonId } from '#shared/model/id.ts'
import { yearOf } from '#shared/model/civil-date.ts'
import type { ColumnField } from '#shared/model/column-field.ts'
import type { Settings } from '#shared/model/settings.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { displayName } from '#shared/model/person-name.ts'
import { JournalError } from '#journal/documents/journal-error.ts'
import type { CommandOutput, CommandRequest, QueryOutput, QueryRequest } from '#shared/contract/contract.ts'
import { importEnd, type ImportEnd } from '#shared/contract/import-codes.ts'
import type {
  ImportedOne,
  ImportProblem,
  ImportRemark,
  ImportReport,
  ImportRow,
  ImportTable,
} from '#shared/contract/import-contract.ts'
import type { ImportAccounts } from '#shared/contract/journal-file-contract.ts'
import type { JobReport } from '#shared/contract/job-contract.ts'
import { fieldAccount } from './field-account.ts'
import { recordRef } from './derived-record.ts'
import { columnKey } from './guess-columns.ts'
import type { MappedTable } from './mapped-table.ts'
import { tableFormat } from './table-csv.ts'
import { importRulesOf } from './import-rules.ts'
import { listAdditions } from './import-additions.ts'
import type { ImportFormat } from './import-format.ts'
import { forgottenPeople, knownPeople, peopleInRingsByEmployer } from './known-person.ts'
import type { openJournalImports } from './journal-imports.ts'
import { arrivalOf, type Arrival } from './read-foreign-journal.ts'
import { askedOfNear } from './near-people.ts'
import { planImport, type Decision, type PlannedRecord, type SourcedRecord } from './plan-import.ts'
import { readImportFile } from './read-import-file.ts'
import { openUploads, type UploadedFile } from './uploads.ts'
import { MANY, whoMatters } from './who-matters.ts'
import { importWriter } from './write-import.ts'

export interface ImportOptions {
  readonly context: () => CommandContext
  readonly jobs: Jobs
  readonly newId: () => string
  readonly formats: readonly ImportFormat[]
  /** ISO 3166 code of the country in which phone numbers without one are; '' where that is not known. */
  readonly country: () => string
  /** IANA name of the zone in which days begin. */
  readonly timeZone: () => string
  /** Keeps what an import has said. */
  readonly keepReport: (report: NewReport) => void
  readonly settings: {
    readonly read: () => Pick<Settings, 'columnMappings'>
    readonly write: (change: Partial<Settings>) => void
  }
  readonly journals: Pick<ReturnType<typeof openJournalImports>, 'preview' | 'discard'>
}

/** What the files are and say, but for the records. */
interface Findings {
  /** Id of the format; null for files of several. */
  readonly format: string | null
  readonly problems: readonly ImportProblem[]
  readonly problemCount: number
  readonly remarks: readonly ImportRemark[]
  /** Of each file what became of the fields that are in no record. */
  readonly accounts: readonly ImportAccounts[]
}

interface Reading extends Findings {
  readonly tables: readonly ImportTable[]
  readonly records: readonly SourcedRecord[]
}

interface Preview extends Reading {
  /** What was chosen, by name: of an archive not what is in it. */
  readonly names: readonly string[]
  readonly plan: readonly PlannedRecord[]
  /** What SQLite counted of all that was ever written when it was planned. */
  readonly written: number
  /** What came, where the columns of a table may still be said to be something else; otherwise it takes no memory any more. */
  readonly arrived: ArrivedPeople | null
  readonly columns: Columns
}

/** People that came in files, and what was chosen, by name. */
type ArrivedPeople = Extract<Arrival, { kind: 'people' }> & { readonly names: readonly string[] }

/** What was said of columns. */
interface Columns {
  /** By the name of a column what it is, in all files, which are then read as tables. */
  readonly named: Readonly<Record<string, ColumnField>>
  /** Of each table, in their order. */
  readonly tables: readonly MappedColumns[]
}

type MappedColumns = CommandRequest<'mapColumns'>['tables'][number]

const MAX_PREVIEWS = 4
const MAX_PROBLEMS = 1000
const MAX_ORGANISATIONS = 500
const RECORDS_A_COMMIT = 100
const RECORDS_A_STEP = 500

/** Files in: uploaded, read and matched without writing, then written as the user decided, and undone as a whole. */
export function openImports({
  context,
  jobs,
  newId,
  formats,
  country,
  timeZone,
  keepReport,
  settings,
  journals,
}: ImportOptions) {
  const uploads = openUploads(newId)
  const previews = new Map<string, Preview>()
  const find = (id: string): Preview => {
    const preview = previews.get(id)
    if (preview === undefined) throw new Refusal('PREVIEW_UNKNOWN', {})
    return preview
  }

  async function readFiles(files: readonly UploadedFile[], columns: Columns, job: JobControl): Promise<Reading> {
    const known = settings.read().columnMappings
    const named = new Map(Object.entries(columns.named).map(([name, field]) => [columnKey(name), field]))
    const isNamed = named.size > 0
    const tables: ImportTable[] = []
    const saidOf = (fingerprint: string) => saidOfNext(columns.tables, tables, fingerprint)
    const table = tableFormat((fingerprint, names) => {
      const said = saidOf(fingerprint) ?? known[fingerprint]
      return names.map((name, at) => said?.[at] ?? named.get(columnKey(name)))
    })
    const readAs = isNamed ? [table] : formats.map((format) => (format.id === table.id ? table : format))
    const records: SourcedRecord[] = []
    const problems: ImportProblem[] = []
    const remarks: ImportRemark[] = []
    let problemCount = 0
    const accounts: ImportAccounts[] = []
    const found = new Set<string>()
    const twice = new Set<string>()
    for (const { name, bytes } of files) {
      let stop = false
      const reading = await readImportFile(name, bytes, {
        formats: readAs,
        defaultCountry: country(),
        shouldStop: () => stop,
        onProgress: ({ fraction }) => (stop = job.report(Math.floor(fraction * 100), 100)),
      })
      if (stop || reading.kind === 'stopped') throw new JobCancelled()
      if (reading.kind === 'refused') throw new Refusal(reading.failure.code, reading.failure.data)
      // Thousands of records do not fit into the arguments of one call.
      const { format } = reading.file
      found.add(format)
      const mapped = reading.file.table ?? null
      if (mapped !== null) {
        const isSaid = saidOf(mapped.fingerprint) !== undefined || Object.hasOwn(known, mapped.fingerprint)
        tables.push(toImportTable(name, mapped, isSaid))
      }
      for (const record of reading.file.records) {
        // An archive has somebody once for each of their labels: what says the very same is one.
        const said = files.length > 1 ? `${format} ${record.ref} ${recordRef({ ...record, ref: null })}` : null
        if (said !== null && twice.has(said)) {
          if (record.fields !== undefined) reading.file.account.add(record.fields, 'repeated')
          continue
        }
        if (said !== null) twice.add(said)
        records.push({ format, record })
      }
      accounts.push(reading.file.account.result())
      // Of several files a line alone says nothing.
      const where = files.length > 1 ? { file: name } : {}
      for (const problem of reading.file.problems) problems.push({ ...problem, ...where })
      problemCount += reading.file.problemCount
      for (const remark of reading.file.remarks) remarks.push({ ...remark, ...where })
    }
    const format = found.size === 1 ? ([...found][0] ?? null) : null
    return { format, records, problems, problemCount, remarks, accounts, tables }
  }

  async function plan(
    records: readonly SourcedRecord[],
    decisions: ReadonlyMap<number, Decision>,
    job: JobControl,
  ): Promise<PlannedRecord[]> {
    const planned: PlannedRecord[] = []
    const { sql } = context()
    const home = country()
    const rules = importRulesOf(PERSON_FIELDS, home)
    for (const one of planImport(records, knownPeople(sql, rules), forgottenPeople(sql), decisions, rules, home)) {
      planned.push(one)
      if (planned.length % RECORDS_A_STEP === 0) await job.step(planned.length, records.length)
    }
    return planned
  }

  async function preview(arrived: ArrivedPeople, columns: Columns, job: JobControl): Promise<JobReport> {
    const read = await readFiles(arrived.files, columns, job)
    const reading = { ...read, remarks: [...read.remarks, ...arrived.remarks] }
    const written = writtenIn(context().sql)
    const planned = await askedOfNear(context().sql, await plan(reading.records, new Map(), job), job, country())
    const id = newId()
    const { names } = arrived
    previews.set(id, {
      ...reading,
      names,
      plan: planned,
      written,
      arrived: reading.tables.length > 0 ? arrived : null,
      columns,
    })
    for (const oldest of previews.keys()) {
      if (previews.size <= MAX_PREVIEWS) break
      previews.delete(oldest)
    }
    const count = counter(planned)
    const undecided = planned.filter(({ outcome, agrees }) => outcome === 'maybe' && agrees.length === 0).length
    const result = {
      ...counts(reading, planned.length, planned),
      tables: [...reading.tables],
      created: count('create'),
      maybe: count('maybe'),
      undecided,
    }
    return { kind: 'import-preview', preview: id, result }
  }

  /**
   * Plans what was previewed once more, with the decisions and for the journal as it is now, where either makes a difference. The preview is gone from
   * then on: nobody imports it twice, and what was shown takes no memory while it is written.
   */
  async function takePreview(id: string, decisions: ReadonlyMap<number, Decision>, job: JobControl): Promise<Preview> {
    const chosen = find(id)
    previews.delete(id)
    const isPlanned = decisions.size === 0 && chosen.plan.every(({ outcome }) => outcome !== 'maybe')
    try {
      if (isPlanned && chosen.written === writtenIn(context().sql)) {
        // Whoever has stopped it by now still has the preview.
        await job.step(0, chosen.plan.length)
        return chosen
      }
      return { ...chosen, plan: await plan(chosen.records, decisions, job) }
    } catch (error) {
      previews.set(id, chosen)
      throw error
    }
  }

  /** Writes in several commits, so that the journal answers meanwhile. What is written when it stops stays, and can be undone. */
  async function run(
    { plan: planned, names, ...preview }: Findings & Pick<Preview, 'plan' | 'names'>,
    job: JobControl,
  ): Promise<JobReport> {
    const { sql, today, newEntryId, commit } = context()
    const writer = importWriter({ sql, today: today(), newEntryId })
    // Before the new ones are in it.
    const inRings = peopleInRingsByEmployer(sql)
    const keeping: Keeping = { id: keptId(newId()), what: 'import', format: preview.format }
    let hasWritten = false
    const reported = [...preview.problems]
    let { problemCount } = preview
    let written = 0
    try {
      while (written < planned.length) {
        const end = Math.min(written + RECORDS_A_COMMIT, planned.length)
        const records = planned.slice(written, end)
        const { changes } = commit(
          'runImport',
          (write) => {
            for (const [index, record] of records.entries()) writer.write(write, written + index, record)
          },
          keeping,
        )
        hasWritten ||= changes.length > 0
        written = end
        // Whoever stops it when all is written has stopped nothing.
        if (written < planned.length) await job.step(written, planned.length)
      }
    } catch (error) {
      const line = planned[written]?.record.line ?? 0
      problemCount++
      reported.unshift({ line, code: 'ended', params: { because: endOf(error) } })
    }
    const done = planned.slice(0, written)
    const undo = hasWritten ? keeping.id : null
    const skipped = counter(done)('skip') + planned.length - written
    const findings = { ...preview, problems: reported, problemCount }
    const matters = whoMatter(done, writer.created, { today: today(), inRings })
    const result: ImportReport = {
      ...counts(findings, planned.length, done, planned.slice(written)),
      skipped,
      undo,
      matters,
    }
    // Who matters is for the hour after an import; what is kept names nobody without need.
    keepReport({ id: keeping.id, files: names, report: { kind: 'import', result: { ...result, matters: [] } } })
    return { kind: 'import', result }
  }

  return {
    commands: {
      beginUpload: ({ name, bytes }: CommandRequest<'beginUpload'>) => ({ upload: uploads.begin(name, bytes) }),
      appendUpload: ({ upload, base64 }: CommandRequest<'appendUpload'>) => ({
        received: uploads.append(upload, base64),
      }),
      discardUpload: ({ upload }: CommandRequest<'discardUpload'>) => {
        uploads.discard(upload)
        return {}
      },
      previewImport: ({
        uploads: ids,
        columns,
        words,
      }: CommandRequest<'previewImport'>): CommandOutput<'previewImport'> => {
        const files = ids.map((id) => uploads.take(id))
        return {
          job: jobs.start('import-preview', { cancellable: true, cancelled: 'nothing-imported' }, async (job) => {
            const arrived = await arrivalOf(files, {
              words,
              job,
              people: () => knownPeople(context().sql),
              timeZone: timeZone(),
            })
            if (arrived.kind === 'journal') return journals.preview(arrived, job)
            const names = files.map(({ name }) => name)
            return preview({ ...arrived, names }, { named: columns, tables: [] }, job)
          }),
        }
      },
      mapColumns: ({ preview: id, tables }: CommandRequest<'mapColumns'>): CommandOutput<'mapColumns'> => {
        const chosen = find(id)
        const { arrived, columns } = chosen
        if (arrived === null) throw new Refusal('PREVIEW_UNKNOWN', {})
        settings.write({ columnMappings: lastOf(withMappings(settings.read().columnMappings, tables)) })
        previews.delete(id)
        return {
          job: jobs.start('import-preview', { cancellable: true, cancelled: 'nothing-imported' }, async (job) => {
            try {
              return await preview(arrived, { ...columns, tables }, job)
            } catch (error) {
              // Whoever stops it, or asks for what cannot be read, goes on from what was read before.
              previews.set(id, chosen)
              throw error
            }
          }),
        }
      },
      runImport: ({ preview: id, decisions }: CommandRequest<'runImport'>): CommandOutput<'runImport'> => {
        const decided = new Map([
          ...likelyTheSame(find(id).plan),
          ...Object.entries(decisions).map(([record, decision]) => [Number(record), decision] as const),
        ])
        return {
          job: jobs.start('import', { cancellable: true, cancelled: 'nothing-imported' }, async (job) =>
            run(await takePreview(id, decided, job), job),
          ),
        }
      },
      discardPreview: ({ preview: id }: CommandRequest<'discardPreview'>) => {
        previews.delete(id)
        journals.discard(id)
        return {}
      },
    },
    queries: {
      importRows: ({ offset, limit, ...narrowed }: QueryRequest<'importRows'>): QueryOutput<'importRows'> => {
        const { plan: planned } = find(narrowed.preview)
        const indexes = narrowedTo(planned, narrowed)
        const shown = indexes.slice(offset, offset + limit)
        return {
          total: indexes.length,
          rows: shown.map((index) => toImportRow(index, planned[index] as PlannedRecord)),
        }
      },
      importRecords: (narrowed: QueryRequest<'importRecords'>): QueryOutput<'importRecords'> =>
        narrowedTo(find(narrowed.preview).plan, narrowed),
      importGroups: ({ preview: id }: QueryRequest<'importGroups'>): QueryOutput<'importGroups'> => {
        const records = find(id).plan.flatMap(({ outcome, record }) => (outcome === 'create' ? [record] : []))
        const organisations = tally(records.flatMap(({ organisation }) => (organisation === '' ? [] : [organisation])))
        const years = tally(records.flatMap(({ metOn }) => (metOn === null ? [] : [yearOf(metOn)])))
        return {
          organisations: organisations
            .map(([name, count]) => ({ name, count }))
            .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
            .slice(0, MAX_ORGANISATIONS),
          years: years.map(([year, count]) => ({ year, count })).toSorted((a, b) => b.year - a.year),
        }
      },
    },
  }
}

/** What was said of so many headers is remembered. */
const MAX_MAPPINGS = 50

function lastOf(mappings: Settings['columnMappings']): Settings['columnMappings'] {
  return Object.fromEntries(Object.entries(mappings).slice(-MAX_MAPPINGS))
}

/** Two tables of one header of which different things were said are not alike: of the next one the user is asked anew. */
function withMappings(known: Settings['columnMappings'], tables: readonly MappedColumns[]): Settings['columnMappings'] {
  const mappings = { ...known }
  for (const { fingerprint, fields } of tables) {
    const ofHeader = tables.filter((one) => one.fingerprint === fingerprint)
    if (ofHeader.every((one) => one.fields.join(' ') === fields.join(' '))) mappings[fingerprint] = fields
    else delete mappings[fingerprint]
  }
  return mappings
}

/** What was said of the columns of the table that is read next, behind those that were read: of several with one header each has its own. */
function saidOfNext(
  said: readonly MappedColumns[],
  read: readonly ImportTable[],
  fingerprint: string,
): readonly ColumnField[] | undefined {
  const before = read.filter((table) => table.fingerprint === fingerprint).length
  return said.filter((table) => table.fingerprint === fingerprint)[before]?.fields
}

function toImportTable(file: string, { fingerprint, columns }: MappedTable, isRemembered: boolean): ImportTable {
  const told = columns.map(({ name, field, samples }) => ({ name, field, samples: [...samples] }))
  return { file, fingerprint, columns: told, isRemembered }
}

/** Whoever decides nothing means the person with whom more than the name agrees, as the preview says. */
function likelyTheSame(planned: readonly PlannedRecord[]): [record: number, person: PersonId][] {
  return planned.flatMap(({ outcome, person, agrees }, index) =>
    outcome === 'maybe' && agrees.length > 0 && person !== null && 'id' in person ? [[index, person.id]] : [],
  )
}

/** The indexes of the records that fit all of it. */
function narrowedTo(
  planned: readonly PlannedRecord[],
  { outcome, organisation, year }: QueryRequest<'importRecords'>,
): number[] {
  return planned.flatMap(({ record, ...one }, index) => {
    if (outcome !== undefined && one.outcome !== outcome) return []
    if (organisation !== undefined && record.organisation !== organisation) return []
    if (year !== undefined && (record.metOn === null || yearOf(record.metOn) !== year)) return []
    return [index]
  })
}

function tally<Key>(keys: readonly Key[]): [Key, number][] {
  const counted = new Map<Key, number>()
  for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1)
  return [...counted]
}

function whoMatter(
  done: readonly PlannedRecord[],
  created: ReadonlyMap<number, PersonId>,
  options: Parameters<typeof whoMatters>[1],
): ImportedOne[] {
  if (created.size < MANY) return []
  const made = done.flatMap(({ record }, index) => {
    const id = created.get(index)
    return id === undefined ? [] : [{ id, record }]
  })
  return whoMatters(
    made.map(({ record }) => record),
    options,
  ).flatMap(({ index, reasons }) => {
    const one = made[index]
    return one === undefined ? [] : [{ id: one.id, ...nameAndDetail(one.record), reasons: [...reasons] }]
  })
}

function nameAndDetail({ names, title, organisation }: PlannedRecord['record']) {
  return { name: displayName(names), detail: [title, organisation].filter(Boolean).join(', ') }
}

function toImportRow(index: number, { record, outcome, person, because, agrees, additions }: PlannedRecord): ImportRow {
  const link = person === null || !('id' in person) ? null : { id: person.id as PersonId, name: person.name }
  return {
    record: index,
    line: record.line,
    ...nameAndDetail(record),
    outcome: outcome === 'skip' ? 'unchanged' : outcome,
    person: link,
    because,
    agrees: [...agrees],
    adds: listAdditions(additions),
  }
}

/** While it stands, nothing in the journal has changed. */
function writtenIn(sql: CommandContext['sql']): number {
  return sql('SELECT total_changes()').pluck().get() as number
}

function counts(
  { format, problems, problemCount, remarks, accounts }: Findings,
  records: number,
  planned: readonly PlannedRecord[],
  notReached: readonly PlannedRecord[] = [],
) {
  const count = counter(planned)
  return {
    format,
    records,
    created: count('create') + count('maybe'),
    updated: count('update'),
    unchanged: count('unchanged'),
    forgotten: count('forgotten'),
    problems: problems.slice(0, MAX_PROBLEMS),
    problemCount,
    remarks: [...remarks, ...notesThatStay(planned)],
    accounts: accountsOf(accounts, planned, notReached),
  }
}

/** Each field of the files once: in records by what becomes of those. */
function accountsOf(
  besideRecords: readonly ImportAccounts[],
  planned: readonly PlannedRecord[],
  notReached: readonly PlannedRecord[],
): ImportAccounts {
  const account = fieldAccount()
  for (const one of besideRecords) account.addAll(one)
  for (const one of planned) account.addPlanned(one)
  for (const { record } of notReached) if (record.fields !== undefined) account.add(record.fields, 'not-reached')
  return account.result()
}

function counter(planned: readonly PlannedRecord[]): (outcome: PlannedRecord['outcome']) => number {
  return (outcome) => planned.reduce((sum, one) => sum + (one.outcome === outcome ? 1 : 0), 0)
}

function endOf(error: unknown): ImportEnd {
  if (error instanceof JobCancelled) return 'stopped'
  const end = importEnd.safeParse(error instanceof JournalError ? error.code : null)
  return end.success ? end.data : 'mistake'
}

function notesThatStay(planned: readonly PlannedRecord[]): ImportRemark[] {
  const count = planned.reduce((sum, { notesStay }) => sum + (notesStay === true ? 1 : 0), 0)
  return count === 0 ? [] : [{ code: 'notes-left-out', params: { count } }]
}
