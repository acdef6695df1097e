/** Opens the menu of a button as the arrow down on it does: with the first entry under the focus. A click would not. */
export function openMenuOf(button: Element | null | undefined): void {
  button?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', bubbles: true, cancelable: true }),
  )
}
