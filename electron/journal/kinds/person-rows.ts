import type { SearchText } from '#journal/projections/row-definition.ts'
import { cadenceOf } from '#shared/model/cadence.ts'
import { stateOfNeed, type Person } from '#shared/model/person.ts'
import type { PersonFieldRules } from '#shared/model/person-field.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { displayName, foldName, sortName } from '#shared/model/person-name.ts'
import { photoMark } from '#shared/model/photo.ts'
import { RINGS, type RingRules } from '#shared/model/ring.ts'
import { nameWords } from '#shared/model/name-words.ts'

export interface PersonRows {
  /** By the names of the columns. */
  readonly person: {
    readonly name: string
    readonly sort_name: string
    readonly given: string
    readonly family: string
    readonly nick: string
    readonly ring: number | null
    readonly title: string
    readonly title_key: string
    /** As the document says; which one that is now is in `organisation_id`. */
    readonly named_organisation_id: string | null
    readonly ideal_override: number | null
    readonly max_override: number | null
    readonly paused: number
    readonly ideal_days: number | null
    readonly max_days: number | null
    /** How many of the needs that they have were met. */
    readonly needs_met: number
    /** Stands for the photo in what is read of many; the photo itself is in `person_photos`. */
    readonly photo_mark: string | null
  }
  readonly words: readonly string[]
}

/** The rows of a person that follow from the document alone and the cadences of the rings. */
export function personToRows(content: Person, rules: RingRules): PersonRows {
  const { names } = content
  const role = currentRole(content)
  const cadence = cadenceOf(content.ring, content.cadence, rules)
  return {
    person: {
      name: displayName(names),
      sort_name: sortName(names),
      given: names.given,
      family: names.family,
      nick: names.nick,
      ring: content.ring === null ? null : RINGS.indexOf(content.ring),
      title: role?.title ?? '',
      title_key: foldName(role?.title ?? ''),
      named_organisation_id: role?.organisation ?? null,
      ideal_override: content.cadence.idealDays ?? null,
      max_override: content.cadence.maxDays ?? null,
      paused: content.cadence.paused ? 1 : 0,
      ideal_days: cadence?.idealDays ?? null,
      max_days: cadence?.maxDays ?? null,
      needs_met: Object.keys(content.needs).filter((need) => stateOfNeed(content, need) === 'met').length,
      photo_mark: content.photo === null ? null : photoMark(content.photo),
    },
    words: nameWords(names),
  }
}

/** The role that a person has now: without an end, the one that began last; ties go to the larger entry id. */
export function currentRole(content: Pick<Person, 'roles'>): Person['roles'][string] | null {
  let best: { id: string; role: Person['roles'][string] } | null = null
  for (const [id, role] of Object.entries(content.roles)) {
    if (role.to !== null) continue
    const from = role.from ?? ''
    const bestFrom = best?.role.from ?? ''
    if (best === null || from > bestFrom || (from === bestFrom && id > best.id)) best = { id, role }
  }
  return best?.role ?? null
}

/** What a person is found by, besides the names of organisations. */
export function personText(content: Person, fields: PersonFieldRules = PERSON_FIELDS): SearchText {
  const { names } = content
  const title = new Set([displayName(names), names.given, names.family, names.nick, names.phonetic])
  const found = { body: [] as string[], more: [] as string[] }
  for (const [field, rule] of Object.entries(fields)) {
    if (rule.found === null) continue
    const { as, part } = rule.found
    const value: unknown = Reflect.get(content, field)
    if (part === null) found[as].push(String(value ?? ''))
    else for (const entry of Object.values(value as object)) found[as].push(String(Reflect.get(entry as object, part)))
  }
  return { title: joined(title), body: joined(found.body), more: joined(found.more) }
}

function joined(parts: Iterable<string>): string {
  return [...parts].filter((part) => part !== '').join('\n')
}
