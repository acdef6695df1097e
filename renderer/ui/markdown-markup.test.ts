import { EditorState, type TransactionSpec } from '@codemirror/state'
import { expect, test } from 'vitest'
import { continueMarkup, taskText, toggleMark, toggleTasks } from './markdown-markup.ts'

test('Enter goes on with a list, counts on, and starts the next task unchecked', () => {
  expect(entered('- one|')).toBe('- one\n- |')
  expect(entered('  3. one |two')).toBe('  3. one \n  4. |two')
  expect(entered('- [x] call her|')).toBe('- [x] call her\n- [ ] |')
  expect(entered('> she said|')).toBe('> she said\n> |')
})

test('Enter in an empty item ends the list', () => {
  expect(entered('- one\n- |')).toBe('- one\n|')
  expect(entered('- [ ] |')).toBe('|')
})

test('Enter in plain text is left to the editor', () => {
  expect(entered('plain|')).toBeNull()
  expect(entered('|- one')).toBeNull()
})

test('toggling checks, unchecks and makes tasks', () => {
  expect(toggled('- [ ] call| her')).toBe('- [x] call| her')
  expect(toggled('- [x] call| her')).toBe('- [ ] call| her')
  expect(toggled('* call| her')).toBe('* [ ] call| her')
  expect(toggled('call| her')).toBe('- [ ] call| her')
})

test('a mark goes around a word, and off again', () => {
  expect(after('very goo|d', (state) => toggleMark(state, '**'))).toBe('very **goo|d**')
  expect(after('very **goo|d**', (state) => toggleMark(state, '**'))).toBe('very goo|d')
})

test('knows a task from a list item', () => {
  expect(taskText('- [ ] send the deck ')).toEqual({ text: 'send the deck', done: false })
  expect(taskText('1. [X] sent')).toEqual({ text: 'sent', done: true })
  expect(taskText('- send')).toBeNull()
  expect(taskText('[ ] send')).toBeNull()
})

const entered = (text: string) => after(text, continueMarkup)
const toggled = (text: string) => after(text, toggleTasks)

/** `|` is the cursor, before and after. */
function after(text: string, command: (state: EditorState) => TransactionSpec | null): string | null {
  const anchor = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', ''), selection: { anchor } })
  const spec = command(state)
  if (spec === null) return null
  const next = state.update(spec).state
  const doc = next.doc.toString()
  const head = next.selection.main.head
  return `${doc.slice(0, head)}|${doc.slice(head)}`
}
