import type { I18n } from '@lingui/core'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { FieldsWith, PersonField } from '#shared/model/person-fields.ts'
import { displayName } from '#shared/model/person-name.ts'
import type { Person } from '#shared/model/person.ts'
import { channelKindWords } from './channel-kind-words.ts'
import { ringWords } from './ring-words.ts'

/** Where the page of a person shows a field, and with it what two devices wrote into it. */
export type FieldPlace =
  /** Below the name, beside the other facts about who this is. */
  | 'header'
  | 'met'
  | 'cadence'
  /** Among what I know, in the order of this table. */
  | 'text'
  /** In a list, each entry where it stands. */
  | 'entries'
  /** Among the questions of the capture guide, which have a list of their own. */
  | 'guide'
  /** Nowhere of its own: what two devices wrote is shown at the top. */
  | 'none'

/** A value as history and conflicts tell it. */
export interface ToldValue {
  /** The key of an entry, or of what is in a set; '' for a field of one value. */
  readonly key: string
  readonly text: string
  /** The text as the map that it stands for; null where it stands for none. */
  readonly entry: Readonly<Record<string, unknown>> | null
  readonly person: PersonPage
}

export interface FieldWords {
  readonly name: string
  readonly place: FieldPlace
  /** Says a value; as it is, or by what an entry says of itself, where left out. */
  readonly said?: (told: ToldValue) => string
  /** Says a part of an entry that changed alone; null where it speaks for itself, as all do where this is left out. */
  readonly saidPart?: (part: string, told: ToldValue) => string | null
}

type Parts<Field extends PersonField> = { readonly [Part in keyof Person[Field]]-?: string }

/** A part that a kind of field must have is a type error where it is left out, as is a field without words. */
export type PersonFieldWords = {
  readonly [Field in PersonField]: FieldWords &
    (Field extends FieldsWith<'kept', 'parts'> ? { readonly parts: Parts<Field> } : unknown) &
    (Field extends FieldsWith<'kept', 'text'>
      ? {
          /** What to write there. */
          readonly prompt: string
          readonly place: 'text'
        }
      : unknown)
}

