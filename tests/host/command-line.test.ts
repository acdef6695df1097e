import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandHome } from '#support/rapport-command.ts'
import type { CommandHome } from '#support/rapport-command.ts'

const LINE = 'coffee with Ana Ruiz about platform org, follow up in 2 weeks #mentor'
const NOW = ['--now', '2026-11-23T09:00']
const UUID = /^[0-9a-f-]{36}$/

let home: CommandHome

beforeEach(() => {
  home = commandHome()
})
afterEach(() => home.remove())

test('parse prints what is understood, and makes no journal', async () => {
  expect(await home.json('parse', LINE, ...NOW)).toEqual({
    conversation: {
      channel: 'coffee',
      date: '2026-11-23',
      time: null,
      minutes: null,
      people: [{ name: 'Ana Ruiz', organisation: null, id: null, candidates: [] }],
      topic: 'platform org',
      tags: ['mentor'],
      note: '',
    },
    followUps: [{ text: 'follow up', due: '2026-12-07', actor: 'me', people: ['Ana Ruiz'] }],
    introductions: [],
    asks: [],
    needs: [],
    gives: [],
    days: [],
  })
  expect(existsSync(home.journal)).toBe(false)
})

test('duplicates tells who may be one person, and why', async () => {
  for (const line of ['coffee with Robert Stone (Acme)', 'call with Bob Stone (Acme)'])
    await home.json('log', line, ...NOW)
  expect(await home.json('duplicates')).toMatchObject([
    {
      people: [{ name: 'Robert Stone' }, { name: 'Bob Stone' }],
      strength: 'maybe',
      reasons: ['nickname', 'organisation'],
    },
  ])
  expect(await home.json('duplicates', '--apart')).toEqual([])
  expect((await home.run('duplicates')).stdout).toMatch(
    /maybe\s+Robert Stone.*Bob Stone.*nickname, same organisation\n1 pair\n/u,
  )
})

test('log writes a conversation that the other commands then find', async () => {
  const logged = await home.json('log', LINE, ...NOW)
  expect(logged).toMatchObject({
    conversation: expect.stringMatching(UUID),
    newPeople: [expect.stringMatching(UUID)],
    followUps: [expect.stringMatching(UUID)],
    understood: { conversation: { topic: 'platform org' } },
  })
  expect(await home.json('people', ...NOW)).toMatchObject([{ name: 'Ana Ruiz', lastOn: '2026-11-23' }])
  expect(await home.json('person', 'ana', ...NOW)).toMatchObject({
    name: 'Ana Ruiz',
    conversations: [{ topic: 'platform org' }],
  })
  expect(await home.json('search', 'platform')).toMatchObject([{ kind: 'conversation', snippet: 'platform org' }])
  expect(await home.json('follow-ups')).toMatchObject([
    { text: 'follow up', due: '2026-12-07', actor: 'me', done: false },
  ])
  expect(await home.json('parse', 'called Ana', ...NOW)).toMatchObject({
    conversation: { people: [{ id: (logged as { newPeople: string[] }).newPeople[0] }] },
  })
})

