import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { build } from 'vite'
import { EDGE, orbitLayout } from '#features/orbit/orbit-layout.ts'
import type { OrbitMark } from '#features/orbit/orbit-picture.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Orbit } from '#shared/contract/orbit-contract.ts'
import { addDays, civilDateAt } from '#shared/model/civil-date.ts'
import type { PersonId } from '#shared/model/id.ts'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'
import { openPageHost } from '#support/page-host.ts'
import { cpuTimesOf, inTurns, median, percentile } from './measure.ts'
import { atMost, ratio, type Result } from './result.ts'
import { cpuByTurn, type WheeledPage, type WheelTurn } from './wheel-times.ts'

const PEOPLE = 2000
const ARCHETYPES = 8
/** How many of the people are in the inner, close and active ring; the others are in the wider one. */
const IN_RINGS = [50, 150, 500] as const
const ROUNDS = 4
const WINDOW = { width: 1280, height: 800 }

/**
 * What the main thread spends for each turn of the wheel while a map of 2,000 people is zoomed, against the same marks drawn on
 * a bare canvas; and the answer that the map is made of, through the contract.
 */
export async function orbitTimes(): Promise<Result[]> {
  if (!existsSync(join('out', 'renderer'))) {
    return [{ what: 'orbit', against: '', measured: 'run `npm run build` first', limit: '1.5×', kept: null }]
  }
  const host = await openPageHost({ sample: false })
  const { client } = host.test
  await client.commands.setIntent({ firstRunDone: true })
  await fill(client, civilDateAt(host.test.clock.now, 'UTC'))
  const orbit = await client.queries.orbit({})
  const answers = await cpuTimesOf(40, () => client.queries.orbit({}))
  const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
  const ours = await openPage(browser, host.newAddress())
  await ours.page.evaluate(() => {
    history.pushState(null, '', '/orbit')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  const box = await ours.page.locator('main canvas').boundingBox({ timeout: 20_000 })
  if (box === null) throw new Error('no map is shown')
  const bare = await openPage(browser, 'about:blank')
  await showBare(bare, orbit, box)
  await ours.page.waitForTimeout(1500)
  const frames = { ours: [] as number[], bare: [] as number[] }
  const middle = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
  const middleOfBare = { x: Math.round(box.width / 2), y: Math.round(box.height / 2) }
  await inTurns(
    ROUNDS,
    async () => void frames.ours.push(...(await cpuByTurn(ours, middle, turn))),
    async () => void frames.bare.push(...(await cpuByTurn(bare, middleOfBare, turn))),
  )
  await browser.close()
  await host.close()
  const what = `CPU for a frame, zooming a map of ${orbit.people.length} people`
  const against = 'the same marks on a bare canvas'
  return [
    ratio(`${what} (median)`, against, median(frames.ours), median(frames.bare), 1.5, 'ms'),
    atMost(`${what}, p95`, percentile(frames.ours, 0.95), 16, 'ms'),
    atMost(`Orbit of ${orbit.people.length} people, p95`, percentile(answers, 0.95), 16, 'ms of CPU'),
  ]
}

/** Nearer, to where some names are shown, and away again. */
function turn(step: number): WheelTurn {
  return { deltaX: 0, deltaY: step % 30 < 15 ? -40 : 40 }
}

async function openPage(browser: Browser, address: string): Promise<WheeledPage> {
  const context = await browser.newContext({ viewport: WINDOW, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(address)
  return { page, devtools: await context.newCDPSession(page) }
}

async function showBare({ page }: WheeledPage, orbit: Orbit, { width, height }: { width: number; height: number }) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: join('tests', 'bench', 'bare-orbit.ts'), formats: ['iife'], name: 'bare' } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (first === undefined || !('output' in first)) throw new Error('the bare page was not built')
  await page.setContent('<!doctype html><title>bare</title><body style="margin:0"><canvas></canvas>')
  await page.addScriptTag({ content: first.output[0].code })
  const spots = orbitLayout(
    orbit.people.map(({ id, ring, sectors: [sector = null] }) => ({ id, ring, sector })),
    orbit.sectors.length,
  )
  const marks = orbit.people.flatMap(({ id, name, ring, warmth, sectors }): OrbitMark[] => {
    const spot = spots.get(id)
    return spot === undefined ? [] : [{ id, name, ring, warmth, spot, hasMore: sectors.length > 1, moved: null }]
  })
  const size = { width: Math.floor(width), height: Math.floor(height), k: (Math.min(width, height) / 2 - 34) / EDGE }
  await page.evaluate(
    ([all, at]) => (globalThis as unknown as { showMarks: (marks: unknown, size: unknown) => void }).showMarks(all, at),
    [marks, size] as const,
  )
}

async function fill({ commands }: JournalClient, today: ReturnType<typeof civilDateAt>): Promise<void> {
  const people: PersonId[] = []
  while (people.length < PEOPLE) {
    const some = Array.from({ length: 100 }, (_, index) => ({ name: `Person ${people.length + index} Bench` }))
    const date = addDays(today, -((people.length * 7) % 400))
    people.push(...(await commands.logConversation({ date, channel: 'call', people: some })).newPeople)
  }
  // Each ring has people of every warmth.
  const mixed = people.toSorted((a, b) => (a.slice(-6) < b.slice(-6) ? -1 : 1))
  const [inner, close, active] = [
    mixed.splice(0, IN_RINGS[0]),
    mixed.splice(0, IN_RINGS[1]),
    mixed.splice(0, IN_RINGS[2]),
  ]
  for (const [ring, ids] of Object.entries({ inner, close, active, wider: mixed })) {
    await commands.putInRing({ ids, ring: ring as 'inner' })
  }
  for (let at = 0; at < ARCHETYPES; at++) {
    const { id } = await commands.addArchetype({ name: `Type of person ${at}`, seats: 5 })
    const ids = people.filter((_, index) => index % ARCHETYPES === at || index % 37 === at)
    await commands.seatPeople({ ids, archetype: id, seated: true })
  }
}
