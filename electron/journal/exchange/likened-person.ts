import { comparedName } from '#journal/likeness/compare-names.ts'
import { employerKey } from '#journal/likeness/employer-key.ts'
import type { LikenedPerson } from '#journal/likeness/person-likeness.ts'
import { foldText } from '#shared/model/fold-text.ts'
import type { Person } from '#shared/model/person.ts'
import { channelKey } from './channel-key.ts'
import { birthdayOf } from './export-people.ts'
import type { ImportedRecord } from './imported-record.ts'
import type { KnownNames } from './import-rules.ts'

/** Nobody has so many of a thing: who does is a list of many. */
const MAX_COMPARED = 50

/** Somebody of the journal, as they are compared with others. @param country as of `channelKey` */
export function likenedPerson(
  person: Person,
  { organisations }: Pick<KnownNames, 'organisations'>,
  country: string,
): LikenedPerson {
  const roles = Object.values(person.roles)
  const addresses = Object.values(person.channels).filter(({ kind }) => kind === 'address')
  return {
    name: comparedName(person.names),
    channels: keysOf(Object.values(person.channels), country),
    employers: said(roles.map(({ organisation }) => employerKey(organisations.get(organisation ?? '') ?? ''))),
    titles: said(roles.map(({ title }) => foldText(title))),
    places: said(
      [...Object.values(person.places).map(({ text }) => text), ...addresses.map(({ value }) => value)].map(foldText),
    ),
    birthday: birthdayOf(person)?.date ?? null,
  }
}

/** A record of a file, as it is compared with the people of the journal. @param country as of `channelKey` */
export function likenedRecord(record: ImportedRecord, country: string): LikenedPerson {
  return {
    name: comparedName(record.names),
    channels: keysOf(record.channels, country),
    employers: said([employerKey(record.organisation)]),
    titles: said([foldText(record.title)]),
    places: said(record.places.map(({ text }) => foldText(text))),
    birthday: record.dates.find(({ label }) => isBirthday(label))?.date ?? null,
  }
}

function isBirthday(label: string): boolean {
  return /^(?:birthday|geburtstag)$/iu.test(label)
}

function keysOf(channels: readonly Parameters<typeof channelKey>[0][], country: string): string[] {
  return said(channels.slice(0, MAX_COMPARED).map((channel) => channelKey(channel, country) ?? ''))
}

function said(keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== '').slice(0, MAX_COMPARED)
}
