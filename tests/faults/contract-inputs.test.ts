import { expect } from 'vitest'
import type { CommandInput, CommandName, JournalClient, QueryInput, QueryName } from '#shared/contract/contract.ts'
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
  ReframeId,
  ReviewId,
  SessionId,
  TimeBlockId,
} from '#shared/model/id.ts'
import { errorCode } from '#support/error-code.ts'
import { day, test } from '#support/journal-test.ts'

interface Ids {
  readonly person: PersonId
  readonly other: PersonId
  readonly conversation: ConversationId
  readonly followUp: FollowUpId
  readonly organisation: OrganisationId
  readonly circle: CircleId
  readonly reframe: ReframeId
  readonly goal: GoalId
  readonly give: GiveId
  readonly ask: AskId
  readonly introduction: IntroductionId
  readonly archetype: ArchetypeId
  readonly measure: MeasureId
  readonly block: TimeBlockId
  readonly work: SessionId
  readonly review: ReviewId
  readonly session: string
  readonly upload: string
  readonly token: string
}

// These take no input, or start a job that reads any path: nothing of theirs can be malformed.
type Plain =
  | 'backUp'
  | 'rebuild'
  | 'check'
  | 'addSample'
  | 'removeSample'
  | 'restoreBackup'
  | 'confirmPairing'
  | 'closePairing'
  | 'syncNow'
  | 'renewDevice'
  | 'renewCalendarFeed'
  | 'makePassphrase'
