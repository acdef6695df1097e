import { createKeybindingsHandler } from 'tinykeys'
import type { Action, ContributeActions } from '#ui/use-actions.ts'

/**
 * Everything that can be done now: what the shell offers, and what the screen shown has contributed with
 * `useActions`. It feeds the keys, the palette and the sheet of keys, so that none of them knows more than another.
 */
export interface ActionRegistry {
  contribute: ContributeActions
  /** Whether an action has this key, or begins with it. */
  isBound: (key: string) => boolean
  /** The actions of the latest contributor first, each id once: a screen may redefine what the shell offers. */
  all: () => readonly Action[]
  /** Those whose `when` agrees. */
  available: () => readonly Action[]
}

export function createActionRegistry(): ActionRegistry {
  const contributors: (() => readonly Action[])[] = []
  const all = () => {
    const byId = new Map<string, Action>()
    for (const actions of contributors.toReversed()) {
      for (const action of actions()) if (!byId.has(action.id)) byId.set(action.id, action)
    }
    return [...byId.values()]
  }
  return {
    all,
    isBound: (key) => all().some(({ keys = [] }) => keys.some((bound) => bound.split(' ')[0] === key)),
    available: () => all().filter((action) => action.when?.() ?? true),
    contribute: (actions) => {
      contributors.push(actions)
      return () => {
        const position = contributors.indexOf(actions)
        if (position >= 0) contributors.splice(position, 1)
      }
    },
  }
}

export interface KeyOptions {
  /** False where the user has switched keys without Ctrl, ⌘ or Alt off. */
  singleKeys: () => boolean
  /** Told of the first press of a sequence, and with null of any other key. */
  onBegun?: (first: string | null) => void
}

/**
 * Says of each key whether it is the first press of a sequence, `on`, or the second of one, `away`: those lead to other
 * screens. To be asked of every key, once.
 */
export function followSequences(registry: ActionRegistry): (event: KeyboardEvent) => 'on' | 'away' | null {
  let first = { key: '', at: -Infinity }
  return ({ key, timeStamp }) => {
    const isWithin = timeStamp - first.at < MAX_SEQUENCE_MS
    const pair = `${first.key} ${key}`
    const keys = registry.all().flatMap((action) => action.keys ?? [])
    if (isWithin && keys.includes(pair)) {
      first = { key: '', at: -Infinity }
      return 'away'
    }
    const begins = keys.some((bound) => bound.startsWith(`${key} `))
    first = begins ? { key, at: timeStamp } : { key: '', at: -Infinity }
    return begins ? 'on' : null
  }
}

/** How long the second press of `g t` may take: what may follow the first is shown meanwhile, and wants to be read. */
export const MAX_SEQUENCE_MS = 3000

/**
 * Runs actions by their keys. A key without Ctrl, ⌘ or Alt never fires while something is typed, in a dialog or in
 * a menu, where letters have a meaning of their own.
 * @returns stops listening
 */
export function listenForKeys(page: Window, registry: ActionRegistry, options: KeyOptions): () => void {
  // Actions come and go with screens, and the handler remembers the first press of `g t`: it is made anew only
  // when the bindings have changed, and not between the two presses.
  let bound = ''
  let handle: (event: KeyboardEvent) => void = () => {}
  let firstPresses: ReadonlySet<string> = new Set()
  let begunAt = -Infinity
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const isWithin = event.timeStamp - begunAt < MAX_SEQUENCE_MS
    begunAt = -Infinity
    const bindings = [...new Set(registry.all().flatMap((action) => action.keys ?? []))]
    // tinykeys runs the first that matches: where `p` and `g p` both do, the longer is meant.
    bindings.sort((a, b) => b.split(' ').length - a.split(' ').length)
    const now = bindings.join('\n')
    if (now !== bound && !isWithin) {
      bound = now
      firstPresses = new Set(bindings.filter((keys) => keys.includes(' ')).map((keys) => keys.split(' ')[0] ?? ''))
      handle = createKeybindingsHandler(
        Object.fromEntries(
          bindings.map((keys) => [onAnyLayout(keys), (pressed: KeyboardEvent) => runBound(keys, pressed)]),
        ),
        { ignore: () => false, timeout: MAX_SEQUENCE_MS },
      ) as (event: KeyboardEvent) => void
    }
    if (firstPresses.has(event.key)) begunAt = event.timeStamp
    handle(event)
    const isHeard = options.singleKeys() && !event.repeat && !hasModifier(event) && !lettersAreTaken(event)
    options.onBegun?.(!isWithin && isHeard && firstPresses.has(event.key) ? event.key : null)
  }
  const runBound = (keys: string, event: KeyboardEvent) => {
    if (isSingleKey(keys) && (!options.singleKeys() || event.repeat || lettersAreTaken(event))) return
    if (KEYS_OF_TEXT.has(keys) && (event.repeat || lettersAreTaken(event))) return
    const action = registry.available().find((candidate) => candidate.keys?.includes(keys))
    if (action === undefined) return
    event.preventDefault()
    // What else began with the first press of a sequence is forgotten.
    bound = ''
    action.run()
  }
  // A date, a button or a radio keeps every Enter to itself: the one that sends the form is taken before it gets there.
  // What is written in may have its own meaning for it, and goes first.
  const onSendKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isWrittenIn(event)) return
    onKeyDown(event)
    if (event.defaultPrevented) event.stopPropagation()
  }
  page.addEventListener('keydown', onSendKey, true)
  page.addEventListener('keydown', onKeyDown)
  return () => {
    page.removeEventListener('keydown', onSendKey, true)
    page.removeEventListener('keydown', onKeyDown)
  }
}

function hasModifier({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey
}

function isWrittenIn(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return target instanceof Element && target.closest('textarea, [role="textbox"], [role="combobox"]') !== null
}

/** A sign or a digit may need Shift: `/` is Shift+7 on a German keyboard, and `1` needs it on a French one. */
function onAnyLayout(keys: string): string {
  const presses = keys.split(' ')
  return presses.map((press) => (/^[^\p{L}]$/u.test(press) ? `[Shift]+${press}` : press)).join(' ')
}

/** `c`, `g t` and `?` are single keys; `$mod+k` and `F6` are not: nobody types those. */
export function isSingleKey(keys: string): boolean {
  return keys.split(' ').every((press) => {
    const parts = press.split('+')
    const key = parts.at(-1) || '+'
    return key.length === 1 && parts.slice(0, -1).every((part) => /^\[.*\]$|^Shift$|^$/.test(part))
  })
}

/** Where something is typed they undo the typing, as everywhere. */
const KEYS_OF_TEXT: ReadonlySet<string> = new Set(['$mod+z', '$mod+Shift+z'])

const WRITABLE = 'textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]'
const TAKES_LETTERS = `${WRITABLE}, input, [role="dialog"], [role="alertdialog"], [role="menu"], [data-takes-letters]`
const NOT_TYPED_IN = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset', 'image'])

function lettersAreTaken(event: KeyboardEvent): boolean {
  return takesLetters(event.composedPath()[0])
}

/** Whether letters typed with this focused have a meaning of their own. */
export function takesLetters(target: unknown): boolean {
  if (!(target instanceof Element)) return false
  const taker = target.closest(TAKES_LETTERS)
  return taker !== null && !(taker instanceof HTMLInputElement && NOT_TYPED_IN.has(taker.type) && !inDialog(taker))
}

function inDialog(element: Element): boolean {
  return element.closest('[role="dialog"], [role="alertdialog"]') !== null
}
