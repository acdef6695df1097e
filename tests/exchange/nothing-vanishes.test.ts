import { expect, test } from 'vitest'
import { importFile, previewOf } from '#support/import-file.ts'
import { openTestJournal } from '#support/test-journal.ts'
import { readText } from './read-fixture.ts'

/** A file of each reader with columns or properties that nobody knows, and what only one of may be twice. */
const FILES = {
  linkedin:
    'First Name,Last Name,URL,Company,Position,Connected On,Followers,Company\n' +
    'Ana,Ruiz,https://www.linkedin.com/in/ana-example,Acme,CFO,05 Mar 2024,=w1=,=w2=,=w3=,=w4=\n',
  google:
    'First Name,Last Name,Nickname,Labels,File As,Organization Name,Phone 1 - Label,Phone 1 - Value,Fax Box 1 - Label,Fax Box 1 - Value,Shoe,Nickname\n' +
    'Ana,Ruiz,Anita,,,Acme,Mobile,+34600111222,x,=w1=,=w2=,=w3=,=w4=\n',
  outlook:
    'First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone,User 1,Account,Company\n' +
    'Ana,Ruiz,Acme,CFO,ana@example.org,,=w1=,=w2=,=w3=,=w4=\n',
  vcard:
    'BEGIN:VCARD\nVERSION:4.0\nFN:Ana Ruiz\nN:Ruiz;Ana;;;\nX-SHOE-SIZE:=w1=\nthis line is no property\nNICKNAME:Anita\nNICKNAME:=w2=\n' +
    'BDAY:19800229\nBDAY;VALUE=text:=w3=\nEXPERTISE:=w4=\nEND:VCARD\n',
} as const

test.each(Object.entries(FILES))('of %s nothing that was not understood is gone', async (format, text) => {
  const { format: found, records, problems, remarks } = await readText(text)
  expect([found, records.length]).toEqual([format, 1])
  for (const word of ['=w1=', '=w2=', '=w3=', '=w4=']) expect(JSON.stringify(records)).toContain(word)
  expect(remarks.map(({ code }) => code)).toContain('fields-in-notes')
  // The line that is no property is said where it stands.
  expect(problems.map(({ code }) => code)).toEqual(format === 'vcard' ? ['property-unreadable'] : [])
})

test('of a table’s columns with one header the first is taken, and what another says besides is in the notes', async () => {
  const { format, records } = await readText(
    'Name,Name,Email,Email,Birth year,Birth year,Birth month,Birth day,Nickname,Nickname,Last name,Last name\n' +
      'Ana Ruiz,Anna Maria,ana@example.org,ana@example.net,1980,1981,2,29,Anita,Nana,Ruiz,Ruiz\n' +
      'Tom Oka,"Oka, Tom",,,,,,,,,Oka,Oka\n',
  )
  expect(format).toBe('table')
  expect(records[0]?.notes).toContain('Name: Anna Maria')
  expect(records[0]?.notes).toContain('Birth year: 1981')
  expect(records[0]?.notes).toContain('Nickname: Nana')
  expect(records[0]?.channels).toHaveLength(2)
  expect(records[0]?.names.family).toBe('Ruiz')
  expect(records[1]?.notes).toBe('')
})

test('an order and a printed address that say more than the name and the parts are in the notes', async () => {
  const withAddress = (more: string) =>
    readText(`BEGIN:VCARD\nVERSION:3.0\nN:Ruiz;Ana;;;\nADR:;;Calle Mayor 1;Madrid;;28013;\n${more}\nEND:VCARD\n`)
  const more = await withAddress(
    'LABEL:Ana Ruiz\\nCalle Mayor 1\\n28013 Madrid\\nring twice\nX-PHONETIC-LAST-NAME:Rooeeth\nSORT-STRING:Luis Ana',
  )
  expect(more.records[0]?.notes).toBe(
    'SORT-STRING: Luis Ana\nAddress: Ana Ruiz, Calle Mayor 1, 28013 Madrid, ring twice',
  )
  const same = await withAddress('LABEL:Ana Ruiz\\n28013 Madrid\\nCalle Mayor 1\nSORT-STRING:Ruiz')
  expect(same.records[0]).toMatchObject({ notes: '', names: { phonetic: 'Ruiz' } })
})

test('a column that was not understood has its own name in the notes, and the report counts who had a value', async () => {
  const { records, remarks } = await readText(
    'First Name,Last Name,URL,Connected On,Followers,\n' +
      'Ana,Ruiz,,05 Mar 2024,12,spare\nTom,Oka,,06 Mar 2024,,\nCleo,Wagner,,07 Mar 2024,7,\n',
  )
  expect(records.map(({ notes }) => notes)).toEqual(['Followers: 12\nColumn 6: spare', '', 'Followers: 7'])
  expect(remarks).toEqual([
    {
      code: 'fields-in-notes',
      params: {
        fields: [
          { name: 'Followers', count: 2 },
          { name: 'Column 6', count: 1 },
        ],
      },
    },
  ])
})

test('what says nothing of the person is left out and counted', async () => {
  const { records, remarks } = await readText(
    'First Name,Last Name,E-mail Address,E-mail Type,Job Title,Mobile Phone,Priority,Gender\n' +
      'Ana,Ruiz,ana@example.org,SMTP,CFO,,Normal,Unspecified\n',
  )
  expect(records[0]?.notes).toBe('')
  expect(remarks).toEqual([
    {
      code: 'fields-left-out',
      params: {
        fields: [
          { name: 'E-mail Type', count: 1 },
          { name: 'Priority', count: 1 },
        ],
      },
    },
  ])
})

test('a file made of names of fields is counted without growing', async () => {
  const names = Array.from({ length: 1500 }, (_, index) => `X-FIELD-${index}:v`).join('\n')
  const { remarks } = await readText(`BEGIN:VCARD\nVERSION:3.0\nFN:Ana\n${names}\nEND:VCARD\n`)
  const fields = remarks.flatMap(({ code, params }) => (code === 'fields-in-notes' ? params.fields : []))
  expect(fields).toHaveLength(101)
  expect(fields[0]).toEqual({ name: '…', count: 1400 })
})

const card = (name: string, more = '') => `BEGIN:VCARD\nVERSION:3.0\nUID:one\nFN:${name}\n${more}END:VCARD\n`

test('two records of one id with different names are two people and a remark, also when they come again', async () => {
  const { client, close } = openTestJournal()
  const file = card('Ana Ruiz') + card('Tom Okafor') + card('Ana M. Ruiz', 'TITLE:CFO\n')
  const { result } = await previewOf(client, 'a.vcf', file)
  expect(result).toMatchObject({ created: 2, updated: 1 })
  expect(result.problems).toEqual([
    { line: 6, code: 'same-id-other-name', params: { name: 'Tom Okafor', other: 'Ana Ruiz' } },
  ])
  await importFile(client, 'a.vcf', file)
  expect((await previewOf(client, 'a.vcf', file)).result).toMatchObject({ created: 0, updated: 0, unchanged: 3 })
  await close()
})

test('notes that a person has stay, and the report says that the file’s were left out', async () => {
  const { client, close } = openTestJournal()
  const noted = (note: string) => card('Ana Ruiz', `NOTE:${note}\n`)
  await importFile(client, 'a.vcf', noted('likes maps\\nand trains'))
  expect((await previewOf(client, 'a.vcf', noted('and trains'))).result.remarks).toEqual([])
  expect((await previewOf(client, 'a.vcf', noted('and boats'))).result.remarks).toEqual([
    { code: 'notes-left-out', params: { count: 1 } },
  ])
  await close()
})
