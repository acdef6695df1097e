export interface Undoable {
  readonly token: string
  /** What was done, as the user was told. */
  readonly message: string
}

/** What can be taken back, the latest last. It outlives the toasts that offer it first. */
export interface UndoStack {
  push: (done: Undoable) => void
  /** Takes one out, because it is being undone. */
  take: (token: string) => void
  latest: () => Undoable | null
}

/** As many as the journal itself remembers. */
const MOST = 100

export function createUndoStack(): UndoStack {
  let stack: readonly Undoable[] = []
  return {
    push: (done) => (stack = [...stack, done].slice(-MOST)),
    take: (token) => (stack = stack.filter((done) => done.token !== token)),
    latest: () => stack.at(-1) ?? null,
  }
}
