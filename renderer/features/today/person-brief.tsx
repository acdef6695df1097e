import { AtSign, Check, Copy, Feather, Phone } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { channelHref } from '#parts/channel-href.ts'
import { conversationWords } from '#parts/conversation-words.ts'
import { MeetingBrief } from '#parts/meeting-brief.tsx'
import { PlaceLink, type Place } from '#parts/places.tsx'
import { PutOffMenu } from '#parts/put-off-menu.tsx'
import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import type { Brief } from '#shared/contract/today-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { focusQuietly } from '#ui/lost-focus.ts'
import { notesExcerpt } from '#ui/notes-excerpt.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { thingOf, type DayItem } from './day-item.ts'
import type { TodayActions } from './today-actions.tsx'
import styles from './person-brief.module.css'

export interface PersonBriefProps {
  item: DayItem
  today: CivilDate
  actions: TodayActions
  onOpenLink: (href: string) => void
  /** A session has buttons for these itself. */
  withoutOwnActions?: boolean
}

/** What to know of somebody before one speaks with them: last words, a question, a gift, what is open; and how to reach them. */
export function PersonBrief({ item, today, actions, onOpenLink, withoutOwnActions = false }: PersonBriefProps) {
  const i18n = useI18n()
  const id = item.person?.id
  const { data: brief } = useJournalQuery('brief', { id: id as PersonId }, { enabled: id !== undefined })
  if (brief === undefined) return <div className={styles.awaited} />
  const meeting = meetingOf(item) ?? brief.nextMeeting
  return (
    <div className={styles.brief}>
      {meeting !== null && <MeetingBrief meeting={meeting} withPeople />}
      <dl className={styles.lines}>
        <Last brief={brief} />
        <Line name={i18n.t('Ask')} line={brief.question} person={brief.person.id} />
        <Line name={i18n.t('Give')} line={brief.gift} person={brief.person.id} />
        <Open brief={brief} />
      </dl>
      <div className={styles.actions}>
        <Reach brief={brief} onOpenLink={onOpenLink} />
        {!withoutOwnActions && (
          <>
            <Button size="small" icon={<Feather aria-hidden />} keys="l" onPress={() => actions.log(item)}>
              {i18n.t('Log')}
            </Button>
            <PutOffMenu
              today={today}
              label={thingOf(item) === null ? i18n.t('Plan to speak') : i18n.t('Put off')}
              look="words"
              size="small"
              onPutOff={(day) => actions.putOff(item, day)}
              onPickDay={() => actions.pickDay(item)}
            />
          </>
        )}
      </div>
    </div>
  )
}

/** The meeting that the line is about; null where it is about something else. */
function meetingOf({ reasons }: DayItem): MeetingRow | null {
  for (const reason of reasons) if (reason.kind === 'meeting') return reason.meeting
  return null
}

