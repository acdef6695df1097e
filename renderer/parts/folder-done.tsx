import type { I18n } from '@lingui/core'
import type { FolderReport } from '#shared/contract/export-contract.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './folder-done.module.css'

/** What was written into a folder, and what was left as somebody had edited it. */
export function FolderDone({ report }: { report: FolderReport }) {
  const i18n = useI18n()
  return (
    <>
      {report.stopped !== null && <p>{stoppedWords(i18n, report.stopped)}</p>}
      {report.earlier !== null && <p>{earlierWords(i18n, report.earlier)}</p>}
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

/** Where it was stopped: the folder is as it was until what is new is put in its place. */
function stoppedWords(i18n: I18n, { isPlacing, inPlace, of, last }: NonNullable<FolderReport['stopped']>): string {
  const where = last === null ? '' : i18n.t('The last was {path}.', { path: last })
  const said = isPlacing
    ? i18n.t('Stopped when {inPlace} of {of} new files stood in their place. The same export again goes on.', {
        inPlace,
        of,
      })
    : i18n.t(
        'Stopped after {of, plural, one {# new file was} other {# new files were}} written aside. In the folder nothing has changed.',
        { of },
      )
  return [said, where].filter((part) => part !== '').join(' ')
}

function earlierWords(i18n: I18n, { inPlace, of }: NonNullable<FolderReport['earlier']>): string {
  return of === 0
    ? i18n.t('The export before this one was stopped before anything stood in its place.')
    : i18n.t('The export before this one was stopped when {inPlace} of {of} files stood in their place.', {
        inPlace,
        of,
      })
}
