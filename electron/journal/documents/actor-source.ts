const ACTOR_BYTES = 16

/** Gives a new actor at each call. Drawn many at a time: a draw costs far more than its bytes. */
export function actorSource(random: (bytes: Uint8Array) => void): () => string {
  const pool = Buffer.alloc(64 * ACTOR_BYTES)
  let at = pool.length
  return () => {
    if (at === pool.length) {
      random(pool)
      at = 0
    }
    at += ACTOR_BYTES
    return pool.toString('hex', at - ACTOR_BYTES, at)
  }
}
