import { expect, test } from 'vitest'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { EDGE, orbitLayout } from './orbit-layout.ts'
import { drawNames } from './orbit-names.ts'
import type { OrbitInk } from './orbit-ink.ts'
import type { OrbitMark, OrbitPicture } from './orbit-picture.ts'

const LETTER = 7
const WINDOW = { width: 800, height: 600 }

interface Written {
  readonly text: string
  readonly left: number
  readonly y: number
}

/** A pen of which one can read what it has written: letters of one width. */
function openPen(): { pen: CanvasRenderingContext2D; written: Written[] } {
  const written: Written[] = []
  const pen = {
    measureText: (text: string) => ({ width: LETTER * text.length }),
    fillText: (text: string, left: number, y: number) => void written.push({ text, left, y }),
  }
  return { pen: pen as unknown as CanvasRenderingContext2D, written }
}

/** 2,000 people in eight sectors, most of them in the outer ring. */
function crowd(): OrbitMark[] {
  const ringOf = (at: number): Ring => RINGS[at < 50 ? 0 : at < 200 ? 1 : at < 700 ? 2 : 3] ?? 'wider'
  const people = Array.from({ length: 2000 }, (_, at) => ({ id: `person ${at}`, ring: ringOf(at), sector: at % 8 }))
  const spots = orbitLayout(people, 8)
  return people.flatMap(({ id, ring }): OrbitMark[] => {
    const spot = spots.get(id)
    if (spot === undefined) throw new Error('somebody has no place')
    return [{ id, name: `Name of ${id}`, ring, warmth: 'warm', spot, hasMore: false, moved: null }]
  })
}

test('O6: of 2,000 people no name stands over another one, at any distance, and the focused one is always named', () => {
  const marks = crowd()
  for (const scale of [1, 1.5, 2.5, 4, 8, 12]) {
    for (const focused of [null, 'person 3', 'person 1800']) {
      const { pen, written } = openPen()
      const spot = marks.find(({ id }) => id === focused)?.spot
      const k = (scale * (WINDOW.height / 2 - 34)) / EDGE
      // Whoever is focused is in the middle of what is seen.
      const view = { x: WINDOW.width / 2 - (spot?.x ?? 0) * k, y: WINDOW.height / 2 - (spot?.y ?? 0) * k, k }
      const inView = marks.filter(({ spot: { x, y } }) => {
        const [left, top] = [view.x + x * k, view.y + y * k]
        return left > -40 && top > -40 && left < WINDOW.width + 40 && top < WINDOW.height + 40
      })
      const picture = { focused, tied: [] as string[] } as unknown as OrbitPicture
      drawNames(pen, WINDOW, view, inView, picture, { font: 'sans' } as OrbitInk, [])
      expect(overlapping(written)).toEqual([])
      if (focused !== null) expect(written.map(({ text }) => text)).toContain(`Name of ${focused}`)
      if (scale >= 4) expect(written.length).toBeGreaterThan(3)
    }
  }
})

function overlapping(written: readonly Written[]): string[] {
  return written.flatMap((one, at) =>
    written.slice(at + 1).flatMap((other) => {
      const isBeside =
        one.left + LETTER * one.text.length <= other.left || other.left + LETTER * other.text.length <= one.left
      return isBeside || Math.abs(one.y - other.y) >= 14 ? [] : [`${one.text} over ${other.text}`]
    }),
  )
}
