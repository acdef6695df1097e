import { namedId } from '#journal/commands/named-documents.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { channelEntry } from '#shared/model/person-entries.ts'
import { foldName } from '#shared/model/person-name.ts'
import { derivedEntryKey, recordRef } from './derived-record.ts'
import type { PlannedRecord } from './plan-import.ts'

/** The organisations and circles that names stand for. */
export interface NamedOnes {
  readonly organisation: (name: string) => OrganisationId | null
  readonly circle: (name: string) => CircleId
}

const CHANNEL_KINDS = channelEntry.shape.kind.options

/** By the ids that follow from their names, whoever is in the journal; each found out once. */
export function derivedNames(): NamedOnes {
  const organisations = new Map<string, OrganisationId | null>()
  const circles = new Map<string, CircleId>()
  return {
    organisation: (name) =>
      once(organisations, name, () =>
        foldName(name) === '' ? null : (namedId('organisation', name) as string as OrganisationId),
      ),
    circle: (name) => once(circles, name, () => namedId('circle', name) as string as CircleId),
  }
}

/** What a record adds to a person, as fields of their document, with the keys that its entries have on every machine. */
export function importedContent({ record, format, additions }: Pick<PlannedRecord, 'record' | 'format' | 'additions'>) {
  const source = { source: format, ref: recordRef(record) }
  const key = (collection: string, says: readonly string[], rank?: number) =>
    derivedEntryKey({ ...source, collection }, says, rank)
  const { channels, places, dates, role, ref, circles } = additions
  const roleKey = role === null ? '' : key('roles', [role.organisation, role.title])
  const entries = {
    // Mail before telephones before pages: by the hash alone they would be mixed.
    channels: byKey(channels, (one) => key('channels', [one.kind, one.value], CHANNEL_KINDS.indexOf(one.kind))),
    places: byKey(places, ({ text }) => key('places', [text])),
    dates: byKey(dates, ({ label }) => key('dates', [label])),
    externalRefs: ref === null ? {} : { [key('externalRefs', [ref])]: { source: format, ref } },
  }
  return {
    single: { names: record.names, metOn: additions.metOn, notes: additions.notes },
    entries,
    /**
     * The entries that name other documents.
     * @param from when the role began, as far as is known
     */
    links(named: NamedOnes, from: CivilDate | null) {
      const roleEntry = role && {
        organisation: named.organisation(role.organisation),
        title: role.title,
        from,
        to: null,
      }
      return {
        roles: roleEntry === null ? {} : { [roleKey]: roleEntry },
        circles: Object.fromEntries(circles.map((name) => [named.circle(name), true as const])),
      }
    },
  }
}

function byKey<Entry>(entries: readonly Entry[], keyOf: (entry: Entry) => string): Record<string, Entry> {
  return Object.fromEntries(entries.map((entry) => [keyOf(entry), entry]))
}

function once<Value>(known: Map<string, Value>, name: string, find: () => Value): Value {
  const found = known.get(name)
  if (found !== undefined) return found
  const value = find()
  known.set(name, value)
  return value
}
