/** Escape first closes a menu or a dialog. */
export function nothingFloats(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') === null
}
