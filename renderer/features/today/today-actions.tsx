import { useEffect, useState, type ReactNode } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import type { FollowUpRow, PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { closerOf } from '#ui/closer-of.ts'
import { formatDay } from '#ui/format-day.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useStable } from '#ui/use-stable.ts'
import { offerLine } from '#parts/offered-line.ts'
import { usePlaces } from '#parts/places.tsx'
import { followUpOf, overMeetingOf, promisesOf, thingOf, type DayItem, type ReasonOf } from './day-item.ts'
import type { meetingLine as MeetingLine } from './meeting-line.ts'
import type { SessionOutcome } from './work-session.ts'

// Calendars and fields are loaded when there is nothing else to do: Today shows without them.
const FollowUpDialog = lazyPart(async () => (await import('./follow-up-dialog.tsx')).FollowUpDialog, {
  takesKeys: true,
})
const LogDialog = lazyPart(async () => (await import('./log-dialog.tsx')).LogDialog, { takesKeys: true })
const PickDayDialog = lazyPart(async () => (await import('./pick-day-dialog.tsx')).PickDayDialog, { takesKeys: true })
const LATER = [FollowUpDialog, LogDialog, PickDayDialog]

export interface TodayActions {
  /** What is promised is done, what was planned has happened; with neither, doing it is to speak with them: it asks what was said. */
  done: (item: DayItem) => void
  /** All that is promised waits until then, else what is planned; for a person alone, speaking with them is planned for that day. */
  putOff: (item: DayItem, day: CivilDate) => void
  pickDay: (item: DayItem) => void
  log: (item: DayItem) => void
  /** What is over, in the line of the screen, to be written on; where it has none, or would misread it, as `log`. */
  logMeeting: (item: DayItem) => void
  /** The page of whom it is about, else of where it comes from, else what it says. */
  open: (item: DayItem) => void
  change: (followUp: FollowUpRow) => void
  addFollowUp: (person: PersonLink | null) => void
  /** A promise or a plan goes to the trash. */
  letGo: (item: DayItem) => void
}

type OpenDialog =
  | { readonly what: 'log' | 'day'; readonly item: DayItem }
  | { readonly what: 'follow-up'; readonly followUp: FollowUpRow | null; readonly person: PersonLink | null }

/** What can be done with a line, from its row, by key and in a session: always the same functions. And what they ask, to be shown. */
export function useTodayActions(
  today: CivilDate,
  onOutcome?: (item: DayItem, outcome: SessionOutcome) => void,
): { actions: TodayActions; dialogs: ReactNode } {
  const i18n = useI18n()
  const locale = useLocale()
  const feedback = useCommandFeedback()
  const places = usePlaces()
  const client = useJournalClient()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const complete = useCommand('completeFollowUps')
  const confirm = useCommand('confirmPlan')
  const snooze = useCommand('snoozeFollowUps')
  const move = useCommand('editConversation')
  const plan = useCommand('logConversation')
  const trash = useCommand('moveToTrash')
  const close = closerOf(setDialog, dialog)
  useEffect(() => {
    const idle = requestIdleCallback(() => LATER.forEach((part) => void part.preload()))
    return () => cancelIdleCallback(idle)
  }, [])

  /** Tells of what was done; of what was refused the user has been told already. */
  const tell = (
    run: Promise<{ undo: string | null }>,
    message: string,
    item: DayItem,
    outcome: SessionOutcome | null,
  ) =>
    void run.then(
      ({ undo }) => {
        feedback.done(message, undo)
        if (outcome !== null) onOutcome?.(item, outcome)
      },
      () => undefined,
    )
  const done = (item: DayItem) => {
    const thing = thingOf(item)
    // It asks what is on top of the line.
    if (thing === null || item.reasons.indexOf(thing) > meetingAt(item)) return void logMeeting(item)
    if (thing.kind === 'promise') {
      const { id, text } = thing.followUp
      return tell(complete.run({ ids: [id] }), i18n.t('Done: {text}', { text }), item, 'done')
    }
    tell(confirm.run({ id: thing.conversation }), happenedWords(thing), item, 'logged')
  }
  const happenedWords = ({ people, topic }: ReasonOf<'plan'>) => {
    const names = people.map(({ name }) => name).join(', ')
    return names === ''
      ? i18n.t('It happened: {what}', { what: topic === '' ? i18n.t('a conversation') : topic })
      : i18n.t('You spoke with {names}.', { names })
  }
  const putOff = (item: DayItem, until: CivilDate) => {
    const day = formatDay(locale, until, 'weekday', today)
    const promises = promisesOf(item)
    if (promises.length > 0) {
      return tell(snooze.run({ ids: promises, until }), i18n.t('Put off until {day}.', { day }), item, 'put-off')
    }
    const thing = thingOf(item)
    if (thing?.kind === 'plan') {
      const run = move.run({ id: thing.conversation, date: until })
      return tell(run, i18n.t('Planned for {day} instead.', { day }), item, 'put-off')
    }
    if (item.person === null) return
    const { id, name } = item.person
    const run = plan.run({ date: until, channel: 'other', people: [{ id }] })
    tell(run, i18n.t('You plan to speak with {name} on {day}.', { name, day }), item, 'put-off')
  }
  const log = (item: DayItem) => {
    if (item.person !== null) setDialog({ what: 'log', item })
  }
  const logMeeting = async (item: DayItem) => {
    const meeting = overMeetingOf(item)
    const line = meeting === null ? null : await lineOf(client, meeting, today)
    if (line === null || !offerLine(line)) log(item)
  }
  const open = (item: DayItem) => {
    if (item.person !== null) return places.onOpen({ page: 'person', id: item.person.id })
    const thing = thingOf(item)
    if (thing?.kind === 'plan') return places.onOpen({ page: 'conversation', id: thing.conversation })
    const followUp = followUpOf(item)
    if (followUp === null) return
    if (followUp.origin !== null) places.onOpen({ page: 'conversation', id: followUp.origin })
    else change(followUp)
  }
  const change = (followUp: FollowUpRow) => setDialog({ what: 'follow-up', followUp, person: null })
  const letGo = (item: DayItem) => {
    const thing = thingOf(item)
    if (thing === null) return
    const id = thing.kind === 'promise' ? thing.followUp.id : thing.conversation
    const text = thing.kind === 'promise' ? thing.followUp.text : thing.topic || i18n.t('what was planned')
    tell(trash.run({ ids: [id] }), i18n.t('In the trash: {text}', { text }), item, null)
  }

  const actions = useStable<TodayActions>({
    done,
    putOff,
    log,
    logMeeting: (item) => void logMeeting(item),
    open,
    change,
    letGo,
    pickDay: (item) => setDialog({ what: 'day', item }),
    addFollowUp: (person) => setDialog({ what: 'follow-up', followUp: null, person }),
  })
  return {
    actions,
    dialogs: (
      <Dialogs
        dialog={dialog}
        today={today}
        close={close}
        putOff={putOff}
        onLogged={(item) => onOutcome?.(item, 'logged')}
      />
    ),
  }
}

async function lineOf(...asked: Parameters<typeof MeetingLine>): Promise<string | null> {
  try {
    return await (await import('./meeting-line.ts')).meetingLine(...asked)
  } catch {
    // The dialog asks for all of it.
    return null
  }
}

/** Where in a line it is asked whether a meeting happened; behind all where nothing is asked. */
function meetingAt({ reasons }: DayItem): number {
  const at = reasons.findIndex((reason) => reason.kind === 'meeting' && reason.meeting.isOver)
  return at === -1 ? reasons.length : at
}

interface DialogsProps {
  dialog: OpenDialog | null
  today: CivilDate
  close: () => void
  putOff: TodayActions['putOff']
  onLogged: (item: DayItem) => void
}

function Dialogs({ dialog, today, close, putOff, onLogged }: DialogsProps) {
  if (dialog === null) return null
  if (dialog.what === 'follow-up') {
    return <FollowUpDialog followUp={dialog.followUp} person={dialog.person} today={today} onClose={close} />
  }
  const { item } = dialog
  if (dialog.what === 'day') {
    const pick = (day: CivilDate) => {
      close()
      putOff(item, day)
    }
    return <PickDayDialog today={today} onPick={pick} onClose={close} />
  }
  if (item.person === null) return null
  const logged = () => {
    close()
    onLogged(item)
  }
  return (
    <LogDialog person={item.person} meeting={overMeetingOf(item)} today={today} onClose={close} onLogged={logged} />
  )
}
