import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ServerReport } from '#shared/contract/server-contract.ts'
import { hasRadicale, openRadicale, type DavServer } from '#support/radicale.ts'
import { seededRandom } from '#support/seeded-random.ts'
import { openTestJournal } from '#support/test-journal.ts'

const isThere = hasRadicale()
if (!isThere) console.warn('Skipped: Debian’s radicale is not on this machine and cannot be installed here.')
let server: DavServer
beforeAll(async () => {
  if (isThere) server = await openRadicale()
})
afterAll(async () => {
  if (isThere) await server.close()
})

/** What may go wrong on the way: nothing is done, or all is done and the answer is another, is cut off, or never comes. */
const FAULTS = [
  'none',
  '412',
  '500',
  '503',
  'done-500',
  'done-cut',
  'done-gone',
  'other-etags',
  'unauthorized',
  'elsewhere',
] as const
type Fault = (typeof FAULTS)[number]

/**
 * Radicale behind a way on which things go wrong.
 * @param next what goes wrong with each request
 * @param meanwhile what somebody else does on the server before it is answered
 */
async function openFaulty(next: () => Fault, meanwhile: () => Promise<void>) {
  const elsewhere: string[] = []
  /** Which etags the server gives for the same cards. */
  let epoch = 0
  const given = (text: string) =>
    text
      .replaceAll(/"([0-9a-f]{32,64})"/g, `"$1-${epoch}"`)
      .replaceAll(/&quot;([0-9a-f]{32,64})&quot;/g, `&quot;$1-${epoch}&quot;`)
  const faulty = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request)
      const method = request.method ?? 'GET'
      await meanwhile()
      const fault = next()
      if (fault === 'other-etags') epoch++
      if (fault === 'elsewhere')
        return response.writeHead(302, { location: `http://127.0.0.2:9/${elsewhere.push(method)}` }).end()
      if (fault === 'unauthorized') return response.writeHead(401).end()
      if (/^[45]/.test(fault)) return response.writeHead(Number(fault)).end()
      const wanted = request.headers['if-match']
      if (wanted !== undefined && !wanted.endsWith(`-${epoch}"`)) return response.writeHead(412).end()
      const headers: Record<string, string> = {}
      for (const name of ['authorization', 'content-type', 'depth', 'if-none-match'])
        if (typeof request.headers[name] === 'string') headers[name] = request.headers[name]
      if (wanted !== undefined) headers['if-match'] = wanted.replace(/-\d+"$/, '"')
      const answer = await fetch(new URL(request.url ?? '/', server.address), {
        method,
        headers,
        redirect: 'manual',
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      })
      const text = given(await answer.text())
      if (fault === 'done-500') return response.writeHead(500).end()
      if (fault === 'done-gone') return response.destroy()
      const etag = answer.headers.get('etag')
      const said = {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        ...(etag !== null && { etag: given(etag) }),
      }
      if (fault !== 'done-cut') return response.writeHead(answer.status, said).end(text)
      const bytes = Buffer.from(text)
      response.writeHead(answer.status, { ...said, 'content-length': String(bytes.length + 10) })
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
      return response
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => faulty.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    faulty.closeAllConnections()
    faulty.close()
  })
  return { root: `http://127.0.0.1:${(faulty.address() as AddressInfo).port}/` }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

