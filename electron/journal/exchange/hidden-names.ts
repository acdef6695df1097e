import { createHash } from 'node:crypto'
import type { QueryContext } from '#journal/queries/query-context.ts'
import { isEverydayWord } from '#shared/model/everyday-words.ts'
import { documentId } from '#shared/model/id.ts'
import type { Person } from '#shared/model/person.ts'
import { namesReplacer, pieceReplacer } from '#shared/model/without-people.ts'

/** Takes out of what is exported who people are: everybody stands there by letters that are the same each time. */
export interface NamesHidden {
  readonly aliasOf: (id: string) => string
  readonly text: (text: string) => string
  /** Every text of a value, whatever is around it. */
  readonly within: <Value>(value: Value) => Value
  /** A person without names, addresses and numbers, and with texts that name nobody. */
  readonly person: (id: string, content: Person) => Person
}

const PERSON = 'Person'
const GONE = '…'
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const LETTERS_OF_ALIAS = 6
const NUMBER = /\+?\(?\d[\d\s()./-]{4,30}\d/g
const WORD = /[^\s<>()[\]{}"'|,;]{3,}/g
const MIN_DIGITS = 6
const LAST_DIGITS = 8
/** A shorter one is no address. */
const MIN_PLACE = 4

export function namesHidden({ sql }: Pick<QueryContext, 'sql'>): NamesHidden {
  // Also of those in the trash, who may be spoken of as well.
  const rows = sql(`SELECT e.id, c.content FROM person_contents c JOIN entries e ON e.n = c.n ORDER BY e.id`).all() as {
    id: string
    content: string
  }[]
  const aliases = new Map<string, string>()
  const taken = new Set<string>()
  const exact = new Set<string>()
  const numbers = new Set<string>()
  const people = rows.map(({ id, content }) => {
    const { names, channels, places } = JSON.parse(content) as Person
    const alias = aliasFor(id, taken)
    aliases.set(id, alias)
    for (const { value } of Object.values(channels)) {
      exact.add(bare(value))
      const digits = value.replaceAll(/\D/g, '')
      if (digits.length >= MIN_DIGITS) numbers.add(digits.slice(-LAST_DIGITS))
    }
    return { names, alias, places: Object.values(places).map(({ text }) => text) }
  })
  const inWords = namesReplacer(people, { shared: PERSON, isCommon: isEverydayWord })
  const withoutPlaces = pieceReplacer(
    [...new Set(people.flatMap(({ places }) => places))]
      .filter((place) => place.length >= MIN_PLACE)
      .map((piece) => ({ piece, instead: GONE })),
  )
  const hidden = (said: string): string => {
    const text = said
      .replaceAll(WORD, (word) => (isEmail(word) || exact.has(bare(word)) ? GONE : word))
      .replaceAll(NUMBER, (number) => (isKnownNumber(number) ? GONE : number))
    return inWords(withoutPlaces(text))
  }
  const isKnownNumber = (number: string) => numbers.has(number.replaceAll(/\D/g, '').slice(-LAST_DIGITS))
  const within = <Value>(value: Value): Value => {
    // Whom something names stays linked.
    if (typeof value === 'string') return (documentId.safeParse(value).success ? value : hidden(value)) as Value
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(within) as Value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(one)])) as Value
  }
  const aliasOf = (id: string) => aliases.get(id) ?? PERSON
  return {
    aliasOf,
    text: hidden,
    within,
    person: (id, content) => ({
      ...within(content),
      kind: content.kind,
      names: { given: '', family: '', nick: '', phonetic: '', display: aliasOf(id) },
      channels: {},
      places: {},
      externalRefs: {},
      photo: null,
    }),
  }
}

function isEmail(word: string): boolean {
  const at = word.indexOf('@')
  return at > 0 && word.indexOf('.', at) !== -1
}

/** An address as it is compared: without what stands around it, and without what a browser adds. */
function bare(value: string): string {
  const text = value
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:|xmpp:)/, '')
    .replace(/^www\./, '')
    .replace(/^@/, '')
  let end = text.length
  while (end > 0 && '/.!?:'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** Of the id alone, so that it is the same in every export, and by nothing of the person. */
function aliasFor(id: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const bytes = createHash('sha256').update(`alias ${attempt} ${id}`).digest()
    const letters = [...bytes.subarray(0, LETTERS_OF_ALIAS)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
    const alias = `${PERSON} ${letters}`
    if (taken.has(alias)) continue
    taken.add(alias)
    return alias
  }
}
