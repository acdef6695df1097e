import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findLiveText, openLiveText, type LiveTextView, type TextKeeperOptions, type TextSource } from './live-text.ts'

let page: EventTarget
beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
})
afterEach(() => vi.unstubAllGlobals())

/** A disk that can be full, and a keeper that writes to it at once. */
function disk() {
  const state = { text: 'begun', isFull: false, closed: 0 }
  const source: TextSource = {
    owner: state,
    key: 'note',
    rebase: (_base, mine) => mine,
    open: ({ onState }: TextKeeperOptions) => {
      let shown = state.text
      const save = () => {
        if (state.isFull) {
          onState({ state: 'not-saved', failure: { code: 'NOT_SAVED', data: { reason: 'disk-full' } } })
          throw new Error('the disk is full')
        }
        state.text = shown
        onState({ state: 'saved' })
      }
      onState({ state: 'opening' })
      return {
        push: (text) => {
          shown = text
          onState({ state: 'saving' })
        },
        pull: () => {},
        flush: async () => save(),
        close: async () => {
          state.closed++
          return 'token'
        },
      }
    },
  }
  return { state, source }
}

const view = (parts: Partial<LiveTextView> = {}): LiveTextView => ({
  merge: (_base, theirs) => theirs,
  onState: () => {},
  onEnd: () => {},
  ...parts,
})

test('a text is saved and let go when its editor is left', async () => {
  const { state, source } = disk()
  const ended = vi.fn<(undo: string | null) => void>()
  const live = openLiveText(source, 'begun')
  live.attach(view({ onEnd: ended }))
  live.push('begun, and more')
  live.save()
  await vi.waitFor(() => expect(ended).toHaveBeenCalledWith('token'), 120_000)
  expect(state).toMatchObject({ text: 'begun, and more', closed: 1 })
  expect(findLiveText(source)).toBeNull()
})

test('a text that could not be saved is there again when its screen comes back, and is saved then', async () => {
  const { state, source } = disk()
  const live = openLiveText(source, 'begun')
  const leave = live.attach(view())
  live.push('precious')
  state.isFull = true
  leave()
  await vi.waitFor(() => expect(live.state().state).toBe('not-saved'), 120_000)
  expect(findLiveText(source)?.text()).toBe('precious')
  expect(openLiveText(source, 'begun')).toBe(live)
  state.isFull = false
  live.save()
  await vi.waitFor(() => expect(findLiveText(source)).toBeNull(), 120_000)
  expect(state).toMatchObject({ text: 'precious', closed: 1 })
})

test('the window asks before it closes over a text that is not saved, and no longer', async () => {
  const { state, source } = disk()
  const asks = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const live = openLiveText(source, 'begun')
  live.attach(view())
  live.push('precious')
  expect(asks()).toBe(false)
  state.isFull = true
  live.save()
  await vi.waitFor(() => expect(asks()).toBe(true), 120_000)
  state.isFull = false
  live.save()
  await vi.waitFor(() => expect(asks()).toBe(false), 120_000)
})
