import { expect, test } from 'vitest'
import { essence, fixture, readText } from './read-fixture.ts'

test('reads the English export', async () => {
  const { format, records, problems } = await readText(await fixture('outlook-english.csv'))
  expect(format).toBe('outlook')
  expect(problems).toEqual([{ line: 2, code: 'internal-address', params: {} }])
  expect(essence(records[0])).toEqual({
    names: { given: 'Sam J.', family: 'Lindqvist', display: 'Sam J. Lindqvist, Jr.' },
    organisation: 'Acme',
    title: 'Account Director',
    channels: [
      'email |  | sam@example.org',
      'email |  | sam@example.net',
      'phone | mobile | +44 7700 900123',
      'phone | work | +44 117 496 0000',
      'website |  | https://acme.example.org/',
    ],
    places: [
      { label: 'work', text: '12 Harbour Rd, Bristol, BS1 4QA, United Kingdom' },
      { label: 'home', text: '3 Hill Lane, Bath, BA1 1AA' },
    ],
    dates: [{ label: 'birthday', date: { y: 1975, m: 12, d: 24 } }],
    circles: ['Customers', 'Sailing'],
    notes: 'Prefers mornings.\nDepartment: Sales',
  })
})

test('a birthday that tells the order decides for the others of the file', async () => {
  const { records } = await readText(await fixture('outlook-english.csv'))
  expect(records[1]?.dates).toEqual([{ label: 'birthday', date: { y: 1981, m: 3, d: 4 } }])
  const british = (await fixture('outlook-english.csv')).replace('12/24/1975', '24/12/1975')
  const { records: readBritish } = await readText(british)
  expect(readBritish[1]?.dates).toEqual([{ label: 'birthday', date: { y: 1981, m: 4, d: 3 } }])
})

test('where nothing tells the order, a birthday is read month first and reported', async () => {
  const text = (await fixture('outlook-english.csv')).replace('12/24/1975', '0/0/00')
  const { records, problems } = await readText(text)
  expect(records[0]?.dates).toEqual([])
  expect(records[1]?.dates).toEqual([{ label: 'birthday', date: { y: 1981, m: 3, d: 4 } }])
  expect(problems).toContainEqual({ line: 3, code: 'month-first-guessed', params: expect.anything() })
})

test('reads the German export with semicolons', async () => {
  const { format, records, problems } = await readText(await fixture('outlook-german.csv'))
  expect([format, problems]).toEqual(['outlook', []])
  expect(essence(records[0])).toEqual({
    names: { given: 'Käthe', family: 'Groß' },
    organisation: 'Muster GmbH',
    title: 'Leiterin',
    channels: [
      'email |  | kaethe@example.org',
      'email |  | kg@example.net',
      'phone | mobile | +49 171 1234567',
      'phone | work | +49 221 1234567',
      'website |  | https://muster.example.org',
    ],
    places: [{ label: 'work', text: 'Beispielstraße 5, Köln, 50667' }],
    dates: [{ label: 'birthday', date: { y: 1975, m: 12, d: 24 } }],
    circles: ['Lieferanten', 'Köln'],
    notes: 'Ruft lieber an;\nnie freitags.\nDepartment: Einkauf',
  })
})

test('keeps in the notes who belongs to somebody, in both languages, and how they write to each other', async () => {
  const english = await readText(
    "First Name,Last Name,E-mail Address,IMAddress,Job Title,Manager's Name,Spouse,Hobby,Referred By\n" +
      'Ana,Ruiz,ana@example.org,ana.ruiz,CFO,Tom Oka,Luis,Sailing,Wei Chen\n',
  )
  expect(essence(english.records[0])).toMatchObject({
    channels: ['email |  | ana@example.org', 'message |  | ana.ruiz'],
    notes: 'Manager: Tom Oka\nSpouse: Luis\nHobby: Sailing\nReferred by: Wei Chen',
  })
  const german = await readText(
    'Vorname;Nachname;E-Mail-Adresse;Mobiltelefon;Partner;Empfohlen von\nAna;Ruiz;ana@example.org;;Luis;Wei Chen\n',
  )
  expect(german.records[0]?.notes).toBe('Spouse: Luis\nReferred by: Wei Chen')
})
