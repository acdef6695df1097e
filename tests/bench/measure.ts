/** How long `work` takes, in milliseconds, run after run. */
export async function timesOf(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work(run)
    times.push(performance.now() - start)
  }
  return times
}

/** What this process spends on `work`, in milliseconds of CPU: what other processes do meanwhile is left out. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What `work` spends of this thread, in milliseconds of CPU, run after run: what else the machine does is not counted. */
export async function cpuTimesOf(runs: number, work: (run: number) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const before = process.threadCpuUsage()
    await work(run)
    const { user, system } = process.threadCpuUsage(before)
    times.push((user + system) / 1000)
  }
  return times
}

/** Runs two kinds of work in turns, so that whatever else the machine does meets both alike. */
export async function inTurns(
  runs: number,
  ours: (run: number) => unknown,
  bare: (run: number) => unknown,
): Promise<{ ours: number[]; bare: number[] }> {
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let run = 0; run < runs; run++) {
    times.ours.push(...(await timesOf(1, () => ours(run))))
    times.bare.push(...(await timesOf(1, () => bare(run))))
  }
  return times
}

/** The value that `share` (0 … 1) of the numbers do not exceed: nearest rank. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5)
}
