import { expect, test } from 'vitest'
import { createRunningCommands } from './running-commands.ts'

test('what waits begins when nothing runs, the second when what the first began has ended', async () => {
  const running = createRunningCommands()
  const happened: string[] = []
  const command = Promise.withResolvers<void>()
  running.add(command.promise)
  const undone = Promise.withResolvers<void>()
  const first = running.after(() => {
    happened.push('first')
    running.add(undone.promise)
  })
  const second = running.after(() => happened.push('second'))
  await Promise.resolve()
  expect(happened).toEqual([])
  command.resolve()
  await first
  await new Promise((resolve) => setTimeout(resolve))
  expect(happened).toEqual(['first'])
  undone.resolve()
  await second
  expect(happened).toEqual(['first', 'second'])
})

test('where nothing runs it begins at once', () => {
  const happened: string[] = []
  void createRunningCommands().after(() => happened.push('now'))
  expect(happened).toEqual(['now'])
})
