import fc from 'fast-check'
import { expect } from 'vitest'
import type { JournalClient, QueryInput } from '#shared/contract/contract.ts'
import { foldText } from '#shared/model/fold-text.ts'
import { day, test } from '#support/journal-test.ts'
import { dumpRows, whileClosed } from '#support/row-dump.ts'
import { openTestJournal, reportOf, type TestJournal } from '#support/test-journal.ts'

async function titles(
  { queries }: JournalClient,
  text: string,
  more: Partial<QueryInput<'search'>> = {},
): Promise<string[]> {
  return (await queries.search({ text, ...more })).hits.map(({ title }) => title)
}

test('people are found by every part of their name, from its beginning, with or without accents', async ({
  journal: { client },
}) => {
  await client.commands.addPerson({ names: { given: 'Jörg', family: 'Müller', nick: 'Jojo' } })
  await client.commands.addPerson({ names: { given: '太郎', family: '山田', phonetic: 'やまだ たろう' } })
  for (const text of ['jörg', 'jorg', 'MULLER', 'mü', 'müller jör', 'jojo'])
    expect(await titles(client, text)).toEqual(['Jörg Müller'])
  for (const text of ['山田', '太郎', '山田太郎', '山', 'やまだ'])
    expect(await titles(client, text)).toEqual(['山田太郎'])
  expect(await titles(client, 'ller')).toEqual([])
})

test('a planned conversation is found by the names of its people, also by one that they got since', async ({
  journal: { client },
}) => {
  const { commands } = client
  const { id } = await commands.addPerson({ names: { given: 'Tom', family: 'Okafor' } })
  await commands.logConversation({ date: day('2026-11-27'), channel: 'dinner', topic: 'gutter', people: [{ id }] })
  expect(await titles(client, 'okafor gutter')).toEqual(['gutter'])
  expect(await titles(client, 'okafor')).toEqual(['Tom Okafor', 'gutter'])
  await commands.editPerson({ id, names: { family: 'Adeyemi' } })
  expect(await titles(client, 'gutter adey')).toEqual(['gutter'])
  expect(await titles(client, 'okafor gutter')).toEqual([])
})

test('text of every kind is found as soon as it is written, and by its new words after a change', async ({
  journal: { client },
}) => {
  const { commands } = client
  const logged = await commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    topic: 'platform org',
    notes: 'wants to grow dahlias',
    tags: ['mentor'],
    learned: 'plays chess',
    people: [{ name: 'Ana Ruiz', organisation: 'Acme' }],
    followUps: [{ text: 'Send the deck', actor: 'me' }],
  })
  const ana = logged.newPeople[0] as never
  await commands.addCircle({ name: 'Gardeners' })
  await commands.setParticipantNote({ id: logged.id, person: ana, note: 'looked tired' })
  await commands.putEntry({
    id: ana,
    entryId: null,
    entry: { collection: 'needs', value: { text: 'a data engineer' } },
  })
  for (const text of ['platform', 'dahl', 'mentor', 'chess', 'tired'])
    expect(await client.queries.search({ text })).toMatchObject({
      hits: [{ id: logged.id, kind: 'conversation', date: '2026-11-20', person: { id: ana } }],
    })
  expect(await client.queries.search({ text: 'deck' })).toMatchObject({
    hits: [{ kind: 'follow-up', title: 'Send the deck' }],
  })
  expect(await client.queries.search({ text: 'gardeners' })).toMatchObject({ hits: [{ kind: 'circle' }] })
  expect(await client.queries.search({ text: 'data engineer' })).toMatchObject({ hits: [{ kind: 'person', id: ana }] })
  // By the name of an organisation: it, and the people there.
  expect((await client.queries.search({ text: 'acme' })).hits.map(({ kind }) => kind).toSorted()).toEqual([
    'organisation',
    'person',
  ])
  const acme = (await client.queries.organisations({}))[0]?.id as never
  await commands.renameOrganisation({ id: acme, name: 'Zenith' })
  expect(await titles(client, 'acme')).toEqual([])
  expect((await client.queries.search({ text: 'zenith' })).hits.map(({ kind }) => kind).toSorted()).toEqual([
    'organisation',
    'person',
  ])
  await commands.editConversation({ id: logged.id, topic: 'hiring', tags: [] })
  expect(await titles(client, 'platform')).toEqual([])
  expect(await titles(client, 'mentor')).toEqual([])
  expect(await titles(client, 'hiring')).toEqual(['hiring'])
})

