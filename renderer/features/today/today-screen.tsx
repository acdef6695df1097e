import { Feather } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { TodayPage } from '#shared/contract/today-contract.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { activeRowId, RowNavigation, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { CapacityLine } from './capacity-line.tsx'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { openPutOffMenu } from '#parts/put-off-menu.tsx'
import { SessionView } from './session-view.tsx'
import { StartSession } from './start-session.tsx'
import { useTodayActions, type TodayActions } from './today-actions.tsx'
import {
  personOf,
  sessionQueue,
  todaySections,
  type SectionId,
  type TodayItem,
  type TodaySection,
} from './today-items.ts'
import { Awaited } from '#parts/awaited.tsx'
import { usePlaces } from '#parts/places.tsx'
import { TodayRow } from './today-row.tsx'
import { sectionTitles } from './today-words.tsx'
import { useWorkSession } from './work-session-context.tsx'
import styles from './today.module.css'

export interface TodayScreenProps {
  /** Begins a conversation with nobody chosen yet. */
  onNewConversation: () => void
}

/** What is due, who waits, who grows cool: the page to open each day, to work through and to close. */
export function TodayScreen({ onNewConversation }: TodayScreenProps) {
  const i18n = useI18n()
  const { session } = useWorkSession()
  const { data: page, error, refetch } = useJournalQuery('today')
  const sections = useMemo(() => (page === undefined ? [] : todaySections(page)), [page])
  if (page === undefined) {
    return (
      <Page>
        <PageHeader title={i18n.t('Today')} />
        <Awaited
          error={error}
          waiting={i18n.t('Reading what is due')}
          lines={6}
          failed={i18n.t('Today cannot be shown.')}
          onRetry={refetch}
        />
      </Page>
    )
  }
  return session !== null ? (
    <SessionView session={session} queue={sessionQueue(sections)} today={page.date} />
  ) : (
    <Day page={page} sections={sections} onNewConversation={onNewConversation} />
  )
}

interface DayProps extends TodayScreenProps {
  page: TodayPage
  sections: readonly TodaySection[]
}

function Day({ page, sections, onNewConversation }: DayProps) {
  const i18n = useI18n()
  const today = page.date
  const actions = useTodayActions(today)
  const [unfolded, setUnfolded] = useState<ReadonlySet<SectionId>>(new Set())
  const shown = sections.map((section) => ({
    ...section,
    shown: unfolded.has(section.id) ? section.items : firstOf(section),
  }))
  const rows = shown.flatMap((section) => section.shown)
  const keepFocus = useKeepRowFocus(rows.map(({ key }) => key))
  const titles = sectionTitles(i18n)
  const queue = sessionQueue(sections)
  useRowCommands(rows, actions)
  return (
    <Page>
      <PageHeader
        title={i18n.t('Today')}
        above={<CivilDay day={today} show="long" />}
        below={
          page.loggedToday > 0
            ? i18n.t('{count, plural, one {# conversation} other {# conversations}} today.', {
                count: page.loggedToday,
              })
            : undefined
        }
        actions={queue.length > 0 ? <StartSession things={queue.length} /> : undefined}
      />
      {sections.length === 0 && <EmptyDay onNewConversation={onNewConversation} />}
      <div {...keepFocus}>
        <RowNavigation>
          {shown.map((section) => (
            <Section key={section.id} title={titles[section.id]} count={section.total}>
              <Rows label={titles[section.id]}>
                {section.shown.map((item) => (
                  <TodayRow key={item.key} item={item} today={today as CivilDate} actions={actions} />
                ))}
              </Rows>
              {section.shown.length < section.items.length && (
                <div className={styles.more}>
                  <Button kind="plain" size="small" onPress={() => setUnfolded(new Set([...unfolded, section.id]))}>
                    {i18n.t('Show {count} more', { count: section.items.length - section.shown.length })}
                  </Button>
                </div>
              )}
            </Section>
          ))}
        </RowNavigation>
      </div>
      {sections.length > 0 && <CapacityLine />}
      {actions.dialogs}
    </Page>
  )
}

/** A long list would hide what comes below it; what is due is always there whole. */
const SHOWN_FIRST: Partial<Record<SectionId, number>> = { cooling: 7, unmet: 5, undated: 5 }

function firstOf({ id, items }: TodaySection): readonly TodayItem[] {
  const most = SHOWN_FIRST[id] ?? items.length
  // "Show 1 more" takes the room of the one.
  return items.length <= most + 1 ? items : items.slice(0, most)
}

function useRowCommands(rows: readonly TodayItem[], actions: TodayActions): void {
  const i18n = useI18n()
  const group = i18n.t('Today')
  const active = () => {
    const id = activeRowId()
    return id === null ? null : (rows.find(({ key }) => key === id) ?? null)
  }
  const isActive = () => active() !== null
  const withActive = (act: (item: TodayItem) => void) => () => {
    const item = active()
    if (item !== null) act(item)
  }
  const withFollowUp = (act: (item: Extract<TodayItem, { kind: 'follow-up' }>) => void) =>
    withActive((item) => {
      if (item.kind === 'follow-up') act(item)
    })
  useActions([
    { id: 'done', title: i18n.t('Done'), group, keys: ['e'], when: isActive, run: withActive(actions.done) },
    {
      id: 'put-off',
      title: i18n.t('Put off'),
      group,
      keys: ['h'],
      also: 'snooze later',
      when: isActive,
      run: () => openPutOffMenu(document.activeElement?.closest('[data-row]')),
    },
    {
      id: 'log-with',
      title: i18n.t('Log a conversation with them'),
      group,
      keys: ['l'],
      when: () => {
        const item = active()
        return item !== null && personOf(item) !== null
      },
      run: withActive(actions.log),
    },
    {
      id: 'change',
      title: i18n.t('Change the follow-up'),
      group,
      keys: ['F2'],
      when: isActive,
      run: withFollowUp((item) => actions.change(item.followUp)),
    },
    {
      id: 'trash',
      title: i18n.t('Move the follow-up to the trash'),
      group,
      keys: ['Delete'],
      when: isActive,
      run: withFollowUp((item) => actions.moveToTrash(item.followUp)),
    },
    {
      id: 'new-follow-up',
      title: i18n.t('New follow-up'),
      group: i18n.t('Write'),
      keys: ['n'],
      run: () => {
        const item = active()
        actions.addFollowUp(item === null ? null : personOf(item))
      },
    },
  ])
}

function EmptyDay({ onNewConversation }: TodayScreenProps) {
  const places = usePlaces()
  const i18n = useI18n()
  const { data: info } = useJournalQuery('journalInfo')
  if (info === undefined) return null
  if (info.people === 0) {
    return (
      <EmptyState
        icon={<Feather />}
        action={
          <Button kind="primary" onPress={() => places.onOpen({ page: 'import' })}>
            {i18n.t('Bring in people you know')}
          </Button>
        }
      >
        {i18n.t('Bring in the people you know, and Rapport remembers when to speak with them.')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<Feather />}
      action={
        <Button kind="primary" keys="c" onPress={onNewConversation}>
          {i18n.t('Log a conversation')}
        </Button>
      }
    >
      {i18n.t('Nothing is due today. A good day to write down whom you spoke with.')}
    </EmptyState>
  )
}
