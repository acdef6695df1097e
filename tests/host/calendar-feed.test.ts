import { readFileSync } from 'node:fs'
import { createServer, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newSecret, writeFeedSecret } from '#journal/feed/feed-secret.ts'
import type { JournalOptions } from '#journal/journal.ts'
import { openTestJournal, TEST_KEY, type TestJournal } from '#support/test-journal.ts'

interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Asks as a calendar program does; null where nobody listens. */
function ask(
  address: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answered | null> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { statusCode: status = 0, headers: given } = response
        resolve({ status, headers: given, text: Buffer.concat(chunks).toString() })
      })
    })
    asked.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)))
    asked.end()
  })
}

/** What somebody sees who may not come in, without the hour. */
function seen(answered: Answered | null) {
  const { date: _, ...headers } = answered?.headers ?? {}
  return { ...answered, headers }
}

function opened(
  serves = true,
  onBackgroundFailure: JournalOptions['onBackgroundFailure'] = () => undefined,
): { journal: TestJournal; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-feed-'))
  const file = join(folder, 'keys', 'one.feed')
  const journal = openTestJournal({ feed: { file, serves }, onBackgroundFailure })
  onTestFinished(async () => {
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { journal, file }
}

async function switchedOn(journal: TestJournal): Promise<string> {
  await journal.client.commands.setCalendarFeed({ on: true })
  return (await journal.client.queries.calendarFeed()).address ?? ''
}

const RULE = { rrule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-11-24', time: '08:30', minutes: 30, zone: 'Europe/Berlin' }
const block = { purpose: 'people who went quiet', act: 'write to two', rule: RULE, queue: 'anything' } as never

const events = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')

describe('the plan as a calendar to subscribe to', () => {
  test('is off until it is asked for, and then nothing is kept and nobody listens', async () => {
    const { journal, file } = opened()
    expect(await journal.client.queries.calendarFeed()).toEqual({
      available: true,
      address: null,
      isServed: false,
      problem: null,
    })
    const address = await switchedOn(journal)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\/rapport\.ics$/)
    expect((await ask(address))?.status).toBe(200)
    await journal.client.commands.setCalendarFeed({ on: false })
    expect(await ask(address)).toBeNull()
    expect(() => readFileSync(file)).toThrow(/ENOENT/)
    expect((await journal.client.queries.calendarFeed()).address).toBeNull()
    // On again it is another one.
    expect((await switchedOn(journal)).split('/')[3]).not.toBe(address.split('/')[3])
  })

  test('says what the file says and no more, follows what is edited, and is not sent again unchanged', async () => {
    const { journal } = opened()
    const { client, clock } = journal
    const address = await switchedOn(journal)
    expect(events((await ask(address))?.text ?? '')).toEqual([])
    const { id } = await client.commands.addBlock(block)
    const first = await ask(address)
    expect(first?.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
    })
    expect(first?.text).toBe((await client.queries.blocksCalendar()).text)
    expect(first?.text).not.toMatch(/quiet|write to/)
    expect(events(first?.text ?? '').map((event) => event.getFirstPropertyValue('summary'))).toEqual(['Focus time'])
    const etag = first?.headers.etag ?? ''
    clock.now += 60_000
    const again = await ask(address, { headers: { 'if-none-match': etag } })
    expect([again?.status, again?.text, again?.headers.etag]).toEqual([304, '', etag])
    const head = await ask(address, { method: 'HEAD' })
    expect([head?.status, head?.text, Number(head?.headers['content-length'])]).toEqual([
      200,
      '',
      Buffer.byteLength(first?.text ?? ''),
    ])
    await client.commands.setBlockDay({ id, day: '2026-12-01', exception: { type: 'off' } } as never)
    const edited = await ask(address, { headers: { 'if-none-match': etag } })
    expect(edited?.status).toBe(200)
    expect(edited?.text).toContain('EXDATE;TZID=Europe/Berlin:20261201T083000')
    await client.commands.moveToTrash({ ids: [id] })
    expect(events((await ask(address))?.text ?? '')).toEqual([])
  })

  test('tells nobody without the address whether there is anything', async () => {
    const { journal } = opened()
    const address = await switchedOn(journal)
    const { origin, pathname, port } = new URL(address)
    const wrong = seen(await ask(`${origin}/`))
    expect([wrong.status, wrong.text]).toEqual([404, ''])
    const secret = pathname.split('/')[1] ?? ''
    const last = secret.endsWith('A') ? 'B' : 'A'
    for (const path of [
      `/${secret.slice(0, -1)}${last}/rapport.ics`,
      `/${secret}`,
      `/${secret}/`,
      '/rapport.ics',
      `/${'A'.repeat(43)}/rapport.ics`,
      '/%00',
      `/${'x'.repeat(9000)}`,
    ]) {
      expect(seen(await ask(`${origin}${path}`))).toEqual(wrong)
      expect(seen(await ask(`${origin}${path}`, { method: 'POST' }))).toEqual(wrong)
    }
    // A name that was pointed here, and a page's script.
    for (const headers of [
      { host: `evil.example:${port}` },
      { host: `localhost:${port}` },
      { origin: 'https://evil.example' },
    ]) {
      expect(seen(await ask(address, { headers }))).toEqual(wrong)
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      expect((await ask(address, { method }))?.status).toBe(405)
    }
    expect((await ask(address))?.headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('under a new address stops at once under the old one', async () => {
    const { journal } = opened()
    const address = await switchedOn(journal)
    await journal.client.commands.renewCalendarFeed()
    const { address: next } = await journal.client.queries.calendarFeed()
    expect(next).not.toBe(address)
    expect(new URL(next ?? '').port).toBe(new URL(address).port)
    expect((await ask(address))?.status).toBe(404)
    expect((await ask(next ?? ''))?.status).toBe(200)
  })

  test('is there again after a restart under the same address, and unchanged', async () => {
    const { journal, file } = opened()
    const address = await switchedOn(journal)
    await journal.client.commands.addBlock(block)
    const etag = (await ask(address))?.headers.etag ?? ''
    await journal.reopen()
    await expect.poll(async () => (await journal.client.queries.calendarFeed()).isServed).toBe(true)
    expect((await ask(address, { headers: { 'if-none-match': etag } }))?.status).toBe(304)
    // Whoever has the file alone has nothing.
    expect(readFileSync(file, 'utf8')).not.toContain(address.split('/')[3])
    expect(JSON.stringify(await journal.client.queries.settings())).not.toContain(address.split('/')[3])
  })

  test('whose port another program has says so, and leads elsewhere under a new address', async () => {
    const { journal } = opened()
    const address = await switchedOn(journal)
    const port = Number(new URL(address).port)
    await journal.journal.close()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    await journal.reopen()
    await expect.poll(async () => (await journal.client.queries.calendarFeed()).problem).toBe('port-taken')
    await journal.client.commands.renewCalendarFeed()
    const next = await journal.client.queries.calendarFeed()
    expect(next).toMatchObject({ isServed: true, problem: null })
    expect((await ask(next.address ?? ''))?.status).toBe(200)
  })

  test('that the system does not let it have is told as what it is, once, and not as another program', async () => {
    const told: unknown[] = []
    const { journal, file } = opened(true, (...failure) => told.push(failure))
    await switchedOn(journal)
    await journal.journal.close()
    // No system listens there.
    writeFeedSecret(file, TEST_KEY, { secret: newSecret(), port: 70_000 })
    await journal.reopen()
    await expect.poll(async () => (await journal.client.queries.calendarFeed()).problem).toBe('not-allowed')
    expect((await journal.client.queries.journalInfo()).background).toEqual({
      code: 'FEED_NOT_SERVED',
      data: { detail: 'ERR_SOCKET_BAD_PORT' },
    })
    expect(told).toMatchObject([['feed', { failure: { code: 'FEED_NOT_SERVED' } }]])
  })

  test('is told and switched by a host that does not stay open, which serves nobody', async () => {
    const { journal } = opened(false)
    const address = await switchedOn(journal)
    expect(await ask(address)).toBeNull()
    expect(await journal.client.queries.calendarFeed()).toMatchObject({ address, isServed: false, problem: null })
  })
})