// A command that is added to the contract does not compile here until it is in.
const COMMANDS: { [Name in Exclude<CommandName, Plain>]: (ids: Ids) => CommandInput<Name> } = {
  markNotSame: ({ other, person }) => ({ ids: [person, other], notSame: true }),
  addPerson: ({ other }) => ({
    names: { given: 'Bob', family: 'Lee' },
    organisation: 'Acme',
    title: 'Head',
    ring: 'inner',
    metThrough: other,
  }),
  editPerson: ({ person, other }) => ({
    id: person,
    names: { given: 'Bo' },
    pronouns: 'they',
    side: 'inside',
    metThrough: other,
    metOn: day('2026-11-20'),
  }),
  putInRing: ({ person, other }) => ({ ids: [person, other], ring: 'close' }),
  setCadence: ({ person }) => ({ id: person, cadence: { idealDays: 5, maxDays: 9, paused: true } }),
  putEntry: ({ person }) => ({
    id: person,
    entryId: 'entry',
    entry: { collection: 'dates', value: { label: 'birthday', date: { y: 1990, m: 2, d: 3 } } },
    organisationName: 'Acme',
  }),
  removeEntry: ({ person }) => ({ id: person, collection: 'roles', entryId: 'entry' }),
  addCircle: () => ({ name: 'Board' }),
  renameCircle: ({ circle }) => ({ id: circle, name: 'Club' }),
  renameOrganisation: ({ organisation }) => ({ id: organisation, name: 'Garden Co' }),
  mergeCircles: ({ circle }) => ({ from: circle, into: circle }),
  mergeOrganisations: ({ organisation }) => ({ from: organisation, into: organisation }),
  renameTag: () => ({ tag: 'mentor', name: 'teacher' }),
  removeTag: () => ({ tag: 'teacher' }),
  putInCircle: ({ person, circle }) => ({ ids: [person], circle, member: true }),
  mergePeople: ({ person, other }) => ({ from: person, into: other }),
  putBack: ({ person }) => ({ id: person, path: ['names', 'given'], hash: '0'.repeat(64) }),
  settleConflict: ({ person }) => ({ id: person, path: ['names', 'given'], value: 'Bo' }),
  moveToTrash: ({ person }) => ({ ids: [person] }),
  restoreFromTrash: ({ person }) => ({ ids: [person] }),
  forget: ({ other }) => ({ id: other }),
  logLine: ({ person }) => ({
    id: '01900000-0000-7000-8000-00000000001e' as never,
    parts: [
      {
        kind: 'conversation',
        date: day('2026-11-20'),
        channel: 'call',
        people: [{ id: person }, { name: 'Cleo', organisation: 'Acme' }],
        topic: 'pricing',
        tags: ['mentor'],
        notes: 'notes',
      },
      { kind: 'follow-up', text: 'Send', actor: 'me', due: day('2026-12-01'), people: [{ name: 'Cleo' }] },
      { kind: 'person', name: 'Dan' },
      { kind: 'give', direction: 'given', text: 'Book', day: day('2026-11-20'), people: [{ id: person }] },
      { kind: 'need', person: { id: person }, text: 'A lead' },
      { kind: 'ask', text: 'An hour', people: [{ id: person }] },
      {
        kind: 'introduction',
        a: { id: person },
        b: { name: 'Cleo' },
        why: 'Pears',
        followUp: { text: 'Introduce', due: day('2026-12-01') },
      },
    ],
    draft: { name: 'quick-log', text: 'left', base: '' },
  }),
  logConversation: ({ person }) => ({
    date: day('2026-11-20'),
    time: '09:30' as never,
    minutes: 30,
    channel: 'call',
    people: [{ id: person }, { name: 'Cleo', organisation: 'Acme' }],
    topic: 'pricing',
    tags: ['mentor'],
    notes: 'notes',
    learned: 'learned',
    followUps: [{ text: 'Send', actor: 'me', due: day('2026-12-01'), people: [{ name: 'Cleo' }] }],
  }),
  editConversation: ({ conversation, person }) => ({
    id: conversation,
    date: day('2026-11-20'),
    time: '10:00' as never,
    minutes: 5,
    channel: 'walk',
    topic: 'x',
    tags: ['a'],
    people: [{ id: person }],
  }),
  confirmPlan: ({ conversation }) => ({ id: conversation, date: day('2026-11-20') }),
  setParticipantNote: ({ conversation, person }) => ({ id: conversation, person, note: 'note' }),
  scheduleFollowUp: ({ person, conversation }) => ({
    text: 'Send',
    actor: 'them',
    due: day('2026-12-01'),
    people: [{ id: person }],
    origin: conversation,
  }),
  editFollowUp: ({ followUp, person }) => ({
    id: followUp,
    text: 'Sent',
    due: day('2026-12-02'),
    actor: 'me',
    people: [{ id: person }],
  }),
  completeFollowUps: ({ followUp }) => ({ ids: [followUp] }),
  reopenFollowUps: ({ followUp }) => ({ ids: [followUp] }),
  snoozeFollowUps: ({ followUp }) => ({ ids: [followUp], until: day('2026-12-01') }),
  openCard: () => ({ card: { story: 'imposing', from: 'I am imposing.', to: 'They are free to say no.' } }),
  addCard: () => ({ from: 'They are too important.', to: 'They are people.' }),
  answerBelief: ({ reframe }) => ({ card: { id: reframe }, value: 7 }),
  noteOffer: () => ({ subject: 'draft:quick-log', closed: true }),
  noteVisit: () => ({ isWelcomed: true }),
  setReviewDay: () => ({ rhythm: 'monthly', on: -1 }),
  putAwayReview: () => ({ rhythm: 'weekly', from: day('2026-11-16') }),
  askWhatHoldsBack: () => ({ asks: false }),
  moveCard: () => ({ card: { story: 'imposing', from: 'a', to: 'b' }, after: 'too-busy' }),
  showCard: ({ reframe }) => ({ card: { id: reframe }, shown: false }),
  recordGive: ({ person, conversation }) => ({
    direction: 'given',
    what: 'resource',
    text: 'The book',
    people: [{ id: person }],
    day: day('2026-11-20'),
    minutes: 10,
    answers: { person, need: 'n1' },
    origin: conversation,
  }),
  editGive: ({ give }) => ({
    id: give,
    what: 'time',
    text: 'A book',
    minutes: null,
  }),
  addIntroduction: ({ person }) => ({
    a: { id: person },
    b: { name: 'Dee', organisation: 'Acme' },
    why: 'Both grow pears',
  }),
  editIntroduction: ({ introduction, person }) => ({ id: introduction, a: { id: person } }),
  noteConsent: ({ introduction }) => ({
    id: introduction,
    side: 'a',
    type: 'agreed',
    on: day('2026-11-20'),
    note: 'Gladly',
  }),
  noteIntroduced: ({ introduction }) => ({ id: introduction, on: day('2026-11-20'), note: 'By mail' }),
  settleOutcome: ({ introduction }) => ({ id: introduction }),
  draftIntroduction: ({ introduction }) => ({ id: introduction, letter: 'ask-a', named: true }),
  addAsk: ({ person }) => ({ text: 'A lawyer', people: [{ id: person }], origin: null }),
  editAsk: ({ ask }) => ({ id: ask, text: 'A good lawyer' }),
  setAskStanding: ({ ask }) => ({ id: ask, standing: 'met' }),
  setNeedState: ({ person }) => ({ person, need: 'n1', state: 'gone' }),
  tellWhetherItHelped: ({ give }) => ({ id: give, text: 'Yes.' }),
  putHelperAside: ({ person }) => ({ person, need: 'n1', helper: person }),
  addMeasure: ({ goal }) => ({
    title: 'Talks outside',
    goal,
    source: 'outside',
    target: { value: 2, direction: 'atLeast' },
    per: 'week',
  }),
  editMeasure: ({ measure, goal }) => ({
    id: measure,
    title: 'Talks',
    goal,
    source: 'first',
    target: { value: 1, direction: 'atMost' },
    per: 'month',
  }),
  moveMeasure: ({ measure }) => ({ id: measure, after: null }),
  putReading: ({ measure }) => ({ id: measure, entry: 'r1', reading: { on: day('2026-11-20'), value: 2.5 } }),
  removeReading: ({ measure }) => ({ id: measure, entry: 'r1' }),
  addGoal: () => ({ title: 'Board seat', neededBy: day('2027-03-01') }),
  editGoal: ({ goal }) => ({
    id: goal,
    title: 'A seat',
    why: ['learn', 'brand'],
    side: 'outside',
    neededBy: day('2027-03-02'),
  }),
  setGoalStanding: ({ goal }) => ({ id: goal, standing: 'parked' }),
  moveGoal: ({ goal }) => ({ id: goal, after: goal }),
  putAwayHint: ({ goal }) => ({ id: goal }),
  addArchetype: ({ goal, person }) => ({ name: 'CFO', why: 'Sees', seats: 3, goals: [goal], people: [person] }),
  editArchetype: ({ archetype }) => ({ id: archetype, name: 'CFO outside', why: 'Money', seats: 2 }),
  linkArchetype: ({ archetype, goal }) => ({ id: archetype, goal, linked: true }),
  moveArchetype: ({ archetype, goal }) => ({ id: archetype, from: goal, to: goal, after: archetype }),
  startStrategy: () => ({
    goal: { title: 'Board seat', neededBy: day('2027-03-01') },
    archetypes: [{ name: 'CFO', why: 'Money', seats: 2 }],
  }),
  moveOnCanvas: ({ archetype }) => ({
    cards: [{ id: archetype, x: 20, y: -40 }],
    notes: [{ id: 'note', x: 1, y: 2 }],
    areas: [{ id: 'area', x: 1, y: 2, width: 300, height: 200 }],
  }),
  placeOnCanvas: ({ person }) => ({ cards: [person], notes: ['note'], area: 'area' }),
  addToCanvas: ({ goal }) => ({
    cards: [
      { as: 'note', id: 'other', text: 'An idea', x: 0, y: 0 },
      { as: 'archetype', text: 'CFO', goal, x: 20, y: 0 },
    ],
  }),
  editCanvasNote: () => ({ id: 'note', text: 'Another', colour: '4' }),
  colourOnCanvas: () => ({ notes: ['note'], areas: ['area'], colour: '#a0b0c0' }),
  turnNote: () => ({ id: 'note', into: 'goal' }),
  addArea: () => ({ id: 'new', label: 'Inside', x: 0, y: 0, width: 400, height: 300, colour: '#aabbcc' }),
  editArea: () => ({ id: 'area', label: 'Outside', colour: '' }),
  removeFromCanvas: ({ person, archetype }) => ({
    cards: [person],
    notes: ['note'],
    areas: ['area'],
    trash: [archetype],
  }),
  linkOnCanvas: ({ archetype }) => ({ from: 'note', to: archetype, label: 'leads to' }),
  unlinkOnCanvas: ({ archetype }) => ({ from: 'note', to: archetype }),
  importCanvas: () => ({ text: '{"nodes":[]}', file: 'plan.canvas' }),
  seatPeople: ({ person, archetype }) => ({ ids: [person], archetype, seated: true }),
  openText: ({ person }) => ({ id: person, field: 'notes' }),
  editText: ({ session }) => ({ session, text: 'text' }),
  closeText: () => ({ session: 'none' }),
  beginUpload: () => ({ name: 'people.csv', bytes: 10 }),
  appendUpload: ({ upload }) => ({ upload, base64: 'YWJj' }),
  discardUpload: () => ({ upload: 'none' }),
  previewImport: () => ({ uploads: ['none'] }),
  mapColumns: () => ({ preview: 'none', tables: [{ fingerprint: 'none', fields: ['name', 'keep'] }] }),
  runImport: () => ({ preview: 'none', decisions: { 0: 'create', 1: 'skip' } }),
  discardPreview: () => ({ preview: 'none' }),
  addCalendar: () => ({ place: 'not a whole path' }),
  refreshCalendars: () => ({ id: null }),
  removeCalendar: () => ({ id: 'none' }),
  lookOnServer: () => ({ address: 'http://127.0.0.1:9/', user: 'ana', password: 'secret' }),
  addServer: () => ({
    address: 'http://127.0.0.1:9/',
    user: 'ana',
    password: 'secret',
    kind: 'people' as const,
    name: 'Mine',
    notes: true,
  }),
  setServerPassword: () => ({ id: 'none', password: 'secret' }),
  syncServer: () => ({ id: 'none' }),
  removeServer: () => ({ id: 'none' }),
  answerMeeting: () => ({ id: 'none', answer: 'no' }),
  exportFolder: () => ({ format: 'vault', folder: 'not a whole path' }),
  importJournal: () => ({ preview: 'none', differing: 'take' }),
  cancelJob: () => ({ job: 'none' }),
  putPrompt: () => ({ id: 'prompt', prompt: { question: 'Proud of?', hidden: false, sensitive: true } }),
  movePrompt: () => ({ id: 'prompt', before: 'other' }),
  answerPrompt: ({ person }) => ({ person, prompt: 'prompt', text: 'yes', on: day('2026-11-20') }),
  offerPrompt: ({ person }) => ({ person, prompt: 'prompt' }),
  keepCares: ({ person }) => ({ person, text: 'open data' }),
  learnAnswer: ({ person, conversation }) => ({ person, conversation, text: 'learned' }),
  addBlock: () => ({
    purpose: 'quiet people',
    act: 'write to two',
    rule: {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      start: day('2026-11-23'),
      time: '08:30' as never,
      minutes: 30,
      zone: 'Europe/Berlin',
    },
    queue: 'going-quiet',
  }),
  editBlock: ({ block }) => ({
    id: block,
    purpose: 'others',
    act: 'call',
    rule: {
      rrule: 'FREQ=DAILY;COUNT=3',
      start: day('2026-11-23'),
      time: '09:00' as never,
      minutes: 15,
      zone: 'UTC',
    },
    queue: 'anything',
  }),
  setBlockDay: ({ block }) => ({
    id: block,
    day: day('2026-11-24'),
    exception: { type: 'moved', date: day('2026-11-26'), time: '09:00' as never },
  }),
  setCalendarTitle: () => ({ title: 'Busy' }),
  setCalendarFeed: () => ({ on: true }),
  beginSession: ({ block }) => ({ id: null, block: { id: block, day: day('2026-11-24') }, minutes: 30 }),
  continueSession: ({ work, followUp }) => ({
    id: work,
    span: 'span',
    done: [followUp],
    undone: [followUp],
    ended: 'now',
  }),
  setRingRule: () => ({ ring: 'inner', rule: { cadence: { idealDays: 3, maxDays: 9 }, budget: 4 } }),
  setLanguage: () => ({ language: 'en' }),
  setIntent: () => ({ goal: 'goal', people: 'people', minutesAWeek: 10, firstRunDone: true }),
  saveView: () => ({ id: 'view', view: { name: 'Warm', search: '?x' } }),
  beginReview: () => ({ rhythm: 'weekly', from: day('2026-11-16'), to: day('2026-11-22') }),
  editReview: ({ review }) => ({ id: review, rhythm: 'other', from: day('2026-11-16'), to: day('2026-11-23') }),
  choosePeople: ({ review, person }) => ({ id: review, people: [person], chosen: true }),
  finishReview: ({ review }) => ({ id: review }),
  remarkOnReview: ({ review }) => ({ id: review, text: 'It was one.' }),
  removeView: () => ({ id: 'view' }),
  saveNoteTemplate: () => ({ id: 'template', template: { name: 'One-to-one', text: '## Since last time' } }),
  removeNoteTemplate: () => ({ id: 'template' }),
  setSettings: () => ({
    appearance: 'dark',
    hotkey: 'Ctrl+J',
    quietFrom: '22:00' as never,
    remindersPausedUntil: 5,
  }),
  saveDraft: () => ({ name: 'quick-log', text: 'coffee with', base: '' }),
  openPairing: () => ({ role: 'shows' }),
  joinDevice: () => ({ address: '127.0.0.1:41000' }),
  typePairingDigits: () => ({ digits: '123456' }),
  revokeDevice: () => ({ pin: 'a'.repeat(64) }),
  nameThisDevice: () => ({ name: 'laptop' }),
  pauseSync: () => ({ paused: true }),
  setPassphrase: () => ({ passphrase: 'short' }),
  testPassphrase: () => ({ passphrase: 'red shoes on Monday' }),
  keepKey: () => ({ place: 'store', passphrase: null }),
  undo: ({ token }) => ({ token }),
}

