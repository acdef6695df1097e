/**
 * Keeps React Aria from adding a style element, which a policy without `unsafe-inline` refuses and reports: it looks
 * for an element of this id first. The one rule it would add is in base.css.
 */
export function reserveReactAriaStyle(page: Document): void {
  const id = 'react-aria-pressable-style'
  if (page.getElementById(id)) return
  const reserved = page.createElement('meta')
  reserved.id = id
  page.head.prepend(reserved)
}
