import { acceptCompletion } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { Compartment, EditorState, Prec, Transaction, type Extension, type TransactionSpec } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, placeholder as placeholderText } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react'
import { cx } from './cx.ts'
import { mergedTransaction } from './map-merged-text.ts'
import { isExcepted, markdownDecorations, type TaskAction } from './markdown-decorations.ts'
import { isHeavyMarkdown } from './markdown-weight.ts'
import { continueMarkup, taskText, toggleMark, toggleTasks } from './markdown-markup.ts'
import { notesCompletion, type PersonSuggestion, type TemplateSuggestion } from './notes-completion.ts'
import styles from './notes-editor.module.css'
import { stackedMarks } from './stacked-marks.ts'
import { useI18n } from './use-i18n.ts'

export interface NotesEditorHandle {
  /**
   * Brings in `theirs`, which grew out of `base` elsewhere. What was typed here since stays, and Ctrl+Z does not
   * take back what came. Gives back what is shown then.
   */
  readonly applyMerged: (base: string, theirs: string) => string
  readonly focus: () => void
}

export interface NotesEditorProps {
  /** What it starts with. Later values that it did not say itself are merged as from elsewhere. */
  value: string
  onChange: (text: string) => void
  /** The name of the field. */
  label: string
  placeholder?: string | undefined
  /** At the end of the text, or at its beginning, where Tab leads. */
  autoFocus?: boolean | 'start' | undefined
  readOnly?: boolean | undefined
  /** Ctrl or Cmd with Enter. */
  onSubmit?: (() => void) | undefined
  onFocus?: (() => void) | undefined
  onBlur?: (() => void) | undefined
  completePeople?: ((text: string) => Promise<readonly PersonSuggestion[]>) | undefined
  completeTags?: ((text: string) => Promise<readonly string[]>) | undefined
  completeTemplates?: ((text: string) => Promise<readonly TemplateSuggestion[]>) | undefined
  /** What can be done with an open task `- [ ]`: a button beside it, and Alt+Enter on its line. */
  taskAction?: TaskAction | undefined
  /** `compact` grows from one line, for fields in a form; `page` has room to write. */
  size?: 'compact' | 'page' | undefined
  className?: string | undefined
  ref?: Ref<NotesEditorHandle> | undefined
}

/**
 * Markdown as one writes it: headings, lists, tasks, links, people after `@` and tags after `#`. Load it with
 * `LazyNotesEditor`: it weighs more than a screen. Its history holds what was typed here and nothing else.
 */
export function NotesEditor(props: NotesEditorProps) {
  const { value, label, placeholder = '', readOnly = false, taskAction, size = 'page', className, ref } = props
  const i18n = useI18n()
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(null)
  const known = useRef(value)
  const latest = useRef({ props, i18n })
  const changing = useRef(new Compartment())

  useEffect(() => {
    latest.current = { props, i18n }
  })

  useEffect(() => {
    const { props: first } = latest.current
    const report = EditorView.updateListener.of((update) => {
      if (!update.docChanged || !update.transactions.some((one) => !one.annotation(Transaction.remote))) return
      known.current = update.state.doc.toString()
      latest.current.props.onChange(known.current)
    })
    const extensions = [
      behaviour(() => latest.current.props),
      changing.current.of(dependent(first.label, first.placeholder ?? '', first.readOnly ?? false)),
      unlessHeavy(
        known.current,
        markdownDecorations(() => ({
          checkBox: (task) => latest.current.i18n.t('Done: {task}', { task }),
          action: latestAction(latest),
        })),
      ),
      stackedMarks(),
      report,
    ]
    const state = EditorState.create({ doc: known.current, extensions })
    const view = new EditorView({ state, ...(place.current ? { parent: place.current } : {}) })
    editor.current = view
    if (first.autoFocus) {
      view.focus()
      if (first.autoFocus !== 'start') view.dispatch({ selection: { anchor: view.state.doc.length } })
    }
    return () => view.destroy()
  }, [])

  const excepted = taskAction?.except?.join('\n')
  const isNew = useRef(true)
  useEffect(() => {
    // Made with them a moment ago.
    if (isNew.current) isNew.current = false
    else editor.current?.dispatch({ effects: changing.current.reconfigure(dependent(label, placeholder, readOnly)) })
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- buttons are drawn anew by it
  }, [label, placeholder, readOnly, taskAction?.label, excepted])

  useEffect(() => {
    const view = editor.current
    if (view === null || value === known.current) return
    const spec = mergedTransaction(view.state, known.current, value)
    known.current = value
    if (spec !== null) view.dispatch(spec)
  }, [value])

  useImperativeHandle(ref, () => ({
    applyMerged: (base, theirs) => {
      const view = editor.current
      if (view === null) return theirs
      const spec = mergedTransaction(view.state, base, theirs)
      if (spec !== null) view.dispatch(spec)
      known.current = view.state.doc.toString()
      return known.current
    },
    focus: () => editor.current?.focus(),
  }))

  return <div ref={place} className={cx(styles.editor, size === 'compact' && styles.compact, className)} />
}

