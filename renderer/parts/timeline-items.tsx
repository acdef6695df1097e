import type { Ref } from 'react'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import type { TimelineFilter, TimelineItem } from '#shared/contract/timeline-contract.ts'
import type { ConversationId, PersonId, ReviewId } from '#shared/model/id.ts'
import type { Period } from '#shared/model/time-bins.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import { Awaited } from './awaited.tsx'
import { usePlaces, type Place } from './places.tsx'
import { reviewTitleWords } from './review-words.ts'
import { laneTitles } from './time-words.ts'
import styles from './timeline.module.css'

export interface TimelineItemsProps {
  days: Period
  title: string
  filter: TimelineFilter
  onClose: () => void
  ref?: Ref<HTMLElement>
}

const ROW_HEIGHT = 52

/** Who and what there was in some days, lane after lane. */
export function TimelineItems({ days: { from, to }, title, filter, onClose, ref }: TimelineItemsProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const rows = useWindowedQuery('timelineItems', { from, to, filter })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape anywhere in it leads back
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={title}
      className={styles.items}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className={styles.tools}>
        <h2 className={styles.span}>{title}</h2>
        <Button size="small" kind="plain" onPress={onClose}>
          {i18n.t('Close')}
        </Button>
      </div>
      {rows.total === undefined ? (
        <Awaited
          error={rows.error}
          lines={3}
          waiting={i18n.t('Reading')}
          failed={i18n.t('These days cannot be shown.')}
        />
      ) : rows.total === 0 ? (
        <p className={styles.quiet}>{i18n.t('Nothing is written down of these days.')}</p>
      ) : (
        <VirtualList<TimelineItem>
          label={title}
          count={rows.total}
          rowAt={rows.rowAt}
          keyOf={({ lane, id, on }) => `${lane} ${id} ${on}`}
          rowHeight={ROW_HEIGHT}
          onRangeChange={rows.ensureRange}
          onOpen={(item) => onOpen(placeOf(item))}
          renderRow={(item) => <TimelineLine item={item} />}
        />
      )}
    </section>
  )
}

/** One entry of the timeline as a line. */
export function TimelineLine({ item }: { item: TimelineItem }) {
  const i18n = useI18n()
  const locale = useLocale()
  const names = item.people.map(({ name }) => name).join(', ')
  const lane = laneTitles(i18n)[item.lane]
  const title = item.lane === 'reviews' ? reviewTitleWords(i18n, locale, item.title) : item.title || names || lane
  return (
    <span className={styles.line}>
      <span className={styles.words}>
        <span>{title}</span>
        <span className={styles.detail}>
          {lane}
          {names !== '' && title !== names && (
            <>
              {' · '}
              <bdi>{names}</bdi>
            </>
          )}
        </span>
      </span>
      <span className={styles.when}>
        <CivilDay day={item.on} />
      </span>
    </span>
  )
}

/** Where an entry of the timeline is at home. */
export function placeOf({ lane, id, people }: TimelineItem): Place {
  const [person] = people
  switch (lane) {
    case 'conversations':
      return { page: 'conversation', id: id as string as ConversationId }
    case 'reviews':
      return { page: 'review', id: id as string as ReviewId }
    case 'dates':
      return { page: 'person', id: id as string as PersonId }
    case 'gives':
      return { page: 'giving', search: { face: 'story' } }
    case 'introductions':
      return { page: 'giving', search: { face: 'introductions' } }
    case 'sessions':
      return { page: 'plan' }
    case 'followUps':
      return person === undefined ? { page: 'today' } : { page: 'person', id: person.id }
  }
}
