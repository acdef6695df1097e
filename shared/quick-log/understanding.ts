import type { CivilDate } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import type { PersonStanding } from './chip.ts'
import { IN_NOTE, NEW_PERSON, partKey, type Corrections } from './corrections.ts'
import type { DraftPerson, KnownPerson } from './draft.ts'
import type { Span, Stretch } from './span.ts'

/** A value that was read from words of the line, or holds without any: then `written` is ''. */
export interface Part<Value> {
  /** Names it in `Corrections`. Stays the same while its words do. */
  readonly key: string
  readonly value: Value
  readonly written: string
  readonly span: Stretch | null
}

export interface UnderstoodPerson {
  readonly key: string
  /** As the journal has it, or as typed for somebody new. */
  readonly name: string
  readonly organisation: string | null
  /** Null for somebody new. */
  readonly id: PersonId | null
  /** Where it is `unsure`, `id` is the likeliest. */
  readonly standing: PersonStanding
  /** Everybody who may be meant, likeliest first. */
  readonly candidates: readonly PersonId[]
  /** The words as typed, without `@`. */
  readonly written: string
  readonly span: Stretch | null
}

/** A line in the middle of being understood: what the user has said of it, and what goes back into the note. */
export interface Understanding {
  readonly line: string
  readonly known: readonly KnownPerson[]
  readonly corrections: Corrections
  readonly today: CivilDate
  /** Words that were taken out of their chip, and where they stood. */
  readonly returned: { readonly start: number; readonly text: string }[]
  /** The people of the conversation by their names in the draft; null for a name that is none after all. */
  readonly people: Map<string, UnderstoodPerson | null>
}

export function wordsOf({ line }: Understanding, span: Stretch | undefined | null): string {
  return span === undefined || span === null ? '' : line.slice(span.start, span.end)
}

/** What was read from the words of `span`, before any correction. */
export function partOf<Value>(
  understanding: Understanding,
  kind: string,
  value: Value,
  span: Span | undefined,
): Part<Value> {
  const written = wordsOf(understanding, span)
  return { key: partKey(kind, written), value, written, span: span ?? null }
}

/** True where the user gave the words of a part back to the note, which then has them. */
export function isReturned(
  { corrections, returned }: Understanding,
  { key, written, span }: Pick<Part<unknown>, 'key' | 'written' | 'span'>,
  text = written,
): boolean {
  if (corrections[key] !== IN_NOTE || written === '') return false
  returned.push({ start: span?.start ?? 0, text })
  return true
}

/** What the user said instead, in the type of what was read. */
export function corrected<Value>(part: Part<Value>, { corrections }: Understanding): Part<Value> {
  const choice = corrections[part.key]
  if (choice === undefined || choice === IN_NOTE) return part
  return { ...part, value: (typeof part.value === 'number' ? Number(choice) : choice) as Value }
}

export function understoodPerson(
  { known, corrections }: Understanding,
  person: DraftPerson,
  { written, span }: { readonly written: string; readonly span: Stretch | null },
): UnderstoodPerson {
  const key = partKey('person', written)
  const choice = corrections[key]
  const candidates = person.id === null ? person.candidates : [person.id]
  const likeliest = candidates[0]
  const { organisation } = person
  const stranger = { key, written, span, candidates, name: written, organisation, id: null }
  if (likeliest === undefined || choice === NEW_PERSON) return { ...stranger, standing: 'new' }
  const chosen = candidates.find((id) => id === choice)
  const id = chosen ?? likeliest
  const found = known.find((one) => one.id === id)
  return {
    ...stranger,
    id,
    name: found?.name ?? person.name,
    organisation: found?.organisation || organisation,
    standing: chosen === undefined && candidates.length > 1 ? 'unsure' : 'known',
  }
}

/** The people of a clause, by name, are those of the conversation, or whom the journal knows by that name, or new. */
export function peopleNamed(
  understanding: Understanding,
  names: readonly string[],
  spans: readonly Span[],
): UnderstoodPerson[] {
  const { people, known, corrections } = understanding
  return names.flatMap((name) => {
    const same = people.get(name)
    if (same !== undefined) return same ?? []
    // The name stays in the words of the clause.
    if (corrections[partKey('person', name)] === IN_NOTE) return []
    const candidates = peopleCalled(name, known)
    const span = spans.find((one) => one.kind === 'person' && wordsOf(understanding, one).includes(name)) ?? null
    return understoodPerson(understanding, { name, organisation: null, id: null, candidates }, { written: name, span })
  })
}

/** Likeliest first: by whole name before first or nick name, then the latest conversation. */
function peopleCalled(name: string, known: readonly KnownPerson[]): PersonId[] {
  const is = (text: string) => text !== '' && text.localeCompare(name, undefined, { sensitivity: 'base' }) === 0
  const whole = known.filter((person) => is(person.name))
  const part = known.filter((person) => is(person.given) || is(person.nick) || is(person.family))
  return (whole.length > 0 ? whole : part)
    .toSorted((a, b) => (b.lastConversation ?? '').localeCompare(a.lastConversation ?? ''))
    .map(({ id }) => id)
}
