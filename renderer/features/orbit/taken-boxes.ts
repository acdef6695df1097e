export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Boxes that are taken, by the squares of a grid that they touch. */
export class TakenBoxes {
  readonly #squares = new Map<string, Box[]>()

  add(box: Box): void {
    for (const square of squaresOf(box)) {
      const boxes = this.#squares.get(square)
      if (boxes === undefined) this.#squares.set(square, [box])
      else boxes.push(box)
    }
  }

  isFree(box: Box): boolean {
    return squaresOf(box).every((square) =>
      (this.#squares.get(square) ?? []).every(
        (other) =>
          other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom,
      ),
    )
  }
}

const SQUARE = 64

function squaresOf({ left, top, right, bottom }: Box): string[] {
  const squares: string[] = []
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x += 1) {
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y += 1) squares.push(`${x} ${y}`)
  }
  return squares
}