const PAGE = { offset: 0, limit: 10 }
const QUERIES: { [Name in QueryName]: (ids: Ids) => QueryInput<Name> } = {
  people: ({ circle, organisation, archetype }) => ({
    text: 'a',
    rings: ['inner', 'none'],
    warmths: ['warm'],
    circles: [circle],
    archetypes: [archetype],
    organisations: [organisation],
    sides: ['unknown'],
    due: true,
    sort: 'dueOn',
    descending: true,
    ...PAGE,
  }),
  emails: ({ person }) => ({ ids: [person] }),
  peopleIds: () => ({ text: 'a', sort: 'ring' }),
  person: ({ person }) => ({ id: person }),
  photo: ({ person }) => ({ id: person }),
  conversationsWith: ({ person }) => ({ id: person, ...PAGE }),
  duplicates: () => PAGE,
  apartPairs: () => PAGE,
  peopleNamed: () => ({ text: 'an', limit: 5 }),
  peopleMentioned: () => ({ line: 'met Ana' }),
  circles: () => undefined,
  memberships: ({ person }) => ({ ids: [person] }),
  needsHeard: () => PAGE,
  asks: () => PAGE,
  introductions: ({ person }) => ({ stage: 'idea', person, ...PAGE }),
  introductionsWaiting: () => PAGE,
  introduction: ({ introduction }) => ({ id: introduction }),
  gives: ({ person }) => ({ direction: 'given', person, ...PAGE }),
  givingTime: () => ({ from: day('2026-11-16'), to: day('2026-11-23') }),
  didItHelp: () => undefined,
  favours: () => undefined,
  needMatches: ({ person }) => ({ person, need: 'n1', limit: 5 }),
  askMatches: ({ ask }) => ({ id: ask, limit: 5 }),
  orbit: () => ({ by: 'circle' }),
  orbitMoves: () => ({ since: day('2026-10-01') }),
  organisations: () => ({ text: 'ac', limit: 5 }),
  history: ({ person }) => ({ id: person }),
  conflicts: ({ person }) => ({ id: person }),
  journal: () => ({
    before: '20000:5',
    limit: 5,
    tag: 'mentor',
    channel: 'call',
    from: day('2026-01-01'),
    to: day('2026-12-01'),
  }),
  conversation: ({ conversation }) => ({ id: conversation }),
  followUps: ({ person }) => ({ state: 'all', actor: 'me', person, dueBy: day('2026-12-01'), ...PAGE }),
  tags: () => undefined,
  today: () => PAGE,
  dayCounts: () => undefined,
  upcoming: () => PAGE,
  someday: () => PAGE,
  brief: ({ person }) => ({ id: person }),
  meeting: ({ person }) => ({ people: [person] }),
  briefsOffered: () => undefined,
  briefsReady: () => undefined,
  cards: () => undefined,
  warmUp: ({ followUp }) => ({ followUp }),
  hesitation: () => undefined,
  evidence: () => ({ story: 'imposing' }),
  dueCount: () => undefined,
  calendars: () => undefined,
  servers: () => undefined,
  blocks: () => undefined,
  afterLogging: ({ conversation }) => ({ id: conversation }),
  previewBlock: () => ({
    rule: {
      rrule: 'FREQ=MONTHLY;BYDAY=1MO',
      start: day('2026-11-23'),
      time: '08:30' as never,
      minutes: 30,
      zone: 'Europe/Berlin',
    },
  }),
  planNow: () => undefined,
  capacity: () => undefined,
  sessions: () => PAGE,
  blockUse: () => ({ from: day('2026-11-01'), to: day('2026-11-30') }),
  blocksCalendar: () => undefined,
  calendarFeed: () => undefined,
  search: () => ({ text: 'ana pri', kinds: ['person', 'follow-up'], limit: 5 }),
  timeline: ({ person, circle, archetype }) => ({
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    unit: 'week',
    weekStart: 7,
    filter: { person, circle, archetype, tag: 'mentor' },
  }),
  timelineItems: ({ person }) => ({ from: day('2026-01-01'), to: day('2026-12-31'), filter: { person }, ...PAGE }),
  onThisDay: () => ({ on: day('2027-11-20') }),
  yearInWords: () => ({ year: 2026, hideNames: true }),
  reviewOffer: () => ({ weekStart: 1 }),
  welcomeBack: () => undefined,
  reviews: () => ({ finished: true, ...PAGE }),
  review: ({ review }) => ({ id: review }),
  periodFacts: () => ({ from: day('2026-11-16'), to: day('2026-11-22') }),
  wentQuiet: () => ({ on: day('2026-11-22') }),
  rings: () => undefined,
  strategy: () => undefined,
  measures: () => ({ weekStart: 7 }),
  measure: ({ measure }) => ({ id: measure, weekStart: 1 }),
  measureCounted: ({ measure }) => ({ id: measure, from: day('2026-11-01'), to: day('2026-11-30'), ...PAGE }),
  goal: ({ goal }) => ({ id: goal }),
  archetype: ({ archetype }) => ({ id: archetype }),
  archetypePeople: ({ archetype }) => ({ id: archetype, stage: 'met', ...PAGE }),
  seatIdeas: ({ archetype }) => ({ id: archetype }),
  archetypes: () => undefined,
  matrix: () => undefined,
  strategyHints: () => undefined,
  strategyCanvas: () => undefined,
  canvasFile: () => ({ cards: true }),
  trash: () => PAGE,
  documentKind: ({ person }) => ({ id: person }),
  importRows: () => ({ preview: 'none', outcome: 'create', ...PAGE }),
  importRecords: () => ({ preview: 'none', outcome: 'create', organisation: 'Acme', year: 2024 }),
  importGroups: () => ({ preview: 'none' }),
  exportFile: () => ({ format: 'csv', after: null, separator: ';' }),
  journalFileRows: () => ({ preview: 'none', outcome: 'differ', ...PAGE }),
  job: () => ({ job: 'none' }),
  jobs: () => undefined,
  backups: () => undefined,
  exportChunk: () => ({ withoutSensitive: true, after: null, cards: true }),
  preferences: () => undefined,
  imports: () => undefined,
  importReport: () => ({ id: 'kept-none' }),
  draft: () => ({ name: 'quick-log' }),
  settings: () => undefined,
  journalInfo: () => undefined,
  devices: () => undefined,
  keys: () => undefined,
}

