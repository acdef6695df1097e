import type { CDPSession } from '@playwright/test'

/** Milliseconds that the page's main thread works at, frame by frame, while `act` goes on. Read from the trace of the DevTools protocol. */
export async function workOfFrames(devtools: CDPSession, act: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = []
  const gather = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]))
  devtools.on('Tracing.dataCollected', gather)
  await devtools.send('Tracing.start', {
    categories: 'toplevel,devtools.timeline,disabled-by-default-devtools.timeline.frame',
    transferMode: 'ReportEvents',
  })
  await act()
  const complete = new Promise<void>((done) => devtools.once('Tracing.tracingComplete', () => done()))
  await devtools.send('Tracing.end')
  await complete
  devtools.off('Tracing.dataCollected', gather)
  return workByFrame(events)
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  readonly dur?: number
  /** What the thread itself was at work; without it the time that passed. */
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly name?: string }
}

/** Tasks of the main thread that drew most frames, summed between one frame and the next. */
function workByFrame(events: readonly TraceEvent[]): number[] {
  const key = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const begun = events.filter(({ name }) => name === 'BeginMainThreadFrame')
  const byThread = Map.groupBy(begun, key)
  const [thread] = [...byThread].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? []
  const starts = (byThread.get(thread ?? '') ?? []).map(({ ts }) => ts).toSorted((a, b) => a - b)
  const tasks = events.filter((event) => key(event) === thread && TASKS.has(event.name) && event.ph === 'X')
  return starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? start
    const within = tasks.filter(({ ts }) => ts >= start - LEAD_US && ts < end - LEAD_US)
    return within.reduce((sum, { dur = 0, tdur = dur }) => sum + tdur, 0) / 1000
  })
}

const TASKS: ReadonlySet<string> = new Set(['ThreadControllerImpl::RunTask', 'RunTask'])
/** The task in which a frame begins starts a little before it. */
const LEAD_US = 200
