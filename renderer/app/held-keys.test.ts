import { expect, test, vi } from 'vitest'
import { holdKeys } from './held-keys.ts'

/** A page that hears keys; `press` says whether one was kept from it. */
function listeningPage(isOnItsWay: () => boolean, leads: (event: KeyboardEvent) => 'on' | 'away' | null) {
  // What has the focus is none of these, here: nothing is typed in.
  vi.stubGlobal('Element', WeakMap)
  let hear: (event: unknown) => void = () => undefined
  const page = {
    addEventListener: (_name: string, listener: (event: unknown) => void) => (hear = listener),
    removeEventListener: () => undefined,
    requestAnimationFrame: () => 0,
  }
  holdKeys(page as unknown as Window, isOnItsWay, leads)
  return (key: string, more: Partial<KeyboardEvent> = {}) => {
    const preventDefault = vi.fn<() => void>()
    const event = { isTrusted: true, key, ...more, composedPath: () => [] }
    hear({ ...event, preventDefault, stopImmediatePropagation: () => undefined })
    return preventDefault.mock.calls.length > 0
  }
}

test('the second press of two is kept where the first one was, although by then it would lead away', () => {
  let way: 'on' | 'away' | null = null
  const isKept = listeningPage(
    () => true,
    () => way,
  )
  // The screen itself is on its way yet: nothing leads from it.
  expect(isKept('g')).toBe(true)
  way = 'away'
  expect(isKept('p')).toBe(true)
})

test('both presses of two are let through where lines alone are waited for', () => {
  const isKept = listeningPage(
    () => true,
    ({ key }) => (key === 'g' ? 'on' : key === 'p' ? 'away' : null),
  )
  expect(isKept('e')).toBe(true)
  expect([isKept('g'), isKept('p')]).toEqual([false, false])
})

test('what an input method composes is not kept besides, and would be there twice', () => {
  const isKept = listeningPage(
    () => true,
    () => null,
  )
  // The first key of a composition, as macOS, Windows and Linux name it; then those within it, and the one that ends it.
  expect(isKept('k', { keyCode: 229, isComposing: false })).toBe(false)
  expect(isKept('Process', { keyCode: 229, isComposing: false })).toBe(false)
  expect(isKept('Unidentified', { keyCode: 229, isComposing: false })).toBe(false)
  expect(isKept('a', { keyCode: 229, isComposing: true })).toBe(false)
  expect(isKept('Enter', { keyCode: 229, isComposing: false })).toBe(false)
  expect(isKept('k', { keyCode: 75 })).toBe(true)
})
