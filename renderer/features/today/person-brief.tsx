import { AtSign, Check, Copy, Feather, Phone } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { BriefEnd } from '#parts/brief-end.tsx'
import { briefPurposeWords } from '#parts/brief-words.ts'
import { channelHref } from '#parts/channel-href.ts'
import { conversationWords } from '#parts/conversation-words.ts'
import { useHiddenLines } from '#parts/hidden-lines.ts'
import { MatchReason } from '#parts/match-reason.tsx'
import { clockAfter, MeetingBrief } from '#parts/meeting-brief.tsx'
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
import { Switch } from '#ui/switch.tsx'
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

/** What to know of somebody before one speaks with them: why, last words, a question, a gift, what is open, an end; and how to reach them. */
export function PersonBrief({ item, today, actions, onOpenLink, withoutOwnActions = false }: PersonBriefProps) {
  const i18n = useI18n()
  const id = item.person?.id
  const { data: brief } = useJournalQuery('brief', { id: id as PersonId }, { enabled: id !== undefined })
  const [hidesPrivate, setHidesPrivate] = useHiddenLines()
  if (brief === undefined) return <div className={styles.awaited} />
  const meeting = meetingOf(item) ?? brief.nextMeeting
  const told = { brief, hidesPrivate }
  return (
    <div className={styles.brief}>
      {meeting !== null && <MeetingBrief meeting={meeting} withPeople hidesPrivate={hidesPrivate} />}
      <dl className={styles.lines}>
        <Purpose {...told} />
        <Last {...told} />
        <Line name={i18n.t('Ask')} line={brief.question} {...told} />
        <Line name={i18n.t('Give')} line={brief.gift} {...told}>
          <Helper {...told} />
        </Line>
        <Open {...told} />
        {/* A meeting says above until when it is. */}
        {meeting?.on !== today && <End brief={brief} today={today} />}
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
        <Switch
          className={styles.hides}
          isSelected={hidesPrivate}
          onChange={setHidesPrivate}
          label={i18n.t('Hide private lines')}
        />
      </div>
    </div>
  )
}

interface Told {
  readonly brief: Brief
  /** Others see the screen. */
  readonly hidesPrivate: boolean
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

function Purpose({ brief: { purpose, person }, hidesPrivate }: Told) {
  const i18n = useI18n()
  if (hidesPrivate && purpose.isPrivate) return null
  return (
    <Point name={i18n.t('One purpose')}>
      <span className={styles.said}>{briefPurposeWords(i18n, purpose)}</span>
      {purpose.on !== null && (
        <Source to={{ page: 'person', id: person.id }} day={purpose.on}>
          {person.name}
        </Source>
      )}
    </Point>
  )
}

function Last({ brief: { last }, hidesPrivate }: Told) {
  const i18n = useI18n()
  if (last === null)
    return <Point name={i18n.t('Last words')}>{i18n.t('You have not written down a conversation yet.')}</Point>
  const what = conversationWords(i18n)[last.channel]
  return (
    <Point name={i18n.t('Last words')}>
      {last.excerpt !== '' && !hidesPrivate && <span className={styles.words}>{notesExcerpt(last.excerpt)}</span>}
      <Source to={{ page: 'conversation', id: last.id }} day={last.date}>
        {last.topic === '' || (hidesPrivate && last.isPrivate) ? what : last.topic}
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

interface LineProps extends Told {
  name: string
  line: Brief['question'] | Brief['gift']
  children?: ReactNode
}

function Line({ name, line, brief, hidesPrivate, children }: LineProps) {
  const i18n = useI18n()
  if (line === null || (hidesPrivate && line.isPrivate)) return null
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
      <Source to={{ page: 'person', id: brief.person.id }} day={line.on}>
        {sources[line.from]}
      </Source>
      {children}
    </Point>
  )
}

/** Who could help best with the need, and why. */
function Helper({ brief: { helper }, hidesPrivate }: Told) {
  if (helper === null || hidesPrivate) return null
  const [reason] = helper.reasons
  return (
    <span className={styles.said}>
      <PlaceLink to={{ page: 'person', id: helper.person.id }}>{helper.person.name}</PlaceLink>{' '}
      {reason !== undefined && <MatchReason reason={reason} />}
    </span>
  )
}

/** Of what is planned for today when it ends; else when it would, begun now. */
function End({ brief: { plans }, today }: { brief: Brief; today: CivilDate }) {
  const i18n = useI18n()
  const plan = plans.find(({ date }) => date === today)
  const { time = null, minutes = null } = plan ?? {}
  const until = time === null || minutes === null ? null : clockAfter(time, minutes)
  return (
    <Point name={i18n.t('An end')}>{until === null ? <BriefEnd /> : i18n.t('End at {time}.', { time: until })}</Point>
  )
}

function Open({ brief, hidesPrivate }: Told) {
  const { person } = brief
  const isShown = ({ isPrivate }: { isPrivate: boolean }) => !(hidesPrivate && isPrivate)
  const [followUps, plans] = [brief.followUps.filter(isShown), brief.plans.filter(isShown)]
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
