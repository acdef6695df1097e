import { expect } from '@playwright/test'
import { enginePid, lineOf, onBridge, openJournalScreen, test } from './desktop-test.ts'
import type { DesktopRun } from '#support/desktop-run.ts'

async function killEngine(run: DesktopRun): Promise<number> {
  const pid = await enginePid(run)
  if (pid === undefined) throw new Error('No engine is running')
  process.kill(pid, 'SIGKILL')
  return pid
}

test('an engine that dies while somebody types loses nothing and comes back', async ({ launch }) => {
  const run = await launch()
  await onBridge(run.main, (desktop) => desktop.quickLog.show())
  const line = lineOf(run.quickLog)
  await line.fill('coffee with Ana Ruiz about the offsite')
  await line.press('Enter')
  await openJournalScreen(run.main)
  await expect(run.main.getByRole('main')).toContainText('the offsite')

  await onBridge(run.main, (desktop) => desktop.quickLog.show())
  await line.pressSequentially('lunch with Tom ')
  const dead = await killEngine(run)
  await line.pressSequentially('about pricing')
  await expect(line).toHaveValue('lunch with Tom about pricing')
  await expect.poll(() => onBridge(run.main, async (desktop) => (await desktop.journalState()).state)).toBe('ready')
  expect(await enginePid(run)).not.toBe(dead)

  // The page may hear of the new engine a moment later than the main process.
  await expect(async () => {
    await line.press('Enter')
    await expect(run.main.getByRole('main')).toContainText('pricing', { timeout: 2000 })
  }).toPass()
  await expect(run.main.getByRole('main')).toContainText('the offsite')
})

test('an engine that dies again and again is left alone, and started when the user says so', async ({ launch }) => {
  const run = await launch()
  const state = () => onBridge(run.main, (desktop) => desktop.journalState())
  for (let death = 1; death <= 5; death++) {
    await expect.poll(async () => (await state()).state).toBe('ready')
    await killEngine(run)
    await expect.poll(async () => (await state()).state).not.toBe('ready')
  }
  await expect.poll(state).toMatchObject({ state: 'failed', failure: { code: 'ENGINE_DIED', data: { deaths: 5 } } })
  await onBridge(run.main, (desktop) => desktop.retryJournal())
  await expect.poll(async () => (await state()).state).toBe('ready')
})
