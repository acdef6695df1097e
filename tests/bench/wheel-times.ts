import type { CDPSession, Page } from '@playwright/test'

export interface WheeledPage {
  readonly page: Page
  readonly devtools: CDPSession
}

export interface WheelTurn {
  readonly deltaX: number
  readonly deltaY: number
}

const STEPS = 90

/**
 * CPU of the page's main thread in milliseconds, from one turn of the wheel until the next: all that the turn led to. Read from
 * the trace of the DevTools protocol, as the time of the thread: what else the machine does is not counted.
 */
export async function cpuByTurn(
  { page, devtools }: WheeledPage,
  at: { x: number; y: number },
  turn: (step: number) => WheelTurn,
): Promise<number[]> {
  await page.bringToFront()
  const events: TraceEvent[] = []
  const gather = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]))
  devtools.on('Tracing.dataCollected', gather)
  await devtools.send('Tracing.start', { categories: 'toplevel,devtools.timeline', transferMode: 'ReportEvents' })
  for (let step = 0; step < STEPS; step++) {
    await devtools.send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, ...turn(step) })
    // Until it is drawn: two turns in one frame would be one, for whichever of both pages is slower.
    await page.waitForTimeout(STEP_MS)
  }
  const complete = new Promise<void>((done) => devtools.once('Tracing.tracingComplete', () => done()))
  await devtools.send('Tracing.end')
  await complete
  devtools.off('Tracing.dataCollected', gather)
  return workByTurn(events)
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly ts: number
  /** CPU of the thread, in microseconds. */
  readonly tdur?: number
  readonly pid: number
  readonly tid: number
  readonly args?: { readonly data?: { readonly type?: string } }
}

/** Tasks of the thread that hears the wheel, summed between one turn and the next. */
function workByTurn(events: readonly TraceEvent[]): number[] {
  const turns = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'wheel')
  const [first] = turns
  if (first === undefined || turns.length !== STEPS) throw new Error(`${turns.length} of ${STEPS} turns were heard`)
  const starts = turns.map(({ ts }) => ts).toSorted((a, b) => a - b)
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => TASKS.has(name) && ph === 'X' && pid === first.pid && tid === first.tid,
  )
  return starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? start
    const within = tasks.filter(({ ts }) => ts >= start - LEAD_US && ts < end - LEAD_US)
    return within.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000
  })
}

const TASKS: ReadonlySet<string> = new Set(['ThreadControllerImpl::RunTask', 'RunTask'])
/** The task in which a turn is heard starts a little before it. */
const LEAD_US = 2000
const STEP_MS = 40
