import { expect, test } from 'vitest'
import { isAccelerator, shownAccelerator } from './accelerator.ts'

test.each(['CommandOrControl+Shift+J', 'Alt+Space', 'F9', 'Shift+F5', 'Ctrl+Alt+=', 'Super+L'])(
  '%s is a hotkey',
  (text) => {
    expect(isAccelerator(text)).toBe(true)
  },
)

test.each([
  '',
  'J',
  'Shift+J',
  'Ctrl+',
  'Ctrl+Shift',
  'Ctrl+Ctrl+J',
  'Hyper+J',
  'Ctrl+JJ',
  'Ctrl+Ä',
  'F25',
  'Ctrl+J+K',
])('“%s” is not a hotkey', (text) => {
  expect(isAccelerator(text)).toBe(false)
})

test('a hotkey reads as keyboards have it printed', () => {
  expect(shownAccelerator('CommandOrControl+Shift+J', 'linux')).toBe('Ctrl+Shift+J')
  expect(shownAccelerator('CommandOrControl+Shift+J', 'darwin')).toBe('⌘⇧J')
})
