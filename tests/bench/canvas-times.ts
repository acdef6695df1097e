import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { build } from 'vite'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { CARD_SIZES } from '#shared/model/canvas-places.ts'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'
import { openPageHost } from '#support/page-host.ts'
import { inTurns, median, percentile } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'

const CARDS = 500
const COLUMNS = 25
const STEPS = 90
const ROUNDS = 6
const WINDOW = { width: 1280, height: 800 }

/**
 * What the page works at for each frame while a canvas of 500 cards is panned by the wheel, half of them in view, against the
 * same nodes and edges in a bare React Flow. Read from the trace of the DevTools protocol.
 */
export async function canvasTimes(): Promise<Result[]> {
  if (!existsSync(join('out', 'renderer'))) {
    return [
      { what: 'canvas of 500 cards', against: '', measured: 'run `npm run build` first', limit: '1.5×', kept: null },
    ]
  }
  const host = await openPageHost({ sample: false })
  const { client } = host.test
  await client.commands.setIntent({ firstRunDone: true })
  await fill(client.commands)
  const canvas = await client.queries.strategyCanvas()
  const bareServer = await serveBare(canvas)
  const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
  const ours = await openPage(browser, host.newAddress())
  await ours.page.evaluate(() => {
    history.pushState(null, '', '/strategy?face=canvas')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  const bare = await openPage(browser, bareServer.address)
  for (const one of [ours, bare]) await prepare(one, canvas.links.length)
  const frames = { ours: [] as number[], bare: [] as number[] }
  const medians = await inTurns(
    ROUNDS,
    async () => void frames.ours.push(...(await pan(ours))),
    async () => void frames.bare.push(...(await pan(bare))),
  )
  await browser.close()
  bareServer.close()
  await host.close()
  if (medians.ours.length !== ROUNDS) throw new Error('not every round was panned')
  const against = 'the same nodes and edges in a bare React Flow'
  const what = 'work for a frame, panning 500 cards'
  const p95 = (times: readonly number[]) => percentile(times, 0.95)
  return [
    ratio(`${what} (median)`, against, median(frames.ours), median(frames.bare), 1.5, 'ms'),
    ratio(`${what} (p95)`, against, p95(frames.ours), p95(frames.bare), 1.5, 'ms'),
    atMost(`${what}, median`, median(frames.ours), 16, 'ms'),
  ]
}

interface Panned {
  readonly page: Page
  readonly devtools: CDPSession
}

async function openPage(browser: Browser, address: string): Promise<Panned> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  return { page, devtools: await context.newCDPSession(page) }
}

/** Zooms both to the same, with the same turns of the wheel. */
async function prepare({ page, devtools }: Panned, links: number): Promise<void> {
  await page
    .locator('.react-flow__node')
    .nth(CARDS - 1)
    .waitFor({ state: 'attached' })
  await page.waitForTimeout(1500)
  const edges = await page.locator('.react-flow__edge').count()
  if (edges !== links) throw new Error(`${edges} of ${links} links are drawn`)
  const middle = await middleOf(page)
  for (let at = 0; at < 12; at++) {
    await devtools.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...middle,
      deltaX: 0,
      deltaY: -20,
      modifiers: 2,
    })
  }
  await page.waitForTimeout(500)
}

/** Milliseconds that the page's main thread worked at, frame by frame. */
async function pan({ page, devtools }: Panned): Promise<number[]> {
  const middle = await middleOf(page)
  await page.bringToFront()
  const events: TraceEvent[] = []
  const gather = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]))
  devtools.on('Tracing.dataCollected', gather)
  await devtools.send('Tracing.start', {
    categories: 'toplevel,devtools.timeline,disabled-by-default-devtools.timeline.frame',
    transferMode: 'ReportEvents',
  })
  for (let step = 0; step < STEPS; step++) {
    const way = step % 30 < 15 ? 1 : -1
    await devtools.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      ...middle,
      deltaX: 14 * way,
      deltaY: 9 * way,
    })
  }
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
    return within.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000
  })
}

const TASKS: ReadonlySet<string> = new Set(['ThreadControllerImpl::RunTask', 'RunTask'])
/** The task in which a frame begins starts a little before it. */
const LEAD_US = 200

async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const box = await page.locator('.react-flow').boundingBox()
  if (box === null) throw new Error('no canvas is shown')
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
}

type Commands = Awaited<ReturnType<typeof openPageHost>>['test']['client']['commands']

/** 20 goals and 480 types of people, each of which serves one, in a grid. */
async function fill(commands: Commands): Promise<void> {
  const goals: string[] = []
  for (let from = 0; from < CARDS; from += 100) {
    const cards = Array.from({ length: 100 }, (_, index) => {
      const at = from + index
      const place = { x: (at % COLUMNS) * 280, y: Math.floor(at / COLUMNS) * 160 }
      if (at % COLUMNS === 0) return { as: 'goal' as const, text: `Goal ${at}`, ...place }
      return { as: 'archetype' as const, text: `A type of person, number ${at}`, goal: goals.at(-1) ?? null, ...place }
    })
    const { ids } = await commands.addToCanvas({ cards })
    goals.push(...ids.filter((_, index) => cards[index]?.as === 'goal'))
  }
}

/** A page with nothing but React Flow, its own nodes and edges, and the same places. */
async function serveBare({ cards, links }: StrategyCanvas): Promise<{ address: string; close: () => void }> {
  const root = resolve('node_modules/.cache/bench-bare-flow')
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  const nodes = cards.map(({ id, kind, title, x, y }) => ({
    id,
    position: { x, y },
    data: { label: title },
    ...CARD_SIZES[kind],
  }))
  const edges = links.map(({ from, to }) => ({ id: `${from}>${to}`, source: from, target: to }))
  writeFileSync(
    join(root, 'main.js'),
    `import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
const flow = createElement(ReactFlow, { nodes: ${JSON.stringify(nodes)}, edges: ${JSON.stringify(edges)}, fitView: true, panOnScroll: true, minZoom: 0.05, maxZoom: 2, fitViewOptions: { padding: 0.1, maxZoom: 1 } })
createRoot(document.querySelector('main')).render(createElement('div', { style: { width: 982, height: 530 } }, flow))`,
  )
  writeFileSync(join(root, 'index.html'), '<!doctype html><main></main><script type="module" src="/main.js"></script>')
  await build({ root, logLevel: 'error', configFile: false, build: { outDir: 'built', emptyOutDir: true } })
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  const server = createServer((request, response) => {
    const path = join(root, 'built', request.url === '/' ? 'index.html' : (request.url ?? ''))
    if (!existsSync(path)) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(readFileSync(path))
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
