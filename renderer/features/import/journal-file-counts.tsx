import { kindWords } from '#parts/kind-words.ts'
import { writtenWords } from '#parts/review-words.ts'
import type { FileOutcome, JournalFileReport } from '#shared/contract/journal-file-contract.ts'
import { Section } from '#ui/page.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { accountsWords, leftOutWords, outcomeWords } from './journal-file-words.ts'
import styles from './import.module.css'

/** What became of the documents of a file, and of the fields of another program's. */
export function JournalFileCounts({ report }: { report: JournalFileReport }) {
  const i18n = useI18n()
  const number = new Intl.NumberFormat(useLocale())
  const words = outcomeWords(i18n)
  return (
    <>
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
      {report.accounts !== null && <p className={styles.about}>{accountsWords(i18n, report.accounts)}</p>}
    </>
  )
}

/** What was not taken in, each with why; nothing where all was. */
export function JournalFileLeftOut({ report: { leftOut } }: { report: JournalFileReport }) {
  const i18n = useI18n()
  const kindOf = kindWords(i18n)
  const { forgotten } = outcomeWords(i18n)
  if (leftOut.length === 0) return null
  return (
    <Section title={i18n.t('What was not imported, and why')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <ol className={styles.problemLines} tabIndex={0} aria-label={i18n.t('Left out')}>
        {leftOut.map((row) => (
          <li key={row.record}>
            {[kindOf(row.kind), writtenWords(i18n, row.title), leftOutWords(i18n, row) || forgotten]
              .filter(Boolean)
              .join(' — ')}
          </li>
        ))}
      </ol>
    </Section>
  )
}
