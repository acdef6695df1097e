import { expect, test, vi } from 'vitest'
import type { Action } from '#ui/use-actions.ts'
import { createActionRegistry, isSingleKey, listenForKeys } from './actions.ts'

const action = (id: string, more: Partial<Action> = {}): Action => ({
  id,
  title: id,
  group: 'Test',
  run: () => {},
  ...more,
})

test('keys that could be typed are single keys, those with Ctrl, ⌘ or Alt and function keys are not', () => {
  for (const keys of ['c', '?', '[Shift]+?', 'Shift+c', 'g t', '1', '+']) expect(isSingleKey(keys), keys).toBe(true)
  for (const keys of ['$mod+k', 'Control+Shift+j', 'Alt+ArrowUp', 'F6', 'Escape', '$mod+k s']) {
    expect(isSingleKey(keys), keys).toBe(false)
  }
})

test('a screen may redefine what the shell offers, for as long as it is shown', () => {
  const registry = createActionRegistry()
  registry.contribute(() => [action('undo'), action('new-person', { title: 'New person' })])
  const takeBack = registry.contribute(() => [action('new-person', { title: 'New person in this circle' })])
  expect(registry.all().map(({ title }) => title)).toEqual(['New person in this circle', 'undo'])
  takeBack()
  expect(registry.all().map(({ title }) => title)).toEqual(['undo', 'New person'])
})

test('a action that makes no sense now is not available', () => {
  const registry = createActionRegistry()
  let selected = 0
  registry.contribute(() => [action('merge', { when: () => selected > 1 })])
  expect(registry.available()).toEqual([])
  selected = 2
  expect(registry.available()).toHaveLength(1)
})

test('the second key of two still counts when a screen offers more between them', () => {
  // What has the focus is none of these, here: nothing is typed in.
  vi.stubGlobal('Element', WeakMap)
  const page = new EventTarget()
  const ran: string[] = []
  const registry = createActionRegistry()
  const runs = (id: string, keys: string) => action(id, { keys: [keys], run: () => ran.push(id) })
  registry.contribute(() => [runs('go-people', 'g p'), runs('new-person', 'p')])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a window only its events are listened to
  const stop = listenForKeys(page as Window, registry, { singleKeys: () => true })
  press(page, 'g')
  registry.contribute(() => [runs('done', 'e')])
  press(page, 'p')
  press(page, 'e')
  press(page, 'p')
  stop()
  vi.unstubAllGlobals()
  expect(ran).toEqual(['go-people', 'done', 'new-person'])
})

test('a sign is meant whether or not a keyboard needs Shift for it', () => {
  vi.stubGlobal('Element', WeakMap)
  const page = new EventTarget()
  const ran: string[] = []
  const registry = createActionRegistry()
  registry.contribute(() => [action('search', { keys: ['/'], run: () => ran.push('search') })])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a window only its events are listened to
  const stop = listenForKeys(page as Window, registry, { singleKeys: () => true })
  press(page, '/')
  press(page, '/', ['Shift'])
  press(page, '/', ['Control'])
  stop()
  vi.unstubAllGlobals()
  expect(ran).toEqual(['search', 'search'])
})

function press(page: EventTarget, key: string, held: readonly string[] = []): void {
  const event = new Event('keydown', { cancelable: true })
  page.dispatchEvent(
    Object.assign(event, {
      key,
      code: `Key${key.toUpperCase()}`,
      getModifierState: (name: string) => held.includes(name),
    }),
  )
}
