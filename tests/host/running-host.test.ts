import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { BrowserHost } from '#host/browser-host.ts'
import { connectToLocalHost } from '#host/local-host.ts'
import { startBrowserHost } from '#host/start-browser-host.ts'
import { commandHome } from '#support/rapport-command.ts'
import type { CommandHome } from '#support/rapport-command.ts'
import { tokenOf } from '#support/transports.ts'

let home: CommandHome
let host: BrowserHost
let page: string

beforeEach(async () => {
  home = commandHome()
  vi.stubEnv('RAPPORT_CONFIG', join(home.folder, 'config'))
  page = join(home.folder, 'page')
  mkdirSync(page)
  writeFileSync(join(page, 'index.html'), '<title>Rapport</title>')
  host = await startBrowserHost({ folder: home.journal, page })
})
afterEach(async () => {
  await host.close()
  vi.unstubAllEnvs()
  home.remove()
})

test('commands go through the host that has the journal open', async () => {
  await home.run('log', 'coffee with Ana Ruiz')
  const connection = (await connectToLocalHost(home.journal)) ?? expect.fail('nobody there')
  expect(await connection.client.queries.people({})).toMatchObject({ total: 1, rows: [{ name: 'Ana Ruiz' }] })
  await connection.close()
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  expect(await home.run('person', '01900000-0000-7000-8000-000000000000')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('That entry is not in the journal'),
  })
})

test('a clock of one’s own counts for reading a line; the host goes by its own, and the command says so', async () => {
  expect(await home.run('log', 'coffee with Ana Ruiz yesterday', '--now', '2026-11-23T09:00')).toMatchObject({
    code: 0,
  })
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz', lastOn: '2026-11-22' }])
  const { stdout, stderr } = await home.run('today', '--now', '2001-02-03')
  expect(stdout).not.toContain('2001')
  expect(stderr).toContain('its own clock')
})

test.skipIf(process.platform === 'win32')('the socket is for this user alone', () => {
  expect(statSync(join(home.journal, 'journal.socket')).mode & 0o777).toBe(0o600)
  expect(statSync(home.journal).mode & 0o777).toBe(0o700)
})

test('open gives an address of its own, which works once', async () => {
  const { address } = (await home.json('open')) as { address: string }
  expect(address.startsWith(`${host.origin}/#code=`)).toBe(true)
  expect(await tokenOf(address, host.origin)).toMatch(/^[\w-]{43}$/)
  const again = await fetch(`${host.origin}/session`, {
    method: 'POST',
    headers: { origin: host.origin },
    body: JSON.stringify({ code: address.split('#code=')[1] }),
  })
  expect(again.status).toBe(401)
})

test('a browser host has no quick-log window to show', async () => {
  expect(await home.run('quick-log')).toMatchObject({ code: 1, stderr: expect.stringContaining('desktop app') })
})

test('a second host is refused and told who has the journal', async () => {
  await expect(startBrowserHost({ folder: home.journal, page })).rejects.toMatchObject({
    name: 'JournalError',
    code: 'held',
    holder: { program: 'browser', pid: process.pid },
  })
})

test('when the host has ended, commands open the journal themselves', async () => {
  await home.run('log', 'coffee with Ana Ruiz')
  await host.close()
  expect(existsSync(join(home.journal, 'journal.socket'))).toBe(false)
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  host = await startBrowserHost({ folder: home.journal, page })
})

test('a socket that a dead host left behind is in nobody’s way', async () => {
  await host.close()
  writeFileSync(join(home.journal, 'journal.socket'), '')
  expect(await home.json('log', 'coffee with Ana Ruiz')).toMatchObject({ newPeople: [expect.any(String)] })
  host = await startBrowserHost({ folder: home.journal, page })
  expect(await home.json('people')).toHaveLength(1)
})