const HUGE = 'x'.repeat(2_000_001)
const polluted = (): unknown =>
  JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}')
/** What may stand where `value` stands. */
const hostile = (value: unknown): unknown[] => [
  undefined,
  null,
  true,
  Number.NaN,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  HUGE,
  'a\u0000b',
  '\ud800',
  `'; DROP TABLE documents; --`,
  '"* OR NEAR(',
  '%_\\',
  '__proto__',
  'constructor',
  'toString',
  '9999-12-31',
  '0001-01-01',
  '0000-01-01',
  '99999:1',
  [],
  [[]],
  {},
  polluted(),
  Array.from({ length: 5000 }, () => value),
  [value, value],
  { value },
  new Date(0),
]

/** `input` with each of its parts replaced by each hostile value, and with keys that it should not have. */
function* malformed(input: unknown): Generator<unknown> {
  yield* hostile(input)
  if (typeof input !== 'object' || input === null) return
  yield { ...input, extra: HUGE }
  yield Object.assign(JSON.parse(`{"__proto__": ${JSON.stringify(input)}}`), {})
  for (const [key, value] of Object.entries(input)) {
    for (const other of malformed(value))
      yield Array.isArray(input) ? input.with(Number(key), other) : { ...input, [key]: other }
    if (!Array.isArray(input)) yield Object.fromEntries(Object.entries(input).filter(([name]) => name !== key))
  }
}

