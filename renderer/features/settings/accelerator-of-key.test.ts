import { expect, test } from 'vitest'
import { acceleratorOfKey, keysOfAccelerator, type PressedKeys } from './accelerator-of-key.ts'

const press = (code: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]): PressedKeys => ({
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
})

test('names a press as hotkeys are named, ⌘ for Ctrl on a Mac', () => {
  expect(acceleratorOfKey(press('KeyJ', 'ctrl', 'shift'), false)).toBe('CommandOrControl+Shift+J')
  expect(acceleratorOfKey(press('KeyJ', 'meta', 'shift'), true)).toBe('CommandOrControl+Shift+J')
  expect(acceleratorOfKey(press('Digit1', 'ctrl', 'alt'), true)).toBe('Control+Alt+1')
  expect(acceleratorOfKey(press('ArrowUp', 'meta'), false)).toBe('Super+Up')
  expect(acceleratorOfKey(press('F9'), false)).toBe('F9')
})

test('takes no hotkey that would swallow what somebody types, nor modifiers alone', () => {
  expect(acceleratorOfKey(press('KeyJ'), false)).toBeNull()
  expect(acceleratorOfKey(press('KeyJ', 'shift'), false)).toBeNull()
  expect(acceleratorOfKey(press('ControlLeft', 'ctrl'), false)).toBeNull()
})

test('shows a hotkey as keys are shown elsewhere', () => {
  expect(keysOfAccelerator('CommandOrControl+Shift+J', false)).toBe('$mod+Shift+J')
  expect(keysOfAccelerator('Super+Up', false)).toBe('Meta+ArrowUp')
})
