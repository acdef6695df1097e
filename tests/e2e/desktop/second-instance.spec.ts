import { join } from 'node:path'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { personId } from '#shared/model/id.ts'
import { launchDesktop, launchSecond } from '#support/desktop-run.ts'
import { askCommandLine, isFocused, isVisible, lineOf, onBridge, test } from './desktop-test.ts'

test('a second start brings the first window to the front', async ({ launch, home }) => {
  const run = await launch('--hidden')
  expect(await isVisible(run, 'main')()).toBe(false)
  expect(await launchSecond(home, [])).toBe(0)
  await expect.poll(isFocused(run, 'main')).toBe(true)
})

test('another journal opens beside the first, in windows of its own', async ({ launch, home }) => {
  const run = await launch('--hidden')
  const other = { ...home, env: { ...home.env, RAPPORT_JOURNAL: join(home.folder, 'another') } }
  const second = await launchDesktop(other)
  try {
    await expect.poll(isVisible(second, 'main')).toBe(true)
    await onBridge(second.main, (desktop) => desktop.quickLog.show())
    await lineOf(second.quickLog).fill('coffee with Zoë Quist')
    await lineOf(second.quickLog).press('Enter')
    await expect.poll(() => askCommandLine(other, 'people')).toHaveLength(1)
  } finally {
    await second.end()
  }
  expect(await isVisible(run, 'main')()).toBe(false)
  expect(await askCommandLine(home, 'people')).toEqual([])
})

test('a link to log shows its text and saves nothing', async ({ launch, home }) => {
  const run = await launch()
  expect(await launchSecond(home, ['rapport://log?text=lunch%20with%20Tom%20%26%20Priya'])).toBe(0)
  await expect.poll(isFocused(run, 'quick-log')).toBe(true)
  await expect(lineOf(run.quickLog)).toHaveValue('lunch with Tom & Priya')
  expect(await askCommandLine(home, 'people')).toEqual([])
})

test('a line that was being typed waits for that of a link, and comes back', async ({ launch, home }) => {
  const run = await launch()
  await onBridge(run.main, (desktop) => desktop.quickLog.show())
  await lineOf(run.quickLog).fill('dinner with Zoë')
  expect(await launchSecond(home, ['rapport://log?text=lunch%20with%20Tom'])).toBe(0)
  await expect(lineOf(run.quickLog)).toHaveValue('lunch with Tom')
  await lineOf(run.quickLog).press('Escape')
  await expect(lineOf(run.quickLog)).toHaveValue('dinner with Zoë')
})

test('a link that the app is started with is opened', async ({ launch }) => {
  const run = await launch('rapport://log?text=coffee%20with%20Ana')
  await expect.poll(isVisible(run, 'quick-log')).toBe(true)
  await expect(lineOf(run.quickLog)).toHaveValue('coffee with Ana')
})

test('a link to a person shows that person', async ({ launch, home }) => {
  const run = await launch()
  await onBridge(run.main, (desktop) => desktop.quickLog.show())
  await lineOf(run.quickLog).fill('coffee with Zoë Quist')
  await lineOf(run.quickLog).press('Enter')
  await expect.poll(() => askCommandLine(home, 'people')).toHaveLength(1)
  const [person] = z.array(z.object({ id: personId })).parse(await askCommandLine(home, 'people'))
  expect(await launchSecond(home, [`rapport://person/${person?.id}`])).toBe(0)
  await expect(run.main.getByRole('main').getByRole('heading', { level: 1, name: 'Zoë Quist' })).toBeVisible()
  await expect.poll(isFocused(run, 'main')).toBe(true)
})

test('a link that asks for anything else shows the app and does nothing', async ({ launch, home }) => {
  const run = await launch('--hidden')
  expect(await launchSecond(home, ['rapport://log?text=x&save=1'])).toBe(0)
  await expect.poll(isVisible(run, 'main')).toBe(true)
  expect(await isVisible(run, 'quick-log')()).toBe(false)
  expect(await askCommandLine(home, 'people')).toEqual([])
})
