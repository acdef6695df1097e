export interface Undoable {
  readonly token: string
  /** What was done, as the user was told. */
  readonly message: string
}

/**
 * What can be taken back, and of that what can be done again, the latest of each last. It outlives the toasts that offer
 * it first. Something new that is done ends what could be done again, as everywhere.
 */
export interface UndoStack {
  did: (done: Undoable) => void
  /** Takes one out, because it is being undone or done again. */
  take: (token: string) => void
  /** It is undone, or could not be done again for now: `redo` does it again. */
  undid: (redo: Undoable) => void
  /** It is done again, or could not be undone for now: `undo` takes it back. */
  redid: (undo: Undoable) => void
  latest: () => Undoable | null
  latestUndone: () => Undoable | null
}

/** As many as the journal itself remembers. */
const MAX_REMEMBERED = 100

export function createUndoStack(): UndoStack {
  let done: readonly Undoable[] = []
  let undone: readonly Undoable[] = []
  const onto = (stack: readonly Undoable[], one: Undoable) => [...stack, one].slice(-MAX_REMEMBERED)
  const without = (stack: readonly Undoable[], token: string) => stack.filter((one) => one.token !== token)
  const pushDone = (one: Undoable) => void (done = onto(done, one))
  const pushUndone = (one: Undoable) => void (undone = onto(undone, one))
  return {
    did(one) {
      pushDone(one)
      undone = []
    },
    take(token) {
      done = without(done, token)
      undone = without(undone, token)
    },
    undid: pushUndone,
    redid: pushDone,
    latest: () => done.at(-1) ?? null,
    latestUndone: () => undone.at(-1) ?? null,
  }
}
