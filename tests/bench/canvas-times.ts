import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { build } from 'vite'
import type { StrategyCanvas } from '#shared/contract/canvas-contract.ts'
import { CARD_SIZES } from '#shared/model/canvas-places.ts'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'
import { openPageHost } from '#support/page-host.ts'
import { inTurns, median, percentile } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'
import { cpuByTurn, type WheeledPage, type WheelTurn } from './wheel-times.ts'

const CARDS = 500
const COLUMNS = 25
const ROUNDS = 6
const WINDOW = { width: 1280, height: 800 }

/**
 * What the main thread spends for each turn of the wheel while a canvas of 500 cards is panned, half of them in view, against the
 * same nodes and edges in a bare React Flow. Read from the trace of the DevTools protocol, as the time of the thread: what else
 * the machine does is not counted.
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
    async () => void frames.ours.push(...(await cpuByTurn(ours, await middleOf(ours.page), turn))),
    async () => void frames.bare.push(...(await cpuByTurn(bare, await middleOf(bare.page), turn))),
  )
  await browser.close()
  bareServer.close()
  await host.close()
  if (medians.ours.length !== ROUNDS) throw new Error('not every round was panned')
  const against = 'the same nodes and edges in a bare React Flow'
  const what = 'CPU for a frame, panning 500 cards'
  const p95 = (times: readonly number[]) => percentile(times, 0.95)
  return [
    ratio(`${what} (median)`, against, median(frames.ours), median(frames.bare), 1.5, 'ms'),
    ratio(`${what} (p95)`, against, p95(frames.ours), p95(frames.bare), 1.5, 'ms'),
    atMost(`${what}, p95`, p95(frames.ours), 16, 'ms'),
  ]
}

async function openPage(browser: Browser, address: string): Promise<WheeledPage> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  return { page, devtools: await context.newCDPSession(page) }
}

/** Zooms both to the same, with the same turns of the wheel. */
async function prepare({ page, devtools }: WheeledPage, links: number): Promise<void> {
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

/** There and back again. */
function turn(step: number): WheelTurn {
  const way = step % 30 < 15 ? 1 : -1
  return { deltaX: 14 * way, deltaY: 9 * way }
}

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
