import { readFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'
import { attachedApp, desktopHome, mainPageOf, startDesktop, type DesktopHome } from '#support/desktop-run.ts'
import { askCommandLine, test } from './desktop-test.ts'

const RUNS = 3
/** Long enough for what is fetched once the page is shown. */
const REST_MS = 4000
const BLANK = `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  window.loadURL('data:text/html,<!doctype html><title>blank</title><main>blank</main>')
})
`

interface Start {
  readonly ms: number
  readonly megabytes: number
}

// Figures, and no limit: what a busy machine measures is no fault of the app. docs/benchmarks.md has them.
test('prints how long the app takes to a Today that can be used, and its memory at rest, against a blank window', async () => {
  const home = desktopHome()
  const blank = mkdtempSync(join(tmpdir(), 'rapport-blank-'))
  writeFileSync(join(blank, 'package.json'), JSON.stringify({ name: 'blank', main: 'main.cjs' }))
  writeFileSync(join(blank, 'main.cjs'), BLANK)
  try {
    await fill(home)
    const [ours, theirs]: [Start[], Start[]] = [[], []]
    for (let run = 0; run < RUNS; run++) {
      theirs.push(await startBlank(home, blank))
      ours.push(await startOurs(home))
    }
    const told = {
      coldStart: { oursMs: median(ours, 'ms'), blankMs: median(theirs, 'ms') },
      memory: { oursMb: median(ours, 'megabytes'), blankMb: median(theirs, 'megabytes') },
    }
    mkdirSync('out', { recursive: true })
    writeFileSync(join('out', 'cold-start.json'), JSON.stringify(told))
    const ratio = (one: number, other: number) => `${(one / other).toFixed(2)}×`
    console.log(
      `cold start to a usable Today: ${told.coldStart.oursMs.toFixed(0)} ms, a blank window ${told.coldStart.blankMs.toFixed(0)} ms, ${ratio(told.coldStart.oursMs, told.coldStart.blankMs)}`,
    )
    console.log(
      `memory at rest: ${told.memory.oursMb.toFixed(0)} MB, a blank window ${told.memory.blankMb.toFixed(0)} MB, ${ratio(told.memory.oursMb, told.memory.blankMb)}`,
    )
    expect(JSON.parse(readFileSync(join('out', 'cold-start.json'), 'utf8'))).toEqual(told)
  } finally {
    home.remove()
    rmSync(blank, { recursive: true, force: true })
  }
})

/** The sample: months of conversations, follow-ups, goals and reviews. */
async function fill(home: DesktopHome): Promise<void> {
  await askCommandLine(home, 'sample')
}

async function startOurs(home: DesktopHome): Promise<Start> {
  const begun = performance.now()
  const app = await startDesktop(home)
  try {
    const main = await mainPageOf(app)
    await main.locator('[data-row]').first().waitFor()
    await main.locator('#log-line textarea').waitFor()
    const ms = performance.now() - begun
    // The window of the quick log counts, which comes later.
    await expect.poll(() => app.windows().length).toBe(2)
    return { ms, megabytes: await memoryOf(app) }
  } finally {
    await app.close()
  }
}

async function startBlank(home: DesktopHome, folder: string): Promise<Start> {
  const begun = performance.now()
  const app = await attachedApp(home, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), folder])
  try {
    const window = await app.firstWindow()
    await window.locator('main').waitFor()
    const ms = performance.now() - begun
    return { ms, megabytes: await memoryOf(app) }
  } finally {
    await app.close()
  }
}

/** Of all processes of the app once it has come to rest, what is theirs alone where the system tells. */
async function memoryOf(app: ElectronApplication): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const kilobytes = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().reduce((sum, { memory }) => sum + (memory.privateBytes ?? memory.workingSetSize), 0),
  )
  return kilobytes / 1024
}

function median(starts: readonly Start[], of: keyof Start): number {
  const values = starts.map((start) => start[of]).toSorted((a, b) => a - b)
  return values[Math.floor(values.length / 2)] ?? Number.NaN
}
