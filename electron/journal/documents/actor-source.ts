const ACTOR_BYTES = 16

export interface ActorSource {
  /** Another one at each call. */
  next(): string
  /** Draws anew: of a copy of this machine in the state in which it is, what was drawn before is the same. */
  renew(): void
}

/** Drawn many at a time: a draw costs far more than its bytes. */
export function actorSource(random: (bytes: Uint8Array) => void): ActorSource {
  const pool = Buffer.alloc(64 * ACTOR_BYTES)
  let at = pool.length
  return {
    next() {
      if (at === pool.length) {
        random(pool)
        at = 0
      }
      at += ACTOR_BYTES
      return pool.toString('hex', at - ACTOR_BYTES, at)
    },
    renew: () => void (at = pool.length),
  }
}
