import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import { Button } from '#ui/button.tsx'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { BriefPoints } from './brief-points.tsx'
import { PeopleLinks, usePlaces } from './places.tsx'
import styles from './meeting-brief.module.css'

export interface MeetingBriefProps {
  meeting: MeetingRow
  /** Of several people, two lines each. */
  withPeople?: boolean
  /** Others see the screen. */
  hidesPrivate?: boolean
}

/** A meeting of a calendar: what, when and until when, with whom, and who takes part that the journal does not know. */
export function MeetingBrief({ meeting, withPeople = false, hidesPrivate = false }: MeetingBriefProps) {
  const i18n = useI18n()
  const { title, people, unknown } = meeting
  const isMany = withPeople && people.length > 1
  const { data } = useJournalQuery('meeting', { meeting: meeting.id }, { enabled: isMany })
  return (
    <div className={styles.meeting}>
      <p className={styles.head}>
        <span className={styles.when}>
          <MeetingTime meeting={meeting} />
        </span>{' '}
        {title === '' || (hidesPrivate && meeting.isPrivate) ? i18n.t('Meeting') : title}
        {people.length > 1 && (
          <>
            {' · '}
            <PeopleLinks people={people} />
          </>
        )}
      </p>
      {unknown.map((address) => (
        <Unknown key={address} address={address} />
      ))}
      {isMany &&
        data?.briefs.map((brief) => (
          <div key={brief.person.id}>
            <h3 className={styles.name}>{brief.person.name}</h3>
            <BriefPoints brief={brief} hidesPrivate={hidesPrivate} isShort />
          </div>
        ))}
    </div>
  )
}

function MeetingTime({ meeting: { on, time, startsAt, endsAt } }: { meeting: MeetingRow }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const day = on === today ? '' : formatDay(locale, on, 'weekday', today)
  if (time === null) return day === '' ? i18n.t('All day') : i18n.t('{day}, all day', { day })
  const minutes = Math.round((endsAt - startsAt) / 60_000)
  const until = clockAfter(time, minutes)
  const clock = until === null ? time : i18n.t('{from} to {until}', { from: time, until })
  return day === '' ? clock : i18n.t('{day}, {clock}', { day, clock })
}

/** Null beyond midnight, and for what has no length. */
export function clockAfter(time: string, minutes: number): string | null {
  const end = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + minutes
  if (minutes === 0 || end >= 24 * 60) return null
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

function Unknown({ address }: { address: string }) {
  const i18n = useI18n()
  const places = usePlaces()
  const [isAdding, setIsAdding] = useState(false)
  const add = useCommand('addPerson', { said: i18n.t('{address} is in your journal.', { address }) })
  const put = useCommand('putEntry')
  const begin = async () => {
    setIsAdding(true)
    try {
      const { id } = await add.run({ names: { given: nameOf(address) } })
      const value = { kind: 'email' as const, label: '', value: address, preferred: false }
      await put.run({ id, entryId: null, entry: { collection: 'channels', value } })
      places.onOpen({ page: 'person', id })
    } catch {
      // The user has been told.
    } finally {
      setIsAdding(false)
    }
  }
  return (
    <p className={styles.unknown}>
      {i18n.t('{address} is not in your journal.', { address })}{' '}
      <Button
        size="small"
        kind="plain"
        isPending={isAdding}
        aria-label={i18n.t('Add {address}', { address })}
        onPress={() => void begin()}
      >
        {i18n.t('Add')}
      </Button>
    </p>
  )
}

/** To begin with: `kim.lee@acme.example` is Kim Lee, until somebody writes the name. */
function nameOf(address: string): string {
  const words = address
    .slice(0, address.indexOf('@'))
    .split(/[._+\-\d]+/u)
    .filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || address
}
