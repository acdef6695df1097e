import type { JournalClient } from '#shared/contract/contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'
import type { DocumentId, OrganisationId, PersonId, TimeBlockId } from '#shared/model/id.ts'
import type { DocumentKind } from '#shared/model/schemas.ts'

/** There is one of each in every journal: they stay. */
type Singleton = 'preferences' | 'canvas'
export type ForgettableKind = Exclude<DocumentKind, Singleton>

/** What is made by, each time with words that stand nowhere else. */
export interface Maker {
  readonly client: JournalClient
  readonly today: CivilDate
  word(): string
  /** Some day before today. */
  past(): CivilDate
  /** Somebody known to whom it has to do, where it has to do with people. */
  someone(): Promise<PersonId>
}

/** A document of each kind that can be forgotten. A kind that is left out does not compile. */
const MAKERS: { readonly [Kind in ForgettableKind]: (maker: Maker) => Promise<DocumentId> } = {
  person: makePerson,
  async conversation({ client, today, word, someone }) {
    const people = [{ id: await someone() }]
    const { id } = await client.commands.logConversation({
      date: today,
      channel: 'walk',
      people,
      topic: word(),
      notes: `About ${word()}.`,
    })
    return id
  },
  async 'follow-up'({ client, today, word, someone }) {
    const people = [{ id: await someone() }]
    return (await client.commands.scheduleFollowUp({ text: `Send ${word()}`, actor: 'me', due: today, people })).id
  },
  async organisation({ client, word }) {
    const { id } = await client.commands.addPerson({ names: { given: 'Wei' }, organisation: word() })
    const { roles } = await client.queries.person({ id })
    return roles[0]?.value.organisation as OrganisationId
  },
  circle: async ({ client, word }) => (await client.commands.addCircle({ name: word() })).id,
  goal: async (maker) => writtenIn(maker, (await maker.client.commands.addGoal({ title: maker.word() })).id, 'notes'),
  async give({ client, today, word, someone }) {
    const people = [{ id: await someone() }]
    return (await client.commands.recordGive({ direction: 'given', text: word(), people, day: today })).id
  },
  ask: async ({ client, word, someone }) =>
    (await client.commands.addAsk({ text: word(), people: [{ id: await someone() }] })).id,
  async introduction({ client, word, someone }) {
    const sides = { a: { id: await someone() }, b: { name: 'Priya Lee' } }
    return (await client.commands.addIntroduction({ ...sides, why: word() })).id
  },
  archetype: async ({ client, word, someone }) =>
    (await client.commands.addArchetype({ name: word(), why: word(), people: [await someone()] })).id,
  measure: async ({ client, word }) => (await client.commands.addMeasure({ title: word(), source: 'outside' })).id,
  'time-block': (maker) => makeBlock(maker),
  async session(maker) {
    const block = await makeBlock(maker)
    const session = { id: null, block: { id: block, day: maker.today }, minutes: 30 }
    return writtenIn(maker, (await maker.client.commands.beginSession(session)).id, 'note')
  },
  reframe: async (maker) =>
    writtenIn(maker, (await maker.client.commands.addCard({ from: maker.word() })).id, 'inMyWords'),
  async review(maker) {
    const { client, past } = maker
    const day = past()
    const { id } = await client.commands.beginReview({ rhythm: 'other', from: day, to: day })
    // Whom it names by id, and whom it froze with a name.
    await client.commands.choosePeople({ id, people: [await maker.someone()], chosen: true })
    await writtenIn(maker, id, 'learned')
    await client.commands.finishReview({ id })
    return id
  },
}

export const FORGETTABLE_KINDS = Object.keys(MAKERS) as readonly ForgettableKind[]

export function makeForgettable(kind: ForgettableKind, maker: Maker): Promise<DocumentId> {
  return MAKERS[kind](maker)
}

async function makePerson(maker: Maker): Promise<PersonId> {
  const { client, word } = maker
  const { id } = await client.commands.addPerson({ names: { given: word(), family: word() } })
  return writtenIn(maker, id, 'notes')
}

async function makeBlock({ client, today, word }: Maker): Promise<TimeBlockId> {
  const time = civilTime.parse('08:30')
  const rule = { rrule: 'FREQ=WEEKLY;BYDAY=TU', start: today, time, minutes: 30, zone: 'Europe/Berlin' }
  return (await client.commands.addBlock({ purpose: word(), act: word(), rule })).id
}

async function writtenIn<Id extends DocumentId>({ client, word }: Maker, id: Id, field: string): Promise<Id> {
  const { session } = await client.commands.openText({ id, field })
  await client.commands.editText({ session, text: `It was ${word()}.` })
  await client.commands.closeText({ session })
  return id
}