function Point({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Last({ brief: { last } }: { brief: Brief }) {
  const i18n = useI18n()
  if (last === null)
    return <Point name={i18n.t('Last words')}>{i18n.t('You have not written down a conversation yet.')}</Point>
  const what = conversationWords(i18n)[last.channel]
  return (
    <Point name={i18n.t('Last words')}>
      {last.excerpt !== '' && <span className={styles.words}>{notesExcerpt(last.excerpt)}</span>}
      <Source to={{ page: 'conversation', id: last.id }} day={last.date}>
        {last.topic === '' ? what : last.topic}
      </Source>
    </Point>
  )
}

/** Where a line comes from, and of which day: it leads there. */
function Source({ to, day, children }: { to: Place; day: string | null; children: ReactNode }) {
  return (
    <span className={styles.source}>
      <PlaceLink to={to}>{children}</PlaceLink>
      {day !== null && (
        <>
          {', '}
          <CivilDay day={day} show="relative" />
        </>
      )}
    </span>
  )
}

function Line({ name, line, person }: { name: string; line: Brief['question'] | Brief['gift']; person: PersonId }) {
  const i18n = useI18n()
  if (line === null) return null
  const sources: Record<typeof line.from, string> = {
    askNext: i18n.t('what you noted to ask'),
    answer: i18n.t('what you knew then; it may have changed'),
    need: i18n.t('a need you heard'),
    workingOn: i18n.t('what they are working on; it may have changed'),
    caresAbout: i18n.t('what they care about'),
    wantsToMeet: i18n.t('whom they want to meet'),
    theyCanLearnFromMe: i18n.t('what they can learn from you'),
  }
  return (
    <Point name={name}>
      <span className={styles.said}>{line.text}</span>
      <Source to={{ page: 'person', id: person }} day={line.on}>
        {sources[line.from]}
      </Source>
    </Point>
  )
}

function Open({ brief: { followUps, plans, person } }: { brief: Brief }) {
  const i18n = useI18n()
  const complete = useCommand('completeFollowUps', {
    said: (_output, { ids }) =>
      i18n.t('Done: {text}', { text: followUps.find(({ id }) => ids.includes(id))?.text ?? '' }),
  })
  if (followUps.length === 0 && plans.length === 0) return null
  const words = conversationWords(i18n)
  return (
    <Point name={i18n.t('Open')}>
      <ul className={styles.open}>
        {followUps.map(({ id, text, actor, due, origin }) => (
          <li key={id}>
            <Checkbox
              shape="circle"
              label={i18n.t('Done: {text}', { text })}
              isSelected={false}
              onChange={() => {
                // The box goes; the keys are about the line then.
                focusQuietly(document.activeElement?.closest<HTMLElement>('[data-row]'))
                void complete.run({ ids: [id] }).catch(() => undefined)
              }}
            />
            <span>
              {actor === 'me' ? text : i18n.t('From them: {text}', { text })}{' '}
              <span className={styles.source}>
                <PlaceLink
                  to={origin === null ? { page: 'person', id: person.id } : { page: 'conversation', id: origin }}
                >
                  {due === null ? i18n.t('no day') : <CivilDay day={due} show="relative" />}
                </PlaceLink>
              </span>
            </span>
          </li>
        ))}
        {plans.map(({ id, channel, topic, date }) => (
          <li key={id}>
            <Check aria-hidden className={styles.planned} />
            <span>
              {i18n.t('Planned: {plan}', { plan: topic === '' ? words[channel] : topic })}{' '}
              <span className={styles.source}>
                <PlaceLink to={{ page: 'conversation', id }}>
                  <CivilDay day={date} show="relative" />
                </PlaceLink>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Point>
  )
}

/** Call, write, or take the address along: the way that they prefer first, and none that is not there. */
function Reach({ brief: { channels }, onOpenLink }: Pick<PersonBriefProps, 'onOpenLink'> & { brief: Brief }) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const described = useId()
  const hrefOf = (kind: 'phone' | 'email') => {
    const channel = channels.find((one) => one.kind === kind && channelHref(one) !== null)
    return channel === undefined ? null : channelHref(channel)
  }
  const [call, email] = [hrefOf('phone'), hrefOf('email')]
  const first = channels.find(({ value }) => value.trim() !== '')
  return (
    <>
      {call !== null && (
        <Button size="small" icon={<Phone aria-hidden />} onPress={() => onOpenLink(call)}>
          {i18n.t('Call')}
        </Button>
      )}
      {email !== null && (
        <Button size="small" icon={<AtSign aria-hidden />} onPress={() => onOpenLink(email)}>
          {i18n.t('E-mail')}
        </Button>
      )}
      {first !== undefined && (
        <>
          <Button
            size="small"
            icon={<Copy aria-hidden />}
            aria-describedby={described}
            onPress={() =>
              void navigator.clipboard.writeText(first.value).then(
                () => feedback.done(i18n.t('Copied: {value}', { value: first.value }), null),
                () => feedback.done(i18n.t('It could not be copied: {value}', { value: first.value }), null),
              )
            }
          >
            {i18n.t('Copy')}
          </Button>
          <span id={described} hidden>
            {first.value}
          </span>
        </>
      )}
    </>
  )
}
