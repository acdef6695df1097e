import type { FolderReport } from '#shared/contract/export-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './folder-done.module.css'

/** What was written into a folder, and what was left as somebody had edited it. */
export function FolderDone({ report }: { report: FolderReport }) {
  const i18n = useI18n()
  return (
    <>
      <p>
        {i18n.t(
          '{written, plural, =0 {Nothing had changed} one {# file written} other {# files written}}, {unchanged} as before, in {folder}.',
          { written: report.written, unchanged: report.unchanged, folder: report.folder },
        )}
      </p>
      {report.moved > 0 && (
        <p>
          {i18n.t('{count, plural, one {# file} other {# files}} of what is gone were moved to “Removed”.', {
            count: report.moved,
          })}
        </p>
      )}
      {report.keptByHand.length > 0 && (
        <>
          <p>{i18n.t('You edited these, and they were kept; what Rapport has to say stands beside each.')}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
          <ul className={styles.paths} tabIndex={0}>
            {report.keptByHand.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
