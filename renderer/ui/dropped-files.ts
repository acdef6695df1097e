/** What a drop carries, as it has to be asked for before the drop is over. */
export interface Dropped {
  readonly entries: readonly FileSystemEntry[]
  /** The same where the browser has no entries: then without folders. */
  readonly files: readonly File[]
}

export function droppedOf({ items, files }: DataTransfer): Dropped {
  return { entries: [...items].flatMap((item) => item.webkitGetAsEntry() ?? []), files: [...files] }
}

/** What becomes of files that are dragged over the window. */
export interface FileDrops {
  /** How many are over it, where a drop would be taken; 0 for none. */
  onOver(count: number): void
  onDrop(dropped: DataTransfer): void
}

/** What takes drops in its own way, or none. */
const OWN = 'input, textarea, [contenteditable="true"], [contenteditable=""], [data-own-drops]'
const MODAL = '[role="dialog"], [role="alertdialog"]'

/**
 * Listens for files from outside of the window. Wherever they are dropped, the page stays: a browser would show the file in its place.
 * @returns ends it
 */
export function listenForFiles(page: Window, { onOver, onDrop }: FileDrops): () => void {
  let shown = 0
  const show = (count: number) => {
    if (count !== shown) onOver((shown = count))
  }
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
  const isOurs = ({ target }: DragEvent) =>
    !(target instanceof Element && target.closest(OWN) !== null) && page.document.querySelector(MODAL) === null
  const over = (event: DragEvent) => {
    if (!hasFiles(event) || event.dataTransfer === null) return
    // The place where files are chosen, or a text that reads files, has answered already.
    if (event.defaultPrevented) return show(0)
    event.preventDefault()
    event.dataTransfer.dropEffect = isOurs(event) ? 'copy' : 'none'
    show(isOurs(event) ? Math.max(event.dataTransfer.items.length, 1) : 0)
  }
  const drop = (event: DragEvent) => {
    show(0)
    if (!hasFiles(event) || event.dataTransfer === null || event.defaultPrevented) return
    event.preventDefault()
    if (isOurs(event)) onDrop(event.dataTransfer)
  }
  // From one element into another is not out of the window.
  const leave = (event: DragEvent) => event.relatedTarget === null && show(0)
  // Where the system does not say that a drag has ended, the pointer does: as long as something is dragged it says nothing.
  const moved = () => show(0)
  page.addEventListener('pointermove', moved)
  page.addEventListener('dragenter', over)
  page.addEventListener('dragover', over)
  page.addEventListener('dragleave', leave)
  page.addEventListener('drop', drop)
  return () => {
    page.removeEventListener('pointermove', moved)
    page.removeEventListener('dragenter', over)
    page.removeEventListener('dragover', over)
    page.removeEventListener('dragleave', leave)
    page.removeEventListener('drop', drop)
  }
}
