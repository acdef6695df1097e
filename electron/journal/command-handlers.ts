import {
  addAsk,
  editAsk,
  editGive,
  putHelperAside,
  recordGive,
  setAskStanding,
  setNeedState,
  tellWhetherItHelped,
} from './commands/giving-commands.ts'
import { draftIntroduction } from './commands/draft-introduction.ts'
import {
  addIntroduction,
  editIntroduction,
  noteConsent,
  noteIntroduced,
  settleOutcome,
} from './commands/introduction-commands.ts'
import { addMeasure, editMeasure, moveMeasure, putReading, removeReading } from './commands/measure-commands.ts'
import type { keysCommands } from '#shared/contract/keys-contract.ts'
import type { devicesCommands } from '#shared/contract/devices-contract.ts'
import type { serverCommands } from '#shared/contract/server-contract.ts'
import type { Engine } from './engine.ts'
import type { CommandHandlers } from './implement-contract.ts'
import { addBlock, editBlock, setBlockDay, setCalendarTitle } from './commands/block-commands.ts'
import {
  addArea,
  addToCanvas,
  colourOnCanvas,
  editArea,
  editCanvasNote,
  linkOnCanvas,
  moveOnCanvas,
  placeOnCanvas,
  removeFromCanvas,
  turnNote,
  unlinkOnCanvas,
} from './commands/canvas-commands.ts'
import { importCanvas } from './exchange/import-canvas.ts'
import { strategyCanvas } from './queries/strategy-canvas.ts'
import { confirmPlan, editConversation, setParticipantNote } from './commands/conversation-commands.ts'
import {
  completeFollowUps,
  editFollowUp,
  reopenFollowUps,
  scheduleFollowUp,
  snoozeFollowUps,
} from './commands/follow-up-commands.ts'
import { answerPrompt, keepCares, learnAnswer, movePrompt, offerPrompt, putPrompt } from './commands/guide-commands.ts'
import { lineLogger, logConversation } from './commands/log-line.ts'
import { writeDraft } from './runtime/drafts.ts'
import { writeSettings } from './runtime/local-settings.ts'
import { writeOfferNote } from './runtime/offer-notes.ts'
import { writeVisit } from './runtime/visits.ts'
import { writeHere } from './runtime/write-here.ts'
import {
  mergeCircles,
  mergeOrganisations,
  removeTag,
  renameCircle,
  renameOrganisation,
  renameTag,
} from './commands/group-commands.ts'
import { markNotSame } from './commands/mark-not-same.ts'
import { mergePeople } from './commands/merge-people.ts'
import {
  addCircle,
  addPerson,
  editPerson,
  putEntry,
  putInCircle,
  putInRing,
  removeEntry,
  setCadence,
} from './commands/person-commands.ts'
import { addCard, moveCard, answerBelief, openCard, showCard } from './commands/reframe-commands.ts'
import { beginSession, continueSession } from './commands/session-commands.ts'
import { beginReview, choosePeople, editReview, finishReview, remarkOnReview } from './commands/review-commands.ts'
import { putBack } from './commands/put-back.ts'
import { settleConflict } from './commands/settle-conflict.ts'
import {
  askWhatHoldsBack,
  putAwayReview,
  removeNoteTemplate,
  removeView,
  saveNoteTemplate,
  saveView,
  setIntent,
  setReviewDay,
  setLanguage,
  setRingRule,
} from './commands/preference-commands.ts'
import {
  addArchetype,
  addGoal,
  editArchetype,
  editGoal,
  linkArchetype,
  moveArchetype,
  moveGoal,
  putAwayHint,
  seatPeople,
  setGoalStanding,
  startStrategy,
} from './commands/strategy-commands.ts'
import { forget, moveToTrash, restoreFromTrash } from './commands/trash-commands.ts'
import { frozenNow } from './queries/reviews.ts'
import { undoCommand } from './runtime/undo-command.ts'
import type { UndoLog } from './runtime/undo-log.ts'
import type { Topic } from '#shared/contract/query-topics.ts'
import type { Settings } from '#shared/model/settings.ts'

