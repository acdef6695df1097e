import fc from 'fast-check'
import type { CommandInput, CommandName, JournalClient } from '#shared/contract/contract.ts'
import type { LinePartInput } from '#shared/contract/line-contract.ts'
import { MEASURE_PERS, MEASURE_SOURCES } from '#shared/model/measure.ts'
import { addDays, civilDateAt, type CivilDate } from '#shared/model/civil-date.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'
import { CONVERSATION_CHANNELS } from '#shared/model/conversation-channel.ts'
import { conversationId, followUpId, type DocumentId, type PersonId } from '#shared/model/id.ts'
import { PERSON_TEXTS } from '#shared/model/person-fields.ts'
import { RINGS } from '#shared/model/ring.ts'
import { uuidV8 } from '#shared/model/uuid-v8.ts'
import type { KnownIds } from './every-answer.ts'
import { TAGS } from './every-answer.ts'
import { errorCode } from './error-code.ts'
import type { TestJournal } from './test-journal.ts'

/** What a step did: the command, what it answered, or the code of its refusal. */
export interface Ran {
  readonly command: CommandName
  readonly undo: string | null
  readonly refused: string | null
  /** What was one in two documents, and is one document since; empty for any other command. */
  readonly merged: readonly DocumentId[]
}

export interface RandomRun {
  readonly known: KnownIds
  readonly tokens: string[]
  run(step: Step): Promise<Ran>
}

export interface Step {
  readonly command: keyof typeof COMMANDS
  /** Choices, each taken modulo what there is to choose from. */
  readonly picks: readonly number[]
}

/** Steps for `randomRun`, for fast-check to make up. */
export function arbitrarySteps(
  length: { minLength: number; maxLength: number },
  without: readonly string[] = [],
): fc.Arbitrary<Step[]> {
  const commands = (Object.keys(COMMANDS) as Step['command'][]).filter((command) => !without.includes(command))
  // People and conversations come often enough for the others to have something to work on.
  const weighted = [
    ...commands,
    ...commands,
    'addPerson',
    'addPerson',
    'logConversation',
    'logConversation',
    'logConversation',
    'mergePeople',
  ] as Step['command'][]
  const picks = fc.array(fc.nat(997), { minLength: 8, maxLength: 8 })
  return fc.array(fc.record({ command: fc.constantFrom(...weighted), picks }), { ...length, size: 'max' })
}

/** Runs steps on a journal. A refusal that the contract knows is an answer; anything else is thrown. */
export function randomRun(test: Pick<TestJournal, 'client' | 'clock'>): RandomRun {
  const known: KnownIds = {
    people: new Set(),
    conversations: new Set(),
    followUps: new Set(),
    organisations: new Set(),
    circles: new Set(),
    goals: new Set(),
    gives: new Set(),
    asks: new Set(),
    introductions: new Set(),
    archetypes: new Set(),
    reviews: new Set(),
    measures: new Set(),
  }
  const tokens: string[] = []
  return {
    known,
    tokens,
    async run({ command, picks }) {
      const one = <Item>(items: Iterable<Item>, at: number): Item => {
        const all = [...items]
        const item = all[(picks[at] ?? 0) % all.length]
        if (item === undefined) throw new NothingToChoose()
        return item
      }
      const hand: Hand = {
        client: test.client,
        known,
        tokens,
        one,
        pick: (at) => picks[at] ?? 0,
        today: civilDateAt(test.clock.now, 'UTC'),
        advance: (ms) => (test.clock.now += ms),
      }
      try {
        const answer = (await COMMANDS[command](hand)) as { undo?: string | null; merged?: DocumentId[] }
        const undo = answer.undo ?? null
        if (undo !== null) tokens.push(undo)
        for (const { id } of await test.client.queries.organisations({})) known.organisations.add(id)
        return { command: command as CommandName, undo, refused: null, merged: answer.merged ?? [] }
      } catch (error) {
        if (error instanceof NothingToChoose)
          return { command: command as CommandName, undo: null, refused: 'nothing to choose', merged: [] }
        const refused = errorCode(error)
        if (!EXPECTED.includes(refused)) throw error
        return { command: command as CommandName, undo: null, refused, merged: [] }
      }
    },
  }
}

