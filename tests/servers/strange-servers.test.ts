import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { refusalOf, test as base } from '#support/journal-test.ts'
import { openTestJournal, type TestJournal } from '#support/test-journal.ts'

interface Strange {
  readonly journal: TestJournal
  /** A server that answers like this. @returns its address and what it was asked */
  serve(answer: RequestListener): Promise<{ address: string; asked: { path: string; authorization: string }[] }>
}

const test = base.extend<{ strange: Strange }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads the names from the pattern
  strange: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-servers-'))
    const servers: Server[] = []
    const journal = openTestJournal({ servers: { file: join(folder, 'journal.servers') } })
    await use({
      journal,
      async serve(answer) {
        const asked: { path: string; authorization: string }[] = []
        const server = createServer((request, response) => {
          asked.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '' })
          request.resume()
          answer(request, response)
        })
        servers.push(server)
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
        return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked }
      },
    })
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await journal.close()
    rmSync(folder, { recursive: true, force: true })
  },
})

const access = { user: 'ana', password: 'secret' }

async function problemOf({ journal }: Strange, address: string): Promise<unknown> {
  const look = await refusalOf(journal.client.commands.lookOnServer({ address, ...access }))
  const add = await refusalOf(journal.client.commands.addServer({ address, ...access, kind: 'people' }))
  expect([look.code, add.code]).toEqual(['SERVER_UNUSABLE', 'SERVER_UNUSABLE'])
  // Nothing of what could not be used is kept.
  expect(await journal.client.queries.servers()).toEqual([])
  const problems = [look, add].map(({ data }) => (data as { problem: string }).problem)
  return problems[0] === problems[1] ? problems[0] : problems
}

describe('a server', () => {
  test('is asked over https alone, but for this machine, and by an address without a password', async ({ strange }) => {
    for (const address of ['http://dav.example/', 'http://10.0.0.1/', 'http://localhost.example/'])
      expect(await problemOf(strange, address)).toBe('not-encrypted')
    for (const address of ['ftp://dav.example/', 'https://ana:secret@dav.example/', 'file:///etc/passwd', ':'])
      expect(await problemOf(strange, address)).toBe('not-an-address')
  })

  test('that leads to another host is not followed, and that host hears nothing', async ({ strange }) => {
    const other = await strange.serve((_request, response) => response.end())
    for (const status of [301, 302, 307, 308]) {
      const { address, asked } = await strange.serve((_request, response) => {
        response.writeHead(status, { location: `${other.address}taken` }).end()
      })
      expect(await problemOf(strange, address)).toBe('bad-redirect')
      expect(asked.length).toBeGreaterThan(0)
    }
    expect(other.asked).toEqual([])
  })

  test('whose answers name another host is not followed there either', async ({ strange }) => {
    const other = await strange.serve((_request, response) => response.end())
    const { address } = await strange.serve((_request, response) => {
      response.writeHead(207, { 'content-type': 'application/xml' })
      response.end(
        `<d:multistatus xmlns:d="DAV:"><d:response><d:href>/</d:href><d:propstat><d:prop><d:current-user-principal><d:href>${other.address}principal/</d:href></d:current-user-principal></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>`,
      )
    })
    const { code, data } = await refusalOf(strange.journal.client.commands.lookOnServer({ address, ...access }))
    expect([code, data]).toMatchObject(['SERVER_UNUSABLE', { problem: 'bad-redirect' }])
    expect(other.asked).toEqual([])
  })

  test('that leads round on itself, says no, nonsense or nothing at all is told apart', async ({ strange }) => {
    const round = await strange.serve((request, response) => {
      response.writeHead(302, { location: `${request.url}x` }).end()
    })
    expect(await problemOf(strange, round.address)).toBe('bad-redirect')
    const no = await strange.serve((_request, response) => response.writeHead(401).end())
    expect(await problemOf(strange, no.address)).toBe('not-allowed')
    const page = await strange.serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello'),
    )
    const { code } = await refusalOf(strange.journal.client.commands.lookOnServer({ address: page.address, ...access }))
    expect(code).toBe('SERVER_UNUSABLE')
    const gone = await strange.serve((request) => void request.socket.destroy())
    expect(await problemOf(strange, gone.address)).toBe('unreachable')
  })

  test('that never stops talking is not listened to for ever', async ({ strange }) => {
    const part = Buffer.alloc(2 ** 20, 32)
    const { address } = await strange.serve((_request, response) => {
      response.writeHead(207, { 'content-type': 'application/xml' })
      const more = () => {
        while (!response.destroyed && response.write(part));
        response.once('drain', more)
      }
      more()
    })
    const { code, data } = await refusalOf(
      strange.journal.client.commands.addServer({ address, ...access, kind: 'people' }),
    )
    expect([code, data]).toMatchObject(['SERVER_UNUSABLE', { problem: 'too-large' }])
  })

  test('is not kept where a journal has no place for passwords', async () => {
    const journal = openTestJournal()
    try {
      const { code, data } = await refusalOf(
        journal.client.commands.addServer({ address: 'https://dav.example/', ...access, kind: 'people' }),
      )
      expect([code, data]).toMatchObject(['SERVER_UNUSABLE', { problem: 'no-place' }])
    } finally {
      await journal.close()
    }
  })
})
