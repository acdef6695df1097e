import { Feather } from 'lucide-react'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { TodayPage, TodayRow as TodayRowData } from '#shared/contract/today-contract.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { RowNavigation, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { CapacityLine } from './capacity-line.tsx'
import { useKeepRowFocus } from '#ui/keep-row-focus.ts'
import { focusRow, rowElement } from '#ui/lost-focus.ts'
import { nothingFloats } from './nothing-floats.ts'
import { StrategyHint } from './strategy-hint.tsx'
import { PlanNow } from './plan-now.tsx'
import { StartSession } from './start-session.tsx'
import { useTodayActions } from './today-actions.tsx'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { TodayRow } from './today-row.tsx'
import { useLookAgain } from './use-look-again.ts'
import { useHesitation, type Hesitation } from './use-hesitation.ts'
import { useRowCommands } from './use-row-commands.ts'
import { useWorkSession } from './work-session-context.tsx'
import styles from './today.module.css'

const HesitationLine = lazyPart(async () => (await import('./hesitation-line.tsx')).HesitationLine)
const IntroductionsWaiting = lazyPart(async () => (await import('./introductions-waiting.tsx')).IntroductionsWaiting)
const DidItHelp = lazyPart(async () => (await import('./did-it-help.tsx')).DidItHelp)
const FiveMinuteFavours = lazyPart(async () => (await import('#parts/five-minute-favours.tsx')).FiveMinuteFavours)
const ReviewOffer = lazyPart(async () => (await import('./review-offer.tsx')).ReviewOffer)
const WelcomeBack = lazyPart(async () => (await import('./welcome-back.tsx')).WelcomeBack)
const SessionView = lazyPart(async () => (await import('./session-view.tsx')).SessionView)

/** As many as one sees at once; a session goes through all that one sitting may hold. */
const SCREENFUL = { limit: 12 }
const SITTING = { limit: 500 }
/** To begin with after an absence: not the pile of it. */
const AT_FIRST = 3

export interface TodayScreenProps {
  /** The line that is always ready, on top. */
  logLine: ReactNode
  /** Begins a conversation with nobody chosen yet. */
  onNewConversation: () => void
  onOpenLink: (href: string) => void
}

/** Whom to think of today and why: the page to open each day, to work through and to close. */
export function TodayScreen(props: TodayScreenProps) {
  const i18n = useI18n()
  const { session } = useWorkSession()
  const {
    data: page,
    error,
    refetch,
  } = useJournalQuery('today', session === null ? SCREENFUL : SITTING, {
    keepPrevious: true,
  })
  useLookAgain(page?.rows, refetch)
  if (page !== undefined && session !== null) {
    return (
      <SessionView
        session={session}
        queue={page.rows}
        total={page.total}
        today={page.date}
        onOpenLink={props.onOpenLink}
      />
    )
  }
  return (
    <Page>
      <Day page={page} {...props}>
        {page === undefined && (
          <Awaited
            error={error}
            waiting={i18n.t('Reading what is due')}
            lines={6}
            failed={i18n.t('Today cannot be shown.')}
            onRetry={refetch}
          />
        )}
      </Day>
    </Page>
  )
}

