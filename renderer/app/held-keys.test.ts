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
  return (key: string) => {
    const preventDefault = vi.fn<() => void>()
    hear({ isTrusted: true, key, composedPath: () => [], preventDefault, stopImmediatePropagation: () => undefined })
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
