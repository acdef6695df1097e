import { askEvent } from '#shared/model/ask.ts'
import { parseCivilDate } from '#shared/model/civil-date.ts'
import { GIVE_DIRECTIONS, GIVE_WHATS } from '#shared/model/give-what.ts'
import { documentId, entryId } from '#shared/model/id.ts'
import { introductionEvent } from '#shared/model/introduction.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { derivedEntryKey } from './derived-record.ts'
import { setOf, type Fields, type ForeignWriter } from './foreign-journal.ts'
import { VALUE_CAPS } from './import-caps.ts'
import { toldEntries, toldFields, toldText, type Told } from './vault-own.ts'
import { fieldTitle, inLine } from './vault-text.ts'

/** Kinds that stand together in one note and come back from it, by what the note is called. */
const THINGS = { Give: 'give', Ask: 'ask', Introduction: 'introduction' } as const
type Thing = (typeof THINGS)[keyof typeof THINGS]
/** Under which name a note says when something was written down. */
const NOTED = 'noted'
const HEADING = /^## (.*?) ?\^([0-9a-f-]{36})\s*$/

/** Whether documents of a kind come back from the note that they stand in. */
export function comesBack(kind: string): boolean {
  return (Object.values(THINGS) as readonly string[]).includes(kind)
}

/** The kind of what stands in a note `More/Give.md`; null for a note of others. */
export function thingsIn(path: string): Thing | null {
  const [, title = ''] = /^More\/(.+?)(?: \(Rapport\))?\.md$/.exec(path) ?? []
  return Object.hasOwn(THINGS, title) ? THINGS[title as keyof typeof THINGS] : null
}

/**
 * What a document says as a note tells it: entries by number where their keys say nothing to a reader, and, of what comes back,
 * when it was written down and the keys of what happened, so that it is the same on another device.
 */
export function toldContent(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!comesBack(String(content['kind']))) return keyless(content)
  const events = Object.entries((content['events'] ?? {}) as Record<string, object>)
  const keyed = Object.fromEntries(events.map(([key, one]) => [key, { ...one, key }]))
  return { ...keyless({ ...content, ...(events.length > 0 && { events: keyed }) }), [NOTED]: content['createdAt'] }
}

/** Entries by what they say, since their keys say nothing to a reader; what is kept by days or by people stays so. */
export function keyless(content: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).map(([field, value]) => {
      if (typeof value !== 'object' || value === null) return [field, value]
      const entries = Object.entries(value)
      const isKeyed = entries.every(
        ([key, one]) =>
          typeof one === 'object' &&
          one !== null &&
          entryId.safeParse(key).success &&
          !documentId.safeParse(key).success,
      )
      if (!isKeyed || entries.length === 0) return [field, value]
      return [field, Object.fromEntries(entries.map(([, one], at) => [`${at + 1}`, one]))]
    }),
  )
}

/** One thing of a note, as it is written there. */
export interface WrittenThing {
  readonly kind: Thing
  readonly id: string
  readonly heading: string
  readonly lines: readonly string[]
}

/** The things of a note, and what somebody has written before the first of them. */
export function writtenThings(kind: Thing, body: string): { things: WrittenThing[]; before: string[] } {
  const before: string[] = []
  const things: { kind: Thing; id: string; heading: string; lines: string[] }[] = []
  for (const line of body.split('\n')) {
    const [, heading = '', id = ''] = HEADING.exec(line) ?? []
    if (documentId.safeParse(id).success) things.push({ kind, id, heading, lines: [] })
    else (things.at(-1)?.lines ?? before).push(line)
  }
  return { things, before: before.filter((line) => line.trim() !== '') }
}

/**
 * A thing as a document again; null (and counted) where it cannot be read. What somebody wrote beside what Rapport writes
 * becomes a part of what came of it.
 * @param linked whom a line names
 */
