import { expect, test } from 'vitest'
import { parseDeepLink } from './deep-links.ts'

const ID = '01932b6e-7c00-7000-8000-0123456789ab'

test('a link with a text opens quick log with that text', () => {
  expect(parseDeepLink('rapport://log?text=coffee%20with%20Ana%20%26%20Tom')).toEqual({
    kind: 'quick-log',
    text: 'coffee with Ana & Tom',
  })
})

test('a link to log without a text opens an empty line', () => {
  expect(parseDeepLink('rapport://log')).toEqual({ kind: 'quick-log', text: '' })
  expect(parseDeepLink('rapport://log/')).toEqual({ kind: 'quick-log', text: '' })
})

test('a link to a person names its id', () => {
  expect(parseDeepLink(`rapport://person/${ID}`)).toEqual({ kind: 'person', id: ID })
})

test('line breaks and direction marks of a text become blanks', () => {
  expect(parseDeepLink('rapport://log?text=a%0D%0Ab%E2%80%AEc')).toEqual({ kind: 'quick-log', text: 'a b c' })
})

test('a long text is cut', () => {
  const link = parseDeepLink(`rapport://log?text=${'x'.repeat(5000)}`)
  expect(link).toEqual({ kind: 'quick-log', text: 'x'.repeat(2000) })
})

test.each([
  'https://log?text=x',
  'rapport:log?text=x',
  'rapport://log/save?text=x',
  'rapport://log?text=x&save=1',
  'rapport://log?text=x&text=y',
  'rapport://log?text=x#save',
  'rapport://user@log?text=x',
  'rapport://log:80?text=x',
  'rapport://person/',
  'rapport://person/../log',
  `rapport://person/${ID}/edit`,
  `rapport://person/${ID}?ring=inner`,
  `rapport://person/${ID.toUpperCase()}`,
  'rapport://settings',
  `rapport://log?text=${'x'.repeat(9000)}`,
  'rapport://',
  '',
])('refuses %s', (address) => {
  expect(parseDeepLink(address)).toBeNull()
})
