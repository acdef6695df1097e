import {
  autocompletion,
  closeCompletion,
  completionStatus,
  insertCompletionText,
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { Prec, type Extension } from '@codemirror/state'
import { keymap, type EditorView } from '@codemirror/view'
import styles from './notes-editor.module.css'

export interface PersonSuggestion {
  readonly name: string
  readonly detail: string
  /** When this one was taken and is in the text. */
  readonly onPick?: (() => void) | undefined
}

/** A text that notes begin with. */
export interface TemplateSuggestion {
  readonly name: string
  readonly text: string
}

export interface NotesCompletion {
  /** People for what stands after `@`, likeliest first. */
  readonly people?: ((text: string) => Promise<readonly PersonSuggestion[]>) | undefined
  /** Tags for what stands after `#`, without the `#`. */
  readonly tags?: ((text: string) => Promise<readonly string[]>) | undefined
  /** Texts to begin with for what stands after a `/` that begins a line. */
  readonly templates?: ((text: string) => Promise<readonly TemplateSuggestion[]>) | undefined
}

/** Offers people after `@`, tags after `#`, and templates after a `/` that begins a line. What goes wrong while asking offers nothing. */
export function notesCompletion(completion: () => NotesCompletion): Extension {
  return [
    GIVE_UP_ASKING,
    autocompletion({
      // Whoever sees what is offered may take it at once.
      interactionDelay: 0,
      override: [people, tags, templates].map((offer) => (context: CompletionContext) => offer(context, completion())),
      icons: false,
      closeOnBlur: true,
      optionClass: () => styles.option ?? '',
      tooltipClass: () => styles.options ?? '',
    }),
  ]
}

/** What is asked for and not seen yet is given up by Escape, which then is for whoever comes next: nothing was closed by it. */
const GIVE_UP_ASKING = Prec.highest(
  keymap.of([
    {
      key: 'Escape',
      run: (view) => {
        if (completionStatus(view.state) === 'pending') closeCompletion(view)
        return false
      },
    },
  ]),
)

const MENTION = /(?:^|[^\p{L}\p{N}_.])@(?:[\p{L}\p{M}\p{N}'’.-]+(?: [\p{L}\p{M}\p{N}'’.-]*){0,3})?$/u
const TEMPLATE = /^\/[\p{L}\p{M}\p{N} _-]{0,100}$/u
const TAG = /(?:^|[\s(])#[\p{L}\p{N}_\-/]*$/u

async function people(context: CompletionContext, { people: ask }: NotesCompletion): Promise<CompletionResult | null> {
  const at = ask === undefined ? null : startOf(context, MENTION, '@')
  if (at === null || ask === undefined) return null
  const found = await ask(context.state.sliceDoc(at + 1, context.pos)).catch(() => [])
  if (context.aborted || found.length === 0) return null
  const options = found.map(({ name, detail, onPick }): Completion => ({
    label: name,
    detail,
    apply: (view, completion, from, to) => {
      insert(view, completion, `@${name} `, { from, to })
      onPick?.()
    },
  }))
  return { from: at, to: context.pos, options, filter: false }
}

async function tags(context: CompletionContext, { tags: ask }: NotesCompletion): Promise<CompletionResult | null> {
  const at = ask === undefined ? null : startOf(context, TAG, '#')
  if (at === null || ask === undefined) return null
  const found = await ask(context.state.sliceDoc(at + 1, context.pos)).catch(() => [])
  if (context.aborted || found.length === 0) return null
  const options = found.map((name): Completion => ({ label: `#${name}`, apply: `#${name} ` }))
  return { from: at, to: context.pos, options, filter: false }
}

async function templates(context: CompletionContext, all: NotesCompletion): Promise<CompletionResult | null> {
  const { templates: ask } = all
  const at = ask === undefined ? null : startOf(context, TEMPLATE, '/')
  if (at === null || ask === undefined || at !== context.state.doc.lineAt(at).from) return null
  const found = await ask(context.state.sliceDoc(at + 1, context.pos)).catch(() => [])
  if (context.aborted || found.length === 0) return null
  const options = found.map(({ name, text }): Completion => ({ label: `/${name}`, apply: text }))
  return { from: at, to: context.pos, options, filter: false }
}

function insert(view: EditorView, completion: Completion, text: string, { from, to }: { from: number; to: number }) {
  view.dispatch({
    ...insertCompletionText(view.state, text, from, to),
    annotations: pickedCompletion.of(completion),
  })
}

function startOf(context: CompletionContext, pattern: RegExp, sign: string): number | null {
  const match = context.matchBefore(pattern)
  return match === null ? null : match.from + match.text.indexOf(sign)
}