test('a merged person is found by the old name, once, also along a chain', async ({ journal: { client } }) => {
  const { commands, queries } = client
  const add = async (given: string) => (await commands.addPerson({ names: { given } })).id
  const [anna, annie, ana] = [await add('Anna'), await add('Annie'), await add('Ana')]
  await commands.mergePeople({ from: anna, into: annie })
  await commands.mergePeople({ from: annie, into: ana })
  for (const text of ['anna', 'annie', 'ana', 'an']) {
    expect((await queries.search({ text })).hits).toMatchObject([
      { id: ana, kind: 'person', title: 'Ana', person: { id: ana, name: 'Ana' } },
    ])
  }
  expect(await queries.peopleNamed({ text: 'ana' })).toMatchObject([{ id: ana }])
})

test('a person and a word find the conversation, results name who was there, and whoever is called so comes first', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  const { id } = await commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    topic: 'the printer',
    people: [{ name: 'Ilse Brandt' }, { name: 'Tom Hale' }],
  })
  const those = (await queries.conversation({ id })).people.map((one) => ({ id: one.id }))
  await commands.scheduleFollowUp({ text: 'Send toner', actor: 'me', due: day('2026-12-01'), people: those })
  for (let count = 0; count < 6; count++) {
    await commands.logConversation({ date: day('2026-11-21'), channel: 'call', people: [{ name: 'Ilse Brandt' }] })
  }
  const both = { kind: 'conversation', id, people: [{ name: 'Ilse Brandt' }, { name: 'Tom Hale' }] }
  expect((await queries.search({ text: 'ilse printer' })).hits).toMatchObject([both])
  const toner = (await queries.search({ text: 'toner hale' })).hits
  expect(toner).toMatchObject([{ kind: 'follow-up', due: '2026-12-01', people: [{}, {}] }])
  // More than fit, and those with the name first all the same.
  const few = await queries.search({ text: 'tom', limit: 2 })
  expect(few.hits.map(({ kind, title }) => [kind, title])[0]).toEqual(['person', 'Tom Hale'])

  // A conversation is found by the name that they have now, also after a merge, and after that was undone.
  const tom = (await queries.peopleNamed({ text: 'tom' }))[0]?.id as never
  await commands.editPerson({ id: tom, names: { given: 'Thomas', family: 'Hale' } })
  expect(await titles(client, 'tom printer')).toEqual([])
  expect(await titles(client, 'thomas printer')).toEqual(['the printer'])
  const other = (await commands.addPerson({ names: { given: 'Zeno' } })).id
  const { undo } = await commands.mergePeople({ from: tom, into: other })
  expect(await titles(client, 'zeno printer')).toEqual(['the printer'])
  await commands.undo({ token: undo as never })
  expect(await titles(client, 'zeno printer')).toEqual([])
  expect(await titles(client, 'thomas printer')).toEqual(['the printer'])
})

test('days are searched for as they are said, with a name or without', async ({ journal: { client } }) => {
  for (const [date, topic] of [
    ['2026-03-14', 'spring'],
    ['2026-11-18', 'autumn'],
    ['2026-11-20', 'march past'],
  ] as const) {
    await client.commands.logConversation({
      date: day(date),
      channel: 'call',
      topic,
      people: [{ name: 'Ilse Brandt' }],
    })
  }
  expect(await titles(client, 'march')).toEqual(['spring', 'march past'])
  expect(await titles(client, '2026-03')).toEqual(['spring'])
  expect(await titles(client, 'last week')).toEqual(['march past', 'autumn'])
  expect((await titles(client, 'ilse march'))[0]).toBe('spring')
  expect(await client.queries.search({ text: 'march' })).toMatchObject({
    days: { from: '2026-03-01', to: '2026-03-31' },
  })
})

test('one slip of the fingers is forgiven where nothing else is found, and said', async ({ journal: { client } }) => {
  await client.commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    topic: 'the printer',
    people: [{ name: 'Ilse Brandt' }],
  })
  for (const text of ['pritner', 'priner', 'prinnter', 'prinzer', 'ilse printre', 'brandt xprinter', 'ilze printer']) {
    expect(await titles(client, text)).toEqual(['the printer'])
    expect(await client.queries.search({ text })).toMatchObject({ isClose: true })
  }
  expect(await titles(client, 'prntr')).toEqual([])
  expect(await client.queries.search({ text: 'printer' })).toMatchObject({ isClose: false })
})

