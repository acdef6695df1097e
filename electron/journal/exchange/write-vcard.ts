import ICAL from 'ical.js'
import { photoType } from '#shared/model/photo.ts'
import type { ChannelEntry } from '#shared/model/person-entries.ts'
import { cleanLine } from './clean-text.ts'
import { birthdayOf, type ExportedPerson } from './export-people.ts'

export type VcardVersion = '3.0' | '4.0'

/** A value of a property: a text, or components. */
type Value = string | readonly string[]

const PROPERTIES: Readonly<Record<ChannelEntry['kind'], string>> = {
  email: 'email',
  phone: 'tel',
  profile: 'x-socialprofile',
  website: 'url',
  message: 'impp',
  address: 'adr',
  other: 'x-rapport-channel',
}

/**
 * One person as a vCard: RFC 6350, or RFC 2426 for programs that read no later one. The same words for the same person. UID is the
 * person's id, by which Rapport knows its own cards again.
 * @param notes with what is noted about them
 * @param keys with the keys of entries, by which another machine knows them (PROP-ID, RFC 9554, section 4.7)
 */
export function writeVcard(person: ExportedPerson, version: VcardVersion, notes: boolean, keys = false): string {
  const { id, name, content, circles, organisation, title } = person
  const { given, family, nick, phonetic } = content.names
  const isNew = version === '4.0'
  const lines = ['BEGIN:VCARD', `VERSION:${version}`]
  const design = ICAL.design.components[isNew ? 'vcard' : 'vcard3']
  const written = (property: readonly unknown[]) => ICAL.stringify.property([...property] as never, design, false)
  let groups = 0
  const keyed = (key: string | undefined) => (keys && key !== undefined ? { 'prop-id': key } : {})
  const add = (property: string, value: Value, params: Readonly<Record<string, string>> = {}, label = '') => {
    const group: Record<string, string> = label === '' ? {} : { group: `item${++groups}` }
    lines.push(
      written([property, { ...params, ...group }, 'text', withLineEnds(value)]).replace(/;VALUE=TEXT(?=[;:])/, ''),
    )
    if (label !== '') lines.push(written(['x-ablabel', group, 'unknown', cleanLine(label)]))
  }
  const addDay = (
    property: string,
    key: string,
    { y, m, d }: ExportedPerson['content']['dates'][string]['date'],
    label = '',
  ) => {
    const dash = isNew ? '' : '-'
    const day = `${two(m)}${dash}${two(d)}`
    const year = y === undefined ? null : String(y).padStart(4, '0')
    const group = label === '' ? '' : `item${++groups}.`
    // What 3.0 cannot say is said as Apple does: a year that stands for none.
    const value =
      year === null ? (isNew ? `:--${day}` : `;X-APPLE-OMIT-YEAR=1604:1604-${day}`) : `:${year}${dash}${day}`
    lines.push(`${group}${property}${keys ? `;PROP-ID=${key}` : ''}${value}`)
    if (label !== '') lines.push(written(['x-ablabel', { group: group.slice(0, -1) }, 'unknown', cleanLine(label)]))
  }
  add('uid', isNew ? `urn:uuid:${id}` : id)
  add('fn', name)
  add('n', given === '' && family === '' ? ['', name, '', '', ''] : [family, given, '', '', ''])
  if (nick !== '') add('nickname', nick)
  if (phonetic !== '') add('x-phonetic-first-name', phonetic)
  if (isNew && content.pronouns !== '') add('pronouns', content.pronouns)
  const role = Object.entries(content.roles).findLast(([, one]) => one.to === null && one.title === title)?.[0]
  if (organisation !== '') add('org', [organisation], keyed(role))
  if (title !== '') add('title', title, keyed(role))
  const channels = Object.entries(content.channels)
  for (const [key, { kind, label, value, preferred }] of channels.toSorted(
    ([, a], [, b]) => preference(b) - preference(a),
  )) {
    const params = { ...keyed(key), ...(preferred && (isNew ? { pref: '1' } : { type: 'pref' })) }
    add(PROPERTIES[kind], kind === 'address' ? ['', '', value, '', '', '', ''] : value, params, label)
  }
  for (const [key, { label, text }] of Object.entries(content.places))
    add('adr', ['', '', text, '', '', '', ''], keyed(key), label)
  const birthday = birthdayOf(content)
  for (const [key, one] of Object.entries(content.dates)) {
    const { label, date } = one
    if (one === birthday) addDay('BDAY', key, date)
    else if (/^anniversary$/i.test(label)) addDay(isNew ? 'ANNIVERSARY' : 'X-ANNIVERSARY', key, date)
    else addDay('X-ABDATE', key, date, label === '' ? 'date' : label)
  }
  for (const circle of circles) add('categories', circle)
  if (content.photo !== null) lines.push(photoLine(content.photo, isNew))
  if (notes && content.notes.trim() !== '') add('note', content.notes.trim())
  lines.push('END:VCARD', '')
  return lines.join('\r\n')
}

const FOLD = 75

/** RFC 6350 has an address with the bytes in it, RFC 2426 the bytes alone; folded as any line that is long. */
function photoLine(photo: string, isNew: boolean): string {
  const type = photoType(photo)
  const head = isNew
    ? `PHOTO:data:${type};base64,`
    : `PHOTO;ENCODING=b;TYPE=${type.slice('image/'.length).toUpperCase()}:`
  const line = `${head}${photo}`
  const pieces = [line.slice(0, FOLD)]
  // What goes on begins with a blank, which is one of its characters.
  for (let at = FOLD; at < line.length; at += FOLD - 1) pieces.push(` ${line.slice(at, at + FOLD - 1)}`)
  return pieces.join('\r\n')
}

/** Of the ends of lines one is written escaped, and the others would end the line of the file. */
function withLineEnds(value: Value): Value {
  return typeof value === 'string'
    ? value.replaceAll(/\r\n?/g, '\n')
    : value.map((part) => part.replaceAll(/\r\n?/g, '\n'))
}

function preference({ preferred }: ChannelEntry): number {
  return Number(preferred)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
