import ICAL from 'ical.js'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'

/** A day of somebody's that comes every year. */
export interface YearlyDay {
  /** Stable over exports. */
  readonly uid: string
  readonly title: string
  /** The first one: of a birthday without its year, one of this year. */
  readonly from: CivilDate
}

/** A follow-up as other calendars have it. */
export interface CalendarTask {
  readonly uid: string
  readonly title: string
  readonly due: CivilDate | null
  readonly doneAt: number | null
}

/** Birthdays and other days, all day and every year. Of the 29th of February the years without one have none, as RFC 5545 has it. */
export function yearlyEvents(days: readonly YearlyDay[], now: number): ICAL.Component[] {
  return days.map(({ uid, title, from }) => {
    const event = allDay('vevent', uid, title, from, now)
    event.updatePropertyWithValue('rrule', ICAL.Recur.fromString('FREQ=YEARLY'))
    return event
  })
}

/** Follow-ups as tasks (VTODO), due on their day whatever the zone. */
export function taskComponents(tasks: readonly CalendarTask[], now: number): ICAL.Component[] {
  return tasks.map(({ uid, title, due, doneAt }) => {
    const task = component('vtodo', uid, title, now)
    if (due !== null) task.updatePropertyWithValue('due', ICAL.Time.fromDateString(due))
    task.updatePropertyWithValue('status', doneAt === null ? 'NEEDS-ACTION' : 'COMPLETED')
    if (doneAt !== null) task.updatePropertyWithValue('completed', instant(doneAt))
    return task
  })
}

/** Those of them that have a day and are not done, as all-day events for calendars that show no tasks. */
export function taskEvents(tasks: readonly CalendarTask[], now: number): ICAL.Component[] {
  return tasks.flatMap(({ uid, title, due, doneAt }) =>
    due === null || doneAt !== null ? [] : [allDay('vevent', `${uid}-day`, title, due, now)],
  )
}

function allDay(name: 'vevent', uid: string, title: string, day: CivilDate, now: number): ICAL.Component {
  const event = component(name, uid, title, now)
  event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(day))
  event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(day, 1)))
  event.updatePropertyWithValue('transp', 'TRANSPARENT')
  return event
}

function component(name: 'vevent' | 'vtodo', uid: string, title: string, now: number): ICAL.Component {
  const made = new ICAL.Component(name)
  made.updatePropertyWithValue('uid', uid)
  made.updatePropertyWithValue('dtstamp', instant(now))
  made.updatePropertyWithValue('summary', title.replaceAll(/\s+/g, ' '))
  made.updatePropertyWithValue('class', 'PRIVATE')
  return made
}

function instant(at: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at - (at % 1000)), true)
}
