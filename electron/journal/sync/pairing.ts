import { createHash } from 'node:crypto'
import type { SyncMessage, SyncMessageOf } from './sync-messages.ts'

type Counts = SyncMessageOf<'pair2'>['counts']

/** Why a pairing has ended. */
export type PairingProblem =
  /** What was typed is not what the other machine shows. */
  | 'wrong-digits'
  /** The other machine ended it, or has no window open. */
  | 'other-ended'
  | 'closed'
  | 'too-late'
  /** The other end does not say what it should: it is no Rapport, or somebody is in between. */
  | 'not-as-agreed'
  | 'no-backup'

export type PairingStep =
  | 'greeting'
  /** The one that joins: digits are to be typed. The other one: they are shown. */
  | 'digits'
  /** The one that shows them: the other has typed them, and its user is asked. */
  | 'confirm'
  /** A backup is being made, or the other machine is waited for. */
  | 'waiting'
  | 'joined'
  | 'failed'

export interface PairingState {
  readonly role: 'shows' | 'joins'
  readonly step: PairingStep
  /** For the one that shows them, from `digits` on. */
  readonly digits: string | null
  readonly peerName: string | null
  readonly peerCounts: Counts | null
  readonly problem: PairingProblem | null
}

export interface PairingOptions {
  readonly role: PairingState['role']
  readonly own: { readonly pin: string; readonly name: string; readonly counts: Counts }
  readonly peer: string
  /** 32 bytes in hex, used for this run alone. */
  readonly nonce: string
  send(message: SyncMessage): void
  /** Backs the journal up before anything comes in. */
  backUp(): Promise<void>
  /** Both users have agreed: the other is let in from now on. */
  store(peerName: string): void
  onState(state: PairingState): void
  /** Both have stored it; the same connection goes on with HELLO. */
  onJoined(): void
  onFailed(): void
}

/** One run of two machines that do not know each other, over a connection that proves both keys. */
export interface Pairing {
  readonly state: PairingState
  receive(message: SyncMessage): void
  /** What the user has typed; digits alone count. */
  type(digits: string): void
  /** The user of the machine that shows the digits has seen that the other took them. */
  confirm(): void
  end(problem: PairingProblem): void
}

/**
 * Commit and reveal: each end is bound to a random number before it knows the other's, so that whoever stands in between has
 * one try in a million to make both show the same digits. They are typed on one machine and compared by it, since people
 * press OK without looking.
 */
export function openPairing(options: PairingOptions): Pairing {
  const { role, own, peer, nonce, send } = options
  let state: PairingState = { role, step: 'greeting', digits: null, peerName: null, peerCounts: null, problem: null }
  let commit: string | null = null
  let expected: string | null = null
  let [ownUserAgreed, peerAgreed, isStored] = [false, false, false]

  const set = (change: Partial<PairingState>) => {
    state = { ...state, ...change }
    options.onState(state)
  }
  const isOver = () => state.step === 'joined' || state.step === 'failed'
  const end = (problem: PairingProblem) => {
    if (isOver()) return
    if (problem !== 'closed') send({ t: 'pair4', ok: false })
    set({ step: 'failed', problem })
    options.onFailed()
  }

  if (role === 'joins') send({ t: 'pair1', v: 1, name: own.name, commit: commitment(own.pin, peer, nonce) })

  function receive(message: SyncMessage): void {
    if (isOver()) return
    const { step } = state
    if (message.t === 'error') return end('other-ended')
    if (message.t === 'ping') return
    if (message.t === 'pair4' && !message.ok) {
      set({ step: 'failed', problem: 'other-ended' })
      return options.onFailed()
    }
    if (role === 'shows' && message.t === 'pair1' && step === 'greeting' && commit === null) {
      commit = message.commit
      set({ peerName: message.name })
      return send({ t: 'pair2', name: own.name, nonce, counts: own.counts })
    }
    if (role === 'joins' && message.t === 'pair2' && step === 'greeting') {
      expected = digitsOf(
        { pin: own.pin, name: own.name, nonce },
        { pin: peer, name: message.name, nonce: message.nonce },
      )
      send({ t: 'pair3', nonce, counts: own.counts })
      return set({ step: 'digits', peerName: message.name, peerCounts: message.counts })
    }
    if (role === 'shows' && message.t === 'pair3' && step === 'greeting' && commit !== null) {
      if (commitment(peer, own.pin, message.nonce) !== commit) return end('not-as-agreed')
      const joiner = { pin: peer, name: state.peerName ?? '', nonce: message.nonce }
      return set({
        step: 'digits',
        digits: digitsOf(joiner, { pin: own.pin, name: own.name, nonce }),
        peerCounts: message.counts,
      })
    }
    if (message.t === 'pair4' && !peerAgreed && (step === 'digits' || step === 'waiting')) {
      peerAgreed = true
      if (role === 'shows') return set({ step: 'confirm' })
      return storeIfAgreed()
    }
    if (message.t === 'pair5' && isStored) {
      set({ step: 'joined' })
      return options.onJoined()
    }
    end('not-as-agreed')
  }

  async function agree(): Promise<void> {
    set({ step: 'waiting' })
    try {
      await options.backUp()
    } catch {
      return end('no-backup')
    }
    if (isOver()) return
    ownUserAgreed = true
    send({ t: 'pair4', ok: true })
    storeIfAgreed()
  }

  function storeIfAgreed(): void {
    if (!ownUserAgreed || !peerAgreed || isStored) return
    isStored = true
    options.store(state.peerName ?? '')
    send({ t: 'pair5', stored: true })
  }

  return {
    get state() {
      return state
    },
    receive,
    type(digits) {
      if (role !== 'joins' || state.step !== 'digits') return
      if (digits.replaceAll(/\D/g, '') !== expected) return end('wrong-digits')
      void agree()
    },
    confirm() {
      if (role === 'shows' && state.step === 'confirm') void agree()
    },
    end,
  }
}

/** Binds the one that joins to its number before it has seen the other's. */
export function commitment(joiner: string, shower: string, nonce: string): string {
  return hashOf('rapport/pair/commit', joiner, shower, nonce).toString('hex')
}

interface Party {
  readonly pin: string
  readonly name: string
  readonly nonce: string
}

/** Six digits that both see where nobody is in between: of keys as TLS has proved them, names and both numbers. */
export function digitsOf(joiner: Party, shower: Party): string {
  const hash = hashOf(
    'rapport/pair/digits',
    joiner.pin,
    shower.pin,
    joiner.name,
    shower.name,
    joiner.nonce,
    shower.nonce,
  )
  return String(hash.readBigUInt64BE(0) % 1_000_000n).padStart(6, '0')
}

/** Each field with its length before it, so that no two lists of them are the same bytes. */
function hashOf(...fields: readonly string[]): Buffer {
  const hash = createHash('sha256')
  for (const field of fields) {
    const bytes = Buffer.from(field)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  return hash.digest()
}
