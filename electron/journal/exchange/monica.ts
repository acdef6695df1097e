import { displayName } from '#shared/model/person-name.ts'
import type { ForeignJournal } from './foreign-journal.ts'
import { JOURNAL_FILE_FORMAT, JOURNAL_FILE_VERSION } from './journal-file.ts'
import type { MonicaAccount } from './monica-account.ts'
import { monicaNote, monicaPerson, namesOf } from './monica-person.ts'
import { partialContacts, relationsByContact } from './monica-relations.ts'
import { monicaTotals } from './monica-totals.ts'
import {
  collectionsOf,
  dayOf,
  instantOf,
  line,
  monicaId,
  NO_DAY,
  propertiesOf,
  setOf,
  text,
  uuidOf,
  type Fields,
} from './monica-values.ts'
import { pushTo } from './push-to.ts'

/**
 * An account of Monica 4 as a file of a journal (docs/import.md). Ids follow from those of Monica: taken in twice, on whatever device, it
 * is there once. Secrets of the account are not even read.
 * @returns also what became of every field: brought over, told as text, or left out with the reason
 */
export function monicaToJournal({ items, types, left, unreadable, isCutOff, photos }: MonicaAccount): ForeignJournal {
  const account = monicaTotals(left)
  if (unreadable > 0) account.leaveOut('unreadable', unreadable)
  const of = (type: string) => items.filter((item) => item.type === type).map(({ value }) => value)
  const contacts = of('contact')
  const whole = contacts.filter((contact) => propertiesOf(contact)['is_partial'] !== true)
  const nameOf = new Map(contacts.map((contact) => [uuidOf(contact), displayName(namesOf(propertiesOf(contact)))]))
  const ids = new Map(whole.map((contact) => [uuidOf(contact), monicaId('person', uuidOf(contact))]))
  const documents = new Map<string, Fields>()
  const put = (id: string, document: Fields) => documents.set(id, { id, schema: 1, ...document })
  const partial = partialContacts(contacts, account)
  const related = relationsByContact(of('relationship'), { nameOf, partial, isWhole: (uuid) => ids.has(uuid) }, account)
  const participants = participantsByActivity(whole, ids)

  const notesOf = (id: string) => text(documents.get(id)?.['notes'])
  const people = { account, put, notesOf, types, photos, related, ids }

  for (const contact of contacts) {
    const uuid = uuidOf(contact)
    const id = ids.get(uuid)
    if (id !== undefined) put(id, monicaPerson(contact, id, people))
  }
  for (const activity of of('activity')) {
    const { summary, description, happened_at: on, ...rest } = propertiesOf(activity)
    account.took(summary, description, on)
    const more = account.others(rest, 'type')
    const date = dayOf(on) ?? dayOf(activity['created_at']) ?? NO_DAY
    put(monicaId('activity', uuidOf(activity)), {
      kind: 'conversation',
      createdAt: instantOf(activity['created_at']),
      date,
      channel: 'other',
      participants: setOf(participants.get(uuidOf(activity)) ?? []),
      topic: line(summary),
      notes: monicaNote([monicaNote(description, account), ...more].filter(Boolean).join('\n'), account),
    })
  }
  const journal = { format: JOURNAL_FILE_FORMAT, version: JOURNAL_FILE_VERSION, documents: [...documents.values()] }
  const own = new Set<string>()
  return {
    format: 'monica',
    bytes: new TextEncoder().encode(JSON.stringify(journal)),
    accounts: account.result(),
    isCutOff,
    own,
  }
}

function participantsByActivity(
  contacts: readonly Fields[],
  ids: ReadonlyMap<string, string>,
): ReadonlyMap<string, string[]> {
  const participants = new Map<string, string[]>()
  for (const contact of contacts) {
    const id = ids.get(uuidOf(contact)) ?? ''
    for (const { type, values } of collectionsOf(contact)) {
      if (type !== 'activity') continue
      for (const activity of values.map(text)) pushTo(participants, activity, id)
    }
  }
  return participants
}
