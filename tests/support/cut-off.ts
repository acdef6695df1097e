/** In the page: words of the page that do not show whole, and whether the page scrolls sideways. Each as a line to read. */
export function gatherCutOff(): string[] {
  const found: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)
  const clips = (value: string) => value === 'hidden' || value === 'clip'
  const scrolls = (value: string) => value === 'auto' || value === 'scroll'
  const note = (element: Element, text: string, how: string) =>
    found.push(`${element.tagName.toLowerCase()}.${element.classList[0] ?? ''} ${how}: ${text.slice(0, 80)}`)
  const isShown = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.closest('[inert]') === null
  // What the user wrote may end in “…” where a row is full; words of the page may not.
  const isOfPage = (text: string) => /\[[^\]]*[·\]]/.test(text)

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? ''
    const { parentElement: parent } = node
    if (parent === null || !isOfPage(text) || !isShown(parent)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const words = range.getBoundingClientRect()
    let isForEars = false
    for (let box: HTMLElement | null = parent; box !== null; box = box.parentElement) {
      const style = getComputedStyle(box)
      const { left, right, top, bottom, width, height } = box.getBoundingClientRect()
      // Hidden for the eye on purpose, and read aloud.
      if (width <= 1 || height <= 1 || style.clipPath !== 'none') {
        isForEars = true
        break
      }
      const isWide = words.left < left - 1 || words.right > right + 1
      const isHigh = words.top < top - 1 || words.bottom > bottom + 1
      // Below a box that scrolls nothing is lost.
      if (scrolls(style.overflowY) || scrolls(style.overflowX)) {
        if (isWide && !scrolls(style.overflowX)) note(box, text, 'is too narrow')
        break
      }
      if (isWide && (clips(style.overflowX) || box.matches('button, [role=button], kbd')))
        note(box, text, 'is too narrow')
      else if (isHigh && clips(style.overflowY)) note(box, text, 'is too low')
      else continue
      break
    }
    if (!isForEars && words.right > innerWidth + 1) note(parent, text, 'leaves the window')
  }

  const pen = document.createElement('canvas').getContext('2d')
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    if (pen === null || !isShown(field) || field.value !== '') continue
    const style = getComputedStyle(field)
    pen.font = style.font
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const missing = Math.ceil(pen.measureText(field.placeholder).width - room)
    if (missing > 0) note(field, field.placeholder, `is ${missing} px too narrow for its placeholder`)
  }
  return found
}
