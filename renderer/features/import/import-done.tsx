import { Button } from '#ui/button.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Progress } from '#ui/progress.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { ImportCounts } from './import-counts.tsx'
import { ImportProblems } from './import-problems.tsx'
import type { ImportSession, ImportStage } from './import-session.ts'
import { ImportUndone } from './import-undone.tsx'
import { remarkWords } from './problem-words.ts'
import { WhoMattersList } from './who-matters-list.tsx'
import styles from './import.module.css'

export interface ImportDoneProps {
  session: ImportSession
  now: Extract<ImportStage, { stage: 'done' }>
  onOpenPeople: () => void
  onFindDuplicates: () => void
}

/** What was done and what was not, and why; and the way back. */
export function ImportDone({ session, now, onOpenPeople, onFindDuplicates }: ImportDoneProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { report, undo, files } = now
  const number = new Intl.NumberFormat(locale)
  const written = report.created + report.updated
  return (
    <Page>
      <PageHeader
        above={files.join(', ')}
        below={undo.state === 'done' || report.remarks.length === 0 ? undefined : remarkWords(i18n, report.remarks)}
        title={
          undo.state === 'done'
            ? i18n.t('The import is undone')
            : written === 0
              ? i18n.t('Nothing was new')
              : i18n.t('{count, plural, one {# person imported} other {{shown} people imported}}', {
                  count: written,
                  shown: number.format(written),
                })
        }
      />
      <ImportUndone undo={undo}>
        <ImportCounts report={report} />
      </ImportUndone>
      {undo.state === 'running' && (
        <div className={styles.progress}>
          <Progress label={i18n.t('Taking the import back')} value={null} />
        </div>
      )}
      <div className={styles.actions}>
        {undo.state !== 'done' && written > 0 && (
          <Button kind="primary" onPress={onOpenPeople} isDisabled={undo.state === 'running'}>
            {i18n.t('See your people')}
          </Button>
        )}
        {undo.state === 'possible' && report.created > 0 && (
          <Button onPress={onFindDuplicates}>{i18n.t('Look for duplicates')}</Button>
        )}
        <Button onPress={session.startOver} isDisabled={undo.state === 'running'}>
          {i18n.t('Import more')}
        </Button>
        {report.undo !== null && undo.state !== 'done' && (
          <Button onPress={() => void session.undo()} isDisabled={undo.state === 'running'}>
            {i18n.t('Undo the whole import')}
          </Button>
        )}
      </div>
      {report.matters.length > 0 && undo.state === 'possible' && <WhoMattersList people={report.matters} />}
      {report.problemCount > 0 && undo.state !== 'done' && (
        <Section title={i18n.t('What was not imported, and why')}>
          <ImportProblems problems={report.problems} count={report.problemCount} />
        </Section>
      )}
    </Page>
  )
}
