/** A component of a calendar as far as it is kept: its lines in one piece each, without those that nobody asks for. */
export interface CalendarPiece {
  /** `VEVENT` or `VTIMEZONE`; `VCALENDAR` once, before its first component, with the lines of the calendar itself. */
  readonly name: 'VCALENDAR' | 'VEVENT' | 'VTIMEZONE'
  /** Of a zone, the lines of its observances follow `BEGIN:STANDARD` and `BEGIN:DAYLIGHT`. */
  readonly lines: readonly string[]
  /** It had more than is taken of one. */
  readonly isTooLarge: boolean
}

export interface CalendarCutter {
  /** The pieces that end within this text, which goes on where the last one stopped. */
  push(text: string): CalendarPiece[]
  /** What the end of the file leaves: an event that was cut off is none. */
  end(): { readonly pieces: CalendarPiece[]; readonly isCalendar: boolean; readonly isCutOff: boolean }
}

// Descriptions, attachments and alarms are most of a calendar, and nothing of them is kept.
const KEPT: Readonly<Record<CalendarPiece['name'], ReadonlySet<string>>> = {
  VCALENDAR: new Set(['METHOD', 'PRODID', 'X-WR-CALNAME', 'X-WR-TIMEZONE']),
  VEVENT: new Set(
    `UID RECURRENCE-ID SEQUENCE DTSTAMP DTSTART DTEND DURATION RRULE RDATE EXDATE STATUS CLASS SUMMARY ORGANIZER ATTENDEE`.split(
      ' ',
    ),
  ),
  VTIMEZONE: new Set(['TZID', 'X-LIC-LOCATION', 'BEGIN', 'DTSTART', 'TZOFFSETTO', 'TZOFFSETFROM', 'RRULE', 'RDATE']),
}

const BREAKS = /\r\n|\n|\r/g
const MAX_LINE = 20_000
const MAX_PIECE = 400_000
const MAX_CALENDAR_LINES = 100
// Components of the wild are four deep; what is deeper is passed over.
const MAX_DEPTH = 20

/**
 * Cuts an iCalendar file (RFC 5545) into its events and zones while it comes in, in memory that does not grow with it. Lines that go
 * on in the next one are joined (section 3.1). What is in an event besides it (alarms) is passed over, and so is all that is no calendar.
 */
export function cutCalendar(): CalendarCutter {
  const open: string[] = []
  /** How many are open within the last of `open`, too deep to be told apart. */
  let deeper = 0
  let rest = ''
  let endsInReturn = false
  let logical: string | null = null
  let isSkipped = false
  let isCalendar = false
  let calendar: string[] | null = null
  let piece: { name: 'VEVENT' | 'VTIMEZONE'; lines: string[]; length: number } | null = null
  let pieces: CalendarPiece[] = []

  function closeCalendarLines(): void {
    if (calendar === null) return
    pieces.push({ name: 'VCALENDAR', lines: calendar, isTooLarge: false })
    calendar = null
  }

  function keep(name: CalendarPiece['name'], property: string, line: string): void {
    if (!KEPT[name].has(property)) return
    if (name === 'VCALENDAR') {
      if (calendar !== null && calendar.length < MAX_CALENDAR_LINES) calendar.push(line)
    } else if (piece !== null) {
      piece.length += line.length
      if (piece.length <= MAX_PIECE) piece.lines.push(line)
    }
  }

  function take(line: string): void {
    const property = /^[\w-]+/.exec(line)?.[0].toUpperCase() ?? ''
    const value = line
      .slice(property.length + 1)
      .trim()
      .toUpperCase()
    if (property === 'BEGIN') begin(value, line)
    else if (property === 'END') end(value)
    else if (deeper > 0) return
    else if (piece !== null) {
      const isOwn = open.at(-1) === piece.name || (piece.name === 'VTIMEZONE' && open.at(-2) === 'VTIMEZONE')
      if (isOwn) keep(piece.name, property, line)
    } else if (open.at(-1) === 'VCALENDAR') keep('VCALENDAR', property, line)
  }

  function begin(value: string, line: string): void {
    if (value === 'VCALENDAR') {
      // Files that were put together into one, the last of which has no end.
      open.length = 0
      deeper = 0
      piece = null
      closeCalendarLines()
      isCalendar = true
      calendar = []
    } else if (open.length > 0) closeCalendarLines()
    if (open.length === MAX_DEPTH) {
      deeper++
      return
    }
    open.push(value)
    if (piece !== null) return keep(piece.name, 'BEGIN', line)
    if ((value === 'VEVENT' || value === 'VTIMEZONE') && open.includes('VCALENDAR')) {
      piece = { name: value, lines: [], length: 0 }
    }
  }

  function end(value: string): void {
    if (deeper > 0) {
      deeper--
      return
    }
    const at = open.lastIndexOf(value)
    if (at === -1) return
    open.length = at
    if (value === 'VCALENDAR') closeCalendarLines()
    if (piece === null || open.includes(piece.name)) return
    pieces.push({ name: piece.name, lines: piece.lines, isTooLarge: piece.length > MAX_PIECE })
    piece = null
  }

  function physical(raw: string): void {
    if (raw.startsWith(' ') || raw.startsWith('\t')) {
      if (logical !== null && !isSkipped && logical.length < MAX_LINE) logical += raw.slice(1, MAX_LINE)
      return
    }
    flush()
    logical = raw.slice(0, MAX_LINE)
    // What nobody asks for is not put together either.
    const property = /^[\w-]+/.exec(raw)?.[0].toUpperCase() ?? ''
    const within = piece?.name ?? 'VCALENDAR'
    isSkipped = property !== 'BEGIN' && property !== 'END' && !KEPT[within].has(property)
  }

  function flush(): void {
    if (logical !== null && !isSkipped && logical !== '') take(logical)
    logical = null
  }

  function lineEnds(text: string): void {
    const line = rest + text
    rest = ''
    physical(line)
  }

  function given(): CalendarPiece[] {
    const now = pieces
    pieces = []
    return now
  }

  return {
    push(text) {
      if (text === '') return given()
      let from = 0
      if (endsInReturn) {
        lineEnds('')
        if (text.startsWith('\n')) from = 1
      }
      endsInReturn = text.endsWith('\r')
      const to = endsInReturn ? text.length - 1 : text.length
      BREAKS.lastIndex = from
      for (let found = BREAKS.exec(text); found !== null && found.index < to; found = BREAKS.exec(text)) {
        lineEnds(text.slice(from, found.index))
        from = BREAKS.lastIndex
      }
      // Of a line without an end its beginning says all that is kept of it. What came before is not looked at again.
      if (rest.length < MAX_LINE) rest += text.slice(from, Math.min(to, from + MAX_LINE))
      return given()
    },
    end() {
      physical(rest)
      flush()
      const isCutOff = piece !== null || open.length > 0
      piece = null
      closeCalendarLines()
      return { pieces: given(), isCalendar, isCutOff }
    },
  }
}
