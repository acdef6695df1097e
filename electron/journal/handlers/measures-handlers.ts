import { addMeasure, editMeasure, moveMeasure, putReading, removeReading } from '../commands/measure-commands.ts'
import { measureCounted, measurePage, measures } from '../queries/measures.ts'
import type { measureCommands, measureQueries } from '#shared/contract/measures-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const measuresHandlers: DomainHandlers<keyof typeof measureCommands, keyof typeof measureQueries> = (
  journal,
) => ({
  commands: {
    addMeasure: (input) => addMeasure(journal.commands(), input),
    editMeasure: (input) => editMeasure(journal.commands(), input),
    moveMeasure: (input) => moveMeasure(journal.commands(), input),
    putReading: (input) => putReading(journal.commands(), input),
    removeReading: (input) => removeReading(journal.commands(), input),
  },
  queries: {
    measures: (input) => measures(journal.queries(), input),
    measure: (input) => measurePage(journal.queries(), input),
    measureCounted: (input) => measureCounted(journal.queries(), input),
  },
})
