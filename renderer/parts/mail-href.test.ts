import { expect, test } from 'vitest'
import { mailHref } from './mail-href.ts'

const letter = { to: ['ana@garden.test'], bcc: '', subject: '', body: '' }

test('a letter goes to all who have an address, with a copy for oneself that nobody sees', () => {
  expect(mailHref(letter)).toBe('mailto:ana@garden.test')
  expect(
    mailHref({
      to: ['ana@garden.test', ' tom+x@acme.test '],
      bcc: 'me@home.test',
      subject: 'Ana & Tom',
      body: 'Hi,\n\nyes?',
    }),
  ).toBe(
    'mailto:ana@garden.test,tom%2Bx@acme.test?bcc=me@home.test&subject=Ana%20%26%20Tom&body=Hi%2C%0D%0A%0D%0Ayes%3F',
  )
})

test('what is no address adds nothing to the letter', () => {
  expect(mailHref({ ...letter, to: ['ana@garden.test?bcc=x@y.z', 'no', 'a@b,c@d'], bcc: 'x@y.z&attach=/etc' })).toBe(
    'mailto:',
  )
})
