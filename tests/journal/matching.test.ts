import diagnostics from 'node:diagnostics_channel'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { addAsk, putHelperAside } from '#journal/commands/giving-commands.ts'
import { answerPrompt, putPrompt } from '#journal/commands/guide-commands.ts'
import { addIntroduction, noteConsent } from '#journal/commands/introduction-commands.ts'
import { mergePeople } from '#journal/commands/merge-people.ts'
import { addPerson, putEntry, setCadence } from '#journal/commands/person-commands.ts'
import { moveToTrash } from '#journal/commands/trash-commands.ts'
import { askMatches, needMatches } from '#journal/queries/matches.ts'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { personNames } from '#shared/model/person-names-schema.ts'
import { marksOf } from '#support/foreign-batch.ts'
import { day } from '#support/journal-test.ts'
import { exchange, openTestEngine, type TestEngine } from '#support/test-engine.ts'

const commandsOf = ({ engine }: TestEngine) => engine.commands
const queriesOf = ({ engine }: TestEngine) => engine.queries

function person(test: TestEngine, given: string, title = '', organisation = ''): PersonId {
  const names = personNames.parse({ given })
  const parts = { names, organisation, title, ring: null, metThrough: null, archetypes: [] }
  return addPerson(commandsOf(test), parts).id
}

function entry(test: TestEngine, id: PersonId, collection: 'offers' | 'places' | 'needs', text: string): string {
  const value = collection === 'needs' ? { text, heardOn: day('2026-11-12'), state: 'open' } : { text, label: '' }
  return putEntry(commandsOf(test), { id, entryId: null, entry: { collection, value } as never }).entryId
}

function talk(test: TestEngine, people: PersonId[], notes: string, more: object = {}): ConversationId {
  const participants = Object.fromEntries(people.map((id) => [id, true as const]))
  const talked = { date: day('2026-11-02'), channel: 'coffee' as const, participants, notes, ...more }
  return commandsOf(test).run('talk', (write) => write.create('conversation', talked)).result as ConversationId
}

/** Names with what speaks for each. */
function helpers(test: TestEngine, who: PersonId, need: string) {
  const { likely, lessLikely } = needMatches(queriesOf(test), { person: who, need: need as never, limit: 5 })
  const told = (all: typeof likely) =>
    all.map(
      ({ person: { name }, reasons }) =>
        `${name}: ${reasons.map(({ from, terms }) => `${from} ${terms.join('+')}`).join('; ')}`,
    )
  return { likely: told(likely), lessLikely: told(lessLikely) }
}

/** Holds here, after the rows were made again, after a restart, and on a second device that has all of it. */
function everywhere(test: TestEngine, check: (test: TestEngine) => void): void {
  check(test)
  for (const _ of test.engine.projections.rebuild((kind) => test.engine.store.each(kind)));
  check(test)
  const other = openTestEngine()
  // Somebody else's numbers of documents: nothing may depend on them.
  for (let index = 0; index < 3; index++) person(other, `Nobody ${index}`)
  exchange(test, other)
  expect(marksOf(other.engine.store.database)).toEqual(marksOf(test.engine.store.database))
  check(other)
  test.reopen()
  check(test)
}

test('G1: whoever offers it comes before whoever does it; whoever is only there is less likely; nobody else is told of', async () => {
  const test = openTestEngine()
  const priya = person(test, 'Priya', 'Head of Data', 'Contoso')
  const need = entry(test, priya, 'needs', 'looking for a data lead in Berlin')
  const ben = person(test, 'Ben')
  const at = talk(test, [ben], 'Has moved to Berlin. The flat is small.')
  const ana = person(test, 'Ana', 'Head of Data', 'Acme')
  const tom = person(test, 'Tom')
  entry(test, tom, 'offers', 'knows data people')
  for (const name of ['Paused', 'Trashed', 'Twin'])
    entry(test, person(test, name), 'offers', 'knows data people in Berlin')
  const named = (name: string) =>
    (test.engine.commands.sql('SELECT id FROM people WHERE name = ?').get(name) as { id: PersonId }).id
  setCadence(commandsOf(test), { id: named('Paused'), cadence: { paused: true } })
  await moveToTrash(commandsOf(test), { ids: [named('Trashed')] })
  mergePeople(commandsOf(test), { from: named('Twin'), into: priya })
  everywhere(test, (there) => {
    expect(helpers(there, priya, need)).toEqual({
      likely: ['Tom: offer data', 'Ana: role Head+Data'],
      lessLikely: ['Ben: conversation Berlin'],
    })
    const found = needMatches(queriesOf(there), { person: priya, need: need as never, limit: 5 })
    expect(found.likely[0]?.reasons).toEqual([
      { from: 'offer', text: 'knows data people', terms: ['data'], on: null, source: tom },
    ])
    expect(found.likely[1]?.reasons[0]?.source).toBe(ana)
    expect(found.lessLikely[0]?.reasons).toEqual([
      { from: 'conversation', text: 'Has moved to Berlin.', terms: ['Berlin'], on: '2026-11-02', source: at },
    ])
  })
})

