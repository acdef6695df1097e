/** True where ⌘ does what Ctrl does elsewhere. */
export const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform)

/**
 * What is printed on the keys of a binding, one text a press: `$mod+Shift+j` → `['Ctrl+Shift+J']`, on a Mac `['⇧⌘J']`;
 * `g t` → `['G', 'T']`. A modifier in brackets may be held or not, and is not named.
 */
export function keyNames(keys: string, mac: boolean = isMac): readonly string[] {
  return keys.split(' ').map((press) => {
    const parts = press.split('+').filter((part) => part !== '' && !part.startsWith('['))
    if (press.endsWith('++') || press === '+') parts.push('+')
    const key = parts.at(-1) ?? press
    const held = parts.slice(0, -1).map((part) => (part === '$mod' ? (mac ? 'Meta' : 'Control') : part))
    if (!mac) return [...held.map((part) => PLAIN[part] ?? part), nameOf(key)].join('+')
    const inOrder = MAC_ORDER.filter((part) => held.includes(part))
    return inOrder.map((part) => MAC[part]).join('') + nameOf(key)
  })
}

const PLAIN: Readonly<Record<string, string>> = { Control: 'Ctrl', Meta: 'Win' }
const MAC: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' }
const MAC_ORDER = ['Control', 'Alt', 'Shift', 'Meta']
const KEYS: Readonly<Record<string, string>> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backspace: '⌫',
  Delete: 'Del',
  Space: 'Space',
}

function nameOf(key: string): string {
  return KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}
