import { takesLetters } from './actions.ts'
import { isTyped } from './is-typed.ts'

/** A screen that writes puts the focus into its field with its first frames. */
const MAX_FRAMES_UNTIL_FOCUS = 12

/**
 * Keeps what is typed while a screen is on its way, and gives it to that screen. Until then the one before is shown, for
 * which the letters would be keys: "/wennem" would take its `n` for a new follow-up and its `e` for something done.
 * @param isOnItsWay whether what the key is for was asked for and is not shown yet
 *   (`event` is the first that is kept, null once one is)
 * @param leads of a key that leads elsewhere, however much is awaited here: such a key is never kept, and with the one that
 *   leaves what was kept is given up, which was for the screen that is left
 * @param early what was typed before anything listened: kept as well, and given first
 * @returns stops listening
 */
export function holdKeys(
  page: Window,
  isOnItsWay: (event: KeyboardEvent | null) => boolean,
  leads: (event: KeyboardEvent) => 'on' | 'away' | null = () => null,
  early: readonly KeyboardEvent[] = [],
): () => void {
  let held: KeyboardEvent[] = [...early]
  let frames = 0
  let isLooking = false
  let isOnTheWay = false
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || !isTyped(event)) return
    const way = takesLetters(event.composedPath()[0]) ? null : leads(event)
    // Of two presses the second leads away only where the first was let through: else both are kept, and done in their order.
    const leaves = way === 'away' && isOnTheWay
    isOnTheWay = way === 'on'
    if (leaves) held = []
    if (leaves || isOnTheWay) return
    // What is typed into a field is for the field, whatever comes after it.
    if (held.length === 0 && (!isOnItsWay(event) || takesLetters(event.composedPath()[0]))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!isLooking) page.requestAnimationFrame(look)
    isLooking = true
    frames = 0
    held.push(event)
  }
  const look = () => {
    const focused = page.document.activeElement
    const isAwaited = isOnItsWay(null)
    // What has just come puts the focus where it belongs before it is given anything.
    if (isAwaited) frames = 0
    if (!isAwaited && (takesLetters(focused) || ++frames >= MAX_FRAMES_UNTIL_FOCUS)) giveNext()
    isLooking = held.length > 0
    if (isLooking) page.requestAnimationFrame(look)
  }
  // A key may open what those behind it are for: one at a time, but for the two presses of a sequence and for what is written.
  const giveNext = () => {
    for (let next = held.shift(); next !== undefined; next = held.shift()) {
      const isFirst = leads(next) === 'on'
      give(page.document, next)
      if (!isFirst && (next.key.length > 1 || !takesLetters(page.document.activeElement))) return
    }
  }
  isLooking = held.length > 0
  if (isLooking) page.requestAnimationFrame(look)
  page.addEventListener('keydown', onKeyDown, true)
  return () => page.removeEventListener('keydown', onKeyDown, true)
}

/** What a page may do of a key that was pressed: its handlers hear of it, and where they leave it alone it writes. */
function give(document: Document, event: KeyboardEvent): void {
  const { key, code, shiftKey } = event
  const focused = document.activeElement ?? document.body
  const again = new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true })
  const isLeftAlone = focused.dispatchEvent(again)
  // Out of use, and the one way to write as if it were typed: fields and editors see an input event and can undo it.
  if (!isLeftAlone || !takesLetters(focused)) return
  if (key.length === 1) document.execCommand('insertText', false, key)
  if (key === 'Backspace') document.execCommand('delete')
}