/** The fields of a person in words, the texts of the capture guide in the order in which one learns about somebody. */
export function personFieldWords(i18n: I18n): PersonFieldWords {
  const text = (name: string, prompt: string) => ({ name, prompt, place: 'text' }) as const
  const somebody = ({ text: id, person }: ToldValue) => nameOfPerson(person, id) ?? i18n.t('somebody')
  return {
    names: {
      name: i18n.t('Name'),
      parts: {
        given: i18n.t('Given name'),
        family: i18n.t('Family name'),
        display: i18n.t('Name as shown'),
        phonetic: i18n.t('How it is said'),
        nick: i18n.t('Nickname'),
      },
      place: 'header',
      said: ({ entry, text: part }) =>
        entry === null ? part : displayName({ given: '', family: '', display: '', phonetic: '', nick: '', ...entry }),
    },
    pronouns: { name: i18n.t('Pronouns'), place: 'header' },
    photo: { name: i18n.t('Photo'), place: 'header', said: () => i18n.t('another photo') },
    ring: {
      name: i18n.t('Ring'),
      place: 'header',
      said: ({ text: ring }) => ringWords(i18n)[ring as keyof ReturnType<typeof ringWords>] ?? ring,
    },
    cadence: {
      name: i18n.t('Cadence'),
      parts: {
        idealDays: i18n.t('Days wanted'),
        maxDays: i18n.t('Days at most'),
        paused: i18n.t('Cadence paused'),
      },
      place: 'cadence',
    },
    side: {
      name: i18n.t('My organisation'),
      place: 'header',
      said: ({ text: side }) => (side === 'inside' ? i18n.t('Inside') : i18n.t('Outside')),
    },
    metThrough: { name: i18n.t('Met through'), place: 'met', said: somebody },
    metOn: { name: i18n.t('Met on'), place: 'met' },
    circles: {
      name: i18n.t('Circle'),
      place: 'none',
      said: ({ key, person }) => person.circles.find(({ id }) => id === key)?.name ?? i18n.t('a circle'),
    },
    archetypes: {
      name: i18n.t('Type of person'),
      place: 'none',
      said: ({ key, person }) => person.archetypes.find(({ id }) => id === key)?.name ?? i18n.t('a type of person'),
    },
    channels: {
      name: i18n.t('Way to reach'),
      place: 'entries',
      said: ({ entry, text: part }) => {
        const kind = channelKindWords(i18n)[wordAt(entry, 'kind') as keyof ReturnType<typeof channelKindWords>] ?? ''
        return entry === null ? part : `${kind} ${wordAt(entry, 'value')}`.trim()
      },
    },
    roles: {
      name: i18n.t('Role'),
      place: 'entries',
      said: ({ entry, text: part, person }) =>
        entry === null
          ? part
          : [wordAt(entry, 'title'), nameOfOrganisation(person, wordAt(entry, 'organisation')) ?? '']
              .filter(Boolean)
              .join(', '),
      saidPart: (part, { text: id, person }) =>
        part === 'organisation' ? (nameOfOrganisation(person, id) ?? i18n.t('an organisation')) : null,
    },
    places: { name: i18n.t('Place'), place: 'entries' },
    dates: {
      name: i18n.t('Day'),
      place: 'entries',
      said: ({ entry, text: part }) =>
        entry === null ? part : `${wordAt(entry, 'label')} ${dateWords(entry['date'])}`.trim(),
    },
    needs: { name: i18n.t('Need'), place: 'entries' },
    needsMet: { name: i18n.t('Need met'), place: 'none' },
    needsLetGo: { name: i18n.t('Need no longer there'), place: 'none' },
    offers: { name: i18n.t('Offer'), place: 'entries' },
    answers: { name: i18n.t('Answer of the guide'), place: 'guide' },
    promptsOffered: { name: i18n.t('Question offered'), place: 'none' },
    helpersPutAside: { name: i18n.t('Who cannot help'), place: 'none' },
    notSameAs: {
      name: i18n.t('Not the same as'),
      place: 'none',
      said: ({ key, person }) => nameOfPerson(person, key) ?? i18n.t('somebody'),
    },
    externalRefs: {
      name: i18n.t('Imported from'),
      place: 'none',
      said: ({ entry, text: part }) => (entry === null ? part : wordAt(entry, 'source')),
    },
    mergedInto: { name: i18n.t('Merged into'), place: 'none', said: somebody },
    workingOn: text(i18n.t('Working on'), i18n.t('What keeps them busy these days?')),
    caresAbout: text(i18n.t('Cares about'), i18n.t('What matters to them, at work and beyond it?')),
    wantsToMeet: text(i18n.t('Wants to meet'), i18n.t('Whom would they love to talk to?')),
    canLearnFromThem: text(i18n.t('I can learn from them'), i18n.t('What do they know that you would like to?')),
    theyCanLearnFromMe: text(i18n.t('They can learn from me'), i18n.t('What of yours could be of use to them?')),
    askNext: text(i18n.t('Ask next time'), i18n.t('Which question are you curious about?')),
    howWeMet: text(i18n.t('How we met'), i18n.t('Where did it begin?')),
    notes: text(i18n.t('Notes'), i18n.t('Anything else worth remembering.')),
  }
}

/** `1986-12-06`, and without a year `12-06`: the form in which nothing has to be guessed. '' for what is no day. */
export function dateWords(date: unknown): string {
  const { y, m, d } = (typeof date === 'object' && date !== null ? date : {}) as Record<string, unknown>
  if (typeof m !== 'number' || typeof d !== 'number') return ''
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${typeof y === 'number' ? `${y}-` : ''}${pad(m)}-${pad(d)}`
}

function wordAt(entry: ToldValue['entry'], part: string): string {
  const value = entry?.[part]
  return typeof value === 'string' ? value : ''
}

function nameOfPerson(person: PersonPage, id: string): string | null {
  const known = [person.metThrough, ...person.introduced, ...person.seenWith.map((seen) => seen.person)]
  return known.find((link) => link?.id === id)?.name ?? null
}

function nameOfOrganisation(person: PersonPage, id: string): string | null {
  return person.roles.find(({ value }) => value.organisation === id)?.value.organisationName ?? null
}
