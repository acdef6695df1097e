import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { changedWords, sittingsOf } from './history-sittings.ts'
import { fieldName, isTold, valueWords, type HistoryChange } from './history-words.ts'
import styles from './person.module.css'

type HistoryEntry = QueryOutput<'history'>[number]

/** What was written about this person, when, on which device: newest first. */
export function PersonHistory({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const i18n = useI18n()
  const { data, isPending } = useJournalQuery('history', { id: person.id })
  const [shown, setShown] = useState(40)
  const told = sittingsOf(data ?? []).filter(({ changed }) => changed.some(isTold))
  return (
    <Dialog title={i18n.t('History of {name}', { name: person.name })} isOpen onClose={onClose} size="large" isRead>
      {isPending && <Skeleton label={i18n.t('Reading the history')} lines={6} />}
      {data !== undefined && told.length === 0 && <p className={styles.quiet}>{i18n.t('Nothing has changed yet.')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <ol className={styles.history} tabIndex={0} aria-label={i18n.t('Changes, newest first')}>
        {told.slice(0, shown).map((entry) => (
          <HistoryLine key={entry.hash} entry={entry} person={person} />
        ))}
      </ol>
      {told.length > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + 80)}>
          {i18n.t('Show earlier')}
        </button>
      )}
    </Dialog>
  )
}

function HistoryLine({ entry, person }: { entry: HistoryEntry; person: PersonPage }) {
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
    <li className={styles.historyLine}>
      <p className={styles.historyWhen}>{i18n.t('On {device}, {date}', { device, date })}</p>
      <ul>
        {entry.changed.filter(isTold).map((change) => (
          <li key={change.path.join('.')} className={styles.historyChange}>
            <span className={styles.historyField}>{fieldName(i18n, change.path)}</span>
            <ChangeText change={change} person={person} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function ChangeText({ change, person }: { change: HistoryChange; person: PersonPage }) {
  const i18n = useI18n()
  const words = (value: string | null) => (value === null ? null : valueWords(i18n, change.path, value, person))
  const before = words(change.before)
  const after = words(change.after)
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
