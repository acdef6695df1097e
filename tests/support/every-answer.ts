import type { JournalClient, QueryInput, QueryName } from '#shared/contract/contract.ts'
import type {
  ArchetypeId,
  MeasureId,
  CircleId,
  ConversationId,
  FollowUpId,
  AskId,
  IntroductionId,
  GiveId,
  GoalId,
  OrganisationId,
  PersonId,
  ReviewId,
} from '#shared/model/id.ts'
import { errorCode } from './error-code.ts'
import { STORIES } from '#shared/model/stories.ts'

/** Every id that was ever seen, also of what is in the trash, merged or forgotten. */
export interface KnownIds {
  readonly people: Set<PersonId>
  readonly conversations: Set<ConversationId>
  readonly followUps: Set<FollowUpId>
  readonly organisations: Set<OrganisationId>
  readonly circles: Set<CircleId>
  readonly goals: Set<GoalId>
  readonly gives: Set<GiveId>
  readonly asks: Set<AskId>
  readonly introductions: Set<IntroductionId>
  readonly archetypes: Set<ArchetypeId>
  readonly reviews: Set<ReviewId>
  readonly measures: Set<MeasureId>
}

/** Beside the ids, what only a query tells. */
interface AskedIds extends KnownIds {
  readonly needs: readonly { readonly person: PersonId; readonly need: string }[]
}

export interface Answer {
  readonly name: QueryName
  readonly input: unknown
  /** JSON of the answer, or the code of the error. */
  readonly text: string
}

/** Words that the queries below look for; journals under test are made of them. */
export const WORDS = ['ana', 'ruiz', 'acme', 'garden', 'pricing', 'cello', 'lee', 'mentor']
export const TAGS = ['mentor', 'Mentor', 'garden', 'q1']

/** Asks everything that can be asked of a journal with these ids, by query and input. */
export async function everyAnswer(client: JournalClient, known: KnownIds): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const { rows: heard } = await client.queries.needsHeard({})
  const needs = heard.map(({ person: { id: person }, need }) => ({ person, need }))
  for (const [name, inputsOf] of Object.entries(INPUTS) as [QueryName, (ids: AskedIds) => readonly unknown[]][]) {
    for (const input of inputsOf({ ...known, needs })) {
      const ask = client.queries[name] as (given: unknown) => Promise<unknown>
      const text = await ask(input).then(JSON.stringify, errorCode)
      answers.set(`${name} ${JSON.stringify(input)}`, { name, input, text })
    }
  }
  return answers
}

/** The keys whose answers are not the same in both, of those that `before` has. */
export function changedAnswers(before: ReadonlyMap<string, Answer>, after: ReadonlyMap<string, Answer>): Answer[] {
  return [...before].flatMap(([key, answer]) => {
    const now = after.get(key)
    return now === undefined || now.text === answer.text ? [] : [{ ...answer, text: `${answer.text}\n→ ${now.text}` }]
  })
}

const withId = (ids: Iterable<string>) => Array.from(ids, (id) => ({ id }))
const SORTS = ['name', 'organisation', 'ring', 'lastOn', 'dueOn', 'addedOn'] as const

