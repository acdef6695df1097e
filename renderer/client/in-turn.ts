interface Turns {
  /** Settles when the work before has ended. */
  last: Promise<unknown>
  /** How many have not ended. */
  open: number
  /** Hands out what has ended. */
  ended: (() => void)[]
  timer: ReturnType<typeof setTimeout> | null
}

const turnsOf = new WeakMap<object, Turns>()

/** What ends within so long is handed out together: the lines that wait for it are drawn once, not each by itself. */
const TOGETHER_MS = 500

/**
 * Does the works of one owner one after the other: what else is asked meanwhile waits for one of them, and never for all. A work
 * that was called off before its turn is not begun. Results come together, after the last work and every now and then before.
 */
export function inTurn<Result>(owner: object, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  const turns = turnsOf.get(owner) ?? { last: Promise.resolve(), open: 0, ended: [], timer: null }
  turnsOf.set(owner, turns)
  turns.open += 1
  const mine = turns.last.then(() => {
    signal.throwIfAborted()
    return work()
  })
  turns.last = mine.catch(() => undefined)
  return new Promise((resolve, reject) => {
    const end = (handOut: () => void) => {
      turns.open -= 1
      turns.ended.push(handOut)
      if (turns.open === 0) handOutAll(turns)
      else turns.timer ??= setTimeout(() => handOutAll(turns), TOGETHER_MS)
    }
    mine.then(
      (result) => end(() => resolve(result)),
      (error: unknown) => end(() => reject(error as Error)),
    )
  })
}

function handOutAll(turns: Turns): void {
  if (turns.timer !== null) clearTimeout(turns.timer)
  turns.timer = null
  for (const handOut of turns.ended.splice(0)) handOut()
}
