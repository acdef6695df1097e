import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { DocumentId } from '#shared/model/id.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import {
  changedWords,
  changesToPutBack,
  sittingsOf,
  type HistoryChange,
  type HistoryWords,
  type Sitting,
  type SittingChange,
} from './history-sittings.ts'
import styles from './document-history.module.css'

export interface DocumentHistoryProps {
  id: DocumentId
  title: string
  words: HistoryWords
  /** Left out where nothing can be put back. */
  onPutBack?: (change: SittingChange) => void
  onClose: () => void
}

const SHOWN_FIRST = 40
const SHOWN_MORE = 80

/** What was written, when, on which device: newest first. */
export function DocumentHistory({ id, title, words, onPutBack, onClose }: DocumentHistoryProps) {
  const i18n = useI18n()
  const { data, isPending } = useJournalQuery('history', { id })
  const [shown, setShown] = useState(SHOWN_FIRST)
  const canPutBack = changesToPutBack(data ?? [])
  const told = sittingsOf(data ?? []).filter(({ changed }) => changed.some(words.isTold))
  return (
    <Dialog title={title} isOpen onClose={onClose} size="large" isRead>
      {isPending && <Skeleton label={i18n.t('Reading the history')} lines={6} />}
      {data !== undefined && told.length === 0 && (
        <p className={styles.nothing}>{i18n.t('Nothing has changed yet.')}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <ol tabIndex={0} aria-label={i18n.t('Changes, newest first')}>
        {told.slice(0, shown).map((entry) => (
          <HistoryLine
            key={entry.hash}
            entry={entry}
            words={words}
            canPutBack={(change) => onPutBack !== undefined && canPutBack(change)}
            onPutBack={(change) => onPutBack?.(change)}
          />
        ))}
      </ol>
      {told.length > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + SHOWN_MORE)}>
          {i18n.t('Show earlier')}
        </button>
      )}
    </Dialog>
  )
}

interface HistoryLineProps {
  entry: Sitting
  words: HistoryWords
  canPutBack: (change: SittingChange) => boolean
  onPutBack: (change: SittingChange) => void
}

function HistoryLine({ entry, words, canPutBack, onPutBack }: HistoryLineProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const when = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const date = when.format(entry.at)
  const device = entry.device === '' ? i18n.t('another device') : entry.device
  return (
    <li className={styles.line}>
      <p className={styles.when}>{i18n.t('On {device}, {date}', { device, date })}</p>
      <ul>
        {entry.changed.filter(words.isTold).map((change) => (
          <li key={change.path.join('.')} className={styles.change}>
            <span className={styles.field}>{words.field(change.path)}</span>
            <ChangeText change={change} words={words} />
            {canPutBack(change) && (
              <button
                type="button"
                className={styles.putBack}
                aria-label={i18n.t('Put back {field} as it was before {date}', {
                  field: words.field(change.path),
                  date,
                })}
                onClick={() => onPutBack(change)}
              >
                {i18n.t('Put back')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}

function ChangeText({
  change: { path, before: old, after: now },
  words,
}: {
  change: HistoryChange
  words: HistoryWords
}) {
  const i18n = useI18n()
  const said = (text: string | null) => (text === null ? null : words.value(path, text))
  const [before, after] = [said(old), said(now)]
  if (after === null || after === '') {
    return (
      <span>
        <del className={styles.before}>{before}</del>
        {(before === null || before === '') && i18n.t('removed')}
      </span>
    )
  }
  const differ = changedWords(before ?? '', after)
  return (
    <span>
      {differ.head}
      {differ.before !== '' && <del className={styles.before}>{differ.before}</del>}{' '}
      <ins className={styles.after}>{differ.after}</ins>
      {differ.tail !== '' && ` ${differ.tail}`}
    </span>
  )
}