// A query that is added to the contract does not compile here until it is asked.
const INPUTS: { [Name in QueryName]: (known: AskedIds) => readonly QueryInput<Name>[] } = {
  people: ({ circles, organisations, archetypes }) => [
    ...SORTS.flatMap((sort) => [{ sort }, { sort, descending: true }]),
    ...(['warm', 'cooling', 'cold', 'new', 'none'] as const).map((warmth) => ({ warmths: [warmth] })),
    ...(['inner', 'close', 'active', 'wider', 'none'] as const).map((ring) => ({ rings: [ring] })),
    ...(['inside', 'outside', 'unknown'] as const).map((side) => ({ sides: [side] })),
    ...WORDS.map((text) => ({ text: text.slice(0, 3) })),
    { circles: [...circles] },
    { archetypes: [...archetypes] },
    { organisations: [...organisations] },
    { due: true },
    { limit: 2, offset: 1 },
  ],
  emails: ({ people }) => [{ ids: [...people] }],
  peopleIds: () => [{}, { due: true }, { text: 'a', sort: 'lastOn', descending: true }],
  person: ({ people }) => withId(people) as { id: PersonId }[],
  photo: ({ people }) => withId(people) as { id: PersonId }[],
  conversationsWith: ({ people }) => withId(people) as { id: PersonId }[],
  duplicates: () => [{}, { limit: 1, offset: 1 }],
  apartPairs: () => [{}, { limit: 1, offset: 1 }],
  peopleNamed: () => [{ text: '' }, ...WORDS.map((text) => ({ text: text.slice(0, 2) }))],
  peopleMentioned: () => [{ line: `met ${WORDS.join(', ')}` }],
  circles: () => [undefined],
  memberships: ({ people }) => [{ ids: [] }, { ids: [...people] }],
  needsHeard: () => [{}, { limit: 1, offset: 1 }],
  asks: () => [{}, { limit: 1, offset: 1 }],
  gives: ({ people }) => [
    {},
    { direction: 'given' },
    { direction: 'received' },
    ...withId(people).map(({ id }) => ({ person: id as PersonId })),
  ],
  introductions: ({ people }) => [
    {},
    { stage: 'asking' },
    { stage: 'closed' },
    ...withId(people).map(({ id }) => ({ person: id as PersonId })),
  ],
  introductionsWaiting: () => [{}, { limit: 1, offset: 1 }],
  introduction: (known) => withId(known.introductions) as { id: IntroductionId }[],
  givingTime: () => [{ from: date('2026-10-01'), to: date('2026-12-31') }],
  didItHelp: () => [undefined],
  favours: () => [undefined],
  needMatches: ({ needs }) => [...needs],
  askMatches: ({ asks }) => withId(asks) as { id: AskId }[],
  orbit: () => [{ by: 'circle' }, { by: 'archetype' }],
  orbitMoves: () => [{}, { since: date('2026-10-01') }, { since: date('2026-11-20') }],
  organisations: () => [{}, { text: 'a' }],
  history: ({ people, conversations, followUps, goals, gives, asks, introductions, archetypes, measures, reviews }) =>
    withId([
      ...people,
      ...conversations,
      ...followUps,
      ...goals,
      ...gives,
      ...asks,
      ...introductions,
      ...archetypes,
      ...measures,
      ...reviews,
    ]) as {
      id: PersonId
    }[],
  conflicts: ({ people, conversations, followUps, organisations, circles, goals, archetypes }) =>
    withId([...people, ...conversations, ...followUps, ...organisations, ...circles, ...goals, ...archetypes]) as {
      id: PersonId
    }[],
  journal: () => [
    {},
    { limit: 1 },
    ...TAGS.map((tag) => ({ tag })),
    { channel: 'coffee' },
    { from: date('2026-11-20') },
  ],
  conversation: ({ conversations }) => withId(conversations) as { id: ConversationId }[],
  followUps: ({ people }) => [
    {},
    { state: 'done' },
    { state: 'all', limit: 3 },
    { actor: 'them' },
    { dueBy: date('2026-11-25') },
    ...Array.from(people, (person) => ({ state: 'all' as const, person })),
  ],
  tags: () => [undefined],
  today: () => [{}, { limit: 2, offset: 1 }],
  dayCounts: () => [undefined],
  upcoming: () => [{}, { limit: 1 }],
  someday: () => [{}],
  brief: ({ people }) => withId(people) as { id: PersonId }[],
  meeting: ({ people, conversations }) => [
    { people: [...people].slice(0, 8) },
    ...Array.from(conversations, (plan) => ({ plan })),
  ],
  briefsOffered: () => [undefined],
  briefsReady: () => [undefined],
  cards: () => [undefined],
  warmUp: ({ followUps }) => [{}, ...Array.from(followUps, (followUp) => ({ followUp }))],
  hesitation: () => [undefined],
  evidence: () => STORIES.map((story) => ({ story })),
  dueCount: () => [undefined],
  calendars: () => [undefined],
  servers: () => [undefined],
  blocks: () => [undefined],
  afterLogging: ({ conversations }) => withId(conversations) as { id: ConversationId }[],
  previewBlock: () => [],
  planNow: () => [undefined],
  capacity: () => [undefined],
  sessions: () => [{}, { limit: 1 }],
  blockUse: () => [{ from: date('2026-11-01'), to: date('2026-11-30') }],
  blocksCalendar: () => [undefined],
  calendarFeed: () => [undefined],
  search: () => [
    ...WORDS.map((text) => ({ text })),
    { text: 'a', limit: 2 },
    { text: 'a', kinds: ['person'] },
    { text: 'a', kinds: ['follow-up', 'circle'] },
  ],
  timeline: ({ people, circles }) => [
    { from: date('2025-11-01'), to: date('2026-12-31'), unit: 'week' },
    { from: date('2026-11-01'), to: date('2026-11-30'), unit: 'day', weekStart: 7 },
    { from: date('2016-11-01'), to: date('2026-12-31'), unit: 'year', filter: { tag: 'mentor' } },
    ...[...people].map((person) => ({
      from: date('2026-01-01'),
      to: date('2026-12-31'),
      unit: 'month' as const,
      filter: { person },
    })),
    ...[...circles].map((circle) => ({
      from: date('2026-01-01'),
      to: date('2026-12-31'),
      unit: 'month' as const,
      filter: { circle },
    })),
  ],
  timelineItems: () => [
    { from: date('2026-01-01'), to: date('2026-12-31') },
    { from: date('2026-01-01'), to: date('2026-12-31'), offset: 2, limit: 3 },
  ],
  onThisDay: () => [{ on: date('2027-11-20') }],
  yearInWords: () => [{ year: 2026 }, { year: 2026, hideNames: true }],
  reviewOffer: () => [{ weekStart: 1 }, { weekStart: 7 }],
  welcomeBack: () => [undefined],
  reviews: () => [{}, { finished: true }, { limit: 1, offset: 1 }],
  review: ({ reviews }) => withId(reviews) as { id: ReviewId }[],
  periodFacts: () => [{ from: date('2026-10-01'), to: date('2026-12-31') }],
  wentQuiet: () => [{ on: date('2026-11-23') }, { on: date('2027-06-01') }],
  rings: () => [undefined],
  strategy: () => [undefined],
  measures: () => [{}, { weekStart: 7 }],
  measure: ({ measures }) => withId(measures) as { id: MeasureId }[],
  measureCounted: ({ measures }) =>
    Array.from(measures, (id) => ({ id, from: date('2026-10-01'), to: date('2026-12-31') })),
  goal: ({ goals }) => withId(goals) as { id: GoalId }[],
  archetype: ({ archetypes }) => withId(archetypes) as { id: ArchetypeId }[],
  archetypePeople: ({ archetypes }) =>
    Array.from(archetypes, (id) => [{ id }, { id, stage: 'met' as const }, { id, limit: 1, offset: 1 }]).flat(),
  seatIdeas: ({ archetypes }) => withId(archetypes) as { id: ArchetypeId }[],
  archetypes: () => [undefined],
  matrix: () => [undefined],
  strategyHints: () => [undefined],
  strategyCanvas: () => [undefined],
  canvasFile: () => [{}, { cards: true }],
  trash: () => [{}, { limit: 1 }],
  documentKind: ({ circles }) => withId(circles) as { id: CircleId }[],
  importRows: () => [],
  importRecords: () => [],
  importGroups: () => [],
  exportFile: () => [
    { format: 'vcard', after: null },
    { format: 'vcard3', after: null, withoutPrivate: true },
    { format: 'csv', after: null, separator: ';' },
    { format: 'csv-google', after: null },
    { format: 'calendar', after: null, followUpEvents: true },
    { format: 'kumu', after: null },
  ],
  journalFileRows: () => [],
  job: () => [],
  jobs: () => [undefined],
  backups: () => [undefined],
  exportChunk: () => [],
  imports: () => [undefined],
  importReport: () => [{ id: 'kept-none' }],
  draft: () => [{ name: 'quick-log' }],
  preferences: () => [undefined],
  settings: () => [undefined],
  journalInfo: () => [undefined],
  devices: () => [undefined],
  keys: () => [undefined],
}

function date(text: string): QueryInput<'journal'>['from'] & string {
  return text as QueryInput<'journal'>['from'] & string
}
