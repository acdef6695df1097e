import { expect, test } from 'vitest'
import { boundsOnScreen } from './window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 1920, height: 1080 }

test('opens where it was', () => {
  const saved = { x: 1600, y: 100, width: 900, height: 700, maximised: false }
  expect(boundsOnScreen(saved, [laptop, beside])).toEqual({ x: 1600, y: 100, width: 900, height: 700 })
})

test('comes back to the first screen when the other one is gone', () => {
  const saved = { x: 1600, y: 100, width: 900, height: 700, maximised: false }
  expect(boundsOnScreen(saved, [laptop])).toEqual({ x: 270, y: 113, width: 900, height: 700 })
})

test('comes back when only a sliver is left on the screen', () => {
  const saved = { x: 1400, y: 100, width: 900, height: 700, maximised: false }
  expect(boundsOnScreen(saved, [laptop]).x).toBe(270)
})

test('a first window fits a small screen', () => {
  expect(boundsOnScreen(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
    x: 0,
    y: 0,
    width: 1024,
    height: 600,
  })
})
