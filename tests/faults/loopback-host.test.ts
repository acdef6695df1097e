import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { MAX_WITHOUT_TOKEN, openBrowserHost } from '#host/browser-host.ts'
import type { BrowserHost } from '#host/browser-host.ts'
import { createContractHandler, MAX_MESSAGE_BYTES } from '#host/contract-handler.ts'
import { askHost, endOfSocket } from '#support/loopback-requests.ts'
import { temporaryJournal } from '#support/temporary-journal.ts'
import type { TemporaryJournal } from '#support/temporary-journal.ts'
import { tokenOf } from '#support/transports.ts'

const files = new Map([
  ['/index.html', { bytes: Buffer.from('<meta nonce="%CSP_NONCE%">'), type: 'text/html; charset=utf-8' }],
  ['/assets/main.js', { bytes: Buffer.from('main()'), type: 'text/javascript; charset=utf-8' }],
])
const silent = { error: () => undefined, refused: () => undefined }

let home: TemporaryJournal
let host: BrowserHost
let commits: number

beforeEach(async () => {
  home = temporaryJournal()
  commits = 0
  home.journal.onChange(() => (commits += 1))
  host = await openHost(60_000)
})
afterEach(async () => {
  await host.close()
  await home.remove()
})

function openHost(tokenTimeoutMs: number): Promise<BrowserHost> {
  const handler = createContractHandler(home.journal, silent)
  return openBrowserHost({ handler, files, log: silent, tokenTimeoutMs })
}

const ask = (path: string, options?: Parameters<typeof askHost>[2]) => askHost(host.origin, path, options)

const codeOf = (address: string) => address.split('#code=')[1] ?? ''
const exchange = (code: string, headers: Record<string, string> = { origin: host.origin }) =>
  ask('/session', { method: 'POST', headers, body: JSON.stringify({ code }) })

function journalSocket(options: { origin?: string; headers?: Record<string, string>; path?: string } = {}): WebSocket {
  const { path = '/journal', ...rest } = options
  return new WebSocket(`${host.origin.replace('http', 'ws')}${path}`, { origin: host.origin, ...rest })
}

describe('a page', () => {
  test('is served with a policy that lets in nothing from elsewhere', async () => {
    const page = await ask('/')
    expect(page.status).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https:/)
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    expect(page.headers['set-cookie']).toBeUndefined()
  })

  test('carries a nonce that is in its policy and in no other answer', async () => {
    const [one, two] = await Promise.all([ask('/'), ask('/')])
    const nonce = /nonce="([^"]+)"/.exec(one.body)?.[1]
    expect(String(one.headers['content-security-policy'])).toContain(`'nonce-${nonce}'`)
    expect(two.body).not.toContain(nonce)
  })

  test('opens at every place inside it, and nothing else is served', async () => {
    expect((await ask('/people/01900000-0000-7000-8000-000000000000')).status).toBe(200)
    expect((await ask('/assets/main.js')).body).toBe('main()')
    for (const path of [
      '/assets/other.js',
      '/../package.json',
      '/assets/..%2f..%2fpackage.json',
      '//etc/passwd.txt',
      '/.env',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
  })

  test.each([
    ['another name', 'rapport.example'],
    ['localhost, which may be pointed elsewhere', 'localhost'],
    ['another port', '127.0.0.1:1'],
    ['no port', '127.0.0.1'],
  ])('is refused to a request for %s', async (_what, name) => {
    expect((await ask('/', { headers: { host: name } })).status).toBe(403)
  })

  test('and its scripts are refused to other sites', async () => {
    expect((await ask('/assets/main.js', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    expect((await ask('/', { headers: { origin: 'http://rapport.example' } })).status).toBe(403)
    expect((await ask('/', { method: 'DELETE', headers: { origin: host.origin } })).status).toBe(405)
  })
})

describe('a code', () => {
  test('is exchanged once', async () => {
    const code = codeOf(host.newAddress())
    const first = await exchange(code)
    expect(first.status).toBe(200)
    expect(JSON.parse(first.body)).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) })
    expect((await exchange(code)).status).toBe(401)
  })

  test('of several lets several tabs in', async () => {
    const [one, two] = [host.newAddress(), host.newAddress()]
    expect((await exchange(codeOf(two))).status).toBe(200)
    expect((await exchange(codeOf(one))).status).toBe(200)
  })

  test('is refused from another origin, and is still good afterwards', async () => {
    const code = codeOf(host.newAddress())
    for (const origin of ['http://rapport.example', 'null', host.origin.replace('127.0.0.1', 'localhost')]) {
      expect((await exchange(code, { origin })).status).toBe(403)
    }
    expect((await exchange(code, {})).status).toBe(403)
    expect((await exchange(code)).status).toBe(200)
  })

  test('that is none is refused', async () => {
    expect((await exchange('')).status).toBe(401)
    expect((await exchange('x'.repeat(43))).status).toBe(401)
    expect((await exchange('x'.repeat(5000))).status).toBe(413)
    const malformed = await ask('/session', { method: 'POST', headers: { origin: host.origin }, body: '{' })
    expect(malformed.status).toBe(401)
  })
})