test('what is in the trash is not found until it is restored', async ({ journal: { client } }) => {
  const { commands } = client
  const { id } = await commands.addPerson({ names: { given: 'Ana' } })
  await commands.moveToTrash({ ids: [id] })
  expect(await titles(client, 'ana')).toEqual([])
  expect(await client.queries.peopleNamed({ text: 'ana' })).toEqual([])
  await commands.restoreFromTrash({ ids: [id] })
  expect(await titles(client, 'ana')).toEqual(['Ana'])
})

test('few are ranked with names first, many are given newest first, with the matching words marked', async ({
  journal: { client },
}) => {
  const { commands, queries } = client
  for (let count = 1; count <= 9; count++) {
    await commands.logConversation({
      date: day(`2026-11-0${10 - count}`),
      channel: 'call',
      people: [],
      topic: `talk ${10 - count}`,
      notes: 'about chess and the garden',
    })
  }
  await commands.addPerson({ names: { given: 'Chess', family: 'Master' } })
  const ranked = await queries.search({ text: 'chess' })
  expect(ranked).toMatchObject({ order: 'relevance', more: false })
  expect(ranked.hits[0]).toMatchObject({ kind: 'person', title: 'Chess Master' })
  const newest = await queries.search({ text: 'chess', kinds: ['conversation'], limit: 4 })
  expect(newest).toMatchObject({ order: 'newest', more: true })
  expect(newest.hits.map(({ title }) => title)).toEqual(['talk 9', 'talk 8', 'talk 7', 'talk 6'])
  expect(newest.hits[0]?.snippet).toContain('\u0002chess\u0003')
})

test('only the kinds that are asked for are found', async ({ journal: { client } }) => {
  await client.commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    people: [{ name: 'Garden Lee' }],
    topic: 'garden',
    followUps: [{ text: 'garden', actor: 'me' }],
  })
  const kinds = async (wanted?: QueryInput<'search'>['kinds']) =>
    (await client.queries.search({ text: 'garden', ...(wanted && { kinds: wanted }) })).hits
      .map(({ kind }) => kind)
      .toSorted()
  expect(await kinds()).toEqual(['conversation', 'follow-up', 'person'])
  expect(await kinds([])).toEqual(['conversation', 'follow-up', 'person'])
  expect(await kinds(['follow-up'])).toEqual(['follow-up'])
  expect(await kinds(['person', 'conversation'])).toEqual(['conversation', 'person'])
  // The name of a kind is no text of an entry.
  expect(await titles(client, 'conversation')).toEqual([])
})

test('whatever is typed is looked for as text, and never a mistake', async () => {
  const journal = openTestJournal()
  const { commands, queries } = journal.client
  await commands.logConversation({
    date: day('2026-11-20'),
    channel: 'call',
    people: [],
    topic: 'AND OR NOT NEAR quoted',
  })
  for (const text of [
    'NOT',
    'and',
    '"quoted"',
    'near(',
    'title:quoted',
    '{title} : x OR quoted',
    'quoted*',
    '^quoted',
    '-quoted',
    'a"b',
    `'; --`,
    '*',
    '(',
    'NEAR(a b, 5)',
  ]) {
    await expect(queries.search({ text })).resolves.toBeDefined()
  }
  expect(await titles(journal.client, 'NOT')).toEqual(['AND OR NOT NEAR quoted'])
  expect(await titles(journal.client, '"quoted" NOT*')).toEqual(['AND OR NOT NEAR quoted'])
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ maxLength: 500 }),
  )
  await fc.assert(
    fc.asyncProperty(odd, async (text) => {
      await queries.search({ text })
      await queries.peopleNamed({ text: text.slice(0, 200) })
      await queries.people({ text: text.slice(0, 200) })
      await queries.peopleMentioned({ line: text })
      await queries.organisations({ text: text.slice(0, 200) })
    }),
    { numRuns: 150 },
  )
  await journal.close()
})

test('a text is found by each word that it was written with', async () => {
  const journal = openTestJournal()
  const { commands, queries } = journal.client
  const word = fc.stringMatching(/^[A-Za-zäöüßéñçøłА-Яа-яא-ת一-龯ぁ-んァ-ヶ0-9]{1,12}$/u)
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), async (words) => {
      const { id } = await commands.logConversation({
        date: day('2026-11-20'),
        channel: 'call',
        people: [],
        topic: words.join(' '),
        notes: '',
      })
      for (const one of words) {
        const { hits } = await queries.search({ text: one, limit: 200 })
        expect(hits.map((hit) => hit.id)).toContain(id)
      }
      await commands.forget({ id })
    }),
    { numRuns: 60 },
  )
  await journal.close()
})

