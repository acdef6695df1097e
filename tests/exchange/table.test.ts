import { expect, test } from 'vitest'
import { essence, fixture, readText } from './read-fixture.ts'
import { misguessedColumns } from '#support/understanding.ts'
import { HEADER_SETS } from '#support/header-sets.ts'

/** The least share of columns that is guessed as somebody who knows the language would say. */
const LEAST = 0.95

test('columns are guessed by their names in seven languages', () => {
  const { wrong, all: count } = misguessedColumns(HEADER_SETS)
  const sets = Object.keys(HEADER_SETS)
  const share = (count - wrong.length) / count
  // oxlint-disable-next-line no-console -- the figure is what the test is for
  console.info(`${sets.length} headers, ${count} columns, ${(share * 100).toFixed(1)} % guessed\n${wrong.join('\n')}`)
  expect(sets.length).toBeGreaterThanOrEqual(20)
  expect(share).toBeGreaterThanOrEqual(LEAST)
})

test('Thunderbird’s table is none of Outlook’s, and nothing of it is lost', async () => {
  const { format, records, remarks } = await readText(await fixture('thunderbird.csv'))
  expect(format).toBe('table')
  expect(essence(records[0])).toEqual({
    names: { given: 'Ana', family: 'Ruiz', nick: 'Anita' },
    organisation: 'Acme',
    title: 'CFO',
    channels: [
      'email |  | ana@example.org',
      'email | other | ana@example.net',
      'message | Screen Name | anita',
      'phone | work | +1 212 555 0100',
      'phone | home | +1 212 555 0101',
      'phone | fax | +1 212 555 0102',
      'phone | mobile | +1 212 555 0103',
      'website |  | https://acme.example.org',
    ].map((line) => line.replace('Screen Name', '')),
    places: [
      { label: 'home', text: '1 Example St, Apt 2, Springfield, IL, 62701, USA' },
      { label: 'work', text: '9 Main St, Boston, MA, 02101, USA' },
    ],
    dates: [{ label: 'birthday', date: { y: 1980, m: 2, d: 29 } }],
    notes: 'Likes maps\nDepartment: Finance\nCustom 1: blue',
  })
  expect(essence(records[1])).toEqual({
    names: { given: 'Tom', family: 'Okafor' },
    dates: [{ label: 'birthday', date: { m: 5, d: 3 } }],
  })
  expect(remarks).toMatchObject([
    {
      code: 'fields-in-notes',
      params: {
        fields: [
          { name: 'Department', count: 1 },
          { name: 'Custom 1', count: 1 },
        ],
      },
    },
  ])
})

test('LinkedIn’s table of 2016 to 2019 has no addresses, and its days are month first', async () => {
  const { format, records, problems } = await readText(
    'First Name,Last Name,Email Address,Company,Position,Connected On\n' +
      'Ana,Ruiz,ana@example.org,Acme,CFO,"10/25/17, 3:30 PM"\nTom,Oka,,,,"3/4/18, 11:02 AM"\n',
  )
  expect([format, problems]).toEqual(['linkedin', []])
  expect(records.map(({ metOn }) => metOn)).toEqual(['2017-10-25', '2018-03-04'])
})

test('LinkedIn’s table is read in French', async () => {
  const { format, records } = await readText(
    'Prénom,Nom de famille,URL,Adresse e-mail,Entreprise,Poste,Connexion le\n' +
      'Anaïs,Ruiz,https://www.linkedin.com/in/anais-example,,Acme,Directrice,05 juil. 2024\n',
  )
  expect(format).toBe('linkedin')
  expect(essence(records[0])).toMatchObject({ title: 'Directrice', metOn: '2024-07-05' })
})

test('columns whose names say nothing are known by what stands in them, others are kept', async () => {
  const { format, records, table } = await readText(
    'Who;Where to write;Ring up;Shoe\nAna Ruiz;ana@example.org;+34 600 111 222;38\nTom Oka;tom@example.org;+49 171 1234567;44\n',
  )
  expect(format).toBe('table')
  expect(table?.columns.map(({ field }) => field)).toEqual(['name', 'email', 'phone', 'keep'])
  expect(table?.columns[3]).toEqual({ name: 'Shoe', field: 'keep', samples: ['38', '44'] })
  expect(records.map(({ names }) => names.family)).toEqual(['Ruiz', 'Oka'])
  const fieldsOf = async (text: string) => (await readText(text)).table?.columns.map(({ field }) => field)
  // Of several the first; companies and what is written small are none; and whoever has a name needs no other.
  expect(await fieldsOf('A;B;Email\nJan van der Berg;Tom Oka;a@example.org\n')).toEqual(['name', 'keep', 'email'])
  expect(await fieldsOf('A;B;Email\nAcme Widgets GmbH;likes tea;a@example.org\n')).toEqual(['keep', 'keep', 'email'])
  expect(await fieldsOf('Name;B;Email\nAna;Tom Oka;a@example.org\n')).toEqual(['name', 'keep', 'email'])
})

test('what is written in lines is no table', async () => {
  await expect(readText('Dear Ana, how are you?\nI was in Lisbon, Porto, and Faro.\n')).rejects.toThrow('FILE_UNKNOWN')
})