describe.skipIf(!isThere)('an address book whose server fails', () => {
  test.each([2, 3, 6])(
    'in every way, while both sides are edited, loses the words of neither and says nothing twice, seed %i',
    async (seed) => {
      const random = seededRandom(seed)
      let faults = 0
      let edits = 0
      const { root } = await openFaulty(
        () => (random(100) < faults ? (FAULTS[1 + random(FAULTS.length - 1)] ?? 'none') : 'none'),
        async () => {
          if (random(100) < faults / 3) await addThere(people[random(people.length)]?.id ?? '')
        },
      )
      const folder = mkdtempSync(join(tmpdir(), 'rapport-faulty-'))
      const journal = openTestJournal({ servers: { file: join(folder, 'journal.servers') } })
      onTestFinished(async () => {
        await journal.close()
        rmSync(folder, { recursive: true, force: true })
      })
      const { client } = journal
      const real = await server.make('people', `faulty${seed}`)
      const { user, password } = server
      const address = `${root}${new URL(real).pathname.slice(1)}`
      const { id: source } = await client.commands.addServer({ address, user, password, kind: 'people' })
      const sync = async (): Promise<ServerReport | null> => {
        const { job } = await client.commands.syncServer({ id: source })
        for (;;) {
          const state = await client.queries.job({ job })
          if (state.state === 'running') await new Promise((resolve) => setTimeout(resolve, 5))
          else {
            // A bug is none of what a server may do.
            if (state.state === 'failed') expect(state.failure?.code).toBe('SERVER_UNUSABLE')
            return state.report?.kind === 'server' ? state.report.result : null
          }
        }
      }
      const add = (id: string, value: string, entryId: string | null = null) =>
        client.commands.putEntry({
          id: id as never,
          entryId,
          entry: { collection: 'channels', value: { kind: 'email', label: '', value, preferred: false } },
        })
      const people: { id: string; entryId: string | null; base: string }[] = []
      for (const given of ['Ana', 'Ben', 'Cleo']) {
        const { id } = await client.commands.addPerson({ names: { given, family: 'Ruiz' } })
        const base = `${given.toLowerCase()}@start.example`
        people.push({ id, base, entryId: (await add(id, base)).entryId })
      }
      await sync()
      const kept = new Map(people.map(({ id }) => [id, new Set<string>()]))
      const editThere = async (id: string, edit: (card: string) => string) => {
        const { text, status } = await server.ask('GET', `${real}${id}.vcf`)
        if (status !== 200) return false
        const body = edit(text)
        const put = await server.ask('PUT', `${real}${id}.vcf`, { body, headers: { 'content-type': 'text/vcard' } })
        expect([201, 204]).toContain(put.status)
        return true
      }
      const addThere = async (id: string) => {
        const value = `there${edits++}@more.example`
        if (await editThere(id, (card) => card.replace('END:VCARD', `EMAIL:${value}\r\nEND:VCARD`)))
          kept.get(id)?.add(value)
      }
      faults = 35
      for (let round = 0; round < 12; round++) {
        for (const { id } of people) {
          const own = kept.get(id) ?? new Set()
          if (random(2) === 0) {
            const value = `here${round}@more.example`
            await add(id, value)
            own.add(value)
          }
          if (random(2) === 0) await addThere(id)
        }
        await sync()
      }
      // Both sides change one and the same, while the server fails.
      faults = 0
      await sync()
      await sync()
      for (const { id, base, entryId } of people) {
        await editThere(id, (card) => card.replace(base, `there-${base}`))
        await add(id, `here-${base}`, entryId)
        kept.get(id)?.add(`there-${base}`).add(`here-${base}`)
      }
      faults = 35
      for (let turn = 0; turn < 6; turn++) await sync()
      faults = 0
      for (let turn = 0; turn < 4; turn++) await sync()
      expect(await sync()).toMatchObject({
        created: 0,
        updated: 0,
        sent: 0,
        changedThere: 0,
        conflicts: [],
        problemCount: 0,
      })
      for (const { id } of people) {
        const wanted = [...(kept.get(id) ?? [])].toSorted((a, b) => (a < b ? -1 : 1))
        const { channels } = await client.queries.person({ id: id as never })
        expect(channels.map(({ value }) => value.value).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(wanted)
        const { text } = await server.ask('GET', `${real}${id}.vcf`)
        const there = [...text.matchAll(/EMAIL[^:\r\n]*:(\S+)/g)].map(([, value = '']) => value)
        expect(there.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(wanted)
      }
      expect((await client.queries.people({})).total).toBe(people.length)
    },
    120_000,
  )
})
