import { displayName } from '#shared/model/person-name.ts'
import type { ImportedRecord } from './imported-record.ts'
import { nameLikeness } from './name-likeness.ts'
import type { ProblemLog } from './problem-log.ts'

/**
 * Programs copy a card with its id and all. Of two records of one id that have quite other names the later one loses
 * its id, so that they stay two people, and is reported.
 */
export function twoOfOneId(records: readonly ImportedRecord[], log: ProblemLog): readonly ImportedRecord[] {
  const first = new Map<string, ImportedRecord>()
  return records.map((record) => {
    const { ref } = record
    if (ref === null) return record
    const earlier = first.get(ref)
    if (earlier === undefined) first.set(ref, record)
    if (earlier === undefined || nameLikeness(named(earlier), named(record)) === 'one person') return record
    const params = { name: displayName(record.names), other: displayName(earlier.names) }
    log.report(record.line, { code: 'same-id-other-name', params })
    return { ...record, ref: null }
  })
}

function named({ names }: ImportedRecord) {
  return { name: displayName(names), given: names.given, nick: names.nick }
}
