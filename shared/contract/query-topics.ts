import type { QueryName } from './contract.ts'

/** What was touched. `person:<id>`, `conversation:<id>`, `job:<id>` and `draft:<name>` name one; `*` is everything. */
export type Topic = string

/**
 * The topics on which the answer of each query depends: when one of them is touched, ask again.
 * @param input what the query was asked with
 */
export function topicsOfQuery(name: QueryName, input: unknown): readonly Topic[] {
  const { id, job, name: draft } = (input ?? {}) as { id?: string; job?: string; name?: string }
  switch (name) {
    case 'person':
    case 'conversationsWith':
      return [`person:${id}`, 'preferences', 'meetings', 'day']
    case 'photo':
      return [`person:${id}`]
    case 'brief':
      return [`person:${id}`, ...MEETING]
    case 'goal':
      return [`goal:${id}`, ...TOPICS.strategy]
    case 'archetype':
    case 'archetypePeople':
      return [`archetype:${id}`, ...TOPICS.strategy]
    case 'measure':
    case 'measureCounted':
      return [`measure:${id}`, ...TOPICS.measures]
    case 'conversation':
      return [`conversation:${id}`]
    case 'review':
      return [`review:${id}`, ...TOPICS.reviews, 'journal', 'people', 'follow-ups', 'day']
    case 'introduction':
      return [`introduction:${id}`, 'introductions', 'people', 'organisations', 'journal', 'giving', 'day']
    case 'history':
    case 'conflicts':
      return [`document:${id}`]
    case 'job':
      return [`job:${job}`]
    case 'draft':
      return [`draft:${draft}`]
    default:
      return TOPICS[name]
  }
}

/** All that has a lane. */
const TIMELINE: readonly Topic[] = ['journal', 'people', 'giving', 'introductions', 'follow-ups', 'sessions', 'reviews']
/** What says who could help: people, and what they belong to and were told. */
const MATCHED: readonly Topic[] = ['people', 'journal', 'organisations', 'circles', 'archetypes', 'introductions']

/** Who could help with a need is in a brief, and everybody whom it is about. */
const MEETING: readonly Topic[] = [...MATCHED, 'meetings', 'introductions', 'follow-ups', 'preferences', 'day']

const TOPICS: Record<QueryName, readonly Topic[]> = {
  people: ['people', 'preferences', 'day'],
  emails: ['people'],
  peopleIds: ['people', 'preferences', 'day'],
  person: [],
  photo: [],
  conversationsWith: [],
  duplicates: ['people', 'organisations', 'settings'],
  apartPairs: ['people'],
  peopleNamed: ['people'],
  peopleMentioned: ['people'],
  circles: ['people', 'circles'],
  memberships: ['people', 'circles', 'archetypes'],
  needsHeard: ['people'],
  asks: ['giving', 'people'],
  gives: ['giving', 'people'],
  givingTime: ['giving'],
  didItHelp: ['giving', 'people', 'day'],
  favours: ['giving', 'people', 'journal', 'day'],
  needMatches: [...MATCHED, 'introductions'],
  askMatches: [...MATCHED, 'giving'],
  introductions: ['introductions', 'people', 'day'],
  introductionsWaiting: ['introductions', 'people', 'day'],
  introduction: [],
  orbit: ['people', 'circles', 'strategy', 'follow-ups', 'giving', 'preferences', 'day'],
  orbitMoves: ['people', 'journal', 'reviews', 'preferences', 'day'],
  organisations: ['people', 'organisations'],
  history: [],
  conflicts: [],
  journal: ['journal'],
  conversation: [],
  followUps: ['follow-ups'],
  tags: ['journal'],
  today: ['today', 'preferences', 'meetings', 'day'],
  dayCounts: ['today', 'preferences', 'meetings', 'day'],
  upcoming: ['today', 'preferences', 'meetings', 'day'],
  someday: ['today', 'day'],
  brief: [],
  meeting: MEETING,
  briefsOffered: MEETING,
  // The clock changes it, and whoever asks does so by the clock.
  briefsReady: [],
  cards: ['mindset'],
  warmUp: ['people', 'follow-ups', 'preferences', 'day'],
  hesitation: ['follow-ups', 'people', 'sessions', 'preferences', 'settings', 'day', 'hesitation', 'draft:quick-log'],
  evidence: ['people', 'journal', 'follow-ups', 'giving', 'strategy', 'sessions', 'blocks', 'preferences', 'day'],
  dueCount: ['follow-ups', 'day'],
  search: ['search', 'settings'],
  calendars: ['calendars'],
  servers: ['servers'],
  blocks: ['blocks', 'day'],
  afterLogging: ['people', 'journal', 'preferences', 'day'],
  previewBlock: [],
  planNow: ['blocks', 'sessions', 'day'],
  capacity: ['people', 'journal', 'blocks', 'preferences', 'day'],
  sessions: ['sessions', 'blocks'],
  blockUse: ['blocks', 'sessions', 'day'],
  blocksCalendar: ['blocks', 'preferences'],
  calendarFeed: ['calendar-feed'],
  timeline: [...TIMELINE],
  timelineItems: [...TIMELINE],
  onThisDay: ['journal', 'people', 'giving'],
  reviews: ['reviews'],
  review: [],
  yearInWords: ['reviews', 'people'],
  reviewOffer: ['reviews', 'journal', 'preferences', 'day'],
  welcomeBack: ['visits', 'day'],
  periodFacts: ['people', 'journal', 'giving', 'follow-ups', 'sessions', 'strategy', 'preferences', 'day'],
  wentQuiet: ['people', 'journal', 'preferences'],
  rings: ['people', 'preferences', 'day'],
  strategy: ['strategy', 'people', 'follow-ups', 'giving', 'preferences', 'day'],
  strategyCanvas: ['canvas', 'strategy', 'people', 'mindset', 'follow-ups', 'giving', 'preferences', 'day'],
  canvasFile: [],
  // Nearly everything that is written may be counted.
  measures: ['strategy', 'people', 'journal', 'circles', 'giving', 'sessions', 'reviews', 'preferences', 'day'],
  measure: [],
  measureCounted: [],
  goal: [],
  archetype: [],
  archetypePeople: [],
  seatIdeas: ['strategy', 'people', 'search', 'preferences', 'day'],
  archetypes: ['archetypes', 'people'],
  matrix: ['strategy', 'people', 'follow-ups', 'giving', 'preferences', 'day'],
  strategyHints: ['strategy', 'people', 'follow-ups', 'giving', 'preferences', 'day'],
  trash: ['trash'],
  documentKind: [],
  importRows: [],
  importRecords: [],
  importGroups: [],
  journalFileRows: [],
  job: [],
  jobs: ['jobs'],
  backups: ['backups'],
  exportChunk: [],
  exportFile: [],
  // Who was imported is called what they are called now.
  imports: ['imports', 'people'],
  importReport: ['imports'],
  draft: [],
  preferences: ['preferences'],
  settings: ['settings'],
  journalInfo: ['info'],
  devices: ['devices'],
  keys: ['keys'],
}
