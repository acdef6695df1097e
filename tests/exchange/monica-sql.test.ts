import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { sqlRows } from '#journal/exchange/sql-rows.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import { uploadFile } from '#support/import-file.ts'
import { test } from '#support/journal-test.ts'
import { MONICA, MONICA_SECRETS, monicaFile } from '#support/monica-file.ts'
import { reportOf } from '#support/test-journal.ts'
import { zipFile } from '#support/zip-file.ts'

const [twoFactor, password, key, token] = MONICA_SECRETS

/** The SQL export of the account that `monicaFile` is, as Monica writes it: everything numeric is unquoted, whatever it is. */
const DUMP = `# ************************************************************
# my-account export
SET FOREIGN_KEY_CHECKS=0;
INSERT IGNORE INTO accounts (\`id\`,\`uuid\`,\`api_key\`) VALUES
 (1,'acc','${key}');
INSERT IGNORE INTO users (\`id\`,\`password\`,\`remember_token\`,\`google2fa_secret\`) VALUES
 (1,'${password}','${token}','${twoFactor}');
INSERT IGNORE INTO special_dates (\`id\`,\`contact_id\`,\`is_age_based\`,\`is_year_unknown\`,\`date\`) VALUES
 (5,1,0,1,'1604-04-15'),
 (6,2,1,0,'1985-07-07'),
 (7,1,0,0,'2019-05-12');
INSERT IGNORE INTO contacts (\`id\`,\`uuid\`,\`first_name\`,\`last_name\`,\`nickname\`,\`is_partial\`,\`is_active\`,\`is_dead\`,\`birthday_special_date_id\`,\`first_met_special_date_id\`,\`first_met_through_contact_id\`,\`first_met_where\`,\`first_met_additional_info\`,\`stay_in_touch_frequency\`,\`job\`,\`company\`,\`created_at\`) VALUES
 (1,'${MONICA.ana}','Ana','O\\'Neil',NULL,0,1,0,5,7,2,'KubeCon','sat next to each other',60,'Head of Product','Acme','2024-01-02 10:00:00'),
 (2,'${MONICA.ben}','Ben',NULL,NULL,0,0,0,6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2024-01-02 10:00:00'),
 (3,'${MONICA.sam}','Sam',NULL,NULL,1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2024-01-02 10:00:00');
INSERT IGNORE INTO contact_field_types (\`id\`,\`name\`,\`protocol\`) VALUES
 (1,'Email','mailto:'),
 (2,'Phone','tel:');
INSERT IGNORE INTO contact_fields (\`id\`,\`contact_id\`,\`data\`,\`contact_field_type_id\`) VALUES
 (1,1,0612345678,2),
 (2,1,+33612345678,2),
 (3,1,1e5,2),
 (4,1,'ana@acme.example',1);
INSERT IGNORE INTO notes (\`id\`,\`contact_id\`,\`body\`,\`is_favorited\`,\`created_at\`) VALUES
 (1,1,'Has two dogs; (and \\\\ a \\"cat\\"),
 second line -- no comment # nor this','1','2024-02-03 10:00:00');
INSERT IGNORE INTO activities (\`id\`,\`uuid\`,\`summary\`,\`happened_at\`) VALUES
 (9,'${MONICA.activity}','Dinner','2024-05-06');
INSERT IGNORE INTO activity_contact (\`activity_id\`,\`account_id\`,\`contact_id\`) VALUES
 (9,1,1),
 (9,1,2);
INSERT IGNORE INTO conversations (\`id\`,\`contact_id\`,\`created_at\`) VALUES
 (4,1,'2024-06-01 00:00:00');
INSERT IGNORE INTO messages (\`id\`,\`conversation_id\`,\`content\`,\`written_at\`,\`written_by_me\`) VALUES
 (1,4,'THEIR WORDS','2024-04-01',0);
INSERT IGNORE INTO relationship_types (\`id\`,\`name\`) VALUES
 (1,'partner');
INSERT IGNORE INTO relationships (\`id\`,\`relationship_type_id\`,\`contact_is\`,\`of_contact\`) VALUES
 (1,1,3,1);
INSERT IGNORE INTO currencies (\`id\`,\`iso\`,\`name\`,\`symbol\`) VALUES
 (4,'EUR','Euro','€');
INSERT IGNORE INTO debts (\`id\`,\`contact_id\`,\`in_debt\`,\`status\`,\`amount\`,\`currency_id\`,\`reason\`,\`created_at\`) VALUES
 (1,1,'no','inprogress',2000,4,'the bus','2023-02-03 10:00:00'),
 (2,1,'yes','complete',500,9,NULL,'2023-02-03 10:00:00');
INSERT IGNORE INTO photos (\`id\`,\`original_filename\`) VALUES
 (1,'a.jpg');
SET FOREIGN_KEY_CHECKS=1;
`

