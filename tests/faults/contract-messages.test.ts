import { implement } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectToJournal } from '#client/connect.ts'
import { MAX_MESSAGE_BYTES } from '#host/contract-handler.ts'
import { contract } from '#shared/contract/contract.ts'
import { temporaryJournal } from '#support/temporary-journal.ts'
import type { TemporaryJournal } from '#support/temporary-journal.ts'
import { transports } from '#support/transports.ts'
import type { Transport } from '#support/transports.ts'

const addCircle = (input: string, id = '1') => `{"i":"${id}","p":{"u":"/commands/addCircle","b":{"json":${input}}}}`

describe.each(transports)('over a %s', (_name, openTransport) => {
  let home: TemporaryJournal
  let transport: Transport
  let commits: number

  beforeEach(async () => {
    home = temporaryJournal()
    transport = await openTransport(home.journal)
    commits = 0
    home.journal.onChange(() => (commits += 1))
  })
  afterEach(async () => {
    await transport.close()
    await home.remove()
  })

  test('a well-formed command on a raw connection is done, so that the refusals below mean something', async () => {
    const { answers, ended } = await transport.sendRaw([addCircle('{"name":"Book club"}')])
    expect(ended).toBe(false)
    expect(answers).toHaveLength(1)
    expect(commits).toBe(1)
  })

  test.each([
    ['a command that does not exist', '{"i":"1","p":{"u":"/commands/dropEverything","b":{"json":{}}}}'],
    ['a name that objects have by themselves', '{"i":"1","p":{"u":"/commands/constructor","b":{"json":{}}}}'],
    ['a prototype for a path', '{"i":"1","p":{"u":"/__proto__/addCircle","b":{"json":{"name":"x"}}}}'],
    ['no input', '{"i":"1","p":{"u":"/commands/addCircle"}}'],
    ['an input of another kind', addCircle('["Book club"]')],
    ['a field of another kind', addCircle('{"name":{"a":1}}')],
    ['a text that is too long', addCircle(`{"name":"${'x'.repeat(501)}"}`)],
    ['an id that is none', '{"i":"1","p":{"u":"/commands/forget","b":{"json":{"id":"../../etc/passwd"}}}}'],
    ['a field that only a prototype has', addCircle('{"__proto__":{"name":"Book club"}}')],
    [
      'meta that leads to a prototype',
      '{"i":"1","p":{"u":"/commands/addCircle","b":{"json":{},"meta":[[1,"__proto__","name"]]}}}',
    ],
  ])('refuses %s, writes nothing and goes on', async (_what, message) => {
    const { answers, ended } = await transport.sendRaw([message, '{"i":"2","p":{"u":"/queries/circles","b":{}}}'])
    expect(ended).toBe(false)
    const refused = answers.find((answer) => JSON.parse(answer).i === '1')
    expect(JSON.parse(refused ?? '{}').p.s).toBeGreaterThanOrEqual(400)
    const circles = answers.find((answer) => JSON.parse(answer).i === '2')
    expect(JSON.parse(circles ?? '{}').p.b).toEqual({ json: [] })
    expect(commits).toBe(0)
    expect(({} as { name?: string }).name).toBeUndefined()
  })

  test.each([
    ['what is not JSON', 'not JSON'],
    ['JSON that is no message', '[]'],
    ['null', 'null'],
    ['a message without a request', '{"i":"1"}'],
    ['an address that is none', '{"i":"1","p":{"u":7}}'],
    ['bytes', new Uint8Array([1, 2, 3, 255])],
    ['a message that is too large', addCircle(`{"name":"${'x'.repeat(MAX_MESSAGE_BYTES)}"}`)],
  ])('ends the connection at %s, and does nothing that comes after', async (_what, message) => {
    const { answers, ended } = await transport.sendRaw([message, addCircle('{"name":"Book club"}', '2')])
    expect(ended).toBe(true)
    expect(answers).toEqual([])
    expect(commits).toBe(0)
    const next = await transport.sendRaw(['{"i":"1","p":{"u":"/queries/circles","b":{}}}'])
    expect(JSON.parse(next.answers[0] ?? '{}').p.b).toEqual({ json: [] })
  })
})

describe.each(transports)('a bug behind a %s', (_name, openTransport) => {
  test('is logged, and tells its caller nothing of the inside', async () => {
    const os = implement(contract)
    const router = { queries: { tags: os.queries.tags.handler(() => Promise.reject(new Error('secret of Ana'))) } }
    // Only the broken question is asked; the others are not there.
    const transport = await openTransport({ router: router as never })
    const { answers } = await transport.sendRaw(['{"i":"1","p":{"u":"/queries/tags","b":{}}}'])
    expect(JSON.parse(answers[0] ?? '{}').p.s).toBe(500)
    expect(answers.join()).not.toContain('secret')
    expect(transport.logged).toEqual(['a bug while answering: secret of Ana'])
    await transport.close()
  })
})

test('a page that is not let in says so and does not go on trying', async () => {
  const home = temporaryJournal()
  const [, openTransport] = transports[1] ?? expect.fail('no WebSocket')
  const transport = await openTransport(home.journal)
  const { openSocketChannel } = await import('#client/socket-channel.ts')
  const right = await transport.openChannel(new AbortController().signal)
  right.close()
  let tries = 0
  const connection = connectToJournal({
    waitsMs: [1],
    openChannel: (signal) => {
      tries += 1
      return openSocketChannel(transport.address ?? '', 'a token of somebody else', signal)
    },
  })
  await new Promise<void>((resolve) => connection.onStatus(resolve))
  expect(connection.status()).toMatchObject({ state: 'lost', refused: 'old-token' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(tries).toBe(1)
  connection.close()
  await transport.close()
  await home.remove()
})
