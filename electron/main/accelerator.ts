const NEEDED = new Set([
  'commandorcontrol',
  'cmdorctrl',
  'command',
  'cmd',
  'control',
  'ctrl',
  'alt',
  'option',
  'super',
  'meta',
])
const ALLOWED = new Set([...NEEDED, 'shift'])
const KEYS =
  /^([A-Z0-9]|F([1-9]|1\d|2[0-4])|Space|Tab|Enter|Return|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Plus|[-=[\];',./\\`])$/i

/**
 * Whether a text such as `CommandOrControl+Shift+J` can be a hotkey for all of the desktop: one key, and a modifier other
 * than Shift, as it would otherwise swallow a letter that somebody types elsewhere. Function keys stand alone.
 */
export function isAccelerator(text: string): boolean {
  const parts = text.split('+')
  const key = parts.pop() ?? ''
  const modifiers = parts.map((part) => part.toLowerCase())
  if (!KEYS.test(key) || new Set(modifiers).size !== modifiers.length) return false
  if (!modifiers.every((modifier) => ALLOWED.has(modifier))) return false
  return modifiers.some((modifier) => NEEDED.has(modifier)) || /^F\d+$/i.test(key)
}

/** As keyboards have it printed: `Ctrl+Shift+J`, on a Mac `⌘⇧J`. */
export function shownAccelerator(text: string, platform: NodeJS.Platform): string {
  const mac = platform === 'darwin'
  const names: Readonly<Record<string, string>> = {
    commandorcontrol: mac ? '⌘' : 'Ctrl',
    cmdorctrl: mac ? '⌘' : 'Ctrl',
    command: '⌘',
    cmd: '⌘',
    control: mac ? '⌃' : 'Ctrl',
    ctrl: mac ? '⌃' : 'Ctrl',
    alt: mac ? '⌥' : 'Alt',
    option: '⌥',
    shift: mac ? '⇧' : 'Shift',
  }
  return text
    .split('+')
    .map((part) => names[part.toLowerCase()] ?? part)
    .join(mac ? '' : '+')
}
