import type { DocumentChange } from '#journal/documents/document-store.ts'
import type { Sql } from '#journal/documents/statements.ts'
import type { KeptReport, ReportOfFiles } from '#shared/contract/report-contract.ts'
import { withoutNames } from '#shared/model/frozen-review.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { displayName } from '#shared/model/person-name.ts'
import type { Person } from '#shared/model/person.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'

export interface NewReport {
  /** Of an import that has written something, its undo token. */
  readonly id: string
  readonly files: readonly string[]
  readonly report: ReportOfFiles
}

export type KeptReportEntry = Pick<KeptReport, 'id' | 'at'> & {
  readonly what: 'import' | 'export'
  readonly format: string | null
}

/**
 * What imports and exports said when they ended: kept in this device's journal file, in no document. The latest 50 are kept, as
 * far as they fit into 8 MB together, and the latest whatever its size.
 */
export interface KeptReports {
  /** Call it inside a transaction. */
  keep(report: NewReport): void
  find(id: string): KeptReport | null
  /** The latest first. */
  list(): KeptReportEntry[]
  /**
   * Takes people whom the changes erase out of every report. Call it inside their transaction, while their rows are there.
   * @returns whether there was anybody
   */
  erase(changes: readonly DocumentChange[]): boolean
}

export const MAX_REPORTS = 50
export const MAX_REPORT_BYTES = 8 * 2 ** 20
/** Shorter ones are words of other texts as well. */
const SHORTEST_ADDRESS = 5

export function openKeptReports(sql: Sql, now: () => number): KeptReports {
  return {
    keep({ id, files, report }) {
      const text = JSON.stringify(report)
      const [what, format] = [report.kind === 'export' ? 'export' : 'import', report.result.format]
      sql(INSERT).run(id, now(), what, format, JSON.stringify(files), text)
      sql(DELETE_OLDEST).run(MAX_REPORTS, MAX_REPORT_BYTES)
    },
    find(id) {
      const row = sql('SELECT id, at, files, report FROM kept_reports WHERE id = ?').get(id) as ReportRow | undefined
      return row === undefined ? null : toReport(row)
    },
    list: () => sql('SELECT id, at, what, format FROM kept_reports ORDER BY n DESC').all() as KeptReportEntry[],
    erase(changes) {
      const erased = changes.filter(({ kind, after }) => kind === 'person' && after === null).map(({ id }) => id)
      if (erased.length === 0) return false
      const named = namedBy(sql, erased)
      const gone = new Set<string>(erased)
      let isAny = false
      for (const row of sql('SELECT id, at, files, report FROM kept_reports').all() as ReportRow[]) {
        const files = JSON.stringify(without(JSON.parse(row.files), named))
        const report = JSON.stringify(without(withoutRows(JSON.parse(row.report) as ReportOfFiles, gone), named))
        if (files === row.files && report === row.report) continue
        sql('UPDATE kept_reports SET files = ?, report = ? WHERE id = ?').run(files, report, row.id)
        isAny = true
      }
      return isAny
    },
  }
}

interface ReportRow {
  readonly id: string
  readonly at: number
  readonly files: string
  readonly report: string
}

function toReport({ id, at, files, report }: ReportRow): KeptReport {
  const said = JSON.parse(report) as ReportOfFiles
  return { id, at, files: JSON.parse(files) as string[], report: said.kind === 'export' ? withStops(said) : said }
}

/** Older versions kept no word of where an export was stopped. */
function withStops(report: Extract<ReportOfFiles, { kind: 'export' }>): ReportOfFiles {
  return {
    ...report,
    result: { ...report.result, stopped: report.result.stopped ?? null, earlier: report.result.earlier ?? null },
  }
}

/** By what a line of a file names somebody: anywhere in it, or where it is all that is said, since others have that first name too. */
interface NamedBy {
  readonly within: readonly string[]
  readonly whole: ReadonlySet<string>
}

function namedBy(sql: Sql, ids: readonly DocumentId[]): NamedBy {
  const [within, whole] = [new Set<string>(), new Set<string>()]
  for (const id of ids) {
    const content = sql('SELECT c.content FROM people AS p JOIN person_contents AS c ON c.n = p.n WHERE p.id = ?')
      .pluck()
      .get(id) as string | undefined
    if (content === undefined) continue
    const { names, channels } = JSON.parse(content) as Person
    const { given, family } = names
    const both = given === '' || family === '' ? [] : [`${given} ${family}`, `${family}, ${given}`]
    for (const name of [displayName(names), ...both]) (name.includes(' ') ? within : whole).add(name)
    for (const { value } of Object.values(channels)) if (value.length >= SHORTEST_ADDRESS) within.add(value)
  }
  return { within: [...within], whole }
}

/** Documents that were left out are named by their titles, which are somebody's name. */
function withoutRows(report: ReportOfFiles, gone: ReadonlySet<string>): ReportOfFiles {
  if (report.kind !== 'journal-import') return report
  const leftOut = report.result.leftOut.map((row) =>
    row.id !== null && gone.has(row.id) ? { ...row, title: SOMEBODY } : row,
  )
  return { ...report, result: { ...report.result, leftOut } }
}

function without(value: unknown, named: NamedBy): unknown {
  if (typeof value === 'string') return named.whole.has(value) ? SOMEBODY : withoutNames(value, named.within).text
  if (Array.isArray(value)) return value.map((one) => without(one, named))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, CODES.has(key) ? one : without(one, named)]),
  )
}

/** What is no word of a file: somebody may be called Monica. */
const CODES: ReadonlySet<string> = new Set([
  'kind',
  'format',
  'code',
  'outcome',
  'because',
  'field',
  'value',
  'list',
  'id',
  'undo',
])

const INSERT = `INSERT INTO kept_reports (id, at, what, format, files, report) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET at = excluded.at, files = excluded.files, report = excluded.report`
const DELETE_OLDEST = `
  DELETE FROM kept_reports WHERE n IN (SELECT n FROM (
    SELECT n, row_number() OVER latest AS place, sum(length(report)) OVER latest AS together
    FROM kept_reports WINDOW latest AS (ORDER BY n DESC)
  ) WHERE place > 1 AND (place > ? OR together > ?))`
