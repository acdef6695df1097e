import type { SearchText } from '#journal/projections/row-definition.ts'
import { cadenceOf } from '#shared/model/cadence.ts'
import type { Person } from '#shared/model/person.ts'
import { PERSON_TEXTS } from '#shared/model/person.ts'
import { displayName, sortName } from '#shared/model/person-name.ts'
import { RINGS, type RingRules } from '#shared/model/ring.ts'
import { nameWords } from '#shared/model/name-words.ts'

export interface PersonRows {
  readonly person: {
    readonly name: string
    readonly sortName: string
    readonly given: string
    readonly family: string
    readonly nick: string
    readonly ring: number | null
    readonly title: string
    readonly organisationId: string | null
    readonly idealOverride: number | null
    readonly maxOverride: number | null
    readonly paused: number
    readonly idealDays: number | null
    readonly maxDays: number | null
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
      sortName: sortName(names),
      given: names.given,
      family: names.family,
      nick: names.nick,
      ring: content.ring === null ? null : RINGS.indexOf(content.ring),
      title: role?.title ?? '',
      organisationId: role?.organisation ?? null,
      idealOverride: content.cadence.idealDays ?? null,
      maxOverride: content.cadence.maxDays ?? null,
      paused: content.cadence.paused ? 1 : 0,
      idealDays: cadence?.idealDays ?? null,
      maxDays: cadence?.maxDays ?? null,
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
export function personText(content: Person): SearchText {
  const { names } = content
  const title = new Set([displayName(names), names.given, names.family, names.nick, names.phonetic])
  const texts = PERSON_TEXTS.map((field) => content[field])
  const entries = [...Object.values(content.needs), ...Object.values(content.offers)].map(({ text }) => text)
  const more = [
    ...Object.values(content.roles).map((role) => role.title),
    ...Object.values(content.channels).map((channel) => channel.value),
    ...Object.values(content.places).map((place) => place.text),
    ...Object.values(content.dates).map((date) => date.label),
  ]
  return { title: joined(title), body: joined([...texts, ...entries]), more: joined(more) }
}

function joined(parts: Iterable<string>): string {
  return [...parts].filter((part) => part !== '').join('\n')
}
