import { expect, test } from 'vitest'
import { isQuiet } from './quiet-hours.ts'

test('quiet hours may run over midnight', () => {
  expect(['21:59', '22:00', '00:00', '06:59', '07:00'].map((time) => isQuiet(time, '22:00', '07:00'))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ])
  expect(isQuiet('12:30', '12:00', '13:00')).toBe(true)
  expect(isQuiet('13:00', '12:00', '13:00')).toBe(false)
  expect(isQuiet('12:00', '12:00', '12:00')).toBe(false)
})
