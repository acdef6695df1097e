import { BookOpen } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useJournalPages } from '#client/use-journal-pages.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { cx } from '#ui/cx.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page.tsx'
import { RowNavigation } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { ConversationEntry } from './conversation-entry.tsx'
import { journalDays, type JournalDay } from './journal-days.ts'
import { JournalFilters } from './journal-filters.tsx'
import { Awaited } from '#parts/awaited.tsx'
import { usePlaces } from '#parts/places.tsx'
import { journalFilter, type JournalSearch } from './journal-search.ts'
import styles from './journal.module.css'

export interface JournalPageProps {
  search: JournalSearch
  onSearchChange: (search: JournalSearch) => void
}

/** All conversations by day, the newest first. */
export function JournalPage({ search, onSearchChange }: JournalPageProps) {
  const { onOpen } = usePlaces()
  const i18n = useI18n()
  const filter = journalFilter(search)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useJournalPages({
    limit: 60,
    ...filter,
  })
  const isFiltered = Object.keys(filter).length > 0
  const total = data?.total ?? 0
  // An empty journal has nothing to narrow, and one thing to do.
  const isEmpty = data !== undefined && total === 0 && !isFiltered
  return (
    <div className={cx(styles.page, isEmpty && styles.isEmpty)}>
      <PageHeader
        title={i18n.t('Journal')}
        below={
          data === undefined || isEmpty
            ? undefined
            : i18n.t('{total, plural, =0 {No conversations} one {# conversation} other {# conversations}}', { total })
        }
        actions={
          isEmpty ? undefined : (
            <Button kind="primary" keys="c" onPress={() => onOpen({ page: 'new-conversation' })}>
              {i18n.t('New conversation')}
            </Button>
          )
        }
      />
      {!isEmpty && <JournalFilters search={search} onChange={onSearchChange} />}
      {data === undefined && (
        <Awaited
          error={error}
          waiting={i18n.t('Opening the journal')}
          failed={i18n.t('The journal could not be read.')}
          onRetry={refetch}
        />
      )}
      {data !== undefined && total === 0 && (
        <EmptyState
          icon={<BookOpen />}
          action={
            isFiltered ? (
              <Button onPress={() => onSearchChange({})}>{i18n.t('Show all conversations')}</Button>
            ) : (
              <Button kind="primary" keys="c" onPress={() => onOpen({ page: 'new-conversation' })}>
                {i18n.t('Write down a conversation')}
              </Button>
            )
          }
        >
          {isFiltered
            ? i18n.t('No conversation fits these filters.')
            : i18n.t('Every conversation that you write down is found here, by day.')}
        </EmptyState>
      )}
      <RowNavigation>
        {journalDays(data?.rows ?? []).map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </RowNavigation>
      {hasNextPage && <More isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </div>
  )
}

function Day({ day: { date, conversations, beginsMonth } }: { day: JournalDay }) {
  return (
    <>
      {beginsMonth && (
        <h2 className={styles.month}>
          <CivilDay day={date} show="month" />
        </h2>
      )}
      <section className={styles.day}>
        <h3 className={styles.date}>
          <CivilDay day={date} show="weekday" />
        </h3>
        <ul className={styles.conversations}>
          {conversations.map((conversation) => (
            <ConversationEntry key={conversation.id} conversation={conversation} />
          ))}
        </ul>
      </section>
    </>
  )
}

/** Fetches what is earlier as soon as the end comes near; by a press where that does not happen. */
function More({ isLoading, onMore }: { isLoading: boolean; onMore: () => void }) {
  const i18n = useI18n()
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  useEffect(() => {
    latest.current = onMore
  })
  useEffect(() => {
    if (isLoading || end.current === null) return
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current()
      },
      { rootMargin: '1200px' },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [isLoading])
  return (
    <div ref={end} className={styles.more}>
      <Button kind="plain" isDisabled={isLoading} onPress={onMore}>
        {i18n.t('Show earlier')}
      </Button>
    </div>
  )
}