/** Rows are those that the documents make. */
async function expectSoundRows(journal: TestJournal) {
  const before = await whileClosed(journal, dumpRows)
  await reportOf(journal.client, journal.client.commands.rebuild(), 'rebuild')
  expect(await whileClosed(journal, dumpRows)).toEqual(before)
  await journal.close()
}

async function journalWith(notes: readonly string[]) {
  const journal = openTestJournal()
  for (const text of notes)
    await journal.client.commands.logConversation({
      date: day('2026-11-20'),
      channel: 'call',
      people: [],
      topic: text.slice(0, 200),
      notes: text,
    })
  return journal
}

test('letters that no accent makes are read as a reader would, in what is written and in what is asked', async () => {
  const pairs = [
    ['Łukasz was there', 'lukasz'],
    ['Søren was there', 'soren'],
    ['Đorđe was there', 'dorde'],
    ['Straße was there', 'strasse'],
    ['Ærø was there', 'aero'],
    ['Yıldız was there', 'yildiz'],
    ['Νίκος was there', 'νικοσ'],
    ['Ἀθῆναι was there', 'αθηναι'],
    ['Андрей was there', 'андреи'],
    ['مُحَمَّد was there', 'محمد'],
    ['O’Brien was there', 'obrien'],
    ['zero\u200dwidth was there', 'zerowidth'],
    ['Jo\u0308rg was there', 'jorg'],
  ] as const
  const journal = await journalWith(pairs.map(([text]) => text))
  for (const [text, typed] of pairs) {
    const word = text.split(' ')[0] ?? ''
    for (const asked of [typed, word, typed.toUpperCase(), typed.slice(0, 3), word.slice(0, 3)]) {
      const hits = (await journal.client.queries.search({ text: asked })).hits
      expect(
        hits.map(({ title }) => title),
        asked,
      ).toContain(text)
    }
    const [hit] = (await journal.client.queries.search({ text: typed })).hits
    expect(hit?.snippet).toContain('was there')
  }
  // What is written without them is found by who writes with them.
  const plain = await journalWith(['Lukasz and Strasse'])
  for (const asked of ['łukasz', 'straße', 'Łukasz Straß']) expect(await titles(plain.client, asked)).toHaveLength(1)
  await plain.close()
  await journal.close()
})

test('each accented letter of Latin script is found without its accent', async () => {
  const letters = Array.from({ length: 0x17f - 0xc0 }, (_, index) => String.fromCharCode(0xc0 + index)).filter(
    (letter) => /\p{L}/u.test(letter),
  )
  const journal = await journalWith(letters.map((letter, index) => `ab${letter}cd${index}`))
  for (const [index, letter] of letters.entries()) {
    const bare = foldText(`ab${letter}cd${index}`)
    for (const asked of [bare, `ab${letter}cd${index}`])
      expect(await titles(journal.client, asked), asked).toContain(`ab${letter}cd${index}`)
  }
  await journal.close()
})

test('words of Chinese, Japanese and Korean are found in the middle of a sentence, and marked', async () => {
  const texts = [
    '昨日は東京都庁で会議がありました',
    '我们讨论了北京的合同',
    '김민준 님은 대한민국축구협회에서 일합니다',
    '第3回の会議',
  ]
  const journal = await journalWith(texts)
  for (const [asked, at] of [
    ['会議', 0],
    ['都庁', 0],
    ['庁', 0],
    ['合同', 1],
    ['北京 合同', 1],
    ['축구', 2],
    ['협회', 2],
    ['3回', 3],
  ] as const)
    expect(await titles(journal.client, asked), asked).toContain(texts[at])
  expect(await titles(journal.client, '京東')).toEqual([])
  const [hit] = (await journal.client.queries.search({ text: '東京' })).hits
  expect(hit?.snippet).toBe('昨日は\u0002東京\u0003都庁で会議がありました')
  await journal.close()
})