/** A button stays in the text until its task changes: what it does is looked up when it is pressed. */
function latestAction(latest: { readonly current: { readonly props: NotesEditorProps } }): TaskAction | undefined {
  const { readOnly, taskAction } = latest.current.props
  if (readOnly === true || taskAction === undefined) return undefined
  return { ...taskAction, run: (task) => latest.current.props.taskAction?.run(task) }
}

/** What reads Markdown, taken out as long as the text is too heavy for it: in the transaction that makes it so. */
function unlessHeavy(text: string, markdown: Extension): Extension {
  const place = new Compartment()
  let isHeavy = isHeavyMarkdown(text)
  const follow = EditorState.transactionExtender.of(({ docChanged, newDoc }) => {
    if (!docChanged) return null
    const willBe = isHeavyMarkdown(newDoc.toString())
    if (willBe === isHeavy) return null
    isHeavy = willBe
    return { effects: place.reconfigure(isHeavy ? [] : markdown) }
  })
  return [place.of(isHeavy ? [] : markdown), follow]
}

/** What never changes while the editor is open; looks up the props of the day when it is used. */
function behaviour(props: () => NotesEditorProps): Extension {
  return [
    history(),
    EditorView.lineWrapping,
    highlightActiveLine(),
    EditorView.cspNonce.of(pageNonce()),
    notesCompletion(() => ({
      people: props().completePeople,
      tags: props().completeTags,
      templates: props().completeTemplates,
    })),
    EditorView.domEventHandlers({ focus: () => props().onFocus?.(), blur: () => props().onBlur?.() }),
    Prec.high(
      keymap.of([
        { key: 'Tab', run: acceptCompletion },
        { key: 'Mod-Enter', run: () => called(props().onSubmit) },
        { key: 'Mod-Shift-Enter', run: (view) => changed(view, toggleTasks(view.state)) },
        { key: 'Alt-Enter', run: (view) => runTaskAction(view, props().taskAction) },
        { key: 'Mod-b', run: (view) => changed(view, toggleMark(view.state, '**')) },
        { key: 'Mod-i', run: (view) => changed(view, toggleMark(view.state, '*')) },
      ]),
    ),
    keymap.of([
      { key: 'Enter', run: (view) => changed(view, continueMarkup(view.state)) },
      ...historyKeymap,
      ...defaultKeymap,
      // What is open in it, or selected in several places, has had the key before.
      { key: 'Escape', run: leave },
    ]),
  ]
}

function dependent(label: string, placeholder: string, readOnly: boolean): Extension {
  return [
    EditorState.readOnly.of(readOnly),
    EditorView.editable.of(!readOnly),
    placeholderText(placeholder),
    EditorView.contentAttributes.of({
      'aria-label': label,
      spellcheck: 'true',
      autocapitalize: 'sentences',
      // Not editable means not a stop of Tab, but what can be read must be reached.
      ...(readOnly ? { tabindex: '0', 'aria-readonly': 'true' } : {}),
    }),
  ]
}

/** The policy of the page refuses style elements that do not carry its nonce. */
function pageNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || meta?.content || ''
}

/** To the screen, whose keys go on; in a form or a dialog Escape is theirs. What was written is saved on leaving. */
function leave(view: EditorView): boolean {
  const screen = view.dom.closest<HTMLElement>('main')
  if (screen === null || view.dom.closest('form, [role="dialog"]') !== null) return false
  screen.focus({ preventScroll: true })
  return true
}

function called(callback: (() => void) | undefined): boolean {
  callback?.()
  return callback !== undefined
}

function changed(view: EditorView, spec: TransactionSpec | null): boolean {
  if (spec === null || view.state.readOnly) return false
  view.dispatch(spec)
  return true
}

function runTaskAction(view: EditorView, action: NotesEditorProps['taskAction']): boolean {
  const task = taskText(view.state.doc.lineAt(view.state.selection.main.head).text)
  if (action === undefined || task === null || task.done || task.text === '' || isExcepted(action, task.text))
    return false
  action.run(task.text)
  return true
}
