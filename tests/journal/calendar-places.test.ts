import { createServer, type RequestListener } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { calendarFile, event } from '#support/calendar-file.ts'
import { test } from '#support/journal-test.ts'
import { reportOf } from '#support/test-journal.ts'

const START = '20261124T100000Z'
const CALENDAR = calendarFile(event({ uid: 'one', start: START, attendees: ['ana@acme.example'] }))

async function ana({ commands }: JournalClient) {
  const { id } = await commands.addPerson({ names: { given: 'Ana' } })
  const channel = { kind: 'email', label: '', value: 'ana@acme.example', preferred: false } as const
  await commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: channel } })
}

/** A server on this machine; its address, and the requests that it got. */
async function served(answer: RequestListener): Promise<{ host: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(
      `${request.method} ${request.url} ${request.headers.authorization ?? '-'} ${request.headers.cookie ?? '-'}`,
    )
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return { host: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, asked }
}

/** Waits for the job, and gives why it failed. */
async function failureOf({ commands, queries }: JournalClient, place: string): Promise<unknown> {
  const { job } = await commands.addCalendar({ place })
  while (true) {
    const { state, failure } = await queries.job({ job })
    if (state !== 'running') return failure
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

describe('an address', () => {
  test('is asked when one says so, followed a few times, and shown by its host alone', async ({
    journal: { client },
  }) => {
    await ana(client)
    const { host, asked } = await served(({ url }, response) => {
      if (url === '/secret.ics') response.writeHead(302, { location: '/moved.ics' }).end()
      else response.writeHead(200, { 'content-type': 'text/calendar' }).end(CALENDAR)
    })
    const add = client.commands.addCalendar({ place: `webcal://me:word@${host}/secret.ics` })
    const { calendars } = await reportOf(client, add, 'calendar')
    expect(calendars).toMatchObject([{ kind: 'address', place: host, name: host, report: { meetings: 1 } }])
    expect(JSON.stringify(await client.queries.calendars())).not.toContain('secret')
    const basic = `Basic ${Buffer.from('me:word').toString('base64')}`
    expect(asked).toEqual([`GET /secret.ics ${basic} -`, `GET /moved.ics ${basic} -`])
    await client.queries.today({})
    expect(asked).toHaveLength(2)
    await reportOf(client, client.commands.refreshCalendars({ id: null }), 'calendar')
    expect(asked).toHaveLength(4)
  })

  test('that leads on and on, says no, is no calendar or no address is refused in words, and nothing is kept', async ({
    journal: { client },
  }) => {
    const { host } = await served(({ url }, response) => {
      if (url === '/round') response.writeHead(301, { location: '/round' }).end()
      else if (url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
      else if (url === '/page') response.writeHead(200).end('<html></html>')
      else response.writeHead(404).end()
    })
    const problem = async (place: string) =>
      ((await failureOf(client, place)) as { data: { problem: string } }).data.problem
    expect(await problem(`http://${host}/round`)).toBe('too-many-redirects')
    expect(await problem(`http://${host}/file`)).toBe('bad-redirect')
    expect(await problem(`http://${host}/page`)).toBe('not-a-calendar')
    expect(await problem(`http://${host}/none`)).toBe('status')
    expect(await problem('http://')).toBe('not-a-place')
    expect(await problem('http://127.0.0.1:1/x.ics')).toBe('unreachable')
    expect(await problem('relative.ics')).toBe('not-a-place')
    expect(await client.queries.calendars()).toEqual([])
  })
})

test('K4: a large file is read in pieces, and cancelled in between with nothing kept', async ({
  journal: { client },
}) => {
  await ana(client)
  const home = mkdtempSync(join(tmpdir(), 'rapport-large-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const place = join(home, 'large.ics')
  const filler = event({ uid: 'x', start: START, more: [`DESCRIPTION:${'long '.repeat(2000)}`] })
  writeFileSync(
    place,
    calendarFile(
      ...Array.from({ length: 800 }, () => filler),
      event({ uid: 'one', start: START, attendees: ['ana@acme.example'] }),
    ),
  )
  const { job } = await client.commands.addCalendar({ place })
  await client.commands.cancelJob({ job })
  while ((await client.queries.job({ job })).state === 'running') await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await client.queries.job({ job })).toMatchObject({ state: 'cancelled', leaving: 'nothing-changed' })
  expect(await client.queries.calendars()).toEqual([])
  const { calendars } = await reportOf(client, client.commands.addCalendar({ place }), 'calendar')
  expect(calendars[0]?.report).toMatchObject({ events: 801, meetings: 1, left: { nobody: 800 } })
})
