import { ArrowRight, Check, Feather, User } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { openPutOffMenu, PutOffMenu } from '#parts/put-off-menu.tsx'
import { nothingFloats } from './nothing-floats.ts'
import { SessionSummary } from './session-summary.tsx'
import { SessionTimer } from './session-timer.tsx'
import { useTodayActions, type TodayActions } from './today-actions.tsx'
import type { TodayRow } from '#shared/contract/today-contract.ts'
import { nameOf, sessionKey, thingOf } from './day-item.ts'
import { PersonBrief } from './person-brief.tsx'
import { ReasonWords } from './today-words.tsx'
import { useWorkSession } from './work-session-context.tsx'
import { currentItem, doneIdOf, queueOf, remainingItems, type WorkSession } from './work-session.ts'
import styles from './session.module.css'

export interface SessionViewProps {
  session: WorkSession
  queue: readonly TodayRow[]
  /** How much there is in all. */
  total: number
  today: CivilDate
  onOpenLink: (href: string) => void
}

/** One thing at a time, against a timer, until nothing is left or it is enough. */
export function SessionView({ session, queue: all, total, today, onOpenLink }: SessionViewProps) {
  const i18n = useI18n()
  const { record, follow, end } = useWorkSession()
  const { actions, dialogs } = useTodayActions(today, (item, outcome) =>
    record({ key: sessionKey(item), outcome, text: nameOf(item), doneId: doneIdOf(item, outcome) }),
  )
  useEffect(() => follow(all), [follow, all])
  const queue = useMemo(() => queueOf(all, session.block?.queue ?? 'anything'), [all, session.block])
  const item = session.endedAt === null ? currentItem(session, queue) : null
  const left = remainingItems(session, queue) + total - all.length
  if (item === null) return <SessionSummary session={session} left={left} />
  return (
    <Page>
      <PageHeader
        title={i18n.t('Session')}
        above={i18n.t('{left, plural, one {The last one} other {# to go}}', { left })}
        below={session.block === null ? undefined : session.block.act || session.block.purpose}
        actions={
          <Button keys="Escape" onPress={end}>
            {i18n.t('Stop here')}
          </Button>
        }
      />
      <SessionTimer session={session} />
      <Card
        key={sessionKey(item)}
        item={item}
        today={today}
        actions={actions}
        onSkip={() =>
          record({ key: sessionKey(item), outcome: 'skipped', text: nameOf(item), skippedId: item.person?.id })
        }
        onOpenLink={onOpenLink}
      />
      {dialogs}
    </Page>
  )
}

interface CardProps {
  item: TodayRow
  today: CivilDate
  actions: TodayActions
  onSkip: () => void
  onOpenLink: (href: string) => void
}

function Card({ item, today, actions, onSkip: skip, onOpenLink }: CardProps) {
  const i18n = useI18n()
  const { end } = useWorkSession()
  const card = useRef<HTMLElement>(null)
  const { person } = item
  const thing = thingOf(item)
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
      <h2 id="session-item" className={styles.what}>
        {nameOf({ ...item, reasons: person === null ? item.reasons : [] })}
      </h2>
      <div className={styles.why}>
        <ReasonWords reasons={item.reasons} />
      </div>
      {person !== null && (
        <PersonBrief item={item} today={today} actions={actions} onOpenLink={onOpenLink} withoutOwnActions />
      )}
      <div className={styles.choices}>
        {thing !== null && (
          <Button kind="primary" icon={<Check aria-hidden />} keys="e" onPress={() => actions.done(item)}>
            {thing.kind === 'plan' ? i18n.t('It happened') : i18n.t('Done')}
          </Button>
        )}
        {person !== null && (
          <Button
            kind={thing === null ? 'primary' : 'quiet'}
            icon={<Feather aria-hidden />}
            keys="l"
            onPress={() => actions.log(item)}
          >
            {i18n.t('Log a conversation')}
          </Button>
        )}
        <PutOffMenu
          today={today}
          label={thing === null ? i18n.t('Plan to speak') : i18n.t('Put off')}
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
