import { Printer } from 'lucide-react'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { FolderDone } from '#parts/folder-done.tsx'
import { formatName } from '#parts/format-name.ts'
import { writtenWords } from '#parts/review-words.ts'
import type { KeptReport, ReportOfFiles } from '#shared/contract/report-contract.ts'
import { Button } from '#ui/button.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { ImportCounts } from './import-counts.tsx'
import { ImportProblems } from './import-problems.tsx'
import { JournalFileCounts, JournalFileLeftOut } from './journal-file-counts.tsx'
import { remarkWords } from './problem-words.ts'
import styles from './import.module.css'

export interface ImportReportScreenProps {
  id: string
  /** @param find words of the user's language that find the section */
  onOpenSettings: (find: string) => void
}

/** What an import or an export said when it ended: what was done, what was not, and why. To be read weeks later, and printed. */
export function ImportReportScreen({ id, onOpenSettings }: ImportReportScreenProps) {
  const i18n = useI18n()
  const { data: kept, error } = useJournalQuery('importReport', { id })
  if (kept === undefined) {
    return (
      <Page>
        <PageHeader title={i18n.t('Report')} />
        <Awaited
          error={error}
          waiting={i18n.t('Looking for the report')}
          lines={6}
          failed={i18n.t('The report cannot be shown.')}
        />
      </Page>
    )
  }
  return (
    <Page>
      <PageHeader
        title={kept === null ? i18n.t('Report') : titleOf(kept.report)}
        above={kept === null ? undefined : <When kept={kept} />}
        below={kept === null ? i18n.t('No report of it is kept. The last fifty are.') : undefined}
        actions={
          <>
            <Button onPress={() => onOpenSettings(i18n.t('Imports and merges'))}>
              {i18n.t('All imports and merges')}
            </Button>
            {kept !== null && (
              <Button icon={<Printer aria-hidden />} onPress={() => window.print()}>
                {i18n.t('Print…')}
              </Button>
            )}
          </>
        }
      />
      {kept !== null && <Said report={kept.report} />}
    </Page>
  )

  function titleOf({ kind, result }: ReportOfFiles): string {
    if (kind === 'export') {
      return result.format === 'vault'
        ? i18n.t('Export: folder of Markdown notes')
        : i18n.t('Export: folder of vCards and calendars')
    }
    return i18n.t('Import: {format}', { format: formatName(i18n, result.format) })
  }
}

function When({ kept: { at, files } }: { kept: KeptReport }) {
  const i18n = useI18n()
  const when = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  return `${when} · ${writtenWords(i18n, files.join(', '))}`
}

function Said({ report }: { report: ReportOfFiles }) {
  const i18n = useI18n()
  switch (report.kind) {
    case 'import': {
      const { problems, problemCount, remarks } = report.result
      return (
        <>
          <ImportCounts report={report.result} />
          {remarks.length > 0 && <p className={styles.about}>{writtenWords(i18n, remarkWords(i18n, remarks))}</p>}
          {problemCount > 0 && (
            <Section title={i18n.t('What was not imported, and why')}>
              <ImportProblems problems={problems} count={problemCount} />
            </Section>
          )}
        </>
      )
    }
    case 'journal-import': {
      const { notReached, backup } = report.result
      return (
        <>
          <JournalFileCounts report={report.result} />
          {notReached > 0 && (
            <p className={styles.about}>
              {i18n.t('It was ended early: {count, plural, one {# entry was} other {# entries were}} not looked at.', {
                count: notReached,
              })}
            </p>
          )}
          {backup !== null && (
            <p className={styles.about}>{i18n.t('A backup was made before: {file}', { file: backup })}</p>
          )}
          <JournalFileLeftOut report={report.result} />
        </>
      )
    }
    case 'export':
      return <FolderDone report={report.result} />
  }
}
