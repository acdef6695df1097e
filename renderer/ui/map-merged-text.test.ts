import { history, redo, undo } from '@codemirror/commands'
import { EditorState, Transaction } from '@codemirror/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapMergedText, mergedTransaction } from './map-merged-text.ts'

test('keeps what was typed while the answer was on its way, and what another device wrote', () => {
  const base = 'Coffee with Ana.\nAsk about the offsite.'
  const here = 'Coffee with Ana. She is well!\nAsk about the offsite.'
  const merged = 'Coffee with Ana.\nAsk about the offsite in March.'
  const state = EditorState.create({ doc: here })
  const change = mapMergedText(here, base, merged)
  expect(change.apply(state.doc).toString()).toBe('Coffee with Ana. She is well!\nAsk about the offsite in March.')
})

test('keeps a word typed into a line that another device deleted', () => {
  const base = 'one\ntwo three\nfour'
  const here = 'one\ntwo NEW three\nfour'
  const change = mapMergedText(here, base, 'one\nfour')
  const after = change.apply(EditorState.create({ doc: here }).doc).toString()
  expect(after).toContain('NEW')
  expect(after).not.toContain('two')
})

test('the cursor stays before what arrived at its place', () => {
  const state = EditorState.create({ doc: 'Hello', selection: { anchor: 5 } })
  const spec = mergedTransaction(state, 'Hello', 'Hello, said the laptop')
  const after = state.update(spec ?? {}).state
  expect(after.doc.toString()).toBe('Hello, said the laptop')
  expect(after.selection.main.head).toBe(5)
})

test('Windows line breaks from elsewhere are no change', () => {
  expect(mergedTransaction(EditorState.create({ doc: 'a\nb' }), 'a\nb', 'a\r\nb')).toBeNull()
})

interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

const edits = (letter: fc.Arbitrary<string>): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.record({
      at: fc.nat(60),
      remove: fc.nat(4),
      insert: fc.array(letter, { minLength: 1, maxLength: 4 }).map((letters) => letters.join('')),
    }),
    { maxLength: 6 },
  )
const base = fc.array(fc.constantFrom('1', '23', ' ', '\n', '45'), { maxLength: 24 }).map((parts) => parts.join(''))
const small = edits(fc.constantFrom('a', 'b', 'c', ' d'))
const capital = edits(fc.constantFrom('A', 'B', 'C', ' D'))

test('after any edits on both sides every letter that either typed is there', () => {
  fc.assert(
    fc.property(base, small, capital, (text, here, elsewhere) => {
      const state = typed(EditorState.create({ doc: text, extensions: history() }), here)
      const merged = edited(text, elsewhere)
      const after = arrived(state, text, merged)
      expect(only(after, /[a-d]/g)).toEqual(only(state.doc.toString(), /[a-d]/g))
      expect(only(after, /[A-D]/g)).toEqual(only(merged, /[A-D]/g))
    }),
    { numRuns: 1000 },
  )
})

test('undoing all that was typed takes back nothing of what another device wrote', () => {
  fc.assert(
    fc.property(base, small, capital, small, (text, before, elsewhere, later) => {
      let state = typed(EditorState.create({ doc: text, extensions: history({ newGroupDelay: 0 }) }), before)
      const merged = edited(text, elsewhere)
      state = state.update(mergedTransaction(state, text, merged) ?? {}).state
      // Only typing, no deleting: to delete here what arrived is an edit of one's own, and undo brings it back.
      state = typed(
        state,
        later.map((edit) => ({ ...edit, remove: 0 })),
      )
      const full = state.doc.toString()
      let undone = 0
      while (undo({ state, dispatch: (transaction) => (state = transaction.state) })) undone++
      const left = state.doc.toString()
      expect(only(left, /[a-d]/g)).toEqual([])
      expect(only(left, /[A-D]/g)).toEqual(only(merged, /[A-D]/g))
      while (undone-- > 0) redo({ state, dispatch: (transaction) => (state = transaction.state) })
      expect(state.doc.toString()).toBe(full)
    }),
    { numRuns: 1000 },
  )
})

function arrived(state: EditorState, text: string, merged: string): string {
  return state.update(mergedTransaction(state, text, merged) ?? {}).state.doc.toString()
}

function typed(state: EditorState, all: readonly Edit[]): EditorState {
  let next = state
  for (const edit of all) {
    const from = Math.min(edit.at, next.doc.length)
    const to = Math.min(from + edit.remove, next.doc.length)
    next = next.update({
      changes: { from, to, insert: edit.insert },
      annotations: Transaction.userEvent.of('input.type'),
    }).state
  }
  return next
}

function edited(text: string, all: readonly Edit[]): string {
  return typed(EditorState.create({ doc: text }), all).doc.toString()
}

function only(text: string, letters: RegExp): string[] {
  return (text.match(letters) ?? []).toSorted()
}
