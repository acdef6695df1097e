import { expect } from 'vitest'
import type { JournalClient } from '#shared/contract/contract.ts'
import { addDays } from '#shared/model/civil-date.ts'
import { uploadFile } from '#support/import-file.ts'
import { day, test } from '#support/journal-test.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'

const Q3 = { rhythm: 'quarterly', from: day('2026-07-01'), to: day('2026-09-30') } as const
const Q4 = { rhythm: 'quarterly', from: day('2026-10-01'), to: day('2026-12-31') } as const

async function talks({ commands }: JournalClient, count: number, from: string, name: string): Promise<void> {
  for (let at = 0; at < count; at++) {
    await commands.logConversation({ date: addDays(day(from), at), channel: 'call', people: [{ name }] })
  }
}

async function exported({ queries }: JournalClient): Promise<string> {
  let text = ''
  let after: number | null = null
  do {
    const piece: Awaited<ReturnType<JournalClient['queries']['exportChunk']>> = await queries.exportChunk({ after })
    text += piece.text
    after = piece.next
  } while (after !== null)
  return text
}

async function importFile(client: JournalClient, text: string): Promise<void> {
  const upload = await uploadFile(client, 'rapport.json', text)
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads: [upload] }), 'journal-preview')
  await reportOf(client, client.commands.importJournal({ preview, differing: 'keep' }), 'journal-import')
}

const countOf = async ({ queries }: JournalClient, id: Parameters<typeof queries.review>[0]['id']) => {
  const { finishes, since } = await queries.review({ id })
  return { count: finishes[0]?.frozen?.numbers.find(({ code }) => code === 'conversations')?.value, since, finishes }
}

test('R1: 40 conversations of the quarter that are imported later change nothing that was finished, nor what is compared', async ({
  journal: { client },
}) => {
  await talks(client, 31, '2026-07-06', 'Ana Ruiz')
  const { id: q3 } = await client.commands.beginReview(Q3)
  await client.commands.finishReview({ id: q3 })
  const before = JSON.stringify((await countOf(client, q3)).finishes)

  const other = openTestJournal()
  await talks(other.client, 40, '2026-08-01', 'Ben Lee')
  const file = await exported(other.client)
  await other.close()
  await importFile(client, file)
  const after = await countOf(client, q3)
  expect(JSON.stringify(after.finishes)).toBe(before)
  expect(after).toMatchObject({ count: 31, since: { more: 40, fewer: 0 } })

  const { id: q4 } = await client.commands.beginReview(Q4)
  await client.commands.finishReview({ id: q4 })
  // What stands beside each other are the frozen values.
  expect((await countOf(client, q3)).count).toBe(31)
  expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })

  // The file of the whole journal brings it into another one, to the letter.
  const third = openTestJournal()
  await importFile(third.client, await exported(client))
  expect(JSON.stringify((await countOf(third.client, q3)).finishes)).toBe(before)
  expect(await reportOf(third.client, third.client.commands.check(), 'check')).toMatchObject({ problems: [] })
  await third.close()
})

test('500 reviews are all there, in pages, with what each says', async ({ journal: { client } }) => {
  const first = day('2017-01-02')
  for (let week = 0; week < 500; week++) {
    const from = addDays(first, week * 7)
    const { id } = await client.commands.beginReview({ rhythm: 'weekly', from, to: addDays(from, 6) })
    if (week % 2 === 0) await client.commands.finishReview({ id })
  }
  const all = await client.queries.reviews({ limit: 500 })
  expect(all).toMatchObject({ total: 500 })
  expect(new Set(all.rows.map(({ id }) => id)).size).toBe(500)
  expect(all.rows[0]).toMatchObject({ from: addDays(first, 499 * 7) })
  expect((await client.queries.reviews({ finished: true, limit: 500 })).total).toBe(250)
  const pages = []
  for (let offset = 0; offset < 500; offset += 100) {
    pages.push(...(await client.queries.reviews({ offset, limit: 100 })).rows)
  }
  expect(pages).toEqual(all.rows)
})

test('without a conversation, over all of the calendar and with hostile words a review is begun, finished and read again', async ({
  journal: { client },
}) => {
  const hostile = [
    '<img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202eabc \u0000 \ud83d',
    'a'.repeat(20_000),
    '# 1\n\n> 2\n\n---\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n```\n</script>\n```',
  ]
  for (const [index, period] of [
    { from: day('0001-01-01'), to: day('9999-12-31') },
    { from: day('2026-11-23'), to: day('2026-11-23') },
    { from: day('9999-12-31'), to: day('9999-12-31') },
  ].entries()) {
    const { id } = await client.commands.beginReview({ rhythm: 'other', ...period })
    const { session } = await client.commands.openText({ id, field: 'learned' })
    await client.commands.editText({ session, text: hostile[index] ?? '' })
    await client.commands.closeText({ session })
    const { texts } = await client.queries.review({ id })
    await client.commands.finishReview({ id })
    const { finishes, since } = await client.queries.review({ id })
    expect(finishes[0]?.frozen?.texts.learned).toBe(texts.learned)
    expect(finishes[0]?.isWhole).toBe(true)
    expect(since).toEqual({ more: 0, fewer: 0 })
  }
  expect(await reportOf(client, client.commands.check(), 'check')).toMatchObject({ problems: [] })
})

test('a finished review in the trash expects nothing, tells no year and is found nowhere; restored it is what it was', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  const { id } = await commands.beginReview(Q3)
  const { session } = await commands.openText({ id, field: 'expected' })
  await commands.editText({ session, text: 'Two zeppelins.' })
  await commands.closeText({ session })
  await commands.finishReview({ id })
  const { id: next } = await commands.beginReview(Q4)
  const told = async () => ({
    found: (await queries.search({ text: 'zeppelin' })).hits.map((hit) => [hit.kind, hit.id]),
    expects: (await queries.review({ id: next })).expectation?.text ?? null,
    year: (await queries.yearInWords({ year: 2026 })).reviews.map(({ expected }) => expected),
    listed: (await queries.reviews({ finished: true })).total,
  })
  const before = JSON.stringify((await queries.review({ id })).finishes)
  const there = { found: [['review', id]], expects: 'Two zeppelins.', year: ['Two zeppelins.'], listed: 1 }
  expect(await told()).toEqual(there)
  const { undo } = await commands.moveToTrash({ ids: [id] })
  expect(await told()).toEqual({ found: [], expects: null, year: [], listed: 0 })
  await commands.undo({ token: undo ?? '' })
  expect(await told()).toEqual(there)
  expect(JSON.stringify((await queries.review({ id })).finishes)).toBe(before)
  // What was written when is told of it as of everything.
  expect((await queries.history({ id })).flatMap(({ changed }) => changed.map(({ path }) => path[0]))).toContain(
    'expected',
  )
})
