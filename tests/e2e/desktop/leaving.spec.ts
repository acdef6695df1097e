import { readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { DesktopHome, DesktopRun } from '#support/desktop-run.ts'
import { enginePid, isVisible, lineOf, onBridge, openJournalScreen, test } from './desktop-test.ts'

test('a page that refuses to be left is asked about; who stays keeps everything, who leaves leaves', async ({
  launch,
}) => {
  const run = await launch()
  await refuseToBeLeft(run.main)

  await answerQuestions(run, 'Stay')
  const ended = run.closeWindow()
  await expect.poll(() => questions(run)).toEqual(['A note is not saved yet.'])
  expect(await isVisible(run, 'main')()).toBe(true)
  // Not a word of it is lost, and nothing of the app: it still logs.
  await onBridge(run.main, (desktop) => desktop.quickLog.show())
  await lineOf(run.quickLog).fill('coffee with Ana Ruiz about the offsite')
  await lineOf(run.quickLog).press('Enter')
  await openJournalScreen(run.main)
  await expect(run.main.getByRole('main')).toContainText('the offsite')

  await answerQuestions(run, 'Leave')
  await run.app.evaluate(({ app }) => void setTimeout(() => app.quit(), 50))
  expect(await ended).toBe(0)
})

test('quits also where the engine is gone and the journal cannot be opened', async ({ launch, home }) => {
  const run = await launch()
  await loseTheKey(home, run)
  expect(await run.closeWindow()).toBe(0)
})

/** What a page does over a note that is not saved, and what counts only after the user did something there. */
async function refuseToBeLeft(page: Page): Promise<void> {
  await page.keyboard.press('F9')
  await page.evaluate(() => window.addEventListener('beforeunload', (event) => event.preventDefault()))
}

/** An engine that is started without its key stays away until somebody asks for it. */
async function loseTheKey(home: DesktopHome, run: DesktopRun): Promise<void> {
  const folder = join(home.folder, 'config', 'keys')
  // Beside it is the id of the device, before or after it as the id of the journal has it.
  const name = readdirSync(folder).find((one) => one !== 'device.id')
  const pid = await enginePid(run)
  if (name === undefined || pid === undefined) throw new Error('No engine, or no key')
  renameSync(join(folder, name), join(folder, `${name}.away`))
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => onBridge(run.main, async (desktop) => (await desktop.journalState()).state)).toBe('failed')
}

/** Answers in the place of the user: the system's own question would hold the whole process up. */
function answerQuestions(run: DesktopRun, button: string): Promise<void> {
  return run.app.evaluate(({ dialog }, wanted) => {
    const asked: string[] = []
    Reflect.set(globalThis, 'asked', asked)
    Reflect.set(dialog, 'showMessageBoxSync', (_window: unknown, options: { message: string; buttons: string[] }) => {
      asked.push(options.message)
      return options.buttons.indexOf(wanted)
    })
  }, button)
}

function questions(run: DesktopRun): Promise<unknown> {
  return run.app.evaluate(() => Reflect.get(globalThis, 'asked'))
}
