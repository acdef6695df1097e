import { apartPeople } from './queries/apart-pairs.ts'
import { measureCounted, measurePage, measures } from './queries/measures.ts'
import type { QueryHandlers } from './implement-contract.ts'
import type { Engine } from './engine.ts'
import { canvasFile } from './exchange/canvas-file.ts'
import { exportFile } from './exchange/export-files.ts'
import { exportChunk } from './exchange/export-json.ts'
import { madeImports } from './runtime/made-imports.ts'
import { readDraft } from './runtime/drafts.ts'
import { readSettings } from './runtime/local-settings.ts'
import { conversationsWith, personPage } from './queries/person-page.ts'
import { photoOf } from './queries/photo.ts'
import { followUps } from './queries/follow-ups.ts'
import { evidence } from './queries/evidence.ts'
import { hesitation } from './queries/hesitation.ts'
import { conflicts, history } from './queries/history.ts'
import { introductionPage, introductions, introductionsWaiting } from './queries/introductions.ts'
import { favours } from './queries/favours.ts'
import { asks, didItHelp, gives, givingTime, needsHeard } from './queries/giving.ts'
import { askMatches, needMatches } from './queries/matches.ts'
import { conversationPage, journalPage, tags } from './queries/journal-page.ts'
import { circles, documentKind, organisations, preferencesNow, trash, memberships } from './queries/lists.ts'
import { orbit, orbitMoves } from './queries/orbit.ts'
import { emails, people, peopleIds, peopleMentioned, peopleNamed } from './queries/people.ts'
import { periodFacts } from './queries/period-facts.ts'
import { reviewPage, reviews } from './queries/reviews.ts'
import { reviewOffer } from './queries/review-offer.ts'
import { yearInWords } from './queries/year-in-words.ts'
import { welcomeBack } from './queries/welcome-back.ts'
import { rings } from './queries/rings.ts'
import {
  archetypePage,
  archetypePeople,
  archetypes,
  goalPage,
  matrix,
  strategy,
  strategyHints,
} from './queries/strategy.ts'
import { seatIdeas } from './queries/seat-ideas.ts'
import { search } from './queries/search.ts'
import { strategyCanvas } from './queries/strategy-canvas.ts'
import { cards } from './queries/cards.ts'
import { blocks, blocksCalendar, previewBlock } from './queries/blocks.ts'
import { afterLogging, sensitivePrompts } from './queries/guide.ts'
import { brief, briefsOffered, meeting } from './queries/brief.ts'
import { briefsReady } from './queries/briefs-ready.ts'
import { capacity } from './queries/capacity.ts'
import { blockUse, planNow, sessions } from './queries/sessions.ts'
import { warmUp } from './queries/warm-up.ts'
import { timeline } from './queries/timeline.ts'
import { onThisDay, timelineItems } from './queries/timeline-items.ts'
import { wentQuiet } from './queries/went-quiet.ts'
import { dayCounts, dueCount, someday, todayPage, upcoming } from './queries/today.ts'

export type JournalQueries = Omit<
  QueryHandlers,
  | 'importRows'
  | 'importRecords'
  | 'importGroups'
  | 'journalFileRows'
  | 'calendars'
  | 'calendarFeed'
  | 'servers'
  | 'job'
  | 'jobs'
  | 'backups'
  | 'journalInfo'
  | 'devices'
  | 'keys'
>

