/** What a press of keys has of it that makes a hotkey. */
export interface PressedKeys {
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * A press as Electron names hotkeys: `CommandOrControl+Shift+J`. Null while it is none: modifiers alone, or a key that
 * somebody types elsewhere. By the place of the key, as hotkeys are.
 * @param isMac whether ⌘ does what Ctrl does elsewhere
 */
export function acceleratorOfKey(press: PressedKeys, isMac: boolean): string | null {
  const key = nameOf(press.code)
  if (key === null) return null
  const modifiers: string[] = []
  if (isMac ? press.metaKey : press.ctrlKey) modifiers.push('CommandOrControl')
  if (isMac ? press.ctrlKey : press.metaKey) modifiers.push(isMac ? 'Control' : 'Super')
  if (press.altKey) modifiers.push('Alt')
  const isAlone = modifiers.length === 0
  if (press.shiftKey) modifiers.push('Shift')
  // Shift and a letter is a capital letter. Function keys are for nobody's text.
  if (isAlone && !/^F\d+$/.test(key)) return null
  return [...modifiers, key].join('+')
}

/** As `KeyHint` takes it: `$mod+Shift+j`. */
export function keysOfAccelerator(accelerator: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = {
    commandorcontrol: '$mod',
    cmdorctrl: '$mod',
    command: 'Meta',
    cmd: 'Meta',
    super: 'Meta',
    meta: 'Meta',
    control: isMac ? 'Control' : '$mod',
    ctrl: isMac ? 'Control' : '$mod',
    option: 'Alt',
    alt: 'Alt',
    shift: 'Shift',
    up: 'ArrowUp',
    down: 'ArrowDown',
    left: 'ArrowLeft',
    right: 'ArrowRight',
    return: 'Enter',
  }
  return accelerator
    .split('+')
    .map((part) => names[part.toLowerCase()] ?? part)
    .join('+')
}

function nameOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F(?:[1-9]|1\d|2[0-4])))$/.exec(code)
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? NAMES[code] ?? null
}

const NAMES: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Tab: 'Tab',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
}
