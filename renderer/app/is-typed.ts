const TYPED: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'ArrowDown', 'ArrowUp'])

/** What writes, or says what to do with what was written; keys with Ctrl or ⌘ are for the app, whatever it shows. */
export function isTyped({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return false
  return key.length === 1 || TYPED.has(key)
}