const EXPECTED = [
  'NOT_FOUND',
  'SAME_PERSON',
  'ALREADY_MERGED',
  'PERSON_IN_TRASH',
  'SURVIVOR_GONE',
  'SAME_GROUP',
  'GROUP_GONE',
  'PERSON_NAMELESS',
  'CADENCE_CROSSED',
  'INTRODUCTION_NOT_AGREED',
  'UNDO_EXPIRED',
  'UNDONE_ALREADY',
  'NOTHING_TO_UNDO',
  'REVIEW_FINISHED',
]
class NothingToChoose extends Error {}

interface Hand {
  readonly client: JournalClient
  readonly known: KnownIds
  readonly tokens: string[]
  readonly today: CivilDate
  one<Item>(items: Iterable<Item>, at: number): Item
  pick(at: number): number
  advance(ms: number): void
}

const GIVEN = ['Ana', 'Bob', 'Jörg', 'Wei', 'Priya', 'O’Neil', 'Anne-Marie', '太郎']
const FAMILY = ['Ruiz', 'Lee', 'Müller', '山田', '']
const ORGANISATIONS = ['Acme', 'ACME', 'Garden Co', 'Ödland', '']
const TEXTS = [
  '',
  'About pricing',
  'Plays the cello',
  'Ana asked about the garden',
  'mentor "quoted" AND NOT (this)',
  'Zoë\u0000\ud83d\ude00 山田太郎',
]
const RING = [...RINGS, null]
const SIDES = ['inside', 'outside', null] as const

/** Two different things on the canvas. */
async function endsOnCanvas(client: JournalClient, one: Hand['one']): Promise<[from: string, to: string]> {
  const { cards, notes, areas } = await client.queries.strategyCanvas()
  const ids = [...cards, ...notes, ...areas].map(({ id }): string => id)
  const from = one(ids, 0)
  return [
    from,
    one(
      ids.filter((id) => id !== from),
      1,
    ),
  ]
}

/** The needs of somebody, with their ids; null where they are not there any more. */
async function needsOf(client: JournalClient, id: PersonId): Promise<string[]> {
  return client.queries.person({ id }).then(
    ({ needs }) => needs.map(({ id: need }) => need),
    () => [],
  )
}

const everything = ({ known }: Hand): DocumentId[] =>
  [
    ...known.people,
    ...known.conversations,
    ...known.followUps,
    ...known.organisations,
    ...known.circles,
    ...known.goals,
    ...known.gives,
    ...known.asks,
    ...known.introductions,
    ...known.archetypes,
    ...known.reviews,
    ...known.measures,
  ] as DocumentId[]
const someone = ({ known, one, pick }: Hand, at: number) =>
  pick(at) % 3 === 0
    ? { name: `${one(GIVEN, at)} ${one(FAMILY, at + 1)}`, organisation: one(ORGANISATIONS, at + 1) }
    : { id: one(known.people, at) }
const people = (hand: Hand, at: number) =>
  hand.known.people.size === 0
    ? [{ name: 'Ana Ruiz' }]
    : Array.from({ length: hand.pick(at) % 4 }, (_, index) => someone(hand, at + 1 + index))