test('nothing that was said in confidence, and no need, is ever a reason', () => {
  const test = openTestEngine()
  const asker = person(test, 'Priya')
  const need = entry(test, asker, 'needs', 'somebody who knows cellos')
  const planted = [
    'Between us: she sold a cello last year.',
    'Unter uns, er hat ein Cello gestohlen.',
    'Off the record he plays the cello.',
    'Das ist vertraulich: Cello kaputt.',
    'Please do not tell anybody about the cello',
    'Is looking for a cello teacher.',
    'Sucht ein Cello.',
  ]
  planted.forEach((text, index) => talk(test, [person(test, `Told ${index}`)], text))
  planted.forEach((text, index) => entry(test, person(test, `Offered ${index}`), 'offers', text))
  talk(test, [person(test, 'Learned')], 'Nothing of the sort.', { learned: 'He plays the cello' })
  const noted = person(test, 'Noted')
  talk(test, [noted], 'Nothing of the sort.', { participantNotes: { [noted]: 'plays the cello' } })
  talk(test, [person(test, 'Tagged')], 'Plays the cello.', { tags: { confidential: true } })
  const answered = person(test, 'Answered')
  const prompt = { question: 'Health?', sensitive: true, hidden: false }
  const { id } = putPrompt(commandsOf(test), { id: null, prompt })
  answerPrompt(commandsOf(test), { person: answered, prompt: id, text: 'the cello helps', on: day('2026-11-01') })
  test.engine.commands.run('answer', (write) => {
    write.set(noted, ['notes'], 'A private cello.')
    write.set(noted, ['askNext'], 'How is the cello?')
    write.set(noted, ['howWeMet'], 'at a cello concert')
  })
  everywhere(test, (there) => expect(helpers(there, asker, need)).toEqual({ likely: [], lessLikely: [] }))
  talk(test, [person(test, 'Open')], 'Between us: she is ill.\n\nShe plays the cello.')
  everywhere(test, (there) => {
    expect(helpers(there, asker, need).likely).toEqual(['Open: conversation cello'])
    expect(
      JSON.stringify(needMatches(queriesOf(there), { person: asker, need: need as never, limit: 5 })),
    ).not.toContain('ill')
  })
})

test('who was put aside for a need is not offered for it again, on any device; undo offers them again', async () => {
  const [one, other] = [openTestEngine(), openTestEngine()]
  const asker = person(one, 'Priya')
  const need = entry(one, asker, 'needs', 'a tax adviser')
  const second = entry(one, asker, 'needs', 'a Steuerberaterin for her sister')
  const elif = person(one, 'Elif', 'Steuerberaterin')
  const kurt = person(one, 'Kurt', 'Steuerberater')
  exchange(one, other)
  const aside = { person: asker, need: need as never }
  const { undo } = putHelperAside(commandsOf(one), { ...aside, helper: elif })
  putHelperAside(commandsOf(other), { ...aside, helper: elif })
  putHelperAside(commandsOf(other), { ...aside, helper: kurt })
  exchange(one, other)
  for (const test of [one, other]) {
    expect(helpers(test, asker, need).likely).toEqual([])
    expect(helpers(test, asker, second).likely).toHaveLength(2)
  }
  // Said again, it writes nothing.
  expect(putHelperAside(commandsOf(one), { ...aside, helper: kurt }).undo).toBeNull()
  const third = openTestEngine()
  const again = person(third, 'Priya')
  const wanted = entry(third, again, 'needs', 'a tax adviser')
  const helper = person(third, 'Elif', 'Steuerberaterin')
  const put = putHelperAside(commandsOf(third), { person: again, need: wanted as never, helper })
  expect(helpers(third, again, wanted).likely).toEqual([])
  await third.undo(put.undo)
  expect(helpers(third, again, wanted).likely).toEqual(['Elif: role Steuerberaterin'])
  expect(undo).not.toBeNull()
})

