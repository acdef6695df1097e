import { parseAddress } from './device-address.ts'
import type { DeviceIdentity } from './device-identity.ts'
import type { SessionClock } from './session-parts.ts'
import { dialDevice, type SyncSocket } from './sync-socket.ts'

const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 300_000

/** Tries to reach one device until it is told to stop: soon at first, then less and less often. */
export interface DeviceDialler {
  /** Tries now, or in `ms`, whatever it waits for, and soon again from here on. */
  hurry(ms?: number): void
  /** Waits for as long as it ever does: the other does not want this device. */
  rest(ms?: number): void
  stop(): void
  /** Why the last round of attempts came to nothing: codes of the system, `timeout`, `other-device`, `not-rapport`. */
  readonly problem: string | null
  readonly isDialling: boolean
}

export interface DialOptions {
  readonly identity: DeviceIdentity
  /** Who is wanted. */
  readonly peer: string
  readonly clock: SessionClock
  /** From 0 up to, without, 1. */
  readonly random: () => number
  /** Where it may be, the likeliest first. */
  readonly addresses: () => readonly string[]
  /** Whether it is wanted now. */
  readonly wants: () => boolean
  readonly onSocket: (socket: SyncSocket, address: string) => void
  readonly onChange: () => void
}

export function deviceDialler(options: DialOptions): DeviceDialler {
  const { clock } = options
  let wait = FIRST_WAIT_MS
  let isStopped = false
  let problem: string | null = null
  let takeBack = () => {}
  let stopDialling: (() => void) | null = null

  function later(ms: number): void {
    takeBack()
    takeBack = clock.after(ms, round)
  }

  function round(): void {
    if (isStopped || stopDialling !== null) return
    // Doubled each time, so that a device that is off costs nothing; not in step with others.
    const next = wait * (0.75 + options.random() / 2)
    wait = Math.min(LONGEST_WAIT_MS, wait * 2)
    if (!options.wants()) return later(next)
    attempt([...options.addresses()], next)
  }

  function attempt(left: string[], next: number): void {
    const text = left.shift()
    const address = text === undefined ? null : parseAddress(text)
    if (text === undefined || isStopped || !options.wants()) {
      stopDialling = null
      options.onChange()
      return later(next)
    }
    const failed = (code: string) => {
      stopDialling = null
      problem = code
      attempt(left, next)
    }
    if (address === null) return failed('not-rapport')
    options.onChange()
    stopDialling = dialDevice(options.identity, address, {
      failed,
      connected(socket) {
        // Another machine has that address now.
        if (socket.peer !== options.peer) {
          socket.close()
          return failed('other-device')
        }
        stopDialling = null
        problem = null
        wait = FIRST_WAIT_MS
        options.onSocket(socket, text)
        later(next)
      },
    })
  }

  later(0)
  return {
    hurry(ms = 0) {
      wait = FIRST_WAIT_MS
      if (!isStopped && stopDialling === null) later(ms)
    },
    rest(ms = LONGEST_WAIT_MS) {
      wait = LONGEST_WAIT_MS
      if (!isStopped) later(ms)
    },
    stop() {
      isStopped = true
      takeBack()
      stopDialling?.()
      stopDialling = null
    },
    get problem() {
      return problem
    },
    get isDialling() {
      return stopDialling !== null
    },
  }
}
