import { Button } from '#ui/button.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import type { ImportSession, ImportStage } from './import-session.ts'
import { ImportUndone } from './import-undone.tsx'
import { JournalFileCounts, JournalFileLeftOut } from './journal-file-counts.tsx'
import styles from './import.module.css'

type Done = Extract<ImportStage, { stage: 'journal-done' }>

/** What became of a file of a whole journal, and the way back. */
export function JournalFileDone({ session, now }: { session: ImportSession; now: Done }) {
  const i18n = useI18n()
  const { report, undo, files } = now
  const isUndone = undo.state === 'done'
  return (
    <Page>
      <PageHeader
        above={files.join(', ')}
        title={
          isUndone
            ? i18n.t('The import is undone')
            : report.format === 'rapport'
              ? i18n.t('The journal is taken in')
              : i18n.t('All of it is taken in')
        }
        below={
          report.notReached > 0
            ? i18n.t('It was ended early: {count, plural, one {# entry was} other {# entries were}} not looked at.', {
                count: report.notReached,
              })
            : report.backup === null
              ? undefined
              : i18n.t('A backup was made before: {file}', { file: report.backup })
        }
      />
      <ImportUndone undo={undo}>
        <JournalFileCounts report={report} />
      </ImportUndone>
      <div className={styles.actions}>
        <Button onPress={session.startOver} isDisabled={undo.state === 'running'}>
          {i18n.t('Import more')}
        </Button>
        {report.undo !== null && !isUndone && (
          <Button onPress={() => void session.undo()} isPending={undo.state === 'running'}>
            {i18n.t('Undo the whole import')}
          </Button>
        )}
      </div>
      {!isUndone && <JournalFileLeftOut report={report} />}
    </Page>
  )
}
