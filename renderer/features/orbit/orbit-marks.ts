import type { Warmth } from '#shared/model/cadence.ts'
import type { OrbitInk } from './orbit-ink.ts'
import type { OrbitMark } from './orbit-picture.ts'

/** A full disc, a half one, a hollow diamond, a spark, a dash: the shapes of `WarmthMark`. */
export function drawMark(
  pen: CanvasRenderingContext2D,
  { warmth, hasMore, moved }: OrbitMark,
  { x, y }: { x: number; y: number },
  radius: number,
  ink: OrbitInk,
): void {
  pen.fillStyle = ink.warmth[warmth]
  pen.strokeStyle = ink.warmth[warmth]
  pen.lineWidth = Math.max(1, radius / 4)
  SHAPES[warmth](pen, x, y, radius)
  if (radius < 3) return
  if (hasMore) {
    pen.beginPath()
    pen.moveTo(x + radius * 0.8, y - radius * 0.8)
    pen.lineTo(x + radius * 1.5, y - radius * 1.5)
    pen.stroke()
  }
  if (moved === null) return
  pen.strokeStyle = ink.soft
  pen.lineWidth = 1
  const way = moved === 'quieter' ? 1 : -1
  pen.beginPath()
  if (moved === 'met') pen.arc(x, y, radius + 3, 0, 2 * Math.PI)
  else {
    const tip = y + way * (radius + 6)
    pen.moveTo(x - 3, tip - way * 3)
    pen.lineTo(x, tip)
    pen.lineTo(x + 3, tip - way * 3)
  }
  pen.stroke()
}

type Shape = (pen: CanvasRenderingContext2D, x: number, y: number, radius: number) => void

const SHAPES: Readonly<Record<Warmth, Shape>> = {
  warm: (pen, x, y, radius) => {
    circle(pen, x, y, radius)
    pen.fill()
  },
  cooling: (pen, x, y, radius) => {
    circle(pen, x, y, radius * 0.9)
    pen.stroke()
    pen.beginPath()
    pen.arc(x, y, radius * 0.9, Math.PI / 2, (3 * Math.PI) / 2)
    pen.fill()
  },
  cold: (pen, x, y, radius) => {
    pen.beginPath()
    pen.moveTo(x, y - radius)
    pen.lineTo(x + radius, y)
    pen.lineTo(x, y + radius)
    pen.lineTo(x - radius, y)
    pen.closePath()
    pen.stroke()
  },
  new: (pen, x, y, radius) => {
    const waist = radius * 0.28
    pen.beginPath()
    for (let index = 0; index < 8; index += 1) {
      const angle = (index * Math.PI) / 4
      const reach = index % 2 === 0 ? radius * 1.15 : waist
      pen.lineTo(x + reach * Math.sin(angle), y - reach * Math.cos(angle))
    }
    pen.closePath()
    pen.fill()
  },
  none: (pen, x, y, radius) => {
    pen.beginPath()
    pen.moveTo(x - radius * 0.7, y)
    pen.lineTo(x + radius * 0.7, y)
    pen.stroke()
  },
}

export function circle(pen: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
}
