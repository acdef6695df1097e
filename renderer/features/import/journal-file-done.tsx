import { failureWords } from '#parts/failure-words.ts'
import { kindWords } from '#parts/kind-words.ts'
import { leftAloneWords } from '#parts/left-alone-words.ts'
import type { FileOutcome } from '#shared/contract/journal-file-contract.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import type { ImportSession, ImportStage } from './import-session.ts'
import { accountsWords, leftOutWords, outcomeWords } from './journal-file-words.ts'
import styles from './import.module.css'

type Done = Extract<ImportStage, { stage: 'journal-done' }>

/** What became of a file of a whole journal, and the way back. */
export function JournalFileDone({ session, now }: { session: ImportSession; now: Done }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { report, undo, files } = now
  const number = new Intl.NumberFormat(locale)
  const words = outcomeWords(i18n)
  const kindOf = kindWords(i18n)
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
      {undo.state === 'done' ? (
        <p className={styles.about}>
          {undo.leftAlone.length === 0
            ? i18n.t('The journal is as it was before.')
            : leftAloneWords(i18n, undo.leftAlone)}
        </p>
      ) : (
        <dl className={styles.report}>
          {(Object.keys(words) as FileOutcome[])
            .filter((outcome) => report.counts[outcome] > 0)
            .map((outcome) => (
              <div key={outcome}>
                <dt>{words[outcome]}</dt>
                <dd>{number.format(report.counts[outcome])}</dd>
              </div>
            ))}
        </dl>
      )}
      {!isUndone && report.accounts !== null && <p className={styles.about}>{accountsWords(i18n, report.accounts)}</p>}
      {undo.state === 'failed' && (
        <ErrorNotice title={i18n.t('It could not be undone.')}>{failureWords(i18n, undo.failure)}</ErrorNotice>
      )}
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
      {report.leftOut.length > 0 && !isUndone && (
        <Section title={i18n.t('What was not imported, and why')}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
          <ol className={styles.problemLines} tabIndex={0} aria-label={i18n.t('Left out')}>
            {report.leftOut.map((row) => (
              <li key={row.record}>
                {[kindOf(row.kind), row.title, leftOutWords(i18n, row) || words.forgotten].filter(Boolean).join(' — ')}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </Page>
  )
}