test('whoever would not be introduced to somebody is not offered to them again', () => {
  const test = openTestEngine()
  const asker = person(test, 'Priya')
  const need = entry(test, asker, 'needs', 'a notary')
  const wanda = person(test, 'Wanda', 'Notary')
  const otto = person(test, 'Otto', 'Notary')
  const { id } = addIntroduction(commandsOf(test), { a: { id: asker }, b: { id: wanda }, why: '' })
  const told = { id, on: day('2026-11-20'), note: '' }
  noteConsent(commandsOf(test), { ...told, side: 'b', type: 'asked' })
  expect(helpers(test, asker, need).likely).toHaveLength(2)
  noteConsent(commandsOf(test), { ...told, side: 'b', type: 'declined' })
  everywhere(test, (there) => expect(helpers(there, asker, need).likely).toEqual(['Otto: role Notary']))
  // To others she may be of help.
  const ben = person(test, 'Ben')
  const another = entry(test, ben, 'needs', 'a notary')
  expect(helpers(test, ben, another).likely).toHaveLength(2)
  expect(otto).not.toBe(wanda)
})

test('what is merged into whom was put aside, and whom it was asked of, stays out', () => {
  const test = openTestEngine()
  const asker = person(test, 'Priya')
  const need = entry(test, asker, 'needs', 'a notary')
  const twin = person(test, 'Wanda', 'Notary')
  const wanda = person(test, 'Wanda Nowak', 'Notary')
  putHelperAside(commandsOf(test), { person: asker, need: need as never, helper: twin })
  expect(helpers(test, asker, need).likely).toEqual(['Wanda Nowak: role Notary'])
  mergePeople(commandsOf(test), { from: twin, into: wanda })
  everywhere(test, (there) => expect(helpers(there, asker, need).likely).toEqual([]))
})

test('G7: an ask of one’s own is matched in the same way, and whoever was asked already is left out', () => {
  const test = openTestEngine()
  const carla = person(test, 'Carla', 'Fachanwältin für Arbeitsrecht')
  const deniz = person(test, 'Deniz', 'Betriebsratsvorsitzende')
  person(test, 'Otto', 'Carpenter')
  const { id } = addAsk(commandsOf(test), { text: 'introduction to a works council lawyer', people: [], origin: null })
  const names = (asked: typeof id, there: TestEngine) =>
    askMatches(queriesOf(there), { id: asked, limit: 5 }).likely.map(({ person: { name } }) => name)
  everywhere(test, (there) => expect(names(id, there).toSorted()).toEqual(['Carla', 'Deniz']))
  const people = [{ id: carla }]
  const second = addAsk(commandsOf(test), { text: 'introduction to a works council lawyer', people, origin: null })
  everywhere(test, (there) => expect(names(second.id, there)).toEqual(['Deniz']))
  expect(deniz).not.toBe(carla)
})

test('what they can learn from the user helps too', () => {
  const test = openTestEngine()
  const asker = person(test, 'Priya')
  const need = entry(test, asker, 'needs', 'would like to price a subscription')
  test.engine.commands.run('learn', (write) =>
    write.set(asker, ['theyCanLearnFromMe'], 'Cooking.\nHow one sets prices.'),
  )
  everywhere(test, (there) => {
    const { mine } = needMatches(queriesOf(there), { person: asker, need: need as never, limit: 5 })
    expect(mine).toEqual({ text: 'How one sets prices.', terms: ['prices'] })
  })
})

test('two hundred people with the same words stand in the same order on two devices', () => {
  const [one, other] = [openTestEngine(), openTestEngine()]
  for (let index = 0; index < 120; index++) {
    // Each device has its own numbers for what the other made.
    const at = index % 2 === 0 ? one : other
    talk(at, [person(at, `Baker ${index}`, 'Baker')], 'Bakes bread.', { date: day(`2026-0${1 + (index % 9)}-11`) })
  }
  const asker = person(one, 'Priya')
  const need = entry(one, asker, 'needs', 'a baker who bakes bread')
  exchange(one, other)
  const orderOf = (test: TestEngine) =>
    needMatches(queriesOf(test), { person: asker, need: need as never, limit: 20 }).likely.map(
      ({ person: { id } }) => id,
    )
  expect(orderOf(one)).toHaveLength(20)
  expect(orderOf(other)).toEqual(orderOf(one))
})

test('no socket is opened to find who could help', async () => {
  let opened = 0
  const count = () => void opened++
  const channels = ['net.client.socket', 'http.client.request.start', 'undici:request:create', 'udp.socket']
  for (const channel of channels) diagnostics.subscribe(channel, count)
  try {
    // That it would be seen: a socket to nowhere.
    await new Promise((resolve) => connect({ port: 1, host: '127.0.0.1' }).on('error', resolve).on('close', resolve))
    expect(opened).toBeGreaterThan(0)
    opened = 0
    const test = openTestEngine()
    const asker = person(test, 'Priya')
    const need = entry(test, asker, 'needs', 'a notary')
    person(test, 'Wanda', 'Notary')
    expect(helpers(test, asker, need).likely).toHaveLength(1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(opened).toBe(0)
  } finally {
    for (const channel of channels) diagnostics.unsubscribe(channel, count)
  }
})