export function thingOf(
  { kind, id, heading, lines }: WrittenThing,
  linked: (line: string) => string[],
  write: ForeignWriter,
): Fields | null {
  const own = lines.findIndex((line) => /^[^\s-]/.test(line))
  const told = toldFields((own === -1 ? lines : lines.slice(0, own)).join('\n').trim())
  const read = new Set<string>()
  const said = (field: string) => {
    read.add(field)
    return told[field]
  }
  const text = (field: string) => toldText(said(field))
  const beside: string[] = []
  /** A value that was written by hand and says nothing that Rapport could keep as what it is. */
  const must = <Value>(field: string, value: Value | null, fallback: Value): Value => {
    if (value === null && text(field) !== '') beside.push(`${fieldTitle(field)}: ${text(field)}`)
    return value ?? fallback
  }
  const day = (field: string) => must(field, parseCivilDate(text(field)), null)
  const idsIn = (line: string) => (documentId.safeParse(line).success ? [line] : linked(line))
  const who = (value: string | Told | undefined) => idsIn(typeof value === 'string' ? value : '')
  const people = (field: string) =>
    Object.entries(told[field] ?? {}).flatMap(([name, rest]) => {
      read.add(field)
      // What somebody is called may have a colon in it.
      const ids = idsIn(rest === '' ? name : `${name}: ${String(rest)}`)
      if (ids.length === 0) beside.push(name)
      return ids
    })
  const events = (schema: typeof askEvent | typeof introductionEvent, parts: (one: Told) => Fields) =>
    Object.fromEntries(
      toldEntries(said('events')).flatMap((one, at) => {
        const event = schema.safeParse(parts(one))
        if (!event.success) {
          beside.push(...Object.entries(one).map(([field, value]) => `${fieldTitle(field)}: ${toldText(value)}`))
          return []
        }
        const key =
          entryId.safeParse(toldText(one['key'])).data ??
          derivedEntryKey({ source: 'vault', ref: id, collection: 'events' }, [JSON.stringify(event.data)], 100 + at)
        return [[key, event.data] as const]
      }),
    )
  const instant = (value: string | Told | undefined) => Date.parse(toldText(value))
  const origin = () => must('origin', documentId.safeParse(text('origin')).data ?? null, null)
  const fields = ((): Fields | null => {
    if (kind === 'give') {
      const direction = GIVE_DIRECTIONS.find((one) => one === text('direction'))
      const on = parseCivilDate(text('day'))
      if (direction === undefined || on === null) return null
      const minutes = Number(text('minutes'))
      const answers = said('answers')
      const need = typeof answers === 'object' ? entryId.safeParse(toldText(answers['need'])).data : undefined
      const [needy] = typeof answers === 'object' ? who(answers['person']) : []
      return {
        direction,
        what: must('what', GIVE_WHATS.find((one) => one === text('what')) ?? null, 'other'),
        text: cutText(cleanLine(text('text')), VALUE_CAPS.line),
        people: setOf(people('people')),
        day: on,
        minutes: must('minutes', Number.isInteger(minutes) && minutes > 0 ? minutes : null, null),
        answers: needy === undefined || need === undefined ? null : { person: needy, need },
        origin: origin(),
        helpPutAside: day('helpPutAside'),
        thanks: text('thanks'),
      }
    }
    if (kind === 'ask') {
      const openedOn = parseCivilDate(text('openedOn'))
      if (openedOn === null) return null
      return {
        text: cutText(cleanLine(text('text')), VALUE_CAPS.line),
        people: setOf(people('people')),
        openedOn,
        origin: origin(),
        events: events(askEvent, (one) => ({ standing: toldText(one['standing']), at: instant(one['at']) })),
      }
    }
    return {
      a: who(said('a'))[0] ?? null,
      b: who(said('b'))[0] ?? null,
      why: text('why'),
      blurbA: text('blurbA'),
      blurbB: text('blurbB'),
      events: events(introductionEvent, (one) => ({
        side: toldText(one['side']) || null,
        person: who(one['person'])[0] ?? null,
        type: toldText(one['type']),
        at: instant(one['at']),
        on: toldText(one['on']),
        note: toldText(one['note']),
      })),
    }
  })()
  if (fields === null) {
    write.leaveOut('unreadable')
    return null
  }
  const outcome = text('outcome')
  const createdAt = instant(said(NOTED))
  write.took(read.size)
  const title =
    String(fields['text'] ?? fields['why'])
      .split('\n', 1)[0]
      ?.trim() ?? ''
  if (heading !== (inLine(title) || fieldTitle(kind)) && heading !== inLine(title)) beside.unshift(heading)
  for (const [field, value] of Object.entries(told))
    if (!read.has(field))
      beside.push(typeof value === 'string' ? `${fieldTitle(field)}: ${toldText(value)}` : fieldTitle(field))
  if (own !== -1) beside.push(lines.slice(own).join('\n').trim())
  const words = beside.filter((one) => one !== '' && !outcome.includes(one))
  write.asText(words.length)
  const all = cleanNote([outcome, ...words].filter(Boolean).join('\n\n'))
  if (all.length > VALUE_CAPS.notes) write.leaveOut('cut')
  return {
    kind,
    ...fields,
    createdAt: Number.isNaN(createdAt) ? 0 : createdAt,
    outcome: cutText(all, VALUE_CAPS.notes),
  }
}