/** The line stays the same one while what is due is on its way: whoever types into it goes on. */
function Day({
  page,
  logLine,
  children,
  ...props
}: TodayScreenProps & { page: TodayPage | undefined; children: ReactNode }) {
  const i18n = useI18n()
  const logged = page?.loggedToday ?? 0
  const away = useAbsence()
  if (page !== undefined && away !== null) {
    const rows = page.rows.slice(0, AT_FIRST)
    return (
      <>
        <PageHeader title={i18n.t('Today')} above={<CivilDay day={page.date} show="long" />} />
        {logLine}
        <WelcomeBack since={away} today={page.date as CivilDate}>
          {rows.length > 0 && <DayRows page={{ ...page, rows, total: rows.length }} isAway {...props} />}
        </WelcomeBack>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={i18n.t('Today')}
        above={page === undefined ? undefined : <CivilDay day={page.date} show="long" />}
        below={
          logged > 0
            ? i18n.t('{count, plural, one {# conversation} other {# conversations}} today.', { count: logged })
            : undefined
        }
        actions={page !== undefined && page.total > 0 ? <StartSession things={page.total} /> : undefined}
      />
      {logLine}
      {page !== undefined && <PlanNow />}
      {page !== undefined && <ReviewOffer />}
      {children}
      {page !== undefined && <StrategyHint />}
      {page !== undefined && <DayRows page={page} {...props} />}
      {page !== undefined && <FiveMinuteFavours onOpenLink={props.onOpenLink} />}
      {page !== undefined && <DidItHelp />}
      <Horizon />
      {page !== undefined && page.total > 0 && <CapacityLine />}
    </>
  )
}

/** Notes that Today was opened. @returns since when one was away; null where one was not */
function useAbsence(): CivilDate | null {
  const { data } = useJournalQuery('welcomeBack')
  const { run } = useCommand('noteVisit', { showsFailure: true })
  const isNoted = data?.isNoted ?? true
  useEffect(() => {
    if (!isNoted) void run({}).catch(() => undefined)
  }, [isNoted, run])
  return (data?.since as CivilDate | null | undefined) ?? null
}

type DayRowsProps = Omit<TodayScreenProps, 'logLine'> & { page: TodayPage; isAway?: boolean }

function DayRows({ page, isAway = false, onNewConversation, onOpenLink }: DayRowsProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const today = page.date as CivilDate
  const { actions, dialogs } = useTodayActions(today)
  const offer = useHesitation()
  const [openId, setOpenId] = useState<string | null>(null)
  const toggle = useCallback((id: string) => setOpenId((open) => (open === id ? null : id)), [])
  const { rows, total } = page
  const introductions = useJournalQuery('introductionsWaiting', { limit: 1 }, { keepPrevious: true }).data?.total ?? 0
  const keepFocus = useKeepRowFocus(rows.map(({ id }) => id))
  useRowCommands((id) => rows.find((row) => row.id === id), actions)
  const showAll = () => onOpen({ page: 'today-all' })
  useActions([
    {
      id: 'show-all-of-today',
      title: i18n.t('Show all of today'),
      group: i18n.t('Today'),
      keys: ['a'],
      when: () => total > rows.length,
      run: showAll,
    },
    {
      id: 'close-row',
      title: i18n.t('Close what is open'),
      group: i18n.t('Today'),
      keys: ['Escape'],
      keysOnly: true,
      when: () => openId !== null && nothingFloats(),
      run: () => {
        if (openId !== null) focusRow(rowElement(openId))
        setOpenId(null)
      },
    },
  ])
  const people = rows.filter(({ person }) => person !== null)
  const things = rows.filter(({ person }) => person === null)
  const list = (label: string, shown: readonly TodayRowData[]) => (
    <Rows label={label}>
      {shown.map((row) => (
        <TodayRow
          key={row.id}
          row={row}
          today={today}
          actions={actions}
          isOpen={openId === row.id}
          onToggle={toggle}
          onOpenLink={onOpenLink}
          offer={isOf(offer, row) ? offer : null}
        />
      ))}
    </Rows>
  )
  return (
    <>
      {offer?.kind === 'draft' && (
        <p className={styles.begun}>
          {i18n.t('A line that you began is still there.')} <HesitationLine offer={offer} />
        </p>
      )}
      {total === 0 && introductions === 0 && <EmptyDay onNewConversation={onNewConversation} />}
      <div {...keepFocus}>
        <RowNavigation>
          {people.length > 0 && <div className={styles.people}>{list(i18n.t('People of today'), people)}</div>}
          {things.length > 0 && (
            <Section title={people.length > 0 ? i18n.t('And besides') : i18n.t('To be done')}>
              {list(i18n.t('Things without a person'), things)}
            </Section>
          )}
          {introductions > 0 && !isAway && <IntroductionsWaiting />}
        </RowNavigation>
      </div>
      {rows.length < total && (
        <div className={styles.more}>
          <Button kind="plain" size="small" keys="a" onPress={showAll}>
            {i18n.t('and {count} more', { count: total - rows.length })}
          </Button>
        </div>
      )}
      {dialogs}
    </>
  )
}

/** Whether it is about this line that one hesitates. */
function isOf(offer: Hesitation | null, { person, reasons }: TodayRowData): boolean {
  if (offer?.kind === 'passed-over') return person?.id === offer.person.id
  if (offer?.kind !== 'put-off') return false
  return reasons.some((reason) => reason.kind === 'promise' && reason.followUp.id === offer.followUp.id)
}

/** What is not of today: how much comes up, and how much has no day. */
function Horizon() {
  const i18n = useI18n()
  const { data } = useJournalQuery('dayCounts')
  if (data === undefined || data.upcoming + data.someday === 0) return null
  return (
    <nav aria-label={i18n.t('Not today')} className={styles.horizon}>
      {data.upcoming > 0 && (
        <PlaceLink to={{ page: 'upcoming' }}>
          {i18n.t('Upcoming')} <span className={styles.count}>{data.upcoming}</span> <KeyHint keys="u" />
        </PlaceLink>
      )}
      {data.someday > 0 && (
        <PlaceLink to={{ page: 'someday' }}>
          {i18n.t('Some day')} <span className={styles.count}>{data.someday}</span> <KeyHint keys="d" />
        </PlaceLink>
      )}
    </nav>
  )
}

function EmptyDay({ onNewConversation }: { onNewConversation: () => void }) {
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
