/** What an event of a calendar says; times as iCalendar writes them. */
export interface WrittenEvent {
  readonly uid: string
  readonly start: string
  readonly end?: string
  readonly title?: string
  readonly attendees?: readonly string[]
  readonly more?: readonly string[]
}

/** The lines of one event. A start with a zone is written `;TZID=Europe/Berlin:20261124T100000`. */
export function event({ uid, start, end, title = 'Meeting', attendees = [], more = [] }: WrittenEvent): string[] {
  const at = (name: string, text: string) => `${name}${/^[;:]/.test(text) ? '' : ':'}${text}`
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20261101T000000Z',
    at('DTSTART', start),
    ...(end === undefined ? [] : [at('DTEND', end)]),
    `SUMMARY:${title}`,
    ...attendees.map((address) => `ATTENDEE;CN=Somebody;PARTSTAT=ACCEPTED:mailto:${address}`),
    ...more,
    'END:VEVENT',
  ]
}

/** An iCalendar file of these events, with what stands before them. */
export function calendarFile(...parts: readonly (readonly string[])[]): string {
  const begin = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Calendar//EN']
  return [...begin, ...parts.flat(), 'END:VCALENDAR', ''].join('\r\n')
}
