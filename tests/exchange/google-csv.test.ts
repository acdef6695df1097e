import { expect, test } from 'vitest'
import { essence, fixture, readText } from './read-fixture.ts'

test('reads the present layout with all its kinds of values', async () => {
  const { format, records, problems } = await readText(await fixture('google-new.csv'))
  expect([format, problems]).toEqual(['google', []])
  expect(essence(records[0])).toEqual({
    names: { given: 'Ana María', family: 'Ruiz', display: 'Dr. Ana María Ruiz', nick: 'Anita' },
    organisation: 'Acme',
    title: 'Head of Platform',
    channels: [
      'email | work | ana@example.org | preferred',
      'email | work | ana.ruiz@example.org | preferred',
      'email | home | ana@example.net',
      'phone | mobile | +1 212 555 0100',
      'phone | mobile | +1 212 555 0101',
      'profile | profile | https://www.linkedin.com/in/ana-ruiz-example',
    ],
    places: [{ label: 'home', text: '1 Example St, Springfield, IL, 62701, US' }],
    dates: [
      { label: 'birthday', date: { y: 1980, m: 2, d: 29 } },
      { label: 'anniversary', date: { y: 2010, m: 6, d: 5 } },
    ],
    circles: ['Mentors'],
    notes: 'Met at a workshop.\nLikes maps.\nDepartment: Engineering\nSpouse: Luis Ruiz\nShoe size: 38',
  })
})

test('reads phonetic names, and a birthday without its year', async () => {
  const { records } = await readText(await fixture('google-new.csv'))
  expect(essence(records[1])).toEqual({
    names: { given: '太郎', family: '山田', phonetic: 'やまだ たろう' },
    dates: [{ label: 'birthday', date: { m: 2, d: 29 } }],
  })
})

test('reads the older layout', async () => {
  const { format, records, problems } = await readText(await fixture('google-old.csv'))
  expect([format, problems]).toEqual(['google', []])
  expect(essence(records[0])).toEqual({
    names: { given: 'Tom', family: 'Okafor' },
    organisation: 'Brightwater',
    title: 'Founder',
    channels: [
      'email | home | tom@example.net',
      'email | work | tom@example.org | preferred',
      'phone | work | 030 1234567',
      'website | blog | https://tom.example.org/',
      'message | Skype | tom.okafor',
    ],
    places: [{ label: 'home', text: 'Beispielstr. 1, 10115 Berlin' }],
    dates: [{ label: 'birthday', date: { m: 2, d: 29 } }],
    circles: ['Friends', 'Berlin founders'],
    notes: 'Old friend\nHobby: sailing',
  })
  expect(essence(records[1])).toEqual({ names: { given: 'Priya', family: 'Nair' } })
})

test('a date with two readings is kept in the notes and reported', async () => {
  const { records, problems } = await readText('Name,Given Name,Family Name,Birthday\nAna Ruiz,Ana,Ruiz,3/4/1980\n')
  expect(records[0]).toMatchObject({ dates: [], notes: 'Birthday: 3/4/1980' })
  expect(problems).toEqual([{ line: 2, code: 'date-in-notes', params: expect.anything() }])
})
