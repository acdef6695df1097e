import { ChangeSet, Transaction, type EditorState, type TransactionSpec } from '@codemirror/state'
import { textEdits } from './text-edits.ts'

/**
 * The change that brings `current` up to `merged`, where both grew out of `base`: what came from elsewhere, moved
 * over what was typed here meanwhile. Nothing typed is lost: where one side deletes what the other has written
 * in, the writing stays.
 */
export function mapMergedText(current: string, base: string, merged: string): ChangeSet {
  const root = normalLines(base)
  const here = ChangeSet.of([...textEdits(root, current)], root.length)
  const elsewhere = ChangeSet.of([...textEdits(root, normalLines(merged))], root.length)
  return elsewhere.map(here)
}

/**
 * The transaction for that change; null where there is nothing to do. It stays out of the undo history: Ctrl+Z
 * takes back what was typed here, never what another device wrote.
 */
export function mergedTransaction(state: EditorState, base: string, merged: string): TransactionSpec | null {
  const changes = mapMergedText(state.doc.toString(), base, merged)
  if (changes.empty) return null
  return {
    changes,
    annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)],
    // Typing goes on where it was, before what arrived at the same place.
    selection: state.selection.map(changes, -1),
    filter: false,
  }
}

/** The editor counts every line break as one character. */
function normalLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
