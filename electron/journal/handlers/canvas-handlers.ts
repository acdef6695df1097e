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
} from '../commands/canvas-commands.ts'
import { importCanvas } from '../exchange/import-canvas.ts'
import { strategyCanvas } from '../queries/strategy-canvas.ts'
import { canvasFile } from '../exchange/canvas-file.ts'
import type { canvasCommands, canvasQueries } from '#shared/contract/canvas-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const canvasHandlers: DomainHandlers<keyof typeof canvasCommands, keyof typeof canvasQueries> = (journal) => {
  const shown = () => strategyCanvas(journal.queries())
  return {
    commands: {
      moveOnCanvas: (input) => moveOnCanvas(journal.commands(), input, shown),
      placeOnCanvas: (input) => placeOnCanvas(journal.commands(), input, shown),
      addToCanvas: (input) => addToCanvas(journal.commands(), input, shown),
      editCanvasNote: (input) => editCanvasNote(journal.commands(), input),
      colourOnCanvas: (input) => colourOnCanvas(journal.commands(), input),
      turnNote: (input) => turnNote(journal.commands(), input, shown),
      addArea: (input) => addArea(journal.commands(), input, shown),
      editArea: (input) => editArea(journal.commands(), input),
      removeFromCanvas: (input) => removeFromCanvas(journal.commands(), input, shown),
      linkOnCanvas: (input) => linkOnCanvas(journal.commands(), input),
      unlinkOnCanvas: (input) => unlinkOnCanvas(journal.commands(), input),
      importCanvas: (input) => importCanvas(journal.commands(), input, shown),
    },
    queries: {
      strategyCanvas: shown,
      canvasFile: (input) => canvasFile(shown(), input),
    },
  }
}
