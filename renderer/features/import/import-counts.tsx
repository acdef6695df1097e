import type { ImportReport } from '#shared/contract/import-contract.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { accountsWords } from './journal-file-words.ts'
import styles from './import.module.css'

/** How many people an import has made, changed and left out. */
export function ImportCounts({ report }: { report: ImportReport }) {
  const i18n = useI18n()
  const number = new Intl.NumberFormat(useLocale())
  const lines: [count: number, words: string][] = [
    [report.created, i18n.t('new')],
    [report.updated, i18n.t('changed')],
    [report.unchanged, i18n.t('known already, not touched')],
    [report.skipped, i18n.t('left out')],
    [report.forgotten, i18n.t('left out, because you had them forgotten')],
    [
      report.problemCount,
      i18n.t('{count, plural, one {line with a problem} other {lines with a problem}}', { count: report.problemCount }),
    ],
  ]
  return (
    <>
      <dl className={styles.report}>
        {lines
          .filter(([count], index) => count > 0 || index === 0)
          .map(([count, words]) => (
            <div key={words}>
              <dt>{words}</dt>
              <dd>{number.format(count)}</dd>
            </div>
          ))}
      </dl>
      {report.accounts !== null && <p className={styles.about}>{accountsWords(i18n, report.accounts)}</p>}
    </>
  )
}
