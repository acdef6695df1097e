import { drawMark } from '#features/orbit/orbit-marks.ts'
import type { OrbitInk } from '#features/orbit/orbit-ink.ts'
import { markRadius, toWindow, type OrbitMark } from '#features/orbit/orbit-picture.ts'

const SCALES = { least: 0.8, most: 12 }

const INK: OrbitInk = {
  paper: '#fff',
  ink: '#222',
  soft: '#555',
  line: '#ddd',
  strong: '#999',
  accent: '#066',
  warmth: { warm: '#b50', cooling: '#770', cold: '#456', new: '#066', none: '#999' },
  font: 'sans-serif',
}

/** The marks of a map and nothing else, drawn anew for each turn of the wheel: as little as a canvas can do to show them. */
Object.assign(globalThis, {
  showMarks(marks: readonly OrbitMark[], { width, height, k }: { width: number; height: number; k: number }) {
    const canvas = document.querySelector('canvas') as HTMLCanvasElement
    Object.assign(canvas, { width, height })
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` })
    const pen = canvas.getContext('2d') as CanvasRenderingContext2D
    let scale = 1
    let frame = 0
    const draw = () => {
      frame = 0
      pen.clearRect(0, 0, width, height)
      const view = { x: width / 2, y: height / 2, k: k * scale }
      for (const mark of marks) {
        const at = toWindow(mark.spot, view)
        if (at.x > -40 && at.y > -40 && at.x < width + 40 && at.y < height + 40)
          drawMark(pen, mark, at, markRadius(mark.spot, view), INK)
      }
    }
    canvas.addEventListener('wheel', (event) => {
      event.preventDefault()
      scale = Math.min(Math.max(scale * 2 ** (-event.deltaY * 0.002), SCALES.least), SCALES.most)
      if (frame === 0) frame = requestAnimationFrame(draw)
    })
    draw()
  },
})
