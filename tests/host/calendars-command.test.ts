import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { calendarFile, event } from '#support/calendar-file.ts'
import { commandHome, type CommandHome } from '#support/rapport-command.ts'

let home: CommandHome

beforeEach(() => {
  home = commandHome()
})
afterEach(() => home.remove())

test('a calendar is read, its meeting stands on Today, is asked about, logged, and removed with it', async () => {
  const [before, after] = ['2026-11-24T09:00', '2026-11-24T12:00']
  const file = join(home.folder, 'contacts.vcf')
  writeFileSync(file, 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Ruiz\r\nEMAIL:ana@acme.example\r\nEND:VCARD\r\n')
  await home.json('import', file)
  const place = join(home.folder, 'work.ics')
  const attendees = ['ana@acme.example', 'me@acme.example', 'kim@acme.example']
  const start = { start: '20261124T100000Z', end: '20261124T104500Z' }
  writeFileSync(place, calendarFile(event({ uid: 'one', ...start, title: 'Plan', attendees })))
  expect((await home.run('calendars', 'mine', 'me@acme.example')).stdout).toBe('me@acme.example\n')
  const added = await home.run('calendars', 'add', place, '--now', before)
  expect(added.stdout).toContain('work.ics  (file: ')
  expect(added.stdout).toContain('1 meeting; 1 new, 0 changed, 0 gone')
  expect((await home.run('today', '--now', before)).stdout).toContain(
    'Ana Ruiz: meeting "Plan" with Ana Ruiz, kim@acme.example (not in your journal) (2026-11-24 10:00, 45 min)\n',
  )
  const asked = (await home.run('today', '--now', after)).stdout
  const line = /Did it happen\? rapport log "(.*)"/.exec(asked)?.[1] ?? ''
  expect(line).toBe('met Ana Ruiz on 2026-11-24, 45 min')
  await home.json('log', line, '--now', after)
  expect((await home.run('today', '--now', after)).stdout).not.toContain('Did it happen')
  expect(await home.json('calendars', 'refresh', 'work.ics', '--now', after)).toMatchObject([
    { report: { meetings: 1, added: 0, changed: 0 } },
  ])
  const again = await home.run('calendars', 'add', place)
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('That is read already, as "work.ics"')])
  const missing = await home.run('calendars', 'add', join(home.folder, 'none.ics'))
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('none.ics: there is nothing')])
  await home.json('calendars', 'remove', 'work.ics')
  expect(await home.json('calendars')).toEqual([])
})

test('the address of the plan is told, switched on and off, and made anew, from the terminal', async () => {
  const told = async (...set: string[]) => (await home.json('blocks', '--feed', ...set)) as { address: string | null }
  await home.run('log', 'coffee with Ana')
  expect(await told()).toMatchObject({ available: true, address: null })
  expect((await home.run('blocks', '--feed', '--set', 'new')).code).toBe(1)
  const { address } = await told('--set', 'on')
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/rapport\.ics$/)
  expect((await home.run('blocks', '--feed')).stdout).toBe(
    `${address}\nIt is answered while the app or "rapport serve" is open.\n`,
  )
  expect((await told('--set', 'new')).address).not.toBe(address)
  expect(await told('--set', 'off')).toMatchObject({ address: null })
  expect((await home.run('blocks', '--feed', '--set', 'maybe')).code).toBe(2)
  expect((await home.run('blocks', '--set', 'on')).code).toBe(2)
})

test('a host that stays open answers at that address, also after it was started again', async () => {
  await home.run('log', 'coffee with Ana')
  const serve = () => home.start(['serve', '--headless'], /open for other devices/)
  const first = await serve()
  const { address } = (await home.json('blocks', '--feed', '--set', 'on')) as { address: string }
  expect(await (await fetch(address)).text()).toContain('BEGIN:VCALENDAR')
  await first.end()
  await expect(fetch(address)).rejects.toThrow('fetch failed')
  const second = await serve()
  expect(await home.json('blocks', '--feed')).toMatchObject({ address, isServed: true })
  expect((await fetch(address)).status).toBe(200)
  await second.end()
})
