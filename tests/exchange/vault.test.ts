import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect } from 'vitest'
import { parse } from 'yaml'
import { openExportFolder, type ExportFolder } from '#journal/exchange/write-folder.ts'
import type { CommandInput, JournalClient } from '#shared/contract/contract.ts'
import type { PersonId, ReviewId } from '#shared/model/id.ts'
import type { ReviewText } from '#shared/model/review.ts'
import { day, refusalOf, test } from '#support/journal-test.ts'
import { deadLinks, neighbourPeople } from '#support/neighbour-vault.ts'
import { reportOf } from '#support/test-journal.ts'

let folder = ''
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'rapport-vault-')), 'vault')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

async function exportVault({ commands, queries }: JournalClient, options: Partial<CommandInput<'exportFolder'>> = {}) {
  const started = commands.exportFolder({ format: 'vault', folder, ...options })
  return (await reportOf({ commands, queries } as JournalClient, started, 'export')).result
}

function files(at = folder): string[] {
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('.rapport') && statSync(join(at, path)).isFile())
    .toSorted()
}

function run(target: ExportFolder) {
  const steps = target.finish('')
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

const contents = () => Object.fromEntries(files().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
const person = (client: JournalClient, given: string, family = '') =>
  client.commands.addPerson({ names: { given, family } }).then(({ id }) => id)
const talk = (client: JournalClient, date: string, people: readonly PersonId[], more: object = {}) =>
  client.commands.logConversation({ date: day(date), channel: 'coffee', people: people.map((id) => ({ id })), ...more })

describe('a vault', () => {
  test.for(['wiki', 'markdown'] as const)(
    'X1 in which a neighbour computes the same last contact and the same open follow-ups, with %s links',
    async (links, { journal: { client } }) => {
      await reportOf(client, client.commands.addSample(), 'sample')
      const ana = await person(client, 'Ana', 'Ruiz')
      const tom = await person(client, 'Tom', 'Lee')
      // Words that look like what the neighbour counts, and are none.
      const notes = 'See [[Tom Lee]] and\n- [ ] call [[Tom Lee]]\n1. [x] sent\n```\n[[Tom Lee]]\n```'
      await talk(client, '2026-11-20', [ana], { notes, topic: 'About [[Tom Lee]]' })
      const today = '2026-11-23'
      await exportVault(client, { links })
      const computed = neighbourPeople(folder)
      const { rows } = await client.queries.people({ limit: 500 })
      expect(computed.size).toBe(rows.length)
      const { rows: open } = { rows: await allFollowUps(client) }
      for (const { id, name, lastOn } of rows) {
        const theirs = computed.get(id)
        expect([name, theirs?.lastContact]).toEqual([name, lastOn ?? ''])
        const wanted = open.filter(({ people, done }) => !done && people.some((one) => one.id === id)).length
        expect([name, theirs?.openFollowUps.length]).toEqual([name, wanted])
      }
      expect(computed.get(tom)?.lastContact).toBe('')
      expect(rows.some(({ lastOn }) => lastOn !== null && lastOn <= today)).toBe(true)
      expect(deadLinks(folder)).toEqual([])
    },
  )

  test('X2 names become files of every system, each its own, with the whole name beside', async ({
    journal: { client },
  }) => {
    const names = [
      'A/B: Test',
      'Ana Ruiz',
      'ANA RUIZ',
      'CON',
      'trailing.',
      'x'.repeat(190),
      '🎻',
      '[[x]]',
      '日本語'.repeat(60),
    ]
    const ids = []
    for (const name of names) ids.push(await person(client, name))
    const long = 'y'.repeat(190)
    ids.push(await person(client, 'z'.repeat(190), long))
    names.push(`${'z'.repeat(190)} ${long}`)
    await talk(client, '2026-11-20', ids)
    await exportVault(client)
    const people = files().filter((path) => path.startsWith('People/'))
    expect(people).toHaveLength(names.length)
    expect(new Set(people.map((path) => path.toLowerCase())).size).toBe(names.length)
    // A name may have 255 bytes on Linux, and a whole path 260 letters on Windows, of which the folder of the vault needs some.
    for (const path of people) expect(Buffer.byteLength(path.slice(7))).toBeLessThanOrEqual(240)
    // The same names give the same files, in another folder and from the first time on.
    const elsewhere = join(folder, '..', 'elsewhere')
    await exportVault(client, { folder: elsewhere })
    expect(files(elsewhere)).toEqual(files())
    for (const path of people) expect(path.slice(7)).toMatch(/^[^\\/:*?"<>|#^[\]%.][^\\/:*?"<>|#^[\]%]*\.md$/)
    expect(deadLinks(folder)).toEqual([])
    const aliases = people.map((path) => frontOf(path)['aliases'] as string[])
    expect(new Set(aliases.map(([first]) => first))).toEqual(new Set(names))
    const computed = neighbourPeople(folder)
    for (const id of ids) expect(computed.get(id)?.lastContact).toBe('2026-11-20')
  })

  test('X3 again changes nothing; one more conversation changes a person and a day', async ({ journal }) => {
    const { client } = journal
    const ana = await person(client, 'Ana', 'Ruiz')
    await talk(client, '2026-11-20', [ana])
    const first = await exportVault(client)
    const before = contents()
    expect(first).toMatchObject({ unchanged: 0, keptByHand: [], moved: 0 })
    expect(first.written).toBe(Object.keys(before).length)
    expect(await exportVault(client)).toMatchObject({ written: 0, unchanged: first.written })
    await talk(client, '2026-11-22', [ana])
    expect(await exportVault(client)).toMatchObject({ written: 2 })
    const after = contents()
    const changed = Object.keys(after).filter((path) => after[path] !== before[path])
    expect(changed).toEqual(['Journal/2026-11-22.md', 'People/Ana Ruiz.md'])
  })

  test('X3 what somebody edited is kept, the new one stands beside, and both are said', async ({
    journal: { client },
  }) => {
    const ana = await person(client, 'Ana', 'Ruiz')
    await exportVault(client)
    const file = join(folder, 'People/Ana Ruiz.md')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nMine.\n`)
    const mine = readFileSync(file, 'utf8')
    writeFileSync(join(folder, 'Diary.md'), 'Not yours.')
    await talk(client, '2026-11-22', [ana])
    expect(await exportVault(client)).toMatchObject({ keptByHand: ['People/Ana Ruiz.md'], written: 2 })
    expect(readFileSync(file, 'utf8')).toBe(mine)
    expect(readFileSync(join(folder, 'People/Ana Ruiz (Rapport).md'), 'utf8')).toContain('2026-11-22')
    expect(await exportVault(client)).toMatchObject({ written: 0 })
    expect(readFileSync(join(folder, 'Diary.md'), 'utf8')).toBe('Not yours.')
  })

  test('X3 who is gone is moved, not deleted; who is called otherwise has one note', async ({
    journal: { client },
  }) => {
    const [ana, tom] = [await person(client, 'Ana', 'Ruiz'), await person(client, 'Tom', 'Lee')]
    await exportVault(client)
    await client.commands.moveToTrash({ ids: [tom] })
    await client.commands.editPerson({ id: ana, names: { family: 'Lopez' } })
    expect(await exportVault(client)).toMatchObject({ moved: 1 })
    expect(files().filter((path) => path.includes('People/'))).toEqual([
      'People/Ana Lopez.md',
      'Removed/People/Tom Lee.md',
    ])
  })

  test('X4 has views, and a property has one type wherever it stands', async ({ journal: { client } }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    await exportVault(client)
    for (const name of ['People', 'Going quiet', 'Open follow-ups']) {
      const lines = readFileSync(join(folder, `${name}.base`), 'utf8').split('\n')
      expect(lines).toContain(`    - ${JSON.stringify('file.hasTag("person")')}`)
      expect(lines.slice(lines.indexOf('views:'))).toEqual(
        expect.arrayContaining(['views:', '  - type: table', `    name: ${name}`, '    order:', '      - file.name']),
      )
      // Two spaces a step, and no tab: what YAML asks for.
      for (const line of lines) expect(line).toMatch(/^(?: {2})*(?:\S.*)?$/)
      const base = parse(lines.join('\n')) as Record<string, unknown> & { views: Record<string, unknown>[] }
      const [known, ofView] = [
        ['filters', 'formulas', 'properties', 'summaries', 'views'],
        ['type', 'name', 'limit', 'groupBy', 'filters', 'order', 'sort'],
      ]
      expect(Object.keys(base).filter((key) => !known.includes(key))).toEqual([])
      for (const view of base.views) expect(Object.keys(view).filter((key) => !ofView.includes(key))).toEqual([])
    }
    const types = new Map<string, Set<string>>()
    for (const path of files().filter((one) => one.startsWith('People/'))) {
      for (const [key, value] of Object.entries(frontOf(path))) {
        const type = /^\d{4}-\d\d-\d\d$/.test(String(value)) ? 'day' : Array.isArray(value) ? 'list' : typeof value
        if (key !== 'prm-birthday') types.set(key, (types.get(key) ?? new Set()).add(type))
      }
    }
    for (const [key, found] of types) expect([key, [...found]]).toEqual([key, [...found].slice(0, 1)])
    expect([...(types.get('rapport-due') ?? [])]).toEqual(['day'])
  })

  test('X7 has the canvas, whose cards are notes of the vault', async ({ journal: { client } }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    await exportVault(client)
    const { nodes } = JSON.parse(readFileSync(join(folder, 'Strategy.canvas'), 'utf8')) as {
      nodes: { id: string; type: string; file?: string; x: number }[]
    }
    const cards = nodes.filter(({ type }) => type === 'file')
    expect(cards.length).toBeGreaterThan(0)
    for (const { file = '', x } of cards)
      expect([file, existsSync(join(folder, file)), Number.isInteger(x)]).toEqual([file, true, true])
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
  })

  test('X8 stopped after any file holds whole ones, and goes on', async ({ journal: { client } }) => {
    const ana = await person(client, 'Ana', 'Ruiz')
    await talk(client, '2026-11-20', [ana])
    await exportVault(client)
    const old = contents()
    await talk(client, '2026-11-22', [ana])
    await talk(client, '2026-11-23', [ana])
    await exportVault(client)
    const now = contents()
    const changed = Object.keys(now).filter((path) => now[path] !== old[path])
    for (let stop = 0; stop <= changed.length; stop++) {
      rmSync(folder, { recursive: true })
      const write = (from: Record<string, string>, count: number, isWhole: boolean) => {
        const target = openExportFolder(folder)
        for (const [path, text] of Object.entries(from).slice(0, count)) target.write({ path, id: path, text })
        if (isWhole) run(target)
      }
      write(old, Infinity, true)
      write(now, stop + 1, false)
      writeFileSync(join(folder, '.rapport', 'draft'), 'half a fi')
      for (const [path, text] of Object.entries(contents())) expect([old[path], now[path]]).toContain(text)
      write(now, Infinity, true)
      expect(contents()).toEqual(now)
    }
  })

  test('X8 stopped at any step of putting files in their place holds whole ones, and goes on', async () => {
    const first = {
      'People/Ana.md': 'one',
      'People/Tom.md': 'two',
      'Journal/2026-11-20.md': 'three',
      'More/Ask.md': 'gone',
    }
    const next = {
      'People/Ana.md': 'ONE',
      'People/Cy.md': 'new',
      'Journal/2026-11-20.md': 'THREE',
      'Goals/Board.md': 'four',
    }
    const write = (from: Readonly<Record<string, string>>, stop: number) => {
      const target = openExportFolder(folder)
      for (const [path, text] of Object.entries(from)) target.write({ path, id: path, text })
      const steps = target.finish('')
      let [taken, hasEnded] = [0, false]
      while (!hasEnded && taken < stop) {
        hasEnded = steps.next().done === true
        taken += 1
      }
      return { taken, hasEnded }
    }
    const { taken } = write(first, Infinity)
    expect(taken).toBeGreaterThan(3)
    for (let stop = 0; ; stop++) {
      rmSync(folder, { recursive: true })
      write(first, Infinity)
      const before = contents()
      const { hasEnded } = write(next, stop)
      for (const [path, text] of Object.entries(contents()))
        expect([before[path], before[path.replace('Removed/', '')], next[path as keyof typeof next]]).toContain(text)
      // Killed: nobody has let go of the folder.
      write(next, Infinity)
      const whole = contents()
      expect(whole).toMatchObject(next)
      expect(whole['Removed/More/Ask.md']).toBe('gone')
      expect(readdirSync(join(folder, '.rapport'))).toEqual(['files.json'])
      if (hasEnded) break
    }
  })

  test('X8 a stopped export has touched nothing in the folder, and leaves nothing behind', () => {
    const target = openExportFolder(folder)
    target.write({ path: 'People/Ana.md', id: 'a', text: 'one' })
    expect(files()).toEqual([])
    target.close()
    expect(readdirSync(join(folder, '.rapport'))).toEqual([])
  })

  test('X3 what somebody writes while an export is made is kept, and the new one stands beside', () => {
    const write = (text: string, meanwhile?: () => void) => {
      const target = openExportFolder(folder)
      for (const path of ['People/Ana.md', 'People/Tom.md']) target.write({ path, id: path, text })
      meanwhile?.()
      return run(target)
    }
    write('one')
    const mine = () => writeFileSync(join(folder, 'People/Ana.md'), 'Mine.')
    expect(write('two', mine)).toMatchObject({ keptByHand: ['People/Ana.md'] })
    const expected = { 'People/Ana.md': 'Mine.', 'People/Ana (Rapport).md': 'two', 'People/Tom.md': 'two' }
    expect(contents()).toEqual(expected)
    expect(write('two')).toMatchObject({ written: 0, keptByHand: ['People/Ana.md'] })
    expect(contents()).toEqual(expected)
  })

  test('X8 a file of which a power cut has left nothing but its name, or zeros, is written again', () => {
    const write = () => {
      const target = openExportFolder(folder)
      for (const path of ['People/Ana.md', 'People/Tom.md']) target.write({ path, id: path, text: path })
      run(target)
    }
    write()
    const whole = contents()
    writeFileSync(join(folder, 'People/Ana.md'), '')
    writeFileSync(join(folder, 'People/Tom.md'), '\0'.repeat(12))
    write()
    expect(contents()).toEqual(whole)
  })

  test('X8 says where it was stopped, and the next one where the one before was', () => {
    const paths = ['People/Ana.md', 'People/Tom.md', 'Journal/2026-11-20.md']
    const write = (text: string, stop: number) => {
      const target = openExportFolder(folder)
      for (const path of paths) target.write({ path, id: path, text })
      const steps = target.finish('')
      for (let taken = 0; taken < stop; taken++) {
        const { done, value } = steps.next()
        if (done === true) return value
      }
      return target.stopped()
    }
    const aside = { isPlacing: false, inPlace: 0, of: 3, last: 'Journal/2026-11-20.md' }
    expect(write('one', 0)).toMatchObject({ written: 0, stopped: aside, earlier: null })
    expect(files()).toEqual([])
    expect(write('one', Infinity)).toMatchObject({ stopped: null, earlier: { inPlace: 0, of: 0 } })
    for (let stop = 1; ; stop++) {
      const now = `now ${stop}`
      const { stopped } = write(now, stop)
      if (stopped === null) break
      const inPlace = files().filter((path) => readFileSync(join(folder, path), 'utf8') === now)
      expect(stopped).toMatchObject({ isPlacing: true, inPlace: inPlace.length, of: 3 })
      if (inPlace.length > 0) expect(inPlace).toContain(stopped.last)
      // Killed: nobody has let go of the folder.
      expect(write(now, Infinity)).toMatchObject({ stopped: null, earlier: { inPlace: inPlace.length, of: 3 } })
      expect(write(now, Infinity)).toMatchObject({ stopped: null, earlier: null })
    }
  })

  test('X8 a file of which a power cut has left a part is written again, and what is no part of it is kept', () => {
    const page = (letter: string) => letter.repeat(4096)
    const text = `${page('a')}${page('b')}${page('c')}end`
    const write = (said = text) => {
      const target = openExportFolder(folder)
      target.write({ path: 'People/Ana.md', id: 'ana', text: said })
      return run(target)
    }
    const file = join(folder, 'People/Ana.md')
    const zeros = '\0'.repeat(4096)
    for (const part of [
      page('a'),
      page('a') + page('b'),
      page('a') + zeros + page('c'),
      text.slice(0, -3) + '\0\0\0',
      `${zeros}${page('b')}`,
    ]) {
      write()
      writeFileSync(file, part)
      expect(write()).toMatchObject({ keptByHand: [], written: 1 })
      expect(contents()).toEqual({ 'People/Ana.md': text })
      // Also where there is something new to say of it.
      writeFileSync(file, part)
      expect(write(`${text} more`)).toMatchObject({ keptByHand: [] })
    }
    for (const mine of [text.slice(0, 5000), `${page('a')}mine`, `${page('b')}${page('a')}`, `${text}${zeros}`]) {
      rmSync(folder, { recursive: true })
      write()
      writeFileSync(file, mine)
      expect(write()).toMatchObject({ keptByHand: ['People/Ana.md'] })
      expect(readFileSync(file, 'utf8')).toBe(mine)
    }
    // Before the notes of it were written, too.
    rmSync(folder, { recursive: true })
    const target = openExportFolder(folder)
    target.write({ path: 'People/Ana.md', id: 'ana', text })
    const steps = target.finish('')
    while (!existsSync(file)) steps.next()
    writeFileSync(file, page('a'))
    expect(write()).toMatchObject({ keptByHand: [] })
    expect(contents()).toEqual({ 'People/Ana.md': text })
  })

  test('X3 with nothing new is looked at file by file: what somebody took away comes again, and another wish is something new', async ({
    journal: { client },
  }) => {
    const ana = await person(client, 'Ana', 'Ruiz')
    await talk(client, '2026-11-20', [ana])
    await exportVault(client)
    const whole = contents()
    expect(await exportVault(client)).toMatchObject({ written: 0, unchanged: Object.keys(whole).length })
    rmSync(join(folder, 'Journal', '2026-11-20.md'))
    expect(await exportVault(client)).toMatchObject({ written: 1 })
    expect(contents()).toEqual(whole)
    expect(await exportVault(client)).toMatchObject({ written: 0 })
    const run = client.commands.exportFolder({ format: 'vault', folder, links: 'markdown' })
    expect((await reportOf(client, run, 'export')).result.written).toBeGreaterThan(0)
    await exportVault(client)
    expect(contents()).toEqual(whole)
  })

  test('words that look like data are words', async ({ journal: { client } }) => {
    const said = { label: '', preferred: false, kind: 'other', value: '{"price":1e20,"gone":null}' }
    const ana = await person(client, 'Ana', 'Ruiz')
    await client.commands.putEntry({ id: ana, entryId: null, entry: { collection: 'channels', value: said } } as never)
    await exportVault(client)
    expect(Object.values(contents()).join('\n')).toContain(said.value)
  })

  test('what the notes of the folder say of files outside of it moves, writes and removes nothing there', async ({
    journal: { client },
  }) => {
    await person(client, 'Ana', 'Ruiz')
    await exportVault(client)
    const outside = join(folder, '..', 'outside.md')
    writeFileSync(outside, 'mine')
    const notes = join(folder, '.rapport', 'files.json')
    const said = JSON.parse(readFileSync(notes, 'utf8'))
    const [ana] = Object.values<{ id: string }>(said.files)
    for (const path of ['../outside.md', 'People/../../outside.md', outside])
      said.files[path] = { id: ana?.id, sha256: createHash('sha256').update('mine').digest('hex') }
    writeFileSync(notes, JSON.stringify(said))
    await exportVault(client)
    expect(readFileSync(outside, 'utf8')).toBe('mine')
    expect(openExportFolder(folder).before.get(ana?.id ?? '')).not.toContain('outside')
  })

  test('every word of a journal is in it, but for what is private, secret or forgotten', async ({
    journal: { client },
  }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    const ana = await person(client, 'Ana', 'Ruiz')
    const { id } = await talk(client, '2026-11-20', [ana], {
      notes: 'Wordnotes',
      learned: 'Wordlearned',
      topic: 'Wordtopic',
    })
    await client.commands.setParticipantNote({ id, person: ana, note: 'Wordprivate' })
    const gone = await person(client, 'Wordforgotten')
    await client.commands.forget({ id: gone })
    await exportVault(client, { cards: true })
    const all = Object.values(contents()).join('\n')
    for (const word of ['Wordnotes', 'Wordlearned', 'Wordtopic', 'Wordprivate']) expect(all).toContain(word)
    expect(all).not.toContain('Wordforgotten')
    const said = wordsOf(await everythingSaid(client))
    const known = wordsOf(all)
    expect([...said].filter((word) => !known.has(word))).toEqual([])
    const { session } = await client.commands.openText({ id: ana, field: 'notes' })
    await client.commands.editText({ session, text: 'Wordaboutana' })
    await client.commands.closeText({ session })
    await exportVault(client, { cards: true })
    expect(Object.values(contents()).join('\n')).toContain('Wordaboutana')
    await exportVault(client, { cards: true, withoutPrivate: true })
    for (const word of ['Wordprivate', 'Wordaboutana']) expect(Object.values(contents()).join('\n')).not.toContain(word)
  })

  test('goes nowhere where no folder can be', async ({ journal: { client } }) => {
    expect(await refusalOf(client.commands.exportFolder({ format: 'vault', folder: 'here' }))).toMatchObject({
      code: 'FOLDER_UNUSABLE',
    })
    writeFileSync(join(folder, '..', 'file'), '')
    await expect(exportVault(client, { folder: join(folder, '..', 'file') })).rejects.toThrow(/FOLDER_UNUSABLE/)
  })

  test('a finished review is a note with front matter: texts word for word, and the numbers of then', async ({
    journal: { client },
  }) => {
    const { commands, queries } = client
    const { id: ana } = await commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' }, ring: 'inner' })
    const write = async (id: ReviewId, field: ReviewText, text: string) => {
      const { session } = await commands.openText({ id, field })
      await commands.editText({ session, text })
      await commands.closeText({ session })
    }
    const texts = {
      happened: 'Two conversations, one of them *hard*.\n\n> She said “later”.',
      neglected: 'Nobody else.',
      barriers: 'I am imposing.',
      learned: '# Ask\n\n1. first\n2. twice\n\n```\n- [ ] no task of mine\n```',
      surprised: 'Überhaupt: 日本語, 🎻.',
      decisions: '- Write less.',
      expected: 'I expect to meet **two CFOs**.',
    } as const
    const before = await commands.beginReview({ rhythm: 'weekly', from: day('2026-11-09'), to: day('2026-11-15') })
    await write(before.id, 'expected', 'I expect rain, and Ana Ruiz in it.')
    await commands.finishReview({ id: before.id })
    await talk(client, '2026-11-17', [ana])
    await talk(client, '2026-11-18', [ana])
    const { id } = await commands.beginReview({ rhythm: 'weekly', from: day('2026-11-16'), to: day('2026-11-22') })
    for (const [field, text] of Object.entries(texts)) await write(id, field as ReviewText, text)
    await commands.choosePeople({ id, people: [ana], chosen: true })
    await commands.scheduleFollowUp({ text: 'Write to Ana', actor: 'me', people: [{ id: ana }], origin: id })
    await commands.finishReview({ id })
    // What comes later is in no number of then.
    await talk(client, '2026-11-19', [ana])
    const draft = await commands.beginReview({ rhythm: 'monthly', from: day('2026-11-01'), to: day('2026-11-30') })
    await write(draft.id, 'learned', 'Not done yet.')
    await exportVault(client)

    const said = contents()
    const noteOf = (one: string) =>
      Object.entries(said).find(([path, text]) => path.startsWith('Reviews/') && text.includes(one))?.[1] ?? ''
    const note = noteOf(id)
    const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(note) ?? []
    const { finishes } = await queries.review({ id })
    expect(parse(head)).toEqual({
      type: 'review',
      rhythm: 'weekly',
      from: '2026-11-16',
      to: '2026-11-22',
      finished: '2026-11-23',
      sha256: finishes[0]?.sha256,
      'rapport-id': id,
    })
    for (const [field, text] of Object.entries(texts)) {
      const shown = field === 'learned' ? text.replace('- [ ] no', '- \\[ ] no') : text
      expect(body).toContain(`\n\n${shown}\n`)
    }
    expect(body).toContain('## What I expected\n\nI expect rain, and Ana Ruiz in it.\n')
    expect(body.indexOf('I expect rain')).toBeLessThan(body.indexOf('## Numbers'))
    const numbers = finishes[0]?.frozen?.numbers ?? []
    expect(numbers.length).toBeGreaterThan(8)
    for (const { code, value } of numbers) {
      const words = code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ')
      expect(body).toMatch(new RegExp(`^- ${words}(?: \\([^)]*\\))?: ${value}\\b`, 'm'))
    }
    expect(body).toMatch(/^- Conversations: 2$/m)
    expect(body).toMatch(/^- Kept warm: 1 \/ 1 – Ana Ruiz\n {2}- Version 1, Rings inner close$/m)
    expect(body).toMatch(/^- Write to Ana$/m)
    expect(body).toMatch(/## Who went quiet\n\nNobody else\.\n\nAna Ruiz\n/)
    expect(noteOf(draft.id)).toMatch(
      /^---\ntype: review\nrhythm: monthly\nfrom: 2026-11-01\nto: 2026-11-30\nrapport-id: /,
    )
    expect(noteOf(draft.id)).toContain('## What I learned\n\nNot done yet.')

    // With names hidden nobody is named in it, and nothing else is missing.
    rmSync(folder, { recursive: true })
    await exportVault(client, { namesHidden: true })
    const shown = Object.entries(contents())
      .filter(([path]) => path.startsWith('Reviews/'))
      .map(([, text]) => text)
      .join('\n')
    expect(shown).not.toMatch(/Ana|Ruiz|rapport-id/)
    expect(shown).toContain(texts.surprised)
  })
})

/** Front matter as flat as this is a line for each property, or for each value of a list. */
function frontOf(path: string): Record<string, unknown> {
  const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(join(folder, path), 'utf8')) ?? []
  const read: Record<string, unknown> = {}
  let last = ''
  for (const line of front.split('\n')) {
    const [, item] = /^ {2}- (.*)$/.exec(line) ?? []
    const [, key = '', value = ''] = /^([\w-]+):(?: (.*))?$/.exec(line) ?? []
    if (item !== undefined) (read[last] as unknown[]).push(scalarOf(item))
    else read[(last = key)] = value === '' ? [] : scalarOf(value)
  }
  return read
}

function scalarOf(text: string): unknown {
  return /^(?:".*"|-?\d+(?:\.\d+)?|true|false)$/.test(text) ? JSON.parse(text) : text
}

async function allFollowUps({ queries }: JournalClient) {
  const { rows } = await queries.followUps({ limit: 500 })
  return rows
}

/** What the documents of people, conversations and follow-ups say in texts. */
async function everythingSaid({ queries }: JournalClient): Promise<string> {
  let text = ''
  let after: number | null = null
  do {
    const piece: Awaited<ReturnType<JournalClient['queries']['exportChunk']>> = await queries.exportChunk({
      after,
      cards: true,
    })
    text += piece.text
    after = piece.next
  } while (after !== null)
  const { documents } = JSON.parse(text) as { documents: Record<string, unknown>[] }
  return (
    documents
      .filter(({ kind, deletedAt }) => kind !== 'preferences' && deletedAt === undefined)
      // Nobody has said who began: that is told by saying nothing.
      .flatMap(({ kind: _kind, startedBy: _unknown, ...document }) => textsOf(document))
      .join('\n')
  )
}

function textsOf(value: unknown): string[] {
  // Ids and checksums are no words; what is frozen is told field by field.
  if (typeof value === 'string') {
    if (/^[0-9a-f-]{32,64}$/.test(value)) return []
    return value.startsWith('{"') ? textsOf(JSON.parse(value)) : [value]
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
}
