import { expect, test } from 'vitest'
import { channelKey } from './channel-key.ts'

const phone = (value: string, country?: string) => channelKey({ kind: 'phone', value }, country)
const profile = (value: string) => channelKey({ kind: 'profile', value })

test('an e-mail address is the same in any case and with mailto:', () => {
  expect(channelKey({ kind: 'email', value: ' MailTo:Ana.Ruiz@Example.org ' })).toBe('email:ana.ruiz@example.org')
  expect(channelKey({ kind: 'email', value: 'not an address' })).toBeNull()
})

test.each(['+49 (0)30 1234567', '0049 30 1234567', 'tel:+49-30-1234567', '+49.30.1234567'])(
  'an international number is one however it is written: %s',
  (value) => expect(phone(value)).toBe('phone:+49301234567'),
)

test('a national number is international where the country is known, and digits where it is not', () => {
  expect(phone('030 1234567', 'DE')).toBe('phone:+49301234567')
  expect(phone('030 1234567')).toBe('phone:0301234567')
  expect(phone('030 1234567', 'XX')).toBe('phone:0301234567')
})

test('one entry has another key in another country, whichever was asked for before', () => {
  const entry = { kind: 'phone', value: '030 1234567' } as const
  const keys = ['DE', 'DE', 'FR', '', 'DE'].map((country) => channelKey(entry, country))
  expect(keys).toEqual([
    'phone:+49301234567',
    'phone:+49301234567',
    'phone:+33301234567',
    'phone:0301234567',
    'phone:+49301234567',
  ])
})

test('an extension belongs to the number', () => {
  expect(phone('tel:+1-212-555-0100;ext=102')).toBe('phone:+12125550100;ext=102')
  expect(phone('+1 (212) 555-0100 x102')).toBe('phone:+12125550100;ext=102')
})

test.each(['12345', '', 'no number', '+1'])('too few digits name nobody: "%s"', (value) => {
  expect(phone(value, 'DE')).toBeNull()
})

test.each([
  'https://www.linkedin.com/in/Ana-Ruiz/',
  'http://de.linkedin.com/in/ana-ruiz?trk=people',
  'linkedin.com/in/ana-ruiz/de',
  'https://www.linkedin.com/in/ana-ruiz/details/experience/#top',
])('a profile is one whatever its address carries: %s', (value) => {
  expect(profile(value)).toBe('profile:linkedin.com/in/ana-ruiz')
})

test('letters in a path are one encoded and plain', () => {
  expect(profile('https://linkedin.com/in/j%C3%B6rg')).toBe(profile('https://linkedin.com/in/JÖRG'))
})

test('a service under its old name is the same', () => {
  expect(profile('https://twitter.com/ana')).toBe(profile('https://x.com/Ana'))
})

test.each(['https://www.linkedin.com/company/acme', 'https://linkedin.com', 'ftp://linkedin.com/in/ana', 'ana'])(
  'what is no page of a person matches nobody: %s',
  (value) => expect(profile(value)).toBeNull(),
)

test('websites and messengers are not matched on', () => {
  expect(channelKey({ kind: 'website', value: 'https://acme.example.org/team' })).toBeNull()
  expect(channelKey({ kind: 'message', value: 'ana' })).toBeNull()
})
