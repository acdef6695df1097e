import { randomBytes } from 'node:crypto'
import { openPairing, type Pairing, type PairingProblem, type PairingState } from './pairing.ts'
import type { SessionClock } from './session-parts.ts'
import type { RosterRow, SyncMessageOf } from './sync-messages.ts'
import type { SyncSocket } from './sync-socket.ts'

const WINDOW_MS = 120_000

type Counts = SyncMessageOf<'pair2'>['counts']

export interface PairingView extends Omit<PairingState, 'step'> {
  /** `waiting-for-other`: the window is open, and nobody has come; `dialling`: the other is being reached. */
  readonly step: PairingState['step'] | 'waiting-for-other' | 'dialling'
  readonly address: string | null
  readonly endsAt: number
  readonly ownCounts: Counts
}

/** What a window needs of the device that opens it. */
export interface PairingWindowDoor {
  readonly now: () => number
  readonly clock: SessionClock
  readonly counts: () => Counts
  /** Before anything comes in from a device that was not known. */
  readonly backUp: () => Promise<void>
  /** Null while this device has no key yet. */
  readonly own: () => { readonly pin: string; readonly name: string } | null
  /** Lets a device take part from now on. */
  readonly keep: (row: RosterRow) => void
  /** The connection goes on, as one of two devices that know each other. */
  readonly onJoined: (socket: SyncSocket, role: PairingView['role']) => void
  /** Nobody was let in. */
  readonly onClosed: () => void
  /** The view is another one. */
  readonly tell: () => void
  readonly onBug: (error: unknown) => void
}

/** The two minutes in which another machine may be paired, once: a second try would be a second guess. */
export interface PairingWindow {
  /** Null where no window was opened, or the last one was put away. */
  readonly view: PairingView | null
  /** Whether somebody may still come, or has. */
  readonly isOpen: boolean
  /** Opens one, and ends the one before. @param address where the other is, for who joins */
  open(role: PairingView['role'], address: string | null): void
  /** What is true while the window is the one that is open now. */
  sameWindow(): () => boolean
  /** Begins the run with who was reached. */
  begin(socket: SyncSocket): void
  /** Begins it with who came. @returns false where no window waits for anybody */
  welcome(socket: SyncSocket, message: SyncMessageOf<'pair1'>): boolean
  type(digits: string): void
  confirm(): void
  /** Ends the run, where it has not ended, and leaves what is to be said of it. */
  end(problem: PairingProblem): void
  /** Ends it and puts it away. */
  close(): void
}

export function openPairingWindow(door: PairingWindowDoor): PairingWindow {
  const { now, clock, onClosed, tell, onBug } = door
  let window: { view: PairingView; run: Pairing | null; stop: () => void } | null = null

  function open(role: PairingView['role'], address: string | null): void {
    window?.run?.end('closed')
    window?.stop()
    const step = role === 'shows' || address === null ? 'waiting-for-other' : 'dialling'
    const nobody = { digits: null, peerName: null, peerCounts: null, problem: null }
    const view = { role, step, address, endsAt: now() + WINDOW_MS, ownCounts: door.counts(), ...nobody } as const
    window = { view, run: null, stop: clock.after(WINDOW_MS, () => end('too-late')) }
  }

  function end(problem: PairingProblem): void {
    if (window === null) return
    const { run, view: last } = window
    if (last.step === 'joined' || last.problem !== null) return
    if (run === null) window.view = { ...last, step: 'failed', problem }
    else run.end(problem)
    window.stop()
    onClosed()
  }

  function startRun(socket: SyncSocket, role: PairingView['role']): Pairing | null {
    const opened = window
    const own = door.own()
    if (opened === null || own === null) return null
    const run = openPairing({
      role,
      own: { ...own, counts: opened.view.ownCounts },
      peer: socket.peer,
      nonce: randomBytes(32).toString('hex'),
      send: (message) => socket.send(message),
      backUp: door.backUp,
      store(name) {
        const addresses = opened.view.address === null ? [] : [opened.view.address]
        const added = { addedBy: own.pin, addedAt: now(), revokedBy: null, revokedAt: null }
        door.keep({ pin: socket.peer, name, addresses, ...added })
      },
      onState(state) {
        opened.view = { ...opened.view, ...state }
        tell()
      },
      onJoined() {
        opened.stop()
        opened.run = null
        door.onJoined(socket, role)
      },
      onFailed() {
        opened.stop()
        opened.run = null
        socket.close()
        onClosed()
      },
    })
    opened.run = run
    opened.view = { ...opened.view, ...run.state }
    socket.listen({
      greets: () => true,
      onFrame: ({ message }) => run.receive(message),
      onClose: () => run.end('closed'),
      onBug,
    })
    return run
  }

  return {
    get view() {
      return window?.view ?? null
    },
    get isOpen() {
      return window !== null && window.view.problem === null
    },
    open,
    sameWindow() {
      const opened = window
      return () => window === opened
    },
    begin: (socket) => void startRun(socket, 'joins'),
    welcome(socket, message) {
      if (window === null || window.view.role !== 'shows' || window.view.step !== 'waiting-for-other') return false
      const run = startRun(socket, 'shows')
      run?.receive(message)
      return run !== null
    },
    type: (digits) => window?.run?.type(digits),
    confirm: () => window?.run?.confirm(),
    end,
    close() {
      end('closed')
      window = null
      onClosed()
    },
  }
}
