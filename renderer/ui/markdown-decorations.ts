import { defineLanguageFacet, Language, syntaxTree } from '@codemirror/language'
import type { EditorState, Extension, Range } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { GFM, parser } from '@lezer/markdown'
import styles from './notes-editor.module.css'

/** What can be done with an open task, said on a button beside it. */
export interface TaskAction {
  readonly label: string
  readonly run: (task: string) => void
  /** Tasks for which it has been done already. */
  readonly except?: readonly string[] | undefined
}

export interface TaskDecorationWords {
  /** Name of the check box of a task, for those who hear the page. */
  readonly checkBox: (task: string) => string
  /** A button beside each open task; absent for none. */
  readonly action?: TaskAction | undefined
}

/** Markdown that shows what it means while it is written: marks dimmed, headings large, tasks with a box. */
export function markdownDecorations(words: () => TaskDecorationWords): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      boxes: DecorationSet
      constructor(view: EditorView) {
        ;[this.decorations, this.boxes] = decorate(view, words)
      }
      update(update: ViewUpdate) {
        const parsed = syntaxTree(update.startState) !== syntaxTree(update.state)
        const reconfigured = update.transactions.some((transaction) => transaction.reconfigured)
        if (!update.docChanged && !update.viewportChanged && !parsed && !reconfigured) return
        ;[this.decorations, this.boxes] = decorate(update.view, words)
      }
    },
    {
      decorations: (value) => value.decorations,
      provide: (self) => EditorView.atomicRanges.of((view) => view.plugin(self)?.boxes ?? Decoration.none),
    },
  )
  return [markdown, plugin]
}

const markdown = new Language(defineLanguageFacet(), parser.configure([GFM]), [], 'markdown')

const MARKS: Record<string, string | undefined> = {
  HeaderMark: styles.mark,
  EmphasisMark: styles.wordMark,
  StrikethroughMark: styles.wordMark,
  CodeMark: styles.mark,
  LinkMark: styles.mark,
  QuoteMark: styles.mark,
  CodeInfo: styles.mark,
  HorizontalRule: styles.mark,
  ListMark: styles.listMark,
  StrongEmphasis: styles.strong,
  Emphasis: styles.emphasis,
  Strikethrough: styles.struck,
  InlineCode: styles.code,
  Link: styles.link,
  Autolink: styles.link,
  URL: styles.address,
}

const LINES: Record<string, string | undefined> = {
  ATXHeading1: styles.heading1,
  SetextHeading1: styles.heading1,
  ATXHeading2: styles.heading2,
  SetextHeading2: styles.heading2,
  ATXHeading3: styles.heading3,
  ATXHeading4: styles.heading3,
  ATXHeading5: styles.heading3,
  ATXHeading6: styles.heading3,
  Blockquote: styles.quote,
  FencedCode: styles.codeLine,
  CodeBlock: styles.codeLine,
  ListItem: styles.item,
}