test('reviews, one of them as Markdown, and what there was by month', async () => {
  await home.json('sample', ...NOW)
  const listed = (await home.json('reviews', ...NOW)) as { id: string; rhythm: string; finishedOn: string | null }[]
  expect(listed.filter(({ rhythm }) => rhythm === 'quarterly')).toHaveLength(8)
  expect(listed.every(({ finishedOn }) => finishedOn !== null)).toBe(true)
  expect(await home.json('reviews', '--drafts', ...NOW)).toEqual([])
  const quarter = listed.find(({ rhythm }) => rhythm === 'quarterly')
  const { stdout } = await home.run('review', '--show', quarter?.id ?? '', ...NOW)
  expect(stdout).toMatch(
    /^---\nrhythm: quarterly\nfrom: 2026-07-01\nto: 2026-09-30\nfinished: 2026-10-01\nsha256: [0-9a-f]{64}\n---\n/,
  )
  expect(stdout).toMatch(/## What I expected\n\nForty sites by the next review[^]*## Numbers\n\n- conversations: \d+/)
  expect(await home.json('review', ...NOW)).toMatchObject({ id: listed[0]?.id, finishes: [{ isWhole: true }] })
  const months = await home.json('timeline', '--by', 'month', '--from', '2026-09-01', '--until', '2026-11-23', ...NOW)
  expect(months).toMatchObject([{ from: '2026-09-01' }, { from: '2026-10-01' }, { from: '2026-11-01' }])
  expect((months as { conversations: number }[]).every(({ conversations }) => conversations > 5)).toBe(true)
  expect(await home.run('timeline', '--by', 'hour')).toMatchObject({ code: 2 })
  expect(await home.run('timeline', '--by', 'day', '--from', '1990-01-01', ...NOW)).toMatchObject({ code: 1 })
})

test('goals, archetypes and matrix tell the strategy of the sample, for a reader and as JSON', async () => {
  await home.json('sample', ...NOW)
  const [goal, ...others] = (await home.json('goals', ...NOW)) as { title: string; archetypes: { name: string }[] }[]
  expect(goal).toMatchObject({
    title: 'A seat on somebody else’s board',
    archetypes: [{ name: 'CFO outside my industry' }, { name: 'Somebody who sits on boards' }],
  })
  expect(others).toHaveLength(1)
  const archetypes = (await home.json('archetypes', ...NOW)) as { name: string; filled: number; seats: number }[]
  expect(archetypes.find(({ name }) => name === 'CFO outside my industry')).toMatchObject({ filled: 1, seats: 3 })
  const measures = (await home.json('measures', ...NOW)) as { source: string; value: number | null }[]
  expect(measures.find(({ source }) => source === 'own')).toMatchObject({ value: 6, per: 'week' })
  expect((await home.run('measures', ...NOW)).stdout).toMatch(
    /Nights without a call from the pilot street: 6 this week/,
  )
  const matrix = (await home.json('matrix', ...NOW)) as { rows: unknown[]; people: number }
  expect(matrix.rows).toHaveLength(archetypes.length)
  const text = await home.run('goals', ...NOW)
  expect(text.stdout).toContain('98 days left, nobody warm yet')
  expect((await home.run('matrix', ...NOW)).stdout).toMatch(/CFO outside my industry +1 of 3/)
})

test('capacity and blocks tell the plan of the sample, and blocks are a calendar that names nobody', async () => {
  await home.json('sample', ...NOW)
  const capacity = (await home.json('capacity', ...NOW)) as { wanted: number; held: number; blocks: number }
  const about = (number: number) => String(Math.round(10 * number) / 10)
  expect((await home.run('capacity', ...NOW)).stdout).toContain(
    `Your rings ask for about ${about(capacity.wanted)} conversations a week; your blocks hold about ${about(capacity.held)}.`,
  )
  const blocks = (await home.json('blocks', ...NOW)) as { act: string; purpose: string }[]
  expect(blocks).toHaveLength(capacity.blocks)
  expect(blocks.length).toBeGreaterThan(0)
  const { stdout } = await home.run('blocks', '--ics', ...NOW)
  expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(stdout.match(/^SUMMARY:Focus time\r$/gm)?.length).toBeGreaterThanOrEqual(blocks.length)
  for (const { act, purpose } of blocks)
    for (const own of [act, purpose]) if (own !== '') expect(stdout).not.toContain(own)
  expect(await home.json('blocks', '--ics', ...NOW)).toMatchObject({
    blocks: blocks.length,
    text: expect.stringMatching(/^BEGIN:VCALENDAR\r\n/) as unknown,
  })
  expect(await home.run('blocks', '--out', 'x.ics', ...NOW)).toMatchObject({ code: 2 })
})

test('needs, asks, gives and brief tell the giving of the sample, for a reader and as JSON', async () => {
  await home.json('sample', ...NOW)
  const heard = (await home.json('needs', ...NOW)) as { total: number; rows: { text: string; likely: unknown[] }[] }
  expect(heard.rows).toHaveLength(heard.total)
  expect(heard.rows.some(({ likely }) => likely.length > 0)).toBe(true)
  expect((await home.run('needs', ...NOW)).stdout).toContain(`${heard.total} needs`)
  const asks = (await home.json('asks', ...NOW)) as { standing: string }[]
  expect(asks.every(({ standing }) => standing === 'open')).toBe(true)
  const received = (await home.json('gives', '--received', ...NOW)) as { direction: string }[]
  expect(new Set(received.map(({ direction }) => direction))).toEqual(new Set(['received']))
  expect((await home.run('gives', ...NOW)).stdout).toContain('Sent Priya the three pages')
  expect((await home.run('brief', 'Priya', ...NOW)).stdout).toMatch(/^Purpose: /m)
  expect(await home.json('brief', 'Priya', ...NOW)).toMatchObject({ purpose: { because: expect.any(String) } })
  expect(Array.isArray(await home.json('brief', ...NOW))).toBe(true)
})

test('introductions are listed by how far they are, and one is told with what happened', async () => {
  await home.json('sample', ...NOW)
  const rows = (await home.json('introductions', ...NOW)) as { id: string; stage: string }[]
  expect(rows.map(({ stage }) => stage)).toEqual(['agreed', 'asking', 'asking', 'idea', 'introduced'])
  expect(await home.json('introductions', 'list', '--all', ...NOW)).toHaveLength(7)
  const id = rows[0]?.id ?? ''
  expect(await home.json('introductions', 'show', id, ...NOW)).toMatchObject({
    stage: 'agreed',
    a: { person: { name: 'Tomasz Wieliczko' }, consent: 'agreed' },
  })
  expect((await home.run('introductions', 'show', id, ...NOW)).stdout).toContain(
    'Tomasz Wieliczko: said yes (2026-11-19)',
  )
  expect((await home.run('introductions', 'show')).code).toBe(2)
})

test('log with a line that only plans schedules its follow-up', async () => {
  const logged = await home.json('log', 'remind me to ping Chen Wei about the offsite in March', ...NOW)
  expect(logged).toMatchObject({ conversation: null, followUps: [expect.stringMatching(UUID)] })
  expect(await home.json('follow-ups')).toMatchObject([{ due: '2027-03-01', people: [{ name: 'Chen Wei' }] }])
})

test('log makes somebody new once, however often the line names them', async () => {
  const line = 'remind me to ask Dana for the list tomorrow; remind me to send Dana the deck on Friday'
  const logged = await home.json('log', line, ...NOW)
  expect(logged).toMatchObject({ followUps: [expect.any(String), expect.any(String)], newPeople: [expect.any(String)] })
  expect(await home.json('people')).toMatchObject([{ name: 'Dana' }])
  const echo = await home.run('log', 'coffee with Lee (Acme) and Lee (Globex)', ...NOW)
  expect(echo.stdout).toContain('Lee of Acme (new), Lee of Globex (new)')
  expect(await home.json('people')).toHaveLength(3)
})

test('done finds a follow-up by its words, and says so where several have them', async () => {
  await home.run('log', 'remind me to send Ana the deck tomorrow', ...NOW)
  await home.run('log', 'remind me to send Bob the deck tomorrow', ...NOW)
  const several = await home.run('done', 'deck')
  expect(several).toMatchObject({ code: 1, stdout: '' })
  expect(several.stderr).toContain('Several follow-ups')
  expect(await home.json('done', 'bob', 'deck')).toEqual({
    id: expect.stringMatching(UUID),
    text: expect.stringContaining('deck'),
  })
  expect(await home.json('follow-ups')).toHaveLength(1)
  expect(await home.json('follow-ups', '--state', 'done')).toHaveLength(1)
})

test('import says of a file that is not there just that, in words and with its path once', async () => {
  const { code, stderr } = await home.run('import', 'no-such-file.csv')
  expect(code).toBe(1)
  expect(stderr).toContain('There is no file no-such-file.csv')
  expect(stderr).not.toMatch(/ENOENT|no-such-file.*no-such-file/s)
})

test('import says what came of each record, and a second time changes nothing', async () => {
  const file = join(home.folder, 'Connections.csv')
  writeFileSync(
    file,
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n' +
      'Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@acme.example,Acme,CTO,05 Mar 2024\n' +
      ',,https://www.linkedin.com/in/nobody,,,,06 Mar 2024\n',
  )
  const before = {
    format: 'linkedin',
    records: 1,
    created: 1,
    updated: 0,
    unchanged: 0,
    forgotten: 0,
    maybe: [],
    // Seven cells of hers, and two of nobody.
    accounts: { imported: 7, asText: 0, leftOut: [{ field: 'no-name', count: 2 }] },
    remarks: [],
  }
  const problems = [{ line: 3, code: 'no-name', params: {}, message: 'Left out: no name.' }]
  expect(await home.json('import', file, '--preview')).toEqual({ ...before, problems })
  expect(await home.json('people')).toEqual([])
  expect(await home.json('import', file)).toEqual({ ...before, problems })
  expect(await home.json('import', file)).toEqual({ ...before, created: 0, unchanged: 1, problems })
  expect((await home.run('import', file)).stdout).toContain('9 fields in all: 7 brought over, 0 kept as text')
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz', organisation: 'Acme' }])
})

test('import says who may be known and what was remarked, and takes them for whom --maybe says', async () => {
  const file = join(home.folder, 'list.csv')
  writeFileSync(file, 'Name,Firma,Seit\nAna Ruiz,Acme,Lisbon\n')
  await home.json('import', file)
  const other = join(home.folder, 'other.vcf')
  writeFileSync(other, 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nORG:Globex\nX-SHOE:38\nEND:VCARD\n')
  const row = { name: 'Ana Ruiz', line: 1, because: 'name', agrees: [], person: { name: 'Ana Ruiz' } }
  const remarks = [{ code: 'fields-in-notes', message: 'Kept in the notes, each under its own name: X-SHOE (1).' }]
  expect(await home.json('import', other, '--preview')).toMatchObject({ maybe: [{ ...row, decision: null }], remarks })
  const same = await home.json('import', other, '--maybe', 'same')
  expect(same).toMatchObject({ created: 0, updated: 1, maybe: [row] })
  expect(await home.json('people')).toHaveLength(1)
  expect((await home.run('import', other, '--maybe', 'perhaps')).code).toBe(2)
})

test('import --map says what the columns of a table are, by their names', async () => {
  const file = join(home.folder, 'odd.csv')
  writeFileSync(file, 'Wer,"Was, genau",Schuh\nAna Ruiz,CFO,38\n')
  const mapped = await home.json('import', file, '--map', 'Wer=name,Was, genau=title', '--preview')
  expect(mapped).toMatchObject({
    created: 1,
    tables: [{ columns: [{ field: 'name' }, { field: 'title' }, { field: 'keep' }] }],
  })
  await home.json('import', file, '--map', 'Wer=name,Was, genau=title')
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  const wrong = await home.run('import', file, '--map', 'Wer=nobody')
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('"nobody" is no field')])
  const unknown = await home.run('import', file, '--map', 'Who=name')
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('There is no column "Who"')])
})

