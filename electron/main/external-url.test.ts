import { expect, test } from 'vitest'
import { externalUrl } from './external-url.ts'

test('lets https and mailto through', () => {
  expect(externalUrl('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d')
  expect(externalUrl('mailto:ana@example.org')).toBe('mailto:ana@example.org')
})

test('of a letter it hands on addresses, a copy, subject and text, and nothing else', () => {
  expect(externalUrl('mailto:ana@example.org?subject=hi&attach=/etc/passwd')).toBe('mailto:ana@example.org?subject=hi')
  expect(externalUrl('mailto:ana@a.org,tom@b.org?bcc=me@c.org&body=a%0D%0Ab%26c')).toBe(
    'mailto:ana@a.org,tom@b.org?bcc=me%40c.org&body=a%0D%0Ab%26c',
  )
  expect(externalUrl('mailto:ana@a.org?bcc=me@c.org,you@d.org&subject=x')).toBe('mailto:ana@a.org?subject=x')
})

test.each([
  'http://example.org',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://server/share',
  'ms-msdt:/id',
  'https://ana:secret@example.org',
  'mailto:',
  'mailto:?to=ana@example.org',
  'mailto:ana@example.org,',
  'mailto:ana@example.org@b.org',
  'not an address',
  `https://example.org/${'a'.repeat(17_000)}`,
])('refuses %s', (text) => {
  expect(externalUrl(text)).toBeNull()
})
