import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test } from 'vitest'
import { directClient } from '#host/direct-client.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { openTestJournal } from '#support/test-journal.ts'

const ID = '01936f2a-7c00-7000-8000-000000000001'
const asked: ['person' | 'peopleNamed' | 'peopleMentioned', unknown][] = [
  ['person', { id: ID }],
  ['person', { id: ID.toUpperCase() }],
  ['person', { id: [ID] }],
  ['person', {}],
  ['peopleNamed', { text: ' Ana  ', limit: 50 }],
  ['peopleNamed', { text: 'a'.repeat(200), limit: 1 }],
  ['peopleNamed', { text: 'a'.repeat(201), limit: 1 }],
  ['peopleNamed', { text: 'Ana' }],
  ['peopleNamed', { text: 'Ana', limit: 0 }],
  ['peopleNamed', { text: 'Ana', limit: 51 }],
  ['peopleNamed', { text: 'Ana', limit: 1.5 }],
  ['peopleNamed', { text: 3, limit: 1 }],
  ['peopleMentioned', { line: 'coffee with Ana' }],
  ['peopleMentioned', { line: 'a'.repeat(20_000) }],
  ['peopleMentioned', { line: 'a'.repeat(20_001) }],
]

// What is plainly right is not read by the contract's schemas: it must be what they would take.
test.each(asked)('a client in the same process is answered as one by the contract is: %s', async (name, input) => {
  const { journal, close } = openTestJournal()
  onTestFinished(close)
  const said = async (client: JournalClient) =>
    (client.queries[name] as (given: unknown) => Promise<unknown>)(input).catch((error: unknown) => String(error))
  expect(await said(directClient(journal))).toEqual(await said(createRouterClient(journal.router) as JournalClient))
})
