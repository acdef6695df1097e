export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function areOver(one: Box, other: Box): boolean {
  return other.right > one.left && other.left < one.right && other.bottom > one.top && other.top < one.bottom
}

/**
 * What of a window is taken, by the cells of a grid that boxes touch; what lies around it, `around` pixels wide, is looked at too.
 * Thousands of boxes are taken in each frame: a cell is a byte, and nothing is made for a box.
 */
export class TakenBoxes {
  readonly #cells: Uint8Array
  readonly #columns: number
  readonly #rows: number
  readonly #around: number

  constructor({ width, height }: { readonly width: number; readonly height: number }, around: number) {
    this.#around = around
    this.#columns = Math.ceil((width + 2 * around) / CELL)
    this.#rows = Math.ceil((height + 2 * around) / CELL)
    this.#cells = new Uint8Array(this.#columns * this.#rows)
  }

  add(box: Box): void {
    this.take(box.left, box.top, box.right, box.bottom)
  }

  take(left: number, top: number, right: number, bottom: number): void {
    const [firstColumn, endColumn] = [this.#first(left), this.#end(right, this.#columns)]
    const [firstRow, endRow] = [this.#first(top), this.#end(bottom, this.#rows)]
    for (let row = firstRow; row < endRow; row += 1) {
      for (let at = row * this.#columns + firstColumn; at < row * this.#columns + endColumn; at += 1)
        this.#cells[at] = 1
    }
  }

  isFree({ left, top, right, bottom }: Box): boolean {
    const [firstColumn, endColumn] = [this.#first(left), this.#end(right, this.#columns)]
    const [firstRow, endRow] = [this.#first(top), this.#end(bottom, this.#rows)]
    for (let row = firstRow; row < endRow; row += 1) {
      for (let at = row * this.#columns + firstColumn; at < row * this.#columns + endColumn; at += 1) {
        if (this.#cells[at] === 1) return false
      }
    }
    return true
  }

  #first(pixels: number): number {
    return Math.max(0, Math.floor((pixels + this.#around) / CELL))
  }

  #end(pixels: number, cells: number): number {
    return Math.min(cells, Math.ceil((pixels + this.#around) / CELL))
  }
}

/** Pixels of a cell: so small that a name is kept from little that it would not touch. */
const CELL = 4
