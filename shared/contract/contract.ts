import { eventIterator } from '@orpc/contract'
import type { ContractProcedure, ContractRouterClient, InferSchemaOutput } from '@orpc/contract'
import { z } from 'zod'
import { calendarCommands, calendarQueries } from './calendar-contract.ts'
import { canvasCommands, canvasQueries } from './canvas-contract.ts'
import { conversationCommands, conversationQueries } from './conversations-contract.ts'
import { devicesCommands, devicesQueries } from './devices-contract.ts'
import { draftCommands, draftQueries } from './draft-contract.ts'
import { exportCommands, exportQueries } from './export-contract.ts'
import { feedCommands, feedQueries } from './feed-contract.ts'
import { givingCommands, givingQueries } from './giving-contract.ts'
import { introductionCommands, introductionQueries } from './introduction-contract.ts'
import { guideCommands, guideQueries } from './guide-contract.ts'
import { importCommands, importQueries } from './import-contract.ts'
import { journalFileCommands, journalFileQueries } from './journal-file-contract.ts'
import { jobCommands, jobQueries } from './job-contract.ts'
import { keysCommands, keysQueries } from './keys-contract.ts'
import { lineCommands } from './line-contract.ts'
import { matchingCommands, matchingQueries } from './matching-contract.ts'
import { measureCommands, measureQueries } from './measures-contract.ts'
import { mindsetCommands, mindsetQueries } from './mindset-contract.ts'
import { orbitQueries } from './orbit-contract.ts'
import { peopleCommands, peopleQueries } from './people-contract.ts'
import { planCommands, planQueries } from './plan-contract.ts'
import { procedure } from './procedure.ts'
import { reviewCommands, reviewQueries } from './review-contract.ts'
import { serverCommands, serverQueries } from './server-contract.ts'
import { settingsCommands, settingsQueries } from './settings-contract.ts'
import { strategyCommands, strategyQueries } from './strategy-contract.ts'
import { textCommands } from './text-contract.ts'
import { timelineQueries } from './timeline-contract.ts'
import { todayQueries } from './today-contract.ts'
import { reportQueries } from './report-contract.ts'
import { undoCommands, undoQueries } from './undo-contract.ts'

/** The only way into the journal: run a command, ask a query, and the stream of what was touched. */
export const contract = {
  commands: {
    ...peopleCommands,
    ...conversationCommands,
    ...lineCommands,
    ...givingCommands,
    ...matchingCommands,
    ...introductionCommands,
    ...mindsetCommands,
    ...strategyCommands,
    ...canvasCommands,
    ...measureCommands,
    ...planCommands,
    ...calendarCommands,
    ...serverCommands,
    ...feedCommands,
    ...guideCommands,
    ...reviewCommands,
    ...textCommands,
    ...importCommands,
    ...journalFileCommands,
    ...exportCommands,
    ...jobCommands,
    ...draftCommands,
    ...undoCommands,
    ...settingsCommands,
    ...devicesCommands,
    ...keysCommands,
  },
  queries: {
    ...peopleQueries,
    ...conversationQueries,
    ...todayQueries,
    ...givingQueries,
    ...matchingQueries,
    ...introductionQueries,
    ...mindsetQueries,
    ...strategyQueries,
    ...canvasQueries,
    ...measureQueries,
    ...orbitQueries,
    ...planQueries,
    ...calendarQueries,
    ...serverQueries,
    ...feedQueries,
    ...guideQueries,
    ...reviewQueries,
    ...timelineQueries,
    ...importQueries,
    ...journalFileQueries,
    ...exportQueries,
    ...jobQueries,
    ...draftQueries,
    ...undoQueries,
    ...reportQueries,
    ...settingsQueries,
    ...devicesQueries,
    ...keysQueries,
  },
  /** Topics touched by each commit, from when the stream is opened. `*` means everything. */
  changes: procedure.output(eventIterator(z.object({ topics: z.array(z.string()) }))),
}

export type JournalClient = ContractRouterClient<typeof contract>
export type CommandName = keyof JournalClient['commands']
export type QueryName = keyof JournalClient['queries']
export type CommandInput<Name extends CommandName> = Parameters<JournalClient['commands'][Name]>[0]
export type CommandOutput<Name extends CommandName> = Awaited<ReturnType<JournalClient['commands'][Name]>>
export type QueryInput<Name extends QueryName> = Parameters<JournalClient['queries'][Name]>[0]
export type QueryOutput<Name extends QueryName> = Awaited<ReturnType<JournalClient['queries'][Name]>>

/** What a command's handler is given: the input after parsing, defaults filled in. */
export type CommandRequest<Name extends CommandName> = ParsedInput<(typeof contract)['commands'][Name]>
export type QueryRequest<Name extends QueryName> = ParsedInput<(typeof contract)['queries'][Name]>
type ParsedInput<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer _Output, infer _Errors, infer _Meta>
    ? InferSchemaOutput<Input>
    : never