type KeyCommandName = keyof typeof keysCommands
type DeviceCommandName = keyof typeof devicesCommands
type ServerCommandName = keyof typeof serverCommands
type JobCommands =
  | 'beginUpload'
  | 'appendUpload'
  | 'discardUpload'
  | 'previewImport'
  | 'mapColumns'
  | 'runImport'
  | 'discardPreview'
  | 'importJournal'
  | 'exportFolder'
  | 'cancelJob'
  | 'backUp'
  | 'restoreBackup'
  | 'rebuild'
  | 'check'
  | 'addSample'
  | 'removeSample'
  | 'addCalendar'
  | 'refreshCalendars'
  | 'removeCalendar'
  | 'answerMeeting'
  | 'setCalendarFeed'
  | 'renewCalendarFeed'
  | DeviceCommandName
  | ServerCommandName
  | KeyCommandName
export type JournalCommands = Omit<CommandHandlers, JobCommands>

/** Commands that are one commit, or several where they are about many documents. `engine` is asked each time, because a restore replaces it. */
export function commandHandlers(
  engine: () => Engine,
  { undoLog, touch }: { undoLog: UndoLog; touch: (topics: readonly Topic[]) => void },
): JournalCommands {
  const context = () => engine().commands
  const logLine = lineLogger()
  const undo = undoCommand()

  const here = () => ({ database: engine().store.database, noteWrite: engine().noteWrite, touch })
  /** This machine's settings are no document: they are written, and undone, on their own. */
  const changeSettings = (change: Partial<Settings>): Partial<Settings> =>
    writeHere(here(), ['settings'], () => writeSettings(context().sql, change))

  const shown = () => strategyCanvas(engine().queries)
  const writeThis = (topics: readonly Topic[], work: () => void) => writeHere(here(), topics, work)

  return {
    addPerson: (input) => addPerson(context(), input),
    editPerson: (input) => editPerson(context(), input),
    putInRing: (input) => putInRing(context(), input),
    setCadence: (input) => setCadence(context(), input),
    putEntry: (input) => putEntry(context(), input),
    removeEntry: (input) => removeEntry(context(), input),
    addCircle: (input) => addCircle(context(), input),
    renameCircle: (input) => renameCircle(context(), input),
    renameOrganisation: (input) => renameOrganisation(context(), input),
    mergeCircles: (input) => mergeCircles(context(), input),
    mergeOrganisations: (input) => mergeOrganisations(context(), input),
    renameTag: (input) => renameTag(context(), input),
    removeTag: (input) => removeTag(context(), input),
    putInCircle: (input) => putInCircle(context(), input),
    mergePeople: (input) => mergePeople(context(), input),
    markNotSame: (input) => markNotSame(context(), input),
    settleConflict: (input) => settleConflict(context(), input),
    putBack: (input) => putBack(context(), input),
    moveToTrash: (input) => moveToTrash(context(), input),
    restoreFromTrash: (input) => restoreFromTrash(context(), input),
    forget: (input) => forget(context(), input),
    logLine: (input) => {
      const made = logLine(context(), input)
      if (input.draft !== undefined) touch([`draft:${input.draft.name}`])
      return made
    },
    logConversation: (input) => logConversation(context(), input),
    editConversation: (input) => editConversation(context(), input),
    confirmPlan: (input) => confirmPlan(context(), input),
    setParticipantNote: (input) => setParticipantNote(context(), input),
    scheduleFollowUp: (input) => scheduleFollowUp(context(), input),
    editFollowUp: (input) => editFollowUp(context(), input),
    completeFollowUps: (input) => completeFollowUps(context(), input),
    reopenFollowUps: (input) => reopenFollowUps(context(), input),
    snoozeFollowUps: (input) => snoozeFollowUps(context(), input),
    openCard: (input) => openCard(context(), input),
    addCard: (input) => addCard(context(), input),
    answerBelief: (input) => answerBelief(context(), input),
    noteOffer: ({ subject, closed }) => {
      const note = { subject, closed, on: context().today() }
      writeHere(here(), closed ? ['hesitation'] : [], () => writeOfferNote(context().sql, note))
      return {}
    },
    noteVisit: ({ isWelcomed }) => {
      writeThis(['visits'], () => writeVisit(context().sql, context().today(), isWelcomed))
      return {}
    },
    setReviewDay: (input) => setReviewDay(context(), input),
    putAwayReview: (input) => putAwayReview(context(), input),
    askWhatHoldsBack: (input) => askWhatHoldsBack(context(), input),
    moveCard: (input) => moveCard(context(), input),
    showCard: (input) => showCard(context(), input),
    recordGive: (input) => recordGive(context(), input),
    editGive: (input) => editGive(context(), input),
    addAsk: (input) => addAsk(context(), input),
    editAsk: (input) => editAsk(context(), input),
    setAskStanding: (input) => setAskStanding(context(), input),
    setNeedState: (input) => setNeedState(context(), input),
    tellWhetherItHelped: (input) => tellWhetherItHelped(context(), input),
    putHelperAside: (input) => putHelperAside(context(), input),
    addIntroduction: (input) => addIntroduction(context(), input),
    editIntroduction: (input) => editIntroduction(context(), input),
    noteConsent: (input) => noteConsent(context(), input),
    noteIntroduced: (input) => noteIntroduced(context(), input),
    draftIntroduction: (input) => draftIntroduction(context(), input),
    settleOutcome: (input) => settleOutcome(context(), input),
    addMeasure: (input) => addMeasure(context(), input),
    editMeasure: (input) => editMeasure(context(), input),
    moveMeasure: (input) => moveMeasure(context(), input),
    putReading: (input) => putReading(context(), input),
    removeReading: (input) => removeReading(context(), input),
    addGoal: (input) => addGoal(context(), input),
    editGoal: (input) => editGoal(context(), input),
    setGoalStanding: (input) => setGoalStanding(context(), input),
    moveGoal: (input) => moveGoal(context(), input),
    putAwayHint: (input) => putAwayHint(context(), input),
    addArchetype: (input) => addArchetype(context(), input),
    editArchetype: (input) => editArchetype(context(), input),
    linkArchetype: (input) => linkArchetype(context(), input),
    moveArchetype: (input) => moveArchetype(context(), input),
    seatPeople: (input) => seatPeople(context(), input),
    startStrategy: (input) => startStrategy(context(), input),
    moveOnCanvas: (input) => moveOnCanvas(context(), input, shown),
    placeOnCanvas: (input) => placeOnCanvas(context(), input, shown),
    addToCanvas: (input) => addToCanvas(context(), input, shown),
    editCanvasNote: (input) => editCanvasNote(context(), input),
    colourOnCanvas: (input) => colourOnCanvas(context(), input),
    turnNote: (input) => turnNote(context(), input, shown),
    addArea: (input) => addArea(context(), input, shown),
    editArea: (input) => editArea(context(), input),
    removeFromCanvas: (input) => removeFromCanvas(context(), input, shown),
    linkOnCanvas: (input) => linkOnCanvas(context(), input),
    unlinkOnCanvas: (input) => unlinkOnCanvas(context(), input),
    importCanvas: (input) => importCanvas(context(), input, shown),
    openText: (input) => engine().texts.open(input),
    editText: (input) => engine().texts.edit(input),
    closeText: (input) => engine().texts.close(input),
    putPrompt: (input) => putPrompt(context(), input),
    movePrompt: (input) => movePrompt(context(), input),
    answerPrompt: (input) => answerPrompt(context(), input),
    offerPrompt: (input) => offerPrompt(context(), input),
    learnAnswer: (input) => learnAnswer(context(), input),
    keepCares: (input) => keepCares(context(), input),
    addBlock: (input) => addBlock(context(), input),
    editBlock: (input) => editBlock(context(), input),
    setBlockDay: (input) => setBlockDay(context(), input),
    setCalendarTitle: (input) => setCalendarTitle(context(), input),
    beginSession: (input) => beginSession(context(), input),
    continueSession: (input) => continueSession(context(), input),
    beginReview: (input) => beginReview(context(), input),
    editReview: (input) => editReview(context(), input),
    choosePeople: (input) => choosePeople(context(), input),
    finishReview: (input) => finishReview(context(), input, (id) => frozenNow(engine().queries, id)),
    remarkOnReview: (input) => remarkOnReview(context(), input),
    setRingRule: (input) => setRingRule(context(), input),
    setIntent: (input) => setIntent(context(), input),
    setLanguage: (input) => setLanguage(context(), input),
    saveView: (input) => saveView(context(), input),
    removeView: (input) => removeView(context(), input),
    saveNoteTemplate: (input) => saveNoteTemplate(context(), input),
    removeNoteTemplate: (input) => removeNoteTemplate(context(), input),
    setSettings: (input) => {
      const after = definedOnly(input)
      return { undo: undoLog.remember({ kind: 'settings', before: changeSettings(after), after }) }
    },
    saveDraft: (input) =>
      writeHere(here(), [`draft:${input.name}`], () => writeDraft(context().sql, input, context().now())),
    undo: (input) =>
      undo({ context: context(), kept: engine().kept, undoLog, changeSettings, writeHere: writeThis }, input),
  }
}

function definedOnly(change: { [Key in keyof Settings]?: Settings[Key] | undefined }): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Settings>
}