test('export writes the journal to a file of this user alone, and never over one', async () => {
  await home.run('log', LINE, ...NOW)
  const file = join(home.folder, 'journal.json')
  expect((await home.run('export', '--format', 'json', '--out', file)).code).toBe(0)
  const exported = readFileSync(file, 'utf8')
  expect(JSON.parse(exported)).toMatchObject({ format: 'rapport-journal' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect((await home.run('export')).stdout).toBe(exported)
  expect(await home.run('export', '--out', file)).toMatchObject({
    code: 1,
    stderr: `${file} is there already, and was left as it is.\n`,
  })
  expect(readFileSync(file, 'utf8')).toBe(exported)
})

test('the canvas is told, written as JSON Canvas, and taken in with what was not as in the file', async () => {
  await home.json('sample', ...NOW)
  const told = (await home.json('canvas', ...NOW)) as { cards: unknown[]; areas: unknown[] }
  expect([told.cards.length, told.areas.length]).toEqual([13, 2])
  expect((await home.run('canvas', ...NOW)).stdout).toContain(
    'CFO outside my industry → A seat on somebody else’s board (serves)',
  )
  const file = join(home.folder, 'strategy.canvas')
  const exported = (await home.run('canvas', '--export', ...NOW)).stdout
  expect(await home.json('canvas', '--export', '--out', file, ...NOW)).toMatchObject({ file, leftOut: 0 })
  expect(readFileSync(file, 'utf8')).toBe(exported)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(await home.json('canvas', '--import', file, ...NOW)).toMatchObject({
    cards: 0,
    notes: 0,
    areas: 0,
    links: 0,
    losses: [],
  })
  const foreign = join(home.folder, 'foreign.canvas')
  writeFileSync(
    foreign,
    '{"nodes":[{"id":"a","type":"link","x":0,"y":0,"width":200,"height":120,"url":"https://example.org"}]}',
  )
  expect((await home.run('canvas', '--import', foreign, ...NOW)).stdout).toBe(
    '0 cards placed, 1 note, 0 areas, 0 links; 0 as before\n1 × an address, as a note: https://example.org\n',
  )
  writeFileSync(foreign, 'nothing')
  expect(await home.run('canvas', '--import', foreign, ...NOW)).toMatchObject({
    code: 1,
    stderr: 'foreign.canvas: this is no JSON. Nothing was taken in.\n',
  })
  expect((await home.run('canvas', '--import', foreign, '--export')).code).toBe(2)
})

test('a backup can be restored, and what was there is kept', async () => {
  await home.run('log', LINE, ...NOW)
  const backup = (await home.json('backup')) as { file: string }
  await home.run('log', 'lunch with Bob', ...NOW)
  expect(await home.json('people')).toHaveLength(2)
  const restored = (await home.json('restore', backup.file)) as { keptAt: string }
  expect(await home.json('people')).toMatchObject([{ name: 'Ana Ruiz' }])
  expect(restored.keptAt).not.toBe('')
})

test('the sample journal is sound, rebuilds to itself and goes away again', async () => {
  expect(await home.json('sample')).toEqual({ documents: expect.any(Number) })
  const people = await home.json('people')
  expect((people as unknown[]).length).toBeGreaterThan(50)
  expect(await home.json('rebuild')).toMatchObject({ quarantined: 0 })
  expect(await home.json('people')).toEqual(people)
  expect(await home.json('doctor')).toMatchObject({ problems: [] })
  expect((await home.json('today')) as object).toHaveProperty('rows')
  await home.json('sample', '--remove')
  expect(await home.json('people')).toEqual([])
})

describe('the exit code', () => {
  test.each([
    ['an unknown command', ['bogus']],
    ['the name of something that objects have', ['constructor']],
    ['no command', []],
    ['an unknown option', ['people', '--bogus']],
    ['no line', ['log']],
    ['a moment that is none', ['parse', 'x', '--now', 'tomorrow']],
    ['a format that is unknown', ['export', '--format', 'xml']],
    ['an operand too much', ['today', 'please']],
    ['a number that is none', ['search', 'x', '--limit', 'many']],
    ['a folder without a name', ['log', 'x', '--journal', '']],
  ])('is 2 for %s', async (_what, words) => {
    expect((await home.run(...words)).code).toBe(2)
    expect(existsSync(home.journal)).toBe(false)
  })

  test.each([
    ['a question to a journal that is not there', ['people']],
    ['a file that is not there', ['import', 'no-such-file.csv']],
    ['a quick log where no app runs', ['quick-log']],
    ['another address where no host runs', ['open']],
  ])('is 1 for %s', async (_what, words) => {
    const { code, stdout, stderr } = await home.run(...words, '--json')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(existsSync(home.journal)).toBe(false)
  })

  test('is 1 for a journal where there is a file already', async () => {
    const file = join(home.folder, 'a-file')
    writeFileSync(file, 'kept')
    const { code, stderr } = await home.run('log', LINE, '--journal', file)
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${file} cannot be the folder of a journal.\n` })
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })

  test('is 0 for help, of all and of one', async () => {
    expect(await home.run('help')).toMatchObject({ code: 0, stdout: expect.stringContaining('follow-ups') })
    expect(await home.run('people', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--ring') })
  })
})

test('two commands at once wait for each other, and both are done', async () => {
  await home.run('log', LINE, ...NOW)
  const answers = await Promise.all([
    home.run('log', 'lunch with Bob', ...NOW),
    home.run('log', 'call with Chen Wei', ...NOW),
  ])
  expect(answers.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
    { code: 0, stderr: '' },
    { code: 0, stderr: '' },
  ])
  expect(await home.json('people')).toHaveLength(3)
})

test('a journal opens with its own key only, wherever it was moved', async () => {
  await home.run('log', LINE, ...NOW)
  const { renameSync, rmSync } = await import('node:fs')
  const moved = join(home.folder, 'elsewhere')
  renameSync(home.journal, moved)
  expect(await home.json('people', '--journal', moved)).toHaveLength(1)
  rmSync(join(home.folder, 'config'), { recursive: true })
  const { code, stderr } = await home.run('people', '--journal', moved)
  expect(code).toBe(1)
  expect(stderr).toContain('key')
})