describe('a socket', () => {
  test('is let in with its token', async () => {
    const token = await tokenOf(host.newAddress(), host.origin)
    const socket = journalSocket()
    socket.once('open', () => socket.send(JSON.stringify({ token })))
    const [first] = await new Promise<[Buffer]>((resolve) =>
      socket.once('message', (data) => resolve([data as Buffer])),
    )
    expect(JSON.parse(String(first))).toEqual({ open: true })
    socket.terminate()
  })

  test.each([
    ['another origin', { origin: 'http://rapport.example' }],
    ['no origin', { origin: undefined as unknown as string }],
    ['another host', { headers: { host: 'rapport.example' } }],
    ['another path', { path: '/' }],
  ])('is refused with %s', async (_what, options) => {
    expect(await endOfSocket(journalSocket(options))).toBe('403')
  })

  test.each([
    ['a wrong token', JSON.stringify({ token: 'x'.repeat(43) })],
    ['a code for a token', 'code'],
    ['a command for a token', '{"i":"1","p":{"u":"/commands/addCircle","b":{"json":{"name":"x"}}}}'],
    ['bytes for a token', Buffer.from('{"token":"x"}')],
  ])('is closed at %s, and nothing is written', async (_what, frame) => {
    const socket = journalSocket()
    const sent = frame === 'code' ? JSON.stringify({ token: codeOf(host.newAddress()) }) : frame
    socket.once('open', () => {
      socket.send(sent)
      socket.send('{"i":"2","p":{"u":"/commands/addCircle","b":{"json":{"name":"x"}}}}')
    })
    expect(await endOfSocket(socket)).toBe('closed 4401')
    expect(commits).toBe(0)
  })

  test('is closed where no token comes', async () => {
    await host.close()
    host = await openHost(20)
    expect(await endOfSocket(journalSocket())).toBe('closed 4401')
  })

  test('is closed at a frame that is too large after its token', async () => {
    const token = await tokenOf(host.newAddress(), host.origin)
    const after = journalSocket()
    after.once('open', () => after.send(JSON.stringify({ token })))
    after.once('message', () => after.send('x'.repeat(MAX_MESSAGE_BYTES + 1)))
    expect(await endOfSocket(after)).toBe('closed 1009')
    expect(commits).toBe(0)
  })

  test('has 4 kB for its token, and holds no more than that before', async () => {
    const before = journalSocket()
    before.once('open', () => before.send('x'.repeat(5000)))
    expect(await endOfSocket(before)).toMatch(/^closed (1009|1006)$/)
    // A frame that is begun and not ended is not gathered either.
    const unended = journalSocket()
    unended.once('open', () => unended.send('x'.repeat(5000), { fin: false }))
    expect(await endOfSocket(unended)).toMatch(/^closed (1009|1006)$/)
    expect(commits).toBe(0)
  })

  test('cannot be kept out by others that show no token', async () => {
    const idle = Array.from({ length: MAX_WITHOUT_TOKEN * 3 }, () => journalSocket())
    for (const socket of idle) socket.on('error', () => undefined)
    const opened = idle.map((socket) => new Promise((resolve) => socket.once('open', resolve)))
    await Promise.all(opened.slice(0, MAX_WITHOUT_TOKEN))
    const token = await tokenOf(host.newAddress(), host.origin)
    const page = journalSocket()
    page.once('open', () => page.send(JSON.stringify({ token })))
    await new Promise((resolve) => page.once('message', resolve))
    await Promise.all(opened)
    await expect
      .poll(() => idle.filter(({ readyState }) => readyState === WebSocket.OPEN).length)
      .toBeLessThanOrEqual(MAX_WITHOUT_TOKEN)
    expect(page.readyState).toBe(WebSocket.OPEN)
    for (const socket of [page, ...idle]) socket.terminate()
  })
})

test('the host listens on the loopback address only', () => {
  expect(new URL(host.origin).hostname).toBe('127.0.0.1')
})