async function importFiles(client: JournalClient, files: Readonly<Record<string, string | Uint8Array>>) {
  const uploads: string[] = []
  for (const [name, content] of Object.entries(files)) uploads.push(await uploadFile(client, name, content))
  const { preview } = await reportOf(client, client.commands.previewImport({ uploads }), 'journal-preview')
  return (await reportOf(client, client.commands.importJournal({ preview }), 'journal-import')).result
}

async function documents({ queries }: JournalClient, kind: string): Promise<Record<string, unknown>[]> {
  const { text } = await queries.exportChunk({ after: null, cards: true })
  return (JSON.parse(text) as { documents: Record<string, unknown>[] }).documents.filter((one) => one['kind'] === kind)
}

const named = (people: readonly Record<string, unknown>[], given: string) =>
  people.find(({ names }) => (names as { given: string }).given.startsWith(given))

describe('an SQL export of Monica 4', () => {
  test('N8 keeps each sign of its texts, and digits that were not quoted', () => {
    const rows = [...sqlRows(Buffer.from(DUMP), (table) => table === 'notes' || table === 'contact_fields')]
    const values = rows.flatMap(({ values: row }) => (row === null ? [] : [row.get('data') ?? row.get('body')]))
    expect(values).toEqual([
      '0612345678',
      '+33612345678',
      '1e5',
      'ana@acme.example',
      'Has two dogs; (and \\ a "cat"),\n second line -- no comment # nor this',
    ])
  })

  test('is read as other programs write it: without columns, with comments, hexadecimal, doubled quotes, and never run', () => {
    const text = `-- MySQL dump\n/*!40101 SET NAMES utf8 */;\nDROP TABLE contacts;\nCREATE TABLE \`contacts\` (\n  \`id\` int NOT NULL DEFAULT '0;',\n  \`first_name\` text,\n  PRIMARY KEY (\`id\`)\n);\nLOCK TABLES \`contacts\` WRITE;\nINSERT INTO \`contacts\` VALUES (0x1F,'It''s'),(2,'a\\nb');\nUNLOCK TABLES;\n`
    const rows = [...sqlRows(Buffer.from(text), () => true)]
    expect(rows.map(({ values }) => Object.fromEntries(values ?? []))).toEqual([
      { id: '0x1F', first_name: "It's" },
      { id: '2', first_name: 'a\nb' },
    ])
  })

  test('N2 alone has where one met, conversations, cadence and days', async ({ journal: { client } }) => {
    const { format, counts } = await importFiles(client, { 'monica.sql': DUMP })
    expect([format, counts['left-out']]).toEqual(['monica', 0])
    const people = await documents(client, 'person')
    expect(people).toHaveLength(2)
    const [ana, ben] = [named(people, 'Ana'), named(people, 'Ben')]
    expect(ana).toMatchObject({
      names: { family: "O'Neil" },
      howWeMet: 'KubeCon, sat next to each other',
      metOn: '2019-05-12',
      metThrough: ben?.['id'],
      cadence: { idealDays: 60 },
    })
    expect(Object.values(ana?.['dates'] as object)).toEqual([{ label: 'birthday', date: { m: 4, d: 15 } }])
    expect(Object.values(ana?.['channels'] as object).map(({ value }: { value: string }) => value)).toEqual(
      expect.arrayContaining(['0612345678', '+33612345678', '1e5', 'ana@acme.example']),
    )
    expect(ana?.['notes']).toContain('partner: Sam')
    expect(ana?.['notes']).toContain('lent 2000 EUR (Euro), 2023, the bus')
    // The table of currencies belongs to no account: a dump may be without it, and the number stays.
    expect(ana?.['notes']).toContain('borrowed 500 currency 9, 2023, given back')
    expect(ben).toMatchObject({ cadence: { paused: true }, dates: {} })
    const talks = await documents(client, 'conversation')
    expect(new Map(talks.map(({ date, notes }) => [date, notes]))).toEqual(
      new Map([
        ['2024-04-01', ''],
        ['2024-05-06', ''],
      ]),
    )
    expect(Object.keys(talks.find(({ topic }) => topic === 'Dinner')?.['participants'] as object)).toHaveLength(2)
  })

  test.for(['together', 'JSON first', 'SQL first', 'in one archive'] as const)(
    'N2 JSON and SQL of one account, %s, are one life',
    async (how, { journal: { client } }) => {
      const json = JSON.stringify(monicaFile())
      if (how === 'together') await importFiles(client, { 'monica.json': json, 'monica.sql': DUMP })
      else if (how === 'in one archive')
        await importFiles(client, { 'monica.zip': zipFile({ 'monica.json': json, 'monica.sql': DUMP }) })
      else {
        const both = [{ 'monica.json': json }, { 'monica.sql': DUMP }] as const
        for (const one of how === 'JSON first' ? both : both.toReversed()) await importFiles(client, one)
      }
      const people = await documents(client, 'person')
      expect(people).toHaveLength(2)
      const dinners = (await documents(client, 'conversation')).filter(({ topic }) => topic === 'Dinner')
      expect(dinners).toHaveLength(1)
      expect(dinners).toMatchObject([{ date: '2024-05-06' }])
      if (how === 'JSON first' || how === 'SQL first') return
      expect(named(people, 'Ana')).toMatchObject({ howWeMet: 'KubeCon, sat next to each other' })
      expect(dinners).toMatchObject([{ notes: 'at the harbour' }])
    },
  )

  test('N7 no secret is in any file of the journal, nor in what is said of it', async ({ journal }) => {
    const { client, folder } = journal
    const report = await importFiles(client, { 'monica.json': JSON.stringify(monicaFile()), 'monica.sql': DUMP })
    const { text } = await client.queries.exportChunk({ after: null, cards: true })
    const everything = JSON.stringify([report, text])
    for (const secret of MONICA_SECRETS) expect(everything).not.toContain(secret)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const name of files) {
      const bytes = readFileSync(join(folder, name))
      for (const secret of MONICA_SECRETS) expect([name, bytes.includes(secret)]).toEqual([name, false])
    }
  })

  test('N10 a second time changes nothing', async ({ journal: { client } }) => {
    await importFiles(client, { 'monica.sql': DUMP })
    expect(await importFiles(client, { 'monica.sql': DUMP })).toMatchObject({
      undo: null,
      counts: { create: 0, add: 0 },
    })
  })

  test('that is cut off anywhere gives what came before, and never more', async ({ journal: { client } }) => {
    const bytes = Buffer.from(DUMP)
    for (let end = 0; end < bytes.length; end += 7) {
      const rows = [...sqlRows(bytes.subarray(0, end), () => true)]
      expect(rows.length).toBeLessThanOrEqual(27)
    }
    const { counts } = await importFiles(client, {
      'monica.sql': DUMP.slice(0, DUMP.indexOf('INSERT IGNORE INTO activities')),
    })
    expect(counts.create).toBeGreaterThan(2)
  })
})

describe('a contact of Monica', () => {
  test('who is here already is the same person: what is missing is added, and their notes stand behind those here', async ({
    journal: { client },
  }) => {
    const { id } = await client.commands.addPerson({ names: { given: 'Ana', family: 'Ruiz' } })
    const email = { kind: 'email' as const, label: '', value: 'ana@acme.example', preferred: false }
    await client.commands.putEntry({ id, entryId: null, entry: { collection: 'channels', value: email } })
    const { counts } = await importFiles(client, { 'monica.json': JSON.stringify(monicaFile()) })
    expect(counts.add).toBe(1)
    const people = await documents(client, 'person')
    expect(people).toHaveLength(2)
    const ana = people.find((one) => one['id'] === id)
    expect(ana).toMatchObject({ cadence: { idealDays: 60 }, metOn: '2019-05-12' })
    expect(Object.values(ana?.['channels'] as object)).toHaveLength(2)
    const talks = await documents(client, 'conversation')
    expect(talks.every(({ participants }) => Object.hasOwn(participants as object, id))).toBe(true)
    expect(await importFiles(client, { 'monica.json': JSON.stringify(monicaFile()) })).toMatchObject({ undo: null })
  })
})