/** Queries that rows answer. `engine` is asked each time, because a restore replaces it. */
export function queryHandlers(engine: () => Engine): JournalQueries {
  const context = () => engine().queries
  return {
    people: (input) => people(context(), input),
    emails: (input) => emails(context(), input),
    peopleIds: (input) => peopleIds(context(), input),
    person: (input) => personPage(context(), input),
    photo: (input) => photoOf(context(), input),
    conversationsWith: (input) => conversationsWith(context(), input),
    duplicates: (input) => engine().duplicates.page(input),
    apartPairs: (input) => apartPeople(context().sql, input),
    peopleNamed: (input) => peopleNamed(context(), input),
    peopleMentioned: (input) => peopleMentioned(context(), input),
    circles: () => circles(context()),
    memberships: (input) => memberships(context(), input),
    needsHeard: (input) => needsHeard(context(), input),
    asks: (input) => asks(context(), input),
    gives: (input) => gives(context(), input),
    introductions: (input) => introductions(context(), input),
    introductionsWaiting: (input) => introductionsWaiting(context(), input),
    introduction: (input) => introductionPage(context(), input),
    givingTime: (input) => givingTime(context(), input),
    didItHelp: () => didItHelp(context()),
    favours: () => favours(context()),
    needMatches: (input) => needMatches(context(), input),
    askMatches: (input) => askMatches(context(), input),
    orbit: (input) => orbit(context(), input),
    orbitMoves: (input) => orbitMoves(context(), input),
    organisations: (input) => organisations(context(), input),
    history: (input) => history(context(), input),
    conflicts: (input) => conflicts(context(), input),
    journal: (input) => journalPage(context(), input),
    conversation: (input) => conversationPage(context(), input),
    followUps: (input) => followUps(context(), input),
    tags: () => tags(context()),
    today: (input) => todayPage(context(), input),
    dayCounts: () => dayCounts(context()),
    upcoming: (input) => upcoming(context(), input),
    someday: (input) => someday(context(), input),
    brief: (input) => brief(context(), input),
    meeting: (input) => meeting(context(), input),
    briefsOffered: () => briefsOffered(context()),
    briefsReady: () => briefsReady(context()),
    evidence: (input) => evidence(context(), input),
    hesitation: () => hesitation(context()),
    warmUp: (input) => warmUp(context(), input),
    cards: () => cards(context()),
    dueCount: () => dueCount(context()),
    search: (input) => search(context(), input),
    timeline: (input) => timeline(context(), input),
    timelineItems: (input) => timelineItems(context(), input),
    onThisDay: (input) => onThisDay(context(), input),
    reviews: (input) => reviews(context(), input),
    review: (input) => reviewPage(context(), input),
    yearInWords: (input) => yearInWords(context(), input),
    reviewOffer: (input) => reviewOffer(context(), input),
    welcomeBack: () => welcomeBack(context()),
    periodFacts: (input) => periodFacts(context(), input),
    wentQuiet: (input) => wentQuiet(context(), input),
    rings: () => rings(context()),
    strategy: () => strategy(context()),
    measures: (input) => measures(context(), input),
    measure: (input) => measurePage(context(), input),
    measureCounted: (input) => measureCounted(context(), input),
    goal: (input) => goalPage(context(), input),
    archetype: (input) => archetypePage(context(), input),
    archetypePeople: (input) => archetypePeople(context(), input),
    seatIdeas: (input) => seatIdeas(context(), input),
    archetypes: () => archetypes(context()),
    matrix: () => matrix(context()),
    strategyCanvas: () => strategyCanvas(context()),
    canvasFile: (input) => canvasFile(strategyCanvas(context()), input),
    strategyHints: () => strategyHints(context()),
    blocks: () => blocks(context()),
    afterLogging: (input) => afterLogging(context(), input),
    previewBlock: (input) => previewBlock(context(), input),
    planNow: () => planNow(context()),
    capacity: () => capacity(context()),
    sessions: (input) => sessions(context(), input),
    blockUse: (input) => blockUse(context(), input),
    blocksCalendar: () => blocksCalendar(context()),
    trash: (input) => trash(context(), input),
    documentKind: (input) => documentKind(context(), input),
    exportChunk: (input) =>
      exportChunk(engine().store, input, input.withoutSensitive ? sensitivePrompts(context().sql) : new Set()),
    exportFile: (input) => exportFile(context(), input),
    preferences: () => preferencesNow(context()),
    imports: () => madeImports(engine().kept, engine().reports, context().sql),
    importReport: ({ id }) => engine().reports.find(id),
    draft: (input) => readDraft(context().sql, input),
    settings: () => readSettings(context().sql),
  }
}