/** `@Ana Ruiz`: a name, or names in a row that start with capitals. `#mentor`: a tag. */
const MENTION = /(?<![\p{L}\p{N}_.])@\p{L}[\p{L}\p{M}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{M}'’.-]*){0,3}/gu
const TAG = /(?<![^\s(])#[\p{L}\p{N}_][\p{L}\p{N}_\-/]*/gu

function decorate(view: EditorView, words: () => TaskDecorationWords): [DecorationSet, DecorationSet] {
  const { state } = view
  const found: Range<Decoration>[] = []
  const boxes: Range<Decoration>[] = []
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(state).iterate({
      from,
      to,
      enter: (node) => {
        const lineClass = LINES[node.name]
        if (lineClass !== undefined) markLines(state, node.from, node.to, lineClass, found)
        const mark = MARKS[node.name]
        if (mark !== undefined && node.to > node.from) found.push(markOf(mark).range(node.from, node.to))
        if (node.name === 'TaskMarker') task(state, node.from, node.to, words, found, boxes)
      },
    })
    markWords(state, from, to, found)
  }
  const all = [...found, ...boxes]
  return [Decoration.set(all, true), Decoration.set(boxes, true)]
}

function markLines(state: EditorState, from: number, to: number, name: string, found: Range<Decoration>[]): void {
  for (let at = from; at <= to;) {
    const line = state.doc.lineAt(at)
    found.push(lineOf(name).range(line.from))
    at = line.to + 1
  }
}

function markWords(state: EditorState, from: number, to: number, found: Range<Decoration>[]): void {
  const start = state.doc.lineAt(from).from
  const text = state.sliceDoc(start, state.doc.lineAt(to).to)
  for (const [pattern, name] of [
    [MENTION, styles.mention],
    [TAG, styles.tag],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const at = start + match.index
      if (name !== undefined) found.push(markOf(name).range(at, at + match[0].length))
    }
  }
}

function task(
  state: EditorState,
  from: number,
  to: number,
  words: () => TaskDecorationWords,
  found: Range<Decoration>[],
  boxes: Range<Decoration>[],
): void {
  const line = state.doc.lineAt(from)
  const checked = /x/i.test(state.sliceDoc(from, to))
  const text = state.sliceDoc(to, line.to).trim()
  // The box stands for the whole of `- [ ]`.
  const start = line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0)
  const { checkBox, action } = words()
  boxes.push(Decoration.replace({ widget: new CheckBox(checked, checkBox(text)) }).range(start, to))
  if (checked && styles.taskDone !== undefined) found.push(lineOf(styles.taskDone).range(line.from))
  if (!checked && text !== '' && action !== undefined && !isExcepted(action, text)) {
    found.push(Decoration.widget({ widget: new TaskButton(action.label, text, action.run), side: 1 }).range(line.to))
  }
}

export function isExcepted({ except = [] }: TaskAction, task: string): boolean {
  return except.includes(task)
}

const marks = new Map<string, Decoration>()
function markOf(name: string): Decoration {
  return marks.get(name) ?? remember(marks, name, Decoration.mark({ class: name }))
}

const lines = new Map<string, Decoration>()
function lineOf(name: string): Decoration {
  return lines.get(name) ?? remember(lines, name, Decoration.line({ class: name }))
}

function remember(map: Map<string, Decoration>, name: string, decoration: Decoration): Decoration {
  map.set(name, decoration)
  return decoration
}

class CheckBox extends WidgetType {
  readonly checked: boolean
  readonly label: string
  constructor(checked: boolean, label: string) {
    super()
    this.checked = checked
    this.label = label
  }
  override eq(other: CheckBox): boolean {
    return this.checked === other.checked && this.label === other.label
  }
  override toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.checked = this.checked
    box.className = styles.checkBox ?? ''
    box.ariaLabel = this.label
    // The text is one stop of Tab; a key toggles the box of the line.
    box.tabIndex = -1
    box.addEventListener('mousedown', (event) => event.preventDefault())
    box.addEventListener('click', (event) => {
      event.preventDefault()
      if (!view.state.readOnly) toggleAt(view, view.posAtDOM(box))
    })
    return box
  }
  override ignoreEvent(): boolean {
    return true
  }
}

function toggleAt(view: EditorView, position: number): void {
  const line = view.state.doc.lineAt(position)
  const open = line.text.indexOf('[')
  if (open < 0) return
  const at = line.from + open + 1
  const insert = view.state.sliceDoc(at, at + 1) === ' ' ? 'x' : ' '
  view.dispatch({ changes: { from: at, to: at + 1, insert }, userEvent: 'input' })
}

class TaskButton extends WidgetType {
  readonly label: string
  readonly task: string
  readonly run: (task: string) => void
  constructor(label: string, task: string, run: (task: string) => void) {
    super()
    this.label = label
    this.task = task
    this.run = run
  }
  override eq(other: TaskButton): boolean {
    return this.label === other.label && this.task === other.task && this.run === other.run
  }
  override toDOM(): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.className = styles.taskAction ?? ''
    button.textContent = this.label
    button.ariaLabel = `${this.label}: ${this.task}`
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => this.run(this.task))
    return button
  }
  override ignoreEvent(): boolean {
    return true
  }
}
