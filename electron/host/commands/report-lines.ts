import type { KeptReport, ReportOfFiles } from '#shared/contract/report-contract.ts'
import { SOMEBODY } from '#shared/model/somebody.ts'
import { folderLines } from './folder-lines.ts'
import { accountsLine, countsLine, leftOutLine } from './import-journal.ts'
import { problemLine, remarkLine } from './import-words.ts'
import { counted } from './words.ts'

/** What an import or an export said when it ended, all of it. */
export function reportLines({ at, files, report }: KeptReport): string[] {
  const said = [`${new Date(at).toISOString()}  ${files.join(', ')}`, ...linesOf(report)]
  return said.flatMap((line) => (line === null ? [] : line.replaceAll(SOMEBODY, 'somebody')))
}

function linesOf(report: ReportOfFiles): (string | null)[] {
  switch (report.kind) {
    case 'import': {
      const {
        records,
        format,
        created,
        updated,
        unchanged,
        skipped,
        forgotten,
        remarks,
        accounts,
        problems,
        problemCount,
      } = report.result
      return [
        `${counted(records, 'record', 'records')} (${format ?? 'several formats'}):`,
        `${created} new, ${updated} changed, ${unchanged} as before, ${skipped} left out`,
        forgotten > 0 ? `${counted(forgotten, 'record', 'records')} about people who were forgotten: left out` : null,
        accountsLine(accounts),
        ...remarks.map(remarkLine),
        ...problems.map(problemLine),
        problemCount > problems.length ? `… and ${problemCount - problems.length} more` : null,
      ]
    }
    case 'journal-import': {
      const { documents, format, counts, accounts, backup, notReached, leftOut } = report.result
      return [
        `${counted(documents, 'document', 'documents')} (${format}):`,
        countsLine(counts),
        accountsLine(accounts),
        backup === null ? null : `A backup was made before: ${backup}`,
        notReached > 0 ? `${counted(notReached, 'document was', 'documents were')} not reached.` : null,
        ...leftOut.map(leftOutLine),
      ]
    }
    case 'export':
      return folderLines(report.result)
  }
}
