import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { textWords } from './person-words.ts'
import styles from './person.module.css'

type HistoryEntry = QueryOutput<'history'>[number]
type HistoryChange = HistoryEntry['changed'][number]

/** What was written about this person, when, on which device: newest first. */
export function PersonHistory({ person, onClose }: { person: PersonPage; onClose: () => void }) {
  const i18n = useI18n()
  const { data, isPending } = useJournalQuery('history', { id: person.id })
  const [shown, setShown] = useState(40)
  return (
    <Dialog title={i18n.t('History of {name}', { name: person.name })} isOpen onClose={onClose} size="large">
      {isPending && <Skeleton label={i18n.t('Reading the history')} lines={6} />}
      {data?.length === 0 && <p className={styles.quiet}>{i18n.t('Nothing has changed yet.')}</p>}
      {/* What scrolls must be reached by key. */}
      <ol className={styles.history} tabIndex={0} aria-label={i18n.t('Changes, newest first')}>
        {data?.slice(0, shown).map((entry) => (
          <HistoryLine key={entry.hash} entry={entry} />
        ))}
      </ol>
      {(data?.length ?? 0) > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + 80)}>
          {i18n.t('Show earlier')}
        </button>
      )}
    </Dialog>
  )
}

function HistoryLine({ entry }: { entry: HistoryEntry }) {
  const i18n = useI18n()
  const locale = useLocale()
  const when = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' })
  const date = when.format(entry.at)
  const device = entry.device
  return (
    <li className={styles.historyLine}>
      <p className={styles.historyWhen}>
        {device === '' ? date : i18n.t('On {device}, {date}', { device, date })}
      </p>
      <ul>
        {entry.changed.map((change) => (
          <li key={change.path.join('.')} className={styles.historyChange}>
            <span className={styles.historyField}>{fieldName(i18n, change)}</span>
            <ChangeText change={change} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function ChangeText({ change: { before, after } }: { change: HistoryChange }) {
  const i18n = useI18n()
  if (after === null || after === '') {
    return (
      <span>
        <del className={styles.before}>{before}</del>
        {(before === null || before === '') && i18n.t('removed')}
      </span>
    )
  }
  return (
    <span>
      {before !== null && before !== '' && <del className={styles.before}>{before}</del>} <ins className={styles.after}>{after}</ins>
    </span>
  )
}

/** What a field is called where its history is told. */
export function fieldName(i18n: ReturnType<typeof useI18n>, { path }: HistoryChange): string {
  const [field = '', entry] = path
  const texts = textWords(i18n)
  if (field in texts) return texts[field as keyof typeof texts].label
  return fieldNames(i18n)[field === 'names' || field === 'cadence' ? `${field}.${entry ?? ''}` : field] ?? field
}

function fieldNames(i18n: ReturnType<typeof useI18n>): Record<string, string> {
  return {
    'names.given': i18n.t('Given name'),
    'names.family': i18n.t('Family name'),
    'names.display': i18n.t('Name as shown'),
    'names.phonetic': i18n.t('How it is said'),
    'names.nick': i18n.t('Nickname'),
    'cadence.idealDays': i18n.t('Cadence, days wanted'),
    'cadence.maxDays': i18n.t('Cadence, days at most'),
    'cadence.paused': i18n.t('Cadence paused'),
    pronouns: i18n.t('Pronouns'),
    ring: i18n.t('Ring'),
    side: i18n.t('Inside or outside'),
    metThrough: i18n.t('Met through'),
    metOn: i18n.t('Met on'),
    circles: i18n.t('Circle'),
    channels: i18n.t('Ways to reach'),
    roles: i18n.t('Role'),
    places: i18n.t('Place'),
    dates: i18n.t('Date'),
    needs: i18n.t('Need'),
    offers: i18n.t('Offer'),
    externalRefs: i18n.t('Import'),
    mergedInto: i18n.t('Merged into'),
    createdAt: i18n.t('Written down'),
    deletedAt: i18n.t('Moved to the trash'),
  }
}
