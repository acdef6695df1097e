/**
 * Draws every PNG of this folder from app.svg and tray.svg, in the browser that the tests use:
 * `node resources/icons/draw-icons.ts`. The PNGs are committed, so that a build needs no browser.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumSandbox, findBrowser } from '#support/find-browser.ts'

const folder = import.meta.dirname
const app = readFileSync(join(folder, 'app.svg'), 'utf8')
const tray = readFileSync(join(folder, 'tray.svg'), 'utf8')

const INK = '#26221d'
const PAPER = '#f6f1e8'

const browser = await chromium.launch({ executablePath: findBrowser(), chromiumSandbox })
const page = await browser.newPage()
for (const size of [1024, 256, 64]) await draw(page, app, '', size, `app-${size}.png`)
for (const [name, colour] of [
  ['tray-on-light', INK],
  ['tray-on-dark', PAPER],
  ['tray-template', '#000'],
] as const) {
  await draw(page, tray, colour, 16, `${name}.png`)
  await draw(page, tray, colour, 32, `${name}@2x.png`)
}
await browser.close()

async function draw(on: Page, svg: string, colour: string, size: number, file: string): Promise<void> {
  await on.setViewportSize({ width: size, height: size })
  await on.setContent(
    `<body style="margin:0;color:${colour}">${svg.replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `)}`,
  )
  writeFileSync(join(folder, file), await on.screenshot({ omitBackground: true }))
}