const REFUSALS = [
  'SERVER_UNUSABLE',
  'BAD_REQUEST',
  'NOT_FOUND',
  'DOCUMENT_INVALID',
  'PREFERENCES_STAY',
  'PERSON_NAMELESS',
  'CADENCE_CROSSED',
  'SAME_PERSON',
  'SAME_GROUP',
  'NOT_A_TEXT',
  'TEXT_SESSION_ENDED',
  'CONFLICT_SETTLED',
  'NOTHING_TO_PUT_BACK',
  'INTRODUCTION_NOT_AGREED',
  'PERSON_IN_TRASH',
  'BLOCK_RULE',
  'CANVAS_FILE',
  'CANVAS_FULL',
  'NO_OCCURRENCE',
  'UNDO_EXPIRED',
  'UNDONE_ALREADY',
  'NOTHING_TO_UNDO',
  'REVIEW_FINISHED',
  'PASSPHRASE_TOO_SHORT',
  'PASSPHRASE_NOT_SET',
  'KEY_STORE_MISSING',
  'JOB_UNKNOWN',
  'UPLOAD_UNKNOWN',
  'UPLOAD_TOO_LARGE',
  'UPLOAD_GREW',
  'FOLDER_UNUSABLE',
  'UPLOAD_INCOMPLETE',
  'PREVIEW_UNKNOWN',
]

