import { ArrowRight, Check, Feather, User } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { initials } from '#shared/model/person-name.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { relativeDay } from '#ui/format-day.ts'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { openPutOffMenu, PutOffMenu } from '#parts/put-off-menu.tsx'
import { SessionSummary } from './session-summary.tsx'
import { SessionTimer } from './session-timer.tsx'
import { useTodayActions, type TodayActions } from './today-actions.tsx'
import { personOf, type TodayItem } from './today-items.ts'
import { PlaceLink } from '#parts/places.tsx'
import { ReasonWords, sectionTitles } from './today-words.tsx'
import { useWorkSession } from './work-session-context.tsx'
import { currentItem, remainingItems, type SessionOutcome, type WorkSession } from './work-session.ts'
import styles from './session.module.css'

export interface SessionViewProps {
  session: WorkSession
  queue: readonly TodayItem[]
  today: CivilDate
}

/** One thing at a time, against a timer, until nothing is left or it is enough. */
export function SessionView({ session, queue, today }: SessionViewProps) {
  const i18n = useI18n()
  const { record, follow, end } = useWorkSession()
  const actions = useTodayActions(today, (item, outcome) => record({ key: item.key, outcome, text: wordsOf(item) }))
  useEffect(() => follow(queue), [follow, queue])
  const item = session.endedAt === null ? currentItem(session, queue) : null
  const left = remainingItems(session, queue)
  if (item === null) return <SessionSummary session={session} left={left} />
  return (
    <Page>
      <PageHeader
        title={i18n.t('Session')}
        above={i18n.t('{left, plural, one {The last one} other {# to go}}', { left })}
        actions={
          <Button keys="Escape" onPress={end}>
            {i18n.t('Stop here')}
          </Button>
        }
      />
      <SessionTimer session={session} />
      <Card
        key={item.key}
        item={item}
        today={today}
        actions={actions}
        onOutcome={(outcome) => record({ key: item.key, outcome, text: wordsOf(item) })}
      />
      {actions.dialogs}
    </Page>
  )
}

interface CardProps {
  item: TodayItem
  today: CivilDate
  actions: TodayActions
  onOutcome: (outcome: SessionOutcome) => void
}

function Card({ item, today, actions, onOutcome }: CardProps) {
  const i18n = useI18n()
  const { end } = useWorkSession()
  const card = useRef<HTMLElement>(null)
  const person = personOf(item)
  const isFollowUp = item.kind === 'follow-up'
  const skip = () => onOutcome('skipped')
  const group = i18n.t('Session')
  // The next one is read out, and keys are about it.
  useEffect(() => card.current?.focus({ preventScroll: true }), [])
  useActions([
    { id: 'done', title: i18n.t('Done'), group, keys: ['e'], run: () => actions.done(item) },
    { id: 'put-off', title: i18n.t('Put off'), group, keys: ['h'], run: () => openPutOffMenu(card.current) },
    {
      id: 'log-with',
      title: i18n.t('Log a conversation with them'),
      group,
      keys: ['l'],
      when: () => person !== null,
      run: () => actions.log(item),
    },
    { id: 'skip', title: i18n.t('Skip'), group, keys: ['s'], run: skip },
    { id: 'next-row', title: i18n.t('Skip'), group, keys: ['j'], keysOnly: true, run: skip },
    {
      id: 'open-person',
      title: i18n.t('Open the person'),
      group,
      keys: ['o'],
      when: () => person !== null,
      run: () => actions.open(item),
    },
    { id: 'end-session', title: i18n.t('Stop the session'), group, keys: ['Escape'], when: nothingFloats, run: end },
  ])
  return (
    <article ref={card} tabIndex={-1} aria-labelledby="session-item" className={styles.card}>
      <p className={styles.kind}>
        <Kind item={item} today={today} />
      </p>
      <h2 id="session-item" className={styles.what}>
        {isFollowUp ? item.followUp.text : person?.name}
      </h2>
      <div className={styles.why}>
        {isFollowUp ? (
          item.followUp.people.map((one) => (
            <span key={one.id} className={styles.who}>
              <Avatar name={one.name} initials={initials(one.name)} size="small" />
              <PlaceLink to={{ page: 'person', id: one.id }}>{one.name}</PlaceLink>
            </span>
          ))
        ) : (
          <ReasonWords item={item} />
        )}
      </div>
      <div className={styles.choices}>
        {isFollowUp && (
          <Button kind="primary" icon={<Check aria-hidden />} keys="e" onPress={() => actions.done(item)}>
            {i18n.t('Done')}
          </Button>
        )}
        {person !== null && (
          <Button
            kind={isFollowUp ? 'quiet' : 'primary'}
            icon={<Feather aria-hidden />}
            keys="l"
            onPress={() => actions.log(item)}
          >
            {i18n.t('Log a conversation')}
          </Button>
        )}
        <PutOffMenu
          today={today}
          label={isFollowUp ? i18n.t('Put off') : i18n.t('Plan to speak')}
          look="words"
          onPutOff={(day) => actions.putOff(item, day)}
          onPickDay={() => actions.pickDay(item)}
        />
        {person !== null && (
          <Button icon={<User aria-hidden />} keys="o" onPress={() => actions.open(item)}>
            {i18n.t('Open')}
          </Button>
        )}
        <Button kind="plain" icon={<ArrowRight aria-hidden />} keys="s" onPress={skip}>
          {i18n.t('Skip')}
        </Button>
      </div>
    </article>
  )
}

function Kind({ item, today }: { item: TodayItem; today: CivilDate }) {
  const i18n = useI18n()
  const locale = useLocale()
  const titles = sectionTitles(i18n)
  if (item.kind === 'cooling') return titles.cooling
  if (item.kind !== 'follow-up') return titles.unmet
  const title = item.followUp.owedBy === 'me' ? titles.mine : titles.theirs
  const { due } = item.followUp
  return due === null ? title : i18n.t('{title}, {when}', { title, when: relativeDay(locale, due, today) })
}

function wordsOf(item: TodayItem): string {
  return item.kind === 'follow-up' ? item.followUp.text : item.person.name
}

/** Escape first closes a menu or a dialog. */
function nothingFloats(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') === null
}
