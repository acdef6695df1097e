import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import type { JournalClient, QueryOutput } from '#shared/contract/contract.ts'
import type { Person } from '#shared/model/person.ts'
import { day, test } from '#support/journal-test.ts'
import { oddValues } from '#support/odd-values.ts'
import { openTestJournal, reportOf } from '#support/test-journal.ts'
import { everythingSaid } from '#support/whole-import.ts'
import { filesOf } from '#support/zip-file.ts'

async function peopleOf(client: JournalClient): Promise<Person[]> {
  const whole = JSON.parse(
    `[${(await everythingSaid(client)).replaceAll(/^\s*\{"format[\s\S]*?"documents":\s*\[|\]\s*\}\s*$/g, '')}]`,
  ) as { kind: string }[]
  return whole.filter(({ kind }) => kind === 'person') as Person[]
}

/** A vault, a table and a calendar without names, with the names of the files. */
async function hiddenFiles(client: JournalClient): Promise<string> {
  const folder = join(mkdtempSync(join(tmpdir(), 'rapport-hidden-')), 'vault')
  try {
    const asked = { format: 'vault' as const, folder, cards: true, namesHidden: true }
    await reportOf(client, client.commands.exportFolder(asked), 'export')
    const files = Object.entries(filesOf(folder)).map(([path, text]) => `${path}\n${text}`)
    const tables = ['csv', 'csv-google', 'calendar', 'vcard', 'kumu'] as const
    const texts = await Promise.all(tables.map((format) => fileOf(client, format)))
    return [...files, ...texts].join('\n')
  } finally {
    rmSync(join(folder, '..'), { recursive: true, force: true })
  }
}

async function fileOf(
  client: JournalClient,
  format: 'csv' | 'csv-google' | 'calendar' | 'vcard' | 'kumu',
): Promise<string> {
  let all = ''
  for (let after: number | null = null; ;) {
    const piece: QueryOutput<'exportFile'> = await client.queries.exportFile({ format, after, namesHidden: true })
    all += piece.text
    after = piece.next
    if (after === null) return all
  }
}

const LETTER = String.raw`[\p{L}\p{N}\p{M}]`

/** Which of the names and addresses of these people a text says. */
function namesIn(text: string, people: readonly Person[]): string[] {
  const words = people.flatMap(({ names }) =>
    [names.given, names.family, names.nick, names.display].flatMap((name) => name.split(/[^\p{L}\p{N}\p{M}]+/u)),
  )
  const names = [...new Set(words)].filter((word) => word.length > 1 && !/^\p{Ll}/u.test(word))
  const said = people.flatMap(({ channels, places }) => [
    ...Object.values(channels).map(({ value }) => value),
    ...Object.values(places).map((place) => place.text),
  ])
  return [
    ...names.filter((name) => new RegExp(`(?<!${LETTER})${name}(?!${LETTER})`, 'u').test(text)),
    ...said.filter((one) => one !== '' && text.includes(one)),
  ]
}

describe('with names hidden', () => {
  test('no file of the sample journal names anybody of it, or says where somebody is reached', async ({
    journal: { client },
  }) => {
    await reportOf(client, client.commands.addSample(), 'sample')
    const people = await peopleOf(client)
    expect(people.length).toBeGreaterThan(20)
    expect(namesIn(await everythingSaid(client), people).length).toBeGreaterThan(50)
    expect(namesIn(await hiddenFiles(client), people)).toEqual([])
  })

  test.each([1, 2, 3])('nor do those of a random one, seed %i', async (seed) => {
    const odd = oddValues(seed)
    const { client, close } = openTestJournal()
    try {
      const given = ['Ana', 'Will', 'Zoë', 'Jörg', '太郎', 'Анна', 'Jean-Luc', 'May', "D'Arcy", 'Łukasz']
      const family = ['Ruiz', 'O’Neil', 'van der Berg', '山田', 'Иванова', 'Müller', 'Lee', 'Rose']
      const made: { id: string; said: string }[] = []
      for (let at = 0; at < 25; at++) {
        const names = { given: odd.pick(given), family: odd.pick(family), nick: odd.chance(30) ? odd.name() : '' }
        const { id } = await client.commands.addPerson({ names })
        const email = `${odd.name().replaceAll(/[^\w]/g, 'x')}@acme.example`
        const phone = `+49 30 ${1_000_000 + odd.number(8_000_000)}`
        const put = (kind: 'email' | 'phone' | 'profile', value: string) =>
          client.commands.putEntry({
            id,
            entryId: null,
            entry: { collection: 'channels', value: { kind, label: '', value, preferred: false } },
          })
        await put('email', email)
        await put('phone', phone)
        await put('profile', `https://www.linkedin.com/in/${odd.number(1e6)}-x`)
        made.push({
          id,
          said: `${names.given} ${names.family}, ${names.nick} <${email}> ${phone.replaceAll(' ', '-')}`,
        })
      }
      for (const { id } of made) {
        const other = odd.pick(made)
        await client.commands.logConversation({
          date: day(`2026-11-${String(1 + odd.number(20)).padStart(2, '0')}`),
          channel: 'coffee',
          people: [{ id: id as never }],
          topic: `about ${other.said}`,
          notes: `${other.said}\n- [[${other.said}]]`,
        })
        await client.commands.scheduleFollowUp({
          text: `ask ${other.said}`,
          people: [{ id: id as never }],
          due: day('2026-12-01'),
          actor: 'me',
        })
      }
      const people = await peopleOf(client)
      const hidden = await hiddenFiles(client)
      expect(namesIn(hidden, people)).toEqual([])
      // Whoever it is has the same letters in every file, and the next time.
      const letters = new Set(hidden.match(/Person [A-Z]{6}/g))
      expect(letters.size).toBe(people.length)
      expect(new Set((await hiddenFiles(client)).match(/Person [A-Z]{6}/g))).toEqual(letters)
    } finally {
      await close()
    }
  })
})
