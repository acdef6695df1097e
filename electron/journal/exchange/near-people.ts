import { keysOf } from '#journal/likeness/likely-pairs.ts'
import { likenessOf, type LikenedPerson } from '#journal/likeness/person-likeness.ts'
import type { JobControl } from '#journal/runtime/jobs.ts'
import type { Sql } from '#journal/runtime/command-context.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { organisationNames } from './known-person.ts'
import { likenedPerson, likenedRecord } from './likened-person.ts'
import type { PlannedRecord } from './plan-import.ts'

interface Near {
  readonly id: PersonId
  readonly name: string
  readonly likened: LikenedPerson
}

const READ_AT_ONCE = 200
const COMPARED_AT_ONCE = 200
/** A key that more share tells nobody from others. */
const MAX_UNDER_KEY = 30
const STRENGTHS = ['sure', 'likely', 'maybe'] as const

/**
 * What a preview asks: the records that would make somebody new are compared with everybody, as *Duplicates* compares people, so
 * that who would be found there afterwards is asked about before. Nothing is decided: they are new unless the user says otherwise.
 */
export async function askedOfNear(
  sql: Sql,
  planned: readonly PlannedRecord[],
  job: Pick<JobControl, 'step'>,
  country: string,
): Promise<PlannedRecord[]> {
  const asked = [...planned]
  const isNew = planned.flatMap(({ outcome }, index) => (outcome === 'create' ? [index] : []))
  if (isNew.length === 0) return asked
  const step = () => job.step(planned.length, planned.length)
  const byKey = await readPeople(sql, country, step)
  if (byKey.size === 0) return asked
  for (const [done, index] of isNew.entries()) {
    const one = planned[index] as PlannedRecord
    const near = nearest(likenedRecord(one.record, country), byKey)
    if (near !== null) asked[index] = { ...one, outcome: 'maybe', person: near, because: 'near-name' }
    if (done % COMPARED_AT_ONCE === COMPARED_AT_ONCE - 1) await step()
  }
  return asked
}

function nearest(record: LikenedPerson, byKey: ReadonlyMap<string, readonly Near[]>): Pick<Near, 'id' | 'name'> | null {
  const seen = new Set<string>()
  let best: { near: Near; strength: number } | null = null
  for (const key of keysOf(record)) {
    for (const near of byKey.get(key) ?? []) {
      if (seen.has(near.id)) continue
      seen.add(near.id)
      const likeness = likenessOf(record, near.likened)
      if (likeness === null) continue
      const strength = STRENGTHS.indexOf(likeness.strength)
      if (best === null || strength < best.strength) best = { near, strength }
    }
  }
  return best === null ? null : { id: best.near.id, name: best.near.name }
}

async function readPeople(
  sql: Sql,
  country: string,
  step: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly Near[]>> {
  const organisations = organisationNames(sql)
  const byKey = new Map<string, Near[]>()
  for (let after = -1; ;) {
    const rows = sql(`SELECT p.n, p.id, p.name, c.content FROM people AS p JOIN person_contents AS c ON c.n = p.n
      WHERE p.n > ? AND p.hidden = 0 ORDER BY p.n LIMIT ${READ_AT_ONCE}`).all(after) as {
      n: number
      id: PersonId
      name: string
      content: string
    }[]
    for (const { id, name, content } of rows) {
      const near = { id, name, likened: likenedPerson(JSON.parse(content) as Person, { organisations }, country) }
      for (const key of new Set(keysOf(near.likened))) {
        const present = byKey.get(key)
        if (present === undefined) byKey.set(key, [near])
        else if (present.length < MAX_UNDER_KEY) present.push(near)
      }
    }
    const last = rows.at(-1)
    if (last === undefined) return byKey
    after = last.n
    await step()
  }
}
