import { namedId } from '#journal/commands/named-documents.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { derivedEntryKey, recordRef } from './derived-record.ts'
import { IMPORT_RULES, type FieldValue, type ImportRules, type NamedOnes } from './import-rules.ts'
import type { PlannedRecord } from './plan-import.ts'

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

export interface ContentOptions {
  readonly named: NamedOnes
  /** When a role began, as far as is known. */
  readonly from: CivilDate | null
  /** `own`: only what names no other document; `links`: only what does. */
  readonly part?: 'own' | 'links'
  readonly rules?: ImportRules
}

/** What a record adds to a person, with the keys that its entries have on every machine. */
export function addedValues(
  { record, format, additions, keys }: Pick<PlannedRecord, 'record' | 'format' | 'additions' | 'keys'>,
  { named, from, part, rules = IMPORT_RULES }: ContentOptions,
): FieldValue[] {
  const source = { source: format, ref: recordRef(record) }
  const values: FieldValue[] = []
  for (const [collection, rule] of rules) {
    if (part !== undefined && rule.namesOthers !== (part === 'links')) continue
    for (const piece of additions.get(collection) ?? []) {
      const known = keys?.get(`${collection} ${rule.mark(piece)}`)
      const key = (says: readonly string[], rank?: number) =>
        known ?? derivedEntryKey({ ...source, collection }, says, rank)
      values.push(rule.written(piece, { key, named, from }))
    }
  }
  return values
}

/** Values as fields of a document that is made of them. */
export function contentOf(values: readonly FieldValue[]): Record<string, unknown> {
  const content: Record<string, unknown> = {}
  for (const { path, value } of values) {
    const [field, key] = path
    if (key === undefined) content[field] = value
    else Object.assign((content[field] ??= {}) as object, { [key]: value })
  }
  return content
}

function once<Value>(known: Map<string, Value>, name: string, find: () => Value): Value {
  const found = known.get(name)
  if (found !== undefined) return found
  const value = find()
  known.set(name, value)
  return value
}