const COMMANDS = {
  async addPerson({ client, known, one, pick }: Hand) {
    const metThrough = pick(4) % 3 === 0 && known.people.size > 0 ? one(known.people, 4) : null
    const names = { given: one(GIVEN, 0), family: one(FAMILY, 1), nick: pick(5) % 5 === 0 ? 'Nini' : '' }
    const added = await client.commands.addPerson({
      names,
      organisation: one(ORGANISATIONS, 2),
      title: pick(2) % 2 === 0 ? 'Head of pricing' : '',
      ring: one(RING, 3),
      metThrough,
    })
    known.people.add(added.id)
    return added
  },
  editPerson({ client, known, one, pick, today }: Hand) {
    const id = one(known.people, 0)
    const edits = [
      { names: { given: one(GIVEN, 2), phonetic: one(['', 'やまだ'], 3) } },
      { names: { display: one(['', 'The Garden'], 2) } },
      { pronouns: one(['she/her', ''], 2) },
      { side: one(SIDES, 2) },
      { metThrough: one([null, ...known.people], 2) },
      { metOn: one([null, today], 2) },
      { names: { family: one(FAMILY, 2) }, side: one(SIDES, 3) },
    ]
    return client.commands.editPerson({ id, ...edits[pick(1) % edits.length] })
  },
  putInRing({ client, known, one, pick }: Hand) {
    const ids = [...new Set([one(known.people, 0), one(known.people, 1), one(known.people, 2)])]
    return client.commands.putInRing({ ids: ids.slice(0, 1 + (pick(3) % 3)), ring: one(RING, 4) })
  },
  setCadence({ client, known, one, pick }: Hand) {
    const cadences = [
      {},
      { paused: true },
      { idealDays: 1 + (pick(2) % 200) },
      { maxDays: 1 + (pick(2) % 200) },
      { idealDays: 5, maxDays: 9 },
    ]
    return client.commands.setCadence({ id: one(known.people, 0), cadence: one(cadences, 1) })
  },
  async putEntry({ client, known, one, pick, today }: Hand) {
    const entries = [
      {
        collection: 'channels',
        value: { kind: 'email', value: `ana${pick(2) % 9}@example.org`, preferred: pick(3) % 2 === 0 },
      },
      {
        collection: 'roles',
        value: {
          organisation: null,
          title: one(TEXTS, 2),
          from: one([null, today], 3),
          to: one([null, null, today], 4),
        },
      },
      { collection: 'places', value: { label: 'home', text: one(TEXTS, 2) } },
      {
        collection: 'dates',
        value: {
          label: 'birthday',
          date: one(
            [
              { m: 2, d: 29 },
              { y: 1990, m: 11, d: 25 },
              { m: 12, d: 2 },
            ],
            2,
          ),
        },
      },
      { collection: 'needs', value: { text: one(TEXTS, 2), state: one(['open', 'met'] as const, 3) } },
      { collection: 'offers', value: { text: one(TEXTS, 2) } },
    ] as const
    const id = one(known.people, 0)
    const entry = one(entries, 1)
    const present = await client.queries.person({ id }).then(
      (page) => page[entry.collection].map((found) => found.id),
      () => [],
    )
    const entryId = pick(5) % 2 === 0 && present.length > 0 ? one(present, 5) : null
    const organisationName = entry.collection === 'roles' && pick(6) % 2 === 0 ? one(ORGANISATIONS, 6) : undefined
    return client.commands.putEntry({ id, entryId, entry, ...(organisationName !== undefined && { organisationName }) })
  },
  async removeEntry({ client, known, one }: Hand) {
    const id = one(known.people, 0)
    const page = await client.queries.person({ id })
    const collection = one(['channels', 'roles', 'places', 'dates', 'needs', 'offers'] as const, 1)
    return client.commands.removeEntry({ id, collection, entryId: one<{ id: string }>(page[collection], 2).id })
  },
  async addCircle({ client, known, one }: Hand) {
    const added = await client.commands.addCircle({ name: one(['Garden club', 'mentor', 'Böard'], 0) })
    known.circles.add(added.id)
    return added
  },
  renameCircle: ({ client, known, one }: Hand) =>
    client.commands.renameCircle({ id: one(known.circles, 0), name: one(['Garden friends', 'lee'], 1) }),
  renameOrganisation: ({ client, known, one }: Hand) =>
    client.commands.renameOrganisation({
      id: one(known.organisations, 0),
      name: one(['Acme', 'Ruiz & Lee', 'Cello GmbH'], 1),
    }),
  async mergeCircles({ client, known, one }: Hand) {
    const [from, into] = [one(known.circles, 0), one(known.circles, 1)]
    return { ...(await client.commands.mergeCircles({ from, into })), merged: [from, into] }
  },
  async mergeOrganisations({ client, known, one }: Hand) {
    const [from, into] = [one(known.organisations, 0), one(known.organisations, 1)]
    return { ...(await client.commands.mergeOrganisations({ from, into })), merged: [from, into] }
  },
  renameTag: ({ client, one }: Hand) =>
    client.commands.renameTag({ tag: one(TAGS, 0), name: one([...TAGS, 'new'], 1) }),
  removeTag: ({ client, one }: Hand) => client.commands.removeTag({ tag: one(TAGS, 0) }),
  putInCircle: ({ client, known, one, pick }: Hand) =>
    client.commands.putInCircle({
      ids: [one(known.people, 0)],
      circle: one(known.circles, 1),
      member: pick(2) % 3 > 0,
    }),
  async recordGive(hand: Hand) {
    const { client, known, one, pick, today } = hand
    const person = one(known.people, 0)
    const needs = await needsOf(client, person)
    const added = await client.commands.recordGive({
      direction: one(['given', 'received'] as const, 1),
      text: one(['the seed catalogue', 'an hour on pricing', 'a word with Lee'], 2),
      people: [{ id: person }],
      day: addDays(today, -(pick(3) % 40)),
      minutes: one([null, 5, 60], 4),
      answers: needs.length === 0 || pick(5) % 2 === 0 ? null : { person, need: one(needs, 6) },
    })
    known.gives.add(added.id)
    return added
  },
  editGive: ({ client, known, one, pick }: Hand) =>
    client.commands.editGive({
      id: one(known.gives, 0),
      minutes: one([null, 15], 1),
      ...(pick(2) % 2 === 0 && { people: [{ id: one(known.people, 3) }] }),
      ...(pick(4) % 2 === 0 && { text: one(['the catalogue', 'half an hour'], 5) }),
    }),
  async addAsk({ client, known, one }: Hand) {
    const text = one(['somebody who knows cellos', 'a works council lawyer'], 1)
    const added = await client.commands.addAsk({ text, people: [{ id: one(known.people, 0) }] })
    known.asks.add(added.id)
    return added
  },
  editAsk: ({ client, known, one }: Hand) =>
    client.commands.editAsk({
      id: one(known.asks, 0),
      text: one(['a lawyer', 'a cellist'], 1),
    }),
  setAskStanding: ({ client, known, one }: Hand) =>
    client.commands.setAskStanding({
      id: one(known.asks, 0),
      standing: one(['open', 'met', 'letGo'] as const, 1),
    }),
  async setNeedState({ client, known, one }: Hand) {
    const person = one(known.people, 0)
    const need = one(await needsOf(client, person), 1)
    return client.commands.setNeedState({ person, need, state: one(['open', 'met', 'gone'] as const, 2) })
  },
  tellWhetherItHelped: ({ client, known, one }: Hand) =>
    client.commands.tellWhetherItHelped({ id: one(known.gives, 0), text: one(['', 'It did.'], 1) }),
  async putHelperAside({ client, known, one }: Hand) {
    const person = one(known.people, 0)
    const need = one(await needsOf(client, person), 1)
    return client.commands.putHelperAside({ person, need, helper: one(known.people, 2) })
  },
  async addIntroduction({ client, known, one }: Hand) {
    const sides = { a: { id: one(known.people, 0) }, b: { id: one(known.people, 1) } }
    const added = await client.commands.addIntroduction({ ...sides, why: one(TEXTS, 2) })
    known.introductions.add(added.id)
    return added
  },
  editIntroduction: ({ client, known, one, pick }: Hand) =>
    client.commands.editIntroduction({
      id: one(known.introductions, 0),
      ...(pick(1) % 2 === 0 ? { a: { id: one(known.people, 2) } } : { b: { id: one(known.people, 2) } }),
    }),
  noteConsent: ({ client, known, one, pick, today }: Hand) =>
    client.commands.noteConsent({
      id: one(known.introductions, 0),
      side: one(['a', 'b'] as const, 1),
      type: one(['asked', 'agreed', 'agreed', 'declined', 'withdrawn'] as const, 2),
      note: one(['', 'Gladly', 'After the garden show'], 3),
      ...(pick(4) % 2 === 0 && { on: addDays(today, -(pick(5) % 90)) }),
    }),
  noteIntroduced: ({ client, known, one, pick, today }: Hand) =>
    client.commands.noteIntroduced({ id: one(known.introductions, 0), on: addDays(today, -(pick(1) % 60)) }),
  settleOutcome: ({ client, known, one }: Hand) => client.commands.settleOutcome({ id: one(known.introductions, 0) }),
  async addGoal({ client, known, one, today, pick }: Hand) {
    const neededBy = one([null, addDays(today, pick(1) % 200)], 0)
    const added = await client.commands.addGoal({ title: one(['A garden board', 'Pricing', 'cello'], 2), neededBy })
    known.goals.add(added.id)
    return added
  },
  editGoal({ client, known, one, pick, today }: Hand) {
    const edits = [
      { title: one(['Find a mentor', 'Lee'], 2) },
      { why: [one(['learn', 'brand'] as const, 2), 'support' as const] },
      { why: [], side: one(['inside', 'both'] as const, 2) },
      { neededBy: one([null, addDays(today, pick(3) % 90)], 2) },
    ]
    return client.commands.editGoal({ id: one(known.goals, 0), ...edits[pick(1) % edits.length] })
  },
  setGoalStanding: ({ client, known, one }: Hand) =>
    client.commands.setGoalStanding({
      id: one(known.goals, 0),
      standing: one(['active', 'parked', 'reached', 'letGo', 'active'] as const, 1),
    }),
  moveGoal: ({ client, known, one }: Hand) =>
    client.commands.moveGoal({ id: one(known.goals, 0), after: one([null, ...known.goals], 1) }),
  putAwayHint: ({ client, known, one }: Hand) => client.commands.putAwayHint({ id: one(known.goals, 0) }),
  async addArchetype({ client, known, one, pick }: Hand) {
    const added = await client.commands.addArchetype({
      name: one(['CFO outside', 'Mentor', 'Garden lee'], 0),
      why: one(['', 'Sees pricing'], 1),
      seats: pick(2) % 4,
      goals: known.goals.size === 0 || pick(3) % 3 === 0 ? [] : [one(known.goals, 3)],
      people: known.people.size === 0 || pick(4) % 2 === 0 ? [] : [one(known.people, 4)],
    })
    known.archetypes.add(added.id)
    return added
  },
  async addMeasure({ client, known, one, pick }: Hand) {
    const added = await client.commands.addMeasure({
      title: one(['', 'Talks in the garden', 'Acme'], 0),
      goal: known.goals.size === 0 || pick(1) % 2 === 0 ? null : one(known.goals, 1),
      source: one(MEASURE_SOURCES, 2),
      target: one([null, { value: 2, direction: 'atLeast' as const }], 3),
      per: one(MEASURE_PERS, 4),
    })
    known.measures.add(added.id)
    return added
  },
  editMeasure: ({ client, known, one }: Hand) =>
    client.commands.editMeasure({
      id: one(known.measures, 0),
      ...one([{ source: one(MEASURE_SOURCES, 2) }, { goal: null }, { per: 'quarter' as const }, { target: null }], 1),
    }),
  moveMeasure: ({ client, known, one }: Hand) =>
    client.commands.moveMeasure({ id: one(known.measures, 0), after: one([null, ...known.measures], 1) }),
  putReading: ({ client, known, one, today, pick }: Hand) =>
    client.commands.putReading({
      id: one(known.measures, 0),
      entry: one([null, 'reading'], 1),
      reading: { on: addDays(today, -(pick(2) % 30)), value: pick(3) % 9 },
    }),
  removeReading: ({ client, known, one }: Hand) =>
    client.commands.removeReading({ id: one(known.measures, 0), entry: 'reading' }),
  async startStrategy({ client, known, pick }: Hand) {
    const started = await client.commands.startStrategy({
      goal: pick(0) % 3 === 0 ? null : { title: 'Be known in the garden' },
      archetypes: [{ name: 'Ruiz' }, { name: 'Acme', why: 'pricing' }].slice(0, pick(1) % 3),
    })
    if (started.goal !== null) known.goals.add(started.goal)
    for (const id of started.archetypes) known.archetypes.add(id)
    return started
  },
  editArchetype: ({ client, known, one, pick }: Hand) =>
    client.commands.editArchetype({
      id: one(known.archetypes, 0),
      ...one([{ name: 'Ana’s kind' }, { why: 'Cello' }, { seats: pick(2) % 9 }], 1),
    }),
  linkArchetype: ({ client, known, one, pick }: Hand) =>
    client.commands.linkArchetype({
      id: one(known.archetypes, 0),
      goal: one(known.goals, 1),
      linked: pick(2) % 3 > 0,
    }),
  moveArchetype: ({ client, known, one }: Hand) =>
    client.commands.moveArchetype({
      id: one(known.archetypes, 0),
      from: one([null, ...known.goals], 1),
      to: one([null, ...known.goals], 2),
      after: one([null, ...known.archetypes], 3),
    }),
  seatPeople: ({ client, known, one, pick }: Hand) =>
    client.commands.seatPeople({
      ids: [...new Set([one(known.people, 0), one(known.people, 1)])],
      archetype: one(known.archetypes, 2),
      seated: pick(3) % 4 > 0,
    }),
  moveOnCanvas: (hand: Hand) =>
    hand.client.commands.moveOnCanvas({
      cards: [
        {
          id: hand.one([...hand.known.people, ...hand.known.goals, ...hand.known.archetypes], 0),
          x: hand.pick(1),
          y: 20,
        },
      ],
    }),
  addToCanvas: ({ client, known, one, pick }: Hand) =>
    client.commands.addToCanvas({
      cards: [
        one<CommandInput<'addToCanvas'>['cards'][number]>(
          [
            { as: 'note', text: 'Acme pricing', x: pick(1), y: 0 },
            { as: 'archetype', text: 'Ruiz', goal: [...known.goals][0] ?? null, x: 0, y: pick(1) },
            { as: 'goal', text: 'Be known', x: 0, y: 0 },
          ],
          0,
        ),
      ],
    }),
  async placeOnCanvas({ client, known, one }: Hand) {
    const { areas, notes } = await client.queries.strategyCanvas()
    return client.commands.placeOnCanvas({
      cards: [one(known.people, 0)],
      notes: notes.slice(0, 1).map(({ id }) => id),
      area: one([null, ...areas], 1)?.id ?? null,
    })
  },
  addArea: ({ client, pick }: Hand) =>
    client.commands.addArea({ label: 'Ana', x: pick(0), y: pick(1), width: 400, height: 200 }),
  async linkOnCanvas({ client, one, pick }: Hand) {
    const [from, to] = await endsOnCanvas(client, one)
    const input = { from, to }
    return pick(2) % 3 === 0
      ? client.commands.unlinkOnCanvas(input)
      : client.commands.linkOnCanvas({ ...input, label: one(['', 'pricing'], 3) })
  },
  async turnNote({ client, one, pick }: Hand) {
    const { notes } = await client.queries.strategyCanvas()
    return client.commands.turnNote({ id: one(notes, 0).id, into: pick(1) % 2 === 0 ? 'goal' : 'archetype' })
  },
  async removeFromCanvas({ client, one, pick }: Hand) {
    const { cards, notes, areas } = await client.queries.strategyCanvas()
    const card = one(cards, 0)
    const inOutline = card.kind === 'goal' || card.kind === 'archetype'
    return client.commands.removeFromCanvas({
      cards: inOutline ? [] : [card.id],
      trash: inOutline && pick(1) % 3 === 0 ? [card.id] : [],
      notes: notes.slice(pick(2) % 2).map(({ id }) => id),
      areas: areas.slice(pick(3) % 2).map(({ id }) => id),
    })
  },
  async mergePeople({ client, known, one }: Hand) {
    const [from, into] = [one(known.people, 0), one(known.people, 1)]
    return { ...(await client.commands.mergePeople({ from, into })), merged: [from, into] }
  },
  markNotSame: ({ client, known, one, pick }: Hand) =>
    client.commands.markNotSame({ ids: [one(known.people, 0), one(known.people, 1)], notSame: pick(2) % 3 !== 0 }),
  moveToTrash: (hand: Hand) => hand.client.commands.moveToTrash({ ids: [hand.one(everything(hand), 0)] }),
  async restoreFromTrash({ client, one }: Hand) {
    const { rows } = await client.queries.trash({})
    return client.commands.restoreFromTrash({ ids: [one(rows, 0).id] })
  },
  forget: (hand: Hand) => hand.client.commands.forget({ id: hand.one(everything(hand), hand.pick(1) % 2) }),
  async logConversation(hand: Hand) {
    const { client, known, one, pick, today } = hand
    const logged = await client.commands.logConversation({
      date: addDays(today, -(pick(0) % 200)),
      time: one([null, civilTime.parse('09:30')], 1),
      minutes: one([null, 30], 2),
      channel: one(CONVERSATION_CHANNELS, 3),
      people: people(hand, 4),
      topic: one(TEXTS, 5),
      tags: [...new Set([one(TAGS, 6), one(TAGS, 7)])].slice(0, pick(7) % 3),
      notes: one(TEXTS, 1),
      learned: one(TEXTS, 2),
      followUps:
        pick(3) % 2 === 0
          ? []
          : [
              {
                text: 'Send the pricing',
                actor: 'me',
                due: addDays(today, (pick(2) % 9) - 4),
                people: people(hand, 3),
              },
            ],
    })
    known.conversations.add(logged.id)
    for (const id of logged.newPeople) known.people.add(id)
    for (const id of logged.followUps) known.followUps.add(followUpId.parse(id))
    return logged
  },
  async logLine(hand: Hand) {
    const { client, known, one, pick, today } = hand
    const soFar = known.conversations.size + known.followUps.size + known.people.size
    const id = conversationId.parse(uuidV8(new TextEncoder().encode(`line ${soFar}`.padEnd(16))))
    const parts: LinePartInput[] = [
      { kind: 'person', name: one(GIVEN, 1), organisation: one(ORGANISATIONS, 2) },
      { kind: 'follow-up', text: 'Ask about pricing', actor: 'them', due: addDays(today, 3), people: people(hand, 3) },
      { kind: 'conversation', date: today, channel: 'walk', people: people(hand, 4), notes: one(TEXTS, 5) },
      { kind: 'give', direction: 'given', text: 'the garden book', people: people(hand, 4) },
      { kind: 'need', person: someone(hand, 3), text: 'a cello' },
      { kind: 'ask', text: 'an hour on pricing', people: people(hand, 3) },
      {
        kind: 'introduction',
        a: someone(hand, 5),
        b: { name: 'Wei', organisation: null },
        followUp: { text: 'introduce them', due: null },
      },
    ]
    const logged = await client.commands.logLine({ id, parts: parts.slice(pick(6) % 3, 3 + (pick(7) % 5)) })
    if (logged.conversation !== null) known.conversations.add(logged.conversation)
    for (const made of logged.newPeople) known.people.add(made)
    for (const made of logged.followUps) known.followUps.add(made)
    for (const made of logged.gives) known.gives.add(made)
    for (const made of logged.asks) known.asks.add(made)
    for (const made of logged.introductions) known.introductions.add(made)
    return logged
  },
  editConversation(hand: Hand) {
    const { client, known, one, pick, today } = hand
    const edits = [
      { date: addDays(today, -(pick(2) % 400)) },
      { date: addDays(today, 1 + (pick(2) % 20)) },
      { people: people(hand, 2) },
      { tags: [one(TAGS, 2)] },
      { topic: one(TEXTS, 2), channel: one(CONVERSATION_CHANNELS, 3) },
      { time: one([null, civilTime.parse('18:00')], 2), minutes: one([null, 45], 3) },
    ]
    return client.commands.editConversation({ id: one(known.conversations, 0), ...edits[pick(1) % edits.length] })
  },
  confirmPlan({ client, known, one, pick, today }: Hand) {
    const id = one(known.conversations, 0)
    return client.commands.confirmPlan({ id, ...(pick(1) % 2 === 0 && { date: addDays(today, -(pick(2) % 9)) }) })
  },
  async setParticipantNote({ client, known, one }: Hand) {
    const id = one(known.conversations, 0)
    const { participants } = await client.queries.conversation({ id })
    return client.commands.setParticipantNote({ id, person: one(participants, 1).person.id, note: one(TEXTS, 2) })
  },
  async scheduleFollowUp(hand: Hand) {
    const { client, known, one, pick, today } = hand
    const scheduled = await client.commands.scheduleFollowUp({
      text: 'Ask about the garden',
      actor: one(['me', 'them'] as const, 0),
      due: one([null, addDays(today, (pick(1) % 12) - 5)], 1),
      people: people(hand, 2),
      every: one([null, null, 'P1M', 'P2W'], 3),
      origin: one([null, ...known.conversations], 6),
    })
    known.followUps.add(scheduled.id)
    return scheduled
  },
  editFollowUp(hand: Hand) {
    const { client, known, one, pick, today } = hand
    const edits = [
      { text: one(['Call the cello teacher', 'pricing'], 2) },
      { due: one([null, addDays(today, pick(2) % 9)], 3) },
      { actor: one(['me', 'them'] as const, 2) },
      { people: people(hand, 2) },
    ]
    return client.commands.editFollowUp({ id: one(known.followUps, 0), ...edits[pick(1) % edits.length] })
  },
  completeFollowUps: ({ client, known, one }: Hand) =>
    client.commands.completeFollowUps({ ids: [one(known.followUps, 0)] }),
  reopenFollowUps: ({ client, known, one }: Hand) =>
    client.commands.reopenFollowUps({ ids: [one(known.followUps, 0)] }),
  snoozeFollowUps: ({ client, known, one, pick, today }: Hand) =>
    client.commands.snoozeFollowUps({ ids: [one(known.followUps, 0)], until: addDays(today, (pick(1) % 10) - 2) }),
  async closeText({ client, known, one, pick }: Hand) {
    const isPerson = pick(0) % 2 === 0
    const id = isPerson ? one(known.people, 1) : one(known.conversations, 1)
    const field = isPerson ? one(PERSON_TEXTS, 2) : one(['notes', 'learned'], 2)
    const { session, text } = await client.commands.openText({ id, field })
    await client.commands.editText({ session, text: `${one(TEXTS, 3)} ${text}` })
    await client.commands.editText({ session, text: `${one(TEXTS, 3)} ${text} ${one(TEXTS, 4)}` })
    return client.commands.closeText({ session })
  },
  setRingRule: ({ client, one, pick }: Hand) =>
    client.commands.setRingRule({
      ring: one(RINGS, 0),
      rule: { cadence: { idealDays: 1 + (pick(1) % 90), maxDays: 90 + (pick(2) % 90) }, budget: pick(3) % 50 },
    }),
  setLanguage: ({ client, one }: Hand) => client.commands.setLanguage({ language: one(['system', 'en'] as const, 0) }),
  setIntent: ({ client, one }: Hand) =>
    client.commands.setIntent({ goal: one(TEXTS, 0), people: '', minutesAWeek: one([null, 30], 1) }),
  saveView: ({ client, one }: Hand) =>
    client.commands.saveView({ id: null, view: { name: one(['Warm', 'Acme'], 0), search: '?ring=inner' } }),
  async removeView({ client, one }: Hand) {
    return client.commands.removeView({ id: one(Object.keys((await client.queries.preferences()).views), 0) })
  },
  setSettings: ({ client, one }: Hand) =>
    client.commands.setSettings({ appearance: one(['dark', 'light'] as const, 0), singleKeys: one([true, false], 1) }),
  undo({ client, tokens, one }: Hand) {
    const token = one(tokens, 0)
    tokens.splice(tokens.indexOf(token), 1)
    return client.commands.undo({ token })
  },
} as const
