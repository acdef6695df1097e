import { useState } from 'react'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { PeopleLinks, PlaceLink } from '#parts/places.tsx'
import { perWords } from '#parts/measure-words.ts'
import type { CountedRow, MeasureRow } from '#shared/contract/measures-contract.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import styles from './measure.module.css'

const ROW_HEIGHT = 44

/** Exactly what a measure counted, now or in the time before. */
export function Counted({ measure }: { measure: MeasureRow }) {
  const i18n = useI18n()
  const [which, setWhich] = useState<'now' | 'before'>('now')
  const { from, to } = which === 'now' ? measure : measure.before
  const rows = useWindowedQuery('measureCounted', { id: measure.id, from, to })
  const words = perWords(i18n)[measure.per]
  return (
    <section aria-label={i18n.t('What it counted')} className={styles.counted}>
      <div className={styles.countedHead}>
        <h3>{i18n.t('What it counted')}</h3>
        <Segmented
          label={i18n.t('When')}
          hideLabel
          value={which}
          onChange={setWhich}
          options={[
            { id: 'now', label: words.now },
            { id: 'before', label: words.before },
          ]}
        />
      </div>
      {rows.total === 0 && <p className={styles.nothing}>{i18n.t('Nothing.')}</p>}
      {rows.total !== undefined && rows.total > 0 && (
        <div className={styles.countedList} data-long={rows.total > 6 || undefined}>
          <VirtualList<CountedRow>
            label={i18n.t('What it counted')}
            count={rows.total}
            rowAt={rows.rowAt}
            keyOf={keyOf}
            rowHeight={ROW_HEIGHT}
            onRangeChange={rows.ensureRange}
            renderRow={(row) => <CountedLine row={row} />}
          />
        </div>
      )}
    </section>
  )
}

function keyOf(row: CountedRow): string {
  switch (row.kind) {
    case 'person':
      return `${row.person.id} ${row.detail}`
    case 'need':
      return `${row.person.id} ${row.text}`
    case 'session':
      return `${row.day} ${row.minutes}`
    case 'reading':
      return row.entry
    default:
      return row.id
  }
}

function CountedLine({ row }: { row: CountedRow }) {
  const i18n = useI18n()
  return (
    <span className={styles.countedLine}>
      <span className={styles.countedWords}>
        <Words row={row} untitled={i18n.t('Conversation')} />
        {row.kind === 'session' &&
          i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes: row.minutes })}
      </span>
      {row.day !== null && (
        <span className={styles.countedDay}>
          <CivilDay day={row.day} />
        </span>
      )}
    </span>
  )
}

function Words({ row, untitled }: { row: CountedRow; untitled: string }) {
  switch (row.kind) {
    case 'conversation':
      return (
        <>
          <PlaceLink to={{ page: 'conversation', id: row.id }}>{row.title === '' ? untitled : row.title}</PlaceLink>
          {row.people.length > 0 && ' · '}
          <PeopleLinks people={row.people} />
        </>
      )
    case 'person':
      return (
        <>
          <PlaceLink to={{ page: 'person', id: row.person.id }}>{row.person.name}</PlaceLink>
          {row.detail !== '' && ` · ${row.detail}`}
        </>
      )
    case 'need':
      return (
        <>
          <PlaceLink to={{ page: 'person', id: row.person.id }}>{row.person.name}</PlaceLink>
          {`: ${row.text}`}
        </>
      )
    case 'session':
    case 'reading':
      return null
    default:
      return (
        <>
          {row.text}
          {row.text !== '' && row.people.length > 0 && ' · '}
          <PeopleLinks people={row.people} />
        </>
      )
  }
}
