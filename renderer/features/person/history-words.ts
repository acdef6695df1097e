import { ringWords } from '#parts/ring-words.ts'
import type { I18n } from '@lingui/core'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { displayName } from '#shared/model/person-name.ts'
import { channelWords, textWords } from './person-words.ts'

export type HistoryChange = QueryOutput<'history'>[number]['changed'][number]

/** What the document keeps for itself and nobody wrote. */
const OWN = new Set(['kind', 'schema', 'createdAt', 'sample'])

/** Changes worth telling. */
export function isTold({ path: [field = ''] }: HistoryChange): boolean {
  return !OWN.has(field)
}

/** What a field is called where its history is told. */
export function fieldName(i18n: I18n, [field = '', part = '']: readonly string[]): string {
  const texts = textWords(i18n)
  if (field in texts) return texts[field as keyof typeof texts].label
  const names = fieldNames(i18n)
  return names[`${field}.${part}`] ?? names[field] ?? field
}

/** A value in words: entries by what they say, people and circles by their names. */
export function valueWords(i18n: I18n, path: readonly string[], value: string, person: PersonPage): string {
  const [field = '', key = '', part = ''] = path
  switch (field) {
    case 'ring':
      return ringWords(i18n)[value as keyof ReturnType<typeof ringWords>] ?? value
    case 'side':
      return value === 'inside' ? i18n.t('Inside') : i18n.t('Outside')
    case 'metThrough':
    case 'mergedInto':
      return nameOfPerson(person, value) ?? i18n.t('somebody')
    case 'circles':
      return person.circles.find(({ id }) => id === key)?.name ?? i18n.t('a circle')
    case 'deletedAt':
      return i18n.t('moved there')
  }
  if (part === 'organisation') return nameOfOrganisation(person, value) ?? i18n.t('an organisation')
  if (part === 'state') return needState(i18n, value)
  const parsed = parseObject(value)
  return parsed === null ? trueOrFalse(i18n, value) : entryWords(i18n, field, parsed, person)
}

function entryWords(i18n: I18n, field: string, entry: Readonly<Record<string, unknown>>, person: PersonPage): string {
  const text = (key: string) => (typeof entry[key] === 'string' ? entry[key] : '')
  switch (field) {
    case 'roles':
      return [text('title'), nameOfOrganisation(person, text('organisation')) ?? ''].filter(Boolean).join(', ')
    case 'channels': {
      const kinds = channelWords(i18n)
      return `${kinds[text('kind') as keyof typeof kinds] ?? ''} ${text('value')}`.trim()
    }
    case 'dates':
      return `${text('label')} ${dateWords(entry['date'])}`.trim()
    case 'names':
      return displayName({ given: '', family: '', display: '', phonetic: '', nick: '', ...entry })
    case 'externalRefs':
      return text('source')
    default: {
      // An entry whose day alone changed, or one that a newer version knows: what can be read of it.
      const day = dateWords(entry)
      const told = text('text') || text('value') || text('label')
      return (
        told ||
        day ||
        Object.values(entry)
          .filter((part) => typeof part === 'string')
          .join(', ')
      )
    }
  }
}

/** `1986-12-06`, and without a year `12-06`: the form in which nothing has to be guessed. */
function dateWords(date: unknown): string {
  const { y, m, d } = (typeof date === 'object' && date !== null ? date : {}) as Record<string, unknown>
  if (typeof m !== 'number' || typeof d !== 'number') return ''
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${typeof y === 'number' ? `${y}-` : ''}${pad(m)}-${pad(d)}`
}

function needState(i18n: I18n, state: string): string {
  if (state === 'met') return i18n.t('met')
  return state === 'gone' ? i18n.t('no longer') : i18n.t('open')
}

function trueOrFalse(i18n: I18n, value: string): string {
  if (value === 'true') return i18n.t('yes')
  return value === 'false' ? i18n.t('no') : value
}

function nameOfPerson(person: PersonPage, id: string): string | null {
  const known = [person.metThrough, ...person.introduced, ...person.seenWith.map((seen) => seen.person)]
  return known.find((link) => link?.id === id)?.name ?? null
}

function nameOfOrganisation(person: PersonPage, id: string): string | null {
  return person.roles.find(({ value }) => value.organisation === id)?.value.organisationName ?? null
}

function parseObject(value: string): Record<string, unknown> | null {
  if (!value.startsWith('{')) return null
  try {
    const parsed: unknown = JSON.parse(value)
    return typeof parsed === 'object' ? (parsed as Record<string, unknown> | null) : null
  } catch {
    return null
  }
}

function fieldNames(i18n: I18n): Record<string, string> {
  return {
    'names.given': i18n.t('Given name'),
    'names.family': i18n.t('Family name'),
    'names.display': i18n.t('Name as shown'),
    'names.phonetic': i18n.t('How it is said'),
    'names.nick': i18n.t('Nickname'),
    'cadence.idealDays': i18n.t('Days wanted'),
    'cadence.maxDays': i18n.t('Days at most'),
    'cadence.paused': i18n.t('Cadence paused'),
    names: i18n.t('Name'),
    cadence: i18n.t('Cadence'),
    pronouns: i18n.t('Pronouns'),
    ring: i18n.t('Ring'),
    side: i18n.t('My organisation'),
    metThrough: i18n.t('Met through'),
    metOn: i18n.t('Met on'),
    circles: i18n.t('Circle'),
    archetypes: i18n.t('Type of person'),
    channels: i18n.t('Way to reach'),
    roles: i18n.t('Role'),
    places: i18n.t('Place'),
    dates: i18n.t('Day'),
    needs: i18n.t('Need'),
    offers: i18n.t('Offer'),
    externalRefs: i18n.t('Imported from'),
    mergedInto: i18n.t('Merged into'),
    deletedAt: i18n.t('Trash'),
  }
}
