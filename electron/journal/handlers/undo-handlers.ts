import { undoCommand } from '../runtime/undo-command.ts'
import { changeSettings } from './change-settings.ts'
import { madeImports } from '../runtime/made-imports.ts'
import type { undoCommands, undoQueries } from '#shared/contract/undo-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const undoHandlers: DomainHandlers<keyof typeof undoCommands, keyof typeof undoQueries> = (journal) => {
  const undo = undoCommand()
  return {
    commands: {
      undo: (input) =>
        undo(
          {
            context: journal.commands(),
            kept: journal.engine().kept,
            undoLog: journal.undoLog,
            changeSettings: (change) => changeSettings(journal, change),
            writeHere: journal.writeHere,
          },
          input,
        ),
    },
    queries: {
      imports: () => madeImports(journal.engine().kept, journal.engine().reports, journal.queries().sql),
    },
  }
}
