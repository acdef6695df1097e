import { isOwn, type MonicaTotals } from './monica-totals.ts'
import {
  collectionsOf,
  dayOf,
  fieldsOf,
  line,
  propertiesOf,
  specialDate,
  text,
  uuidOf,
  wordsOf,
  type Fields,
} from './monica-values.ts'
import { pushTo } from './push-to.ts'

/** What relationships say of each contact, in words. */
export function relationsByContact(
  relationships: readonly Fields[],
  { nameOf, partial, isWhole }: Relatives,
  account: MonicaTotals,
): ReadonlyMap<string, string[]> {
  const related = new Map<string, string[]>()
  const told = new Set<string>()
  for (const relationship of relationships) {
    const { type, contact_is: who, of_contact: whose, ...rest } = propertiesOf(relationship)
    if (!isWhole(text(whose))) {
      // It is told of the other of the two, where that one has a page.
      account.leaveOut('partial', Object.keys(propertiesOf(relationship)).length)
      continue
    }
    for (const one of [type, who, whose]) if (one !== undefined) account.asText('relationship')
    const more = account.others(rest)
    const words = `${line(type).replaceAll('_', ' ')}: ${nameOf.get(text(who)) ?? ''}`
    pushTo(related, text(whose), [words, ...more, ...(partial.get(text(who)) ?? [])].join(', '))
    told.add(text(who))
  }
  for (const [uuid, words] of partial) if (!told.has(uuid)) account.untold(words.length)
  return related
}

interface Relatives {
  readonly nameOf: ReadonlyMap<string, string>
  /** What is said of those without a page. */
  readonly partial: ReadonlyMap<string, readonly string[]>
  readonly isWhole: (uuid: string) => boolean
}

/** Children and partners without a page are told with whom they belong to: what is said of each, in words. */
export function partialContacts(
  contacts: readonly Fields[],
  account: MonicaTotals,
): ReadonlyMap<string, readonly string[]> {
  const partial = new Map<string, string[]>()
  for (const contact of contacts) {
    const said = propertiesOf(contact)
    if (said['is_partial'] !== true) continue
    const words: string[] = []
    for (const [key, value] of Object.entries(said)) {
      const day = specialDate(value)
      const told =
        day === null ? wordsOf(value) : day.about === undefined ? dayOf(fieldsOf(value)['date']) : `about ${day.about}`
      if (isOwn(key)) account.leaveOut('settings')
      else if (IN_NAME.has(key) || told === null || told === '' || typeof value === 'boolean') account.asText(key)
      else {
        account.asText(key)
        words.push(`${key.replaceAll('_', ' ')}: ${told}`)
      }
    }
    for (const { values } of collectionsOf(contact)) account.leaveOut('partial', values.length)
    partial.set(uuidOf(contact), words)
  }
  return partial
}

const IN_NAME: ReadonlySet<string> = new Set(['first_name', 'middle_name', 'last_name', 'nickname'])