test('parts of German compounds are found, and the word they stand in is marked', async () => {
  const texts = [
    'Sie schickt den Arbeitsvertrag bis Freitag',
    'neue Geschäftsführerin bei der Stadtsparkasse',
    'der Miet\u00adwagen\u00adschlüssel',
    'a plain sentence',
  ]
  const journal = await journalWith(texts)
  for (const [asked, at] of [
    ['vertrag', 0],
    ['führerin', 1],
    ['fuhrerin', 1],
    ['Sparkasse', 1],
    ['kasse', 1],
    ['schlüssel', 2],
  ] as const)
    expect(await titles(journal.client, asked), asked).toEqual([texts[at]])
  const [hit] = (await journal.client.queries.search({ text: 'vertrag' })).hits
  expect(hit?.snippet).toBe('Sie schickt den \u0002Arbeitsvertrag\u0003 bis Freitag')
  await journal.close()
})

test('text without spaces stands everywhere as it was written, and is found however its letters are composed', async () => {
  const notes = '我们讨论了北京的合同、会议A社'
  const journal = await journalWith(['昨日は東京都庁で会議'])
  const { commands, queries } = journal.client
  const [hit] = (await queries.search({ text: '都庁' })).hits
  expect(hit?.title).toBe('昨日は東京都庁で会議')
  const id = hit?.id as never
  const { id: other } = await commands.logConversation({
    date: day('2026-11-19'),
    channel: 'call',
    people: [{ name: '山田太郎' }],
    notes,
  })
  expect((await queries.conversation({ id: other })).notes).toBe(notes)
  const { rows } = await queries.journal({ before: null })
  expect(rows.map(({ excerpt }) => excerpt)).toContain(notes)
  const [long] = (await queries.search({ text: '合同' })).hits
  expect(long?.snippet).toBe('我们讨论了北京的\u0002合同\u0003、会议A社')
  expect(await titles(journal.client, 'A社')).toHaveLength(1)
  await commands.editConversation({ id, topic: '김민준 님은 축구협회에서'.normalize('NFD') })
  expect(await titles(journal.client, '협회')).toEqual(['김민준 님은 축구협회에서'.normalize('NFD')])
  // By the name of who was there, and by the name that they have later.
  const person = (await queries.peopleNamed({ text: '山田' }))[0]?.id as never
  await commands.editPerson({ id: person, names: { display: '山田花子', given: '花子', family: '山田' } })
  expect((await queries.search({ text: '花子 合同' })).hits.map((one) => one.id)).toEqual([other])
  await expectSoundRows(journal)
})

test('a compound is forgotten with the last text that has it, and not before', async () => {
  const journal = await journalWith([])
  const { commands, queries } = journal.client
  for (const topic of ['der Arbeitsvertrag', 'ein Arbeitsvertrag'])
    await commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [], topic })
  const [one, other] = (await queries.search({ text: 'vertrag' })).hits
  await commands.editConversation({ id: one?.id as never, topic: 'die Straßenbahn' })
  expect(await titles(journal.client, 'vertrag')).toHaveLength(1)
  expect(await titles(journal.client, 'bahn')).toEqual(['die Straßenbahn'])
  await commands.forget({ id: other?.id as never })
  expect(await titles(journal.client, 'vertrag')).toEqual([])
  const compounds = await whileClosed(journal, (database) => database.prepare('SELECT * FROM compounds').all())
  expect(compounds).toEqual([{ word: 'strassenbahn', texts: 1 }])
  await expectSoundRows(journal)
})

test('a compound that another text has with a small letter goes with those that have it with a capital', async () => {
  const journal = await journalWith([])
  const { commands, queries } = journal.client
  const log = (topic: string) =>
    commands.logConversation({ date: day('2026-11-20'), channel: 'call', people: [], topic })
  const { id } = await log('in der Werkstatt')
  await log('in der werkstatt')
  await commands.forget({ id })
  expect((await queries.search({ text: 'werkstatt' })).hits).toHaveLength(1)
  await expectSoundRows(journal)
})

test('words beside a text go with it', async () => {
  const journal = await journalWith(['Łukasz und der Arbeitsvertrag'])
  const { commands, queries } = journal.client
  const [hit] = (await queries.search({ text: 'lukasz' })).hits
  await commands.editConversation({ id: hit?.id as never, topic: 'Møte' })
  await expect.poll(async () => titles(journal.client, 'mote')).toHaveLength(1)
  await commands.forget({ id: hit?.id as never })
  for (const asked of ['lukasz', 'vertrag', 'mote']) expect(await titles(journal.client, asked)).toEqual([])
  await journal.close()
})
