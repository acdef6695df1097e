import { namedId } from '#journal/commands/named-documents.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { channelEntry } from '#shared/model/person.ts'
import { foldName } from '#shared/model/person-name.ts'
import { derivedEntryKey, recordRef } from './derived-record.ts'
import type { PlannedRecord } from './plan-import.ts'

/** The organisations and circles that names stand for. */
export interface NamedOnes {
  readonly organisation: (name: string) => OrganisationId | null
  readonly circle: (name: string) => CircleId
}

/** By the ids that follow from their names, whoever is in the journal. */
export const derivedNames: NamedOnes = {
  organisation: (name) => (foldName(name) === '' ? null : (namedId('organisation', name) as string as OrganisationId)),
  circle: (name) => namedId('circle', name) as string as CircleId,
}

const CHANNEL_KINDS = channelEntry.shape.kind.options

/**
 * What a record adds to a person, as the fields of their document, with the keys that its entries have on every machine.
 * @param from when its role began, as far as is known
 */
export function importedContent(
  { record, format, additions }: Pick<PlannedRecord, 'record' | 'format' | 'additions'>,
  named: NamedOnes,
  from: CivilDate | null,
) {
  const source = { source: format, ref: recordRef(record) }
  const key = (collection: string, says: readonly string[], rank?: number) =>
    derivedEntryKey({ ...source, collection }, says, rank)
  const { channels, places, dates, role, ref, circles } = additions
  return {
    single: { names: record.names, metOn: additions.metOn, notes: additions.notes },
    maps: {
      // Mail before telephones before pages: by the hash alone they would be mixed.
      channels: byKey(channels, (one) => key('channels', [one.kind, one.value], CHANNEL_KINDS.indexOf(one.kind))),
      places: byKey(places, ({ text }) => key('places', [text])),
      dates: byKey(dates, ({ label }) => key('dates', [label])),
      roles: role === null ? {} : { [key('roles', [role.organisation, role.title])]: roleEntryOf(role) },
      externalRefs: ref === null ? {} : { [key('externalRefs', [ref])]: { source: format, ref } },
      circles: Object.fromEntries(circles.map((name) => [named.circle(name), true as const])),
    },
  }

  function roleEntryOf({ organisation, title }: NonNullable<typeof role>) {
    return { organisation: named.organisation(organisation), title, from, to: null }
  }
}

function byKey<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Record<string, Entry> {
  return Object.fromEntries(entries.map((entry) => [keyOf(entry), entry]))
}
