import { globalShortcut } from 'electron'
import type { HotkeyChange, HotkeyState, Stop } from '#shared/contract/desktop-bridge.ts'
import { isAccelerator } from './accelerator.ts'

export interface Hotkey {
  state(): HotkeyState
  onState(listener: (state: HotkeyState) => void): Stop
  /** Takes what the settings say, whether it works or not: the state tells. */
  apply(accelerator: string): void
  /** Takes it only if it works; otherwise the one before stays. */
  change(accelerator: string): HotkeyChange
  close(): void
}

/** Another app may give the hotkey free at any time, and tells nobody. */
const TRY_AGAIN_MS = 30_000

/** The one hotkey for all of the desktop. Registering can fail without a word: only the return value tells. */
export function createHotkey(onPress: () => void): Hotkey {
  const listeners = new Set<(state: HotkeyState) => void>()
  let state: HotkeyState = { accelerator: '', active: false, problem: 'off' }

  function enter(next: HotkeyState): void {
    const same = next.accelerator === state.accelerator && next.problem === state.problem
    state = next
    if (!same) for (const listener of listeners) listener(next)
  }

  function take(accelerator: string): HotkeyState {
    if (accelerator === '') return { accelerator, active: false, problem: 'off' }
    if (!isAccelerator(accelerator)) return { accelerator, active: false, problem: 'invalid' }
    const active = registered(accelerator, onPress)
    return { accelerator, active, problem: active ? null : 'taken' }
  }

  function release(): void {
    if (state.active) globalShortcut.unregister(state.accelerator)
  }

  const again = setInterval(() => {
    if (state.problem === 'taken') enter(take(state.accelerator))
  }, TRY_AGAIN_MS)

  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    apply(accelerator) {
      if (accelerator === state.accelerator && state.problem !== 'taken') return
      release()
      enter(take(accelerator))
    },
    change(accelerator) {
      if (accelerator === state.accelerator && state.active) return { ok: true, hotkey: state }
      release()
      const next = take(accelerator)
      const { problem } = next
      if (problem === null || problem === 'off') {
        enter(next)
        return { ok: true, hotkey: next }
      }
      enter(take(state.accelerator))
      return { ok: false, refused: accelerator, problem, hotkey: state }
    },
    close() {
      clearInterval(again)
      release()
    },
  }
}

function registered(accelerator: string, onPress: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, onPress)
  } catch {
    return false
  }
}
