const TYPED: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'ArrowDown', 'ArrowUp'])

/**
 * What an input method has taken for itself, its first key included, which some systems name by its letter and do not call
 * composing yet (UI Events, "Input Method Editors"). What it writes comes by itself, whatever becomes of the key.
 */
const TAKEN_BY_INPUT_METHOD = 229

/** What writes, or says what to do with what was written; keys with Ctrl or ⌘ are for the app, whatever it shows. */
export function isTyped({ key, ctrlKey, metaKey, altKey, isComposing, keyCode }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing || keyCode === TAKEN_BY_INPUT_METHOD) return false
  return key.length === 1 || TYPED.has(key)
}
