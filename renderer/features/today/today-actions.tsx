import { useEffect, useState, type ReactNode } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import type { FollowUpRow, PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { formatDay } from '#ui/format-day.ts'
import { lazyPart } from '#ui/lazy-part.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { personOf, type TodayItem } from './today-items.ts'
import { usePlaces } from '#parts/places.tsx'
import type { SessionOutcome } from './work-session.ts'

// Calendars and fields are loaded when there is nothing else to do: Today shows without them.
const FollowUpDialog = lazyPart(async () => (await import('./follow-up-dialog.tsx')).FollowUpDialog)
const LogDialog = lazyPart(async () => (await import('./log-dialog.tsx')).LogDialog)
const PickDayDialog = lazyPart(async () => (await import('./pick-day-dialog.tsx')).PickDayDialog)
const LATER = [FollowUpDialog, LogDialog, PickDayDialog]

export interface TodayActions {
  /** A follow-up is done; with a person to think of, doing it is to speak with them: it asks what was said. */
  done: (item: TodayItem) => void
  /** A follow-up waits until then; for a person, speaking with them becomes a follow-up of that day. */
  putOff: (item: TodayItem, day: CivilDate) => void
  pickDay: (item: TodayItem) => void
  log: (item: TodayItem) => void
  open: (item: TodayItem) => void
  change: (followUp: FollowUpRow) => void
  addFollowUp: (person: PersonLink | null) => void
  moveToTrash: (followUp: FollowUpRow) => void
  dialogs: ReactNode
}

type OpenDialog =
  | { readonly what: 'log' | 'day'; readonly item: TodayItem }
  | { readonly what: 'follow-up'; readonly followUp: FollowUpRow | null; readonly person: PersonLink | null }

/** What can be done with a line of Today, from its row, by key and in a session. */
export function useTodayActions(
  today: CivilDate,
  onOutcome?: (item: TodayItem, outcome: SessionOutcome) => void,
): TodayActions {
  const i18n = useI18n()
  const locale = useLocale()
  const feedback = useCommandFeedback()
  const places = usePlaces()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const complete = useCommand('completeFollowUps')
  const snooze = useCommand('snoozeFollowUps')
  const schedule = useCommand('scheduleFollowUp')
  const trash = useCommand('moveToTrash')
  const close = () => setDialog(null)
  useEffect(() => {
    const idle = requestIdleCallback(() => LATER.forEach((part) => void part.preload()))
    return () => cancelIdleCallback(idle)
  }, [])

  const done = (item: TodayItem) => {
    if (item.kind !== 'follow-up') return log(item)
    const { id, text } = item.followUp
    void complete.run({ ids: [id] }).then(
      ({ undo }) => {
        feedback.done(i18n.t('Done: {text}', { text }), undo)
        onOutcome?.(item, 'done')
      },
      () => undefined,
    )
  }
  const putOff = (item: TodayItem, until: CivilDate) => {
    const day = formatDay(locale, until, 'weekday', today)
    const after = (message: string) => (output: { undo: string | null }) => {
      feedback.done(message, output.undo)
      onOutcome?.(item, 'put-off')
    }
    if (item.kind === 'follow-up') {
      void snooze
        .run({ ids: [item.followUp.id], until })
        .then(after(i18n.t('Put off until {day}.', { day })), () => undefined)
      return
    }
    const { id, name } = item.person
    void schedule
      .run({ text: i18n.t('Speak with {name}', { name }), due: until, owedBy: 'me', people: [{ id }] })
      .then(after(i18n.t('You plan to speak with {name} on {day}.', { name, day })), () => undefined)
  }
  const log = (item: TodayItem) => {
    if (personOf(item) !== null) setDialog({ what: 'log', item })
  }
  const open = (item: TodayItem) => {
    const person = personOf(item)
    if (person !== null) return places.onOpen({ page: 'person', id: person.id })
    if (item.kind !== 'follow-up') return
    if (item.followUp.origin !== null) places.onOpen({ page: 'conversation', id: item.followUp.origin })
    else change(item.followUp)
  }
  const change = (followUp: FollowUpRow) => setDialog({ what: 'follow-up', followUp, person: null })
  const moveToTrash = ({ id, text }: FollowUpRow) => {
    void trash.run({ ids: [id] }).then(
      ({ undo }) => feedback.done(i18n.t('In the trash: {text}', { text }), undo),
      () => undefined,
    )
  }

  return {
    done,
    putOff,
    log,
    open,
    change,
    moveToTrash,
    pickDay: (item) => setDialog({ what: 'day', item }),
    addFollowUp: (person) => setDialog({ what: 'follow-up', followUp: null, person }),
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

interface DialogsProps {
  dialog: OpenDialog | null
  today: CivilDate
  close: () => void
  putOff: TodayActions['putOff']
  onLogged: (item: TodayItem) => void
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
  const person = personOf(item)
  if (person === null) return null
  const logged = () => {
    close()
    onLogged(item)
  }
  return <LogDialog person={person} today={today} onClose={close} onLogged={logged} />
}
