export interface RunningCommands {
  /** `settled` never rejects. */
  add: (settled: Promise<unknown>) => void
  /** Does `work` when nothing runs any more. Of several that wait, each waits for what the one before has begun. */
  after: (work: () => void) => Promise<void>
}

/** What was sent and has not ended: Z right after an action means that one, not the one before it. */
export function createRunningCommands(): RunningCommands {
  const running = new Set<Promise<unknown>>()
  return {
    add(settled) {
      running.add(settled)
      void settled.then(() => running.delete(settled))
    },
    async after(work) {
      while (running.size > 0) await Promise.all(running)
      work()
    },
  }
}