async function fill({ commands, queries }: JournalClient): Promise<Ids> {
  const logged = await commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    people: [{ name: 'Ana Ruiz', organisation: 'Acme' }, { name: 'Tom' }],
    tags: ['mentor'],
    followUps: [{ text: 'Send', actor: 'me' }],
  })
  const [person, other] = logged.newPeople as [PersonId, PersonId]
  const { id: circle } = await commands.addCircle({ name: 'Board' })
  const { id: reframe } = await commands.addCard({ from: 'They are busy.' })
  const { id: give } = await commands.recordGive({
    direction: 'given',
    text: 'Book',
    people: [{ id: person }],
    day: day('2026-11-20'),
  })
  const { id: ask } = await commands.addAsk({ text: 'Lawyer', people: [{ id: person }] })
  const { id: introduction } = await commands.addIntroduction({ a: { id: person }, b: { id: other } })
  const { id: goal } = await commands.addGoal({ title: 'Board seat' })
  const { id: measure } = await commands.addMeasure({ source: 'own', goal })
  const { id: archetype } = await commands.addArchetype({ name: 'CFO outside', goals: [goal] })
  await commands.addToCanvas({ cards: [{ as: 'note', id: 'note', text: 'An idea', x: 0, y: 0 }] })
  await commands.addArea({ id: 'area', label: 'Inside', x: 0, y: 0, width: 400, height: 300 })
  const { session } = await commands.openText({ id: person, field: 'notes' })
  const { upload } = await commands.beginUpload({ name: 'a.csv', bytes: 5 })
  const { undo } = await commands.putInRing({ ids: [other], ring: 'wider' })
  const organisation = (await queries.organisations({}))[0]?.id as OrganisationId
  const followUp = logged.followUps[0] as FollowUpId
  const { id: block } = await commands.addBlock({
    purpose: '',
    act: 'write',
    rule: {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      start: day('2026-11-23'),
      time: '08:30' as never,
      minutes: 30,
      zone: 'UTC',
    },
  })
  const { id: review } = await commands.beginReview({
    rhythm: 'quarterly',
    from: day('2026-07-01'),
    to: day('2026-09-30'),
  })
  const { id: work } = await commands.beginSession({ minutes: 10 })
  const ids = {
    person,
    other,
    conversation: logged.id,
    followUp,
    organisation,
    circle,
    goal,
    give,
    ask,
    introduction,
    archetype,
    reframe,
    measure,
  }
  return { ...ids, block, work, review, session, upload, token: undo ?? '' }
}

