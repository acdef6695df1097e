import { EditorSelection, type ChangeSpec, type EditorState, type Line, type TransactionSpec } from '@codemirror/state'

/** A line that starts a list item, a task or a quotation, taken apart. */
export interface LineMarkup {
  readonly indent: string
  /** `-`, `3.` or `>`. */
  readonly mark: string
  readonly space: string
  /** `[ ] ` or `[x] `, else ''. */
  readonly box: string
  readonly text: string
}

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\](?:[ \t]+|$))?(.*)$/
const QUOTE = /^(\s*)(>)([ \t]?)(.*)$/

export function lineMarkup(line: string): LineMarkup | null {
  const item = ITEM.exec(line)
  if (item !== null) {
    const [, indent = '', mark = '', space = '', box = '', text = ''] = item
    return { indent, mark, space, box, text }
  }
  const quote = QUOTE.exec(line)
  if (quote === null) return null
  const [, indent = '', mark = '', space = '', text = ''] = quote
  return { indent, mark, space, box: '', text }
}

/** The text of a line that is a task, without its marks; null for any other line. */
export function taskText(line: string): { text: string; done: boolean } | null {
  const markup = lineMarkup(line)
  if (markup === null || markup.box === '') return null
  return { text: markup.text.trim(), done: /x/i.test(markup.box) }
}

/** Enter in a list goes on with the list; in an item without text it ends the list. Null elsewhere. */
export function continueMarkup(state: EditorState): TransactionSpec | null {
  const range = state.selection.main
  if (!range.empty || state.selection.ranges.length > 1) return null
  const line = state.doc.lineAt(range.head)
  const markup = lineMarkup(line.text)
  if (markup === null) return null
  const { indent, mark, space, box, text } = markup
  const textStart = line.to - text.length
  if (range.head < textStart) return null
  if (text.trim() === '') {
    return { changes: { from: line.from, to: line.to, insert: '' }, userEvent: 'delete', scrollIntoView: true }
  }
  const insert = `\n${indent}${nextMark(mark)}${space}${box === '' ? '' : '[ ] '}`
  return {
    changes: { from: range.head, insert },
    selection: { anchor: range.head + insert.length },
    userEvent: 'input',
    scrollIntoView: true,
  }
}

function nextMark(mark: string): string {
  const number = Number.parseInt(mark, 10)
  return Number.isNaN(number) ? mark : `${number + 1}${mark.slice(-1)}`
}

/** Checks or unchecks the tasks of the selected lines; makes tasks of lines that are none. */
export function toggleTasks(state: EditorState): TransactionSpec {
  const changes = selectedLines(state).flatMap((line) => toggledTask(line))
  return { changes, userEvent: 'input' }
}

function toggledTask(line: Line): ChangeSpec[] {
  const markup = lineMarkup(line.text)
  if (markup === null || markup.mark === '>') {
    const indent = /^\s*/.exec(line.text)?.[0].length ?? 0
    return [{ from: line.from + indent, insert: '- [ ] ' }]
  }
  const at = line.from + markup.indent.length + markup.mark.length + markup.space.length
  if (markup.box === '') return [{ from: at, insert: '[ ] ' }]
  return [{ from: at + 1, to: at + 2, insert: /x/i.test(markup.box) ? ' ' : 'x' }]
}

function selectedLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>()
  for (const range of state.selection.ranges) {
    for (let at = range.from; at <= range.to;) {
      const line = state.doc.lineAt(at)
      lines.set(line.number, line)
      at = line.to + 1
    }
  }
  return [...lines.values()]
}

/** Puts `mark` around what is selected or the word at the cursor, or takes it away where it is there. */
export function toggleMark(state: EditorState, mark: string): TransactionSpec {
  const size = mark.length
  const changed = state.changeByRange((range) => {
    const { from, to } = (range.empty ? state.wordAt(range.head) : null) ?? range
    const marked = state.sliceDoc(from - size, from) === mark && state.sliceDoc(to, to + size) === mark
    const changes = marked
      ? [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ]
      : [
          { from, insert: mark },
          { from: to, insert: mark },
        ]
    const shift = marked ? -size : size
    return { changes, range: EditorSelection.range(range.anchor + shift, range.head + shift) }
  })
  return { ...changed, userEvent: 'input' }
}
