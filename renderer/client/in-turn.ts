const last = new WeakMap<object, Promise<unknown>>()

/**
 * Does the works of one owner one after the other: what else is asked meanwhile waits for one of them, and never for all. A work
 * that was called off before its turn is not begun.
 */
export function inTurn<Result>(owner: object, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  const before = last.get(owner) ?? Promise.resolve()
  const mine = before.then(() => {
    signal.throwIfAborted()
    return work()
  })
  last.set(
    owner,
    mine.catch(() => undefined),
  )
  return mine
}