/** Everything that the journal's documents, settings and drafts hold. */
async function written({ queries }: JournalClient): Promise<string> {
  let text = JSON.stringify([await queries.settings(), await queries.draft({ name: 'quick-log' })])
  for (let after: number | null = null; ;) {
    const chunk: { text: string; next: number | null } = await queries.exportChunk({ after })
    text += chunk.text
    if (chunk.next === null) return text
    after = chunk.next
  }
}

type Call = (input: unknown) => Promise<unknown>

test.for(Object.keys(COMMANDS) as (keyof typeof COMMANDS)[])(
  'malformed input of %s is refused and nothing of it is written',
  async (name, { journal: { client } }) => {
    const ids = await fill(client)
    const call = client.commands[name] as Call
    const codes = new Set<string>()
    const refused: unknown[] = []
    for (const input of malformed(COMMANDS[name](ids))) {
      const code = await call(input).then(() => null, errorCode)
      if (code === null) continue
      codes.add(code)
      refused.push(input)
    }
    expect([...codes].filter((code) => !REFUSALS.includes(code))).toEqual([])
    // Once more without those that turned out to be well formed, to see that nothing comes of them.
    const before = await written(client)
    for (const input of refused) expect(await call(input).then(() => null, errorCode)).not.toBeNull()
    expect(await written(client)).toBe(before)
    expect([...codes]).toContain('BAD_REQUEST')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  },
)

test.for(Object.keys(QUERIES) as QueryName[])(
  'malformed input of %s is refused or answered, and never a bug',
  async (name, { journal: { client } }) => {
    const ids = await fill(client)
    const ask = client.queries[name] as Call
    const codes = new Set<string>()
    for (const input of malformed(QUERIES[name](ids))) codes.add(await ask(input).then(() => 'answered', errorCode))
    expect([...codes].filter((code) => !['answered', ...REFUSALS].includes(code))).toEqual([])
  },
)

test('restoring what is no backup says so, and the journal goes on as it was', async ({ journal: { client } }) => {
  await fill(client)
  const before = await written(client)
  for (const file of ['', 'nothing.db', '../../etc/passwd', '/etc/passwd', '/', 'a\u0000b']) {
    const { job } = await client.commands.restoreBackup({ file })
    while ((await client.queries.job({ job })).state === 'running')
      await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await client.queries.job({ job })).toMatchObject({
      state: 'failed',
      failure: { code: expect.stringMatching(/^(NO_JOURNAL|NOT_A_JOURNAL|NOT_SAVED)$/) },
    })
    expect(await written(client)).toBe(before)
  }
  await client.commands.addCircle({ name: 'After' })
})
