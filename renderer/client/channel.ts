import type { ClientContext, ClientLink } from '@orpc/client'

/** One live way to the engine. The messages on it are the same whatever carries them. */
export interface Channel {
  readonly link: ClientLink<ClientContext>
  /** Settles once, when the other side is gone or `close` was called. Never rejects. */
  readonly closed: Promise<void>
  /** False as soon as nothing can be sent any more, which may be before `closed` settles. */
  isOpen(): boolean
  close(): void
}

/** Opens a channel; rejects when there is nobody to talk to, with `ChannelRefused` when trying again is in vain. */
export type OpenChannel = (signal: AbortSignal) => Promise<Channel>

/** `no-token`: the address has no code, or one that was used. `old-token`: the host was started again since. */
export type RefusedEntry = 'no-token' | 'old-token'

/** The engine is there and does not let this page in: trying again is in vain. */
export class ChannelRefused extends Error {
  override readonly name = 'ChannelRefused'
  readonly entry: RefusedEntry

  constructor(entry: RefusedEntry) {
    super(entry)
    this.entry = entry
  }
}
