import { expect, test } from 'vitest'
import { externalUrl } from './external-url.ts'

test('lets https and mailto through', () => {
  expect(externalUrl('https://example.org/a?b=c#d')).toBe('https://example.org/a?b=c#d')
  expect(externalUrl('mailto:ana@example.org')).toBe('mailto:ana@example.org')
})

test('drops what follows the address of a mail', () => {
  expect(externalUrl('mailto:ana@example.org?subject=hi&attach=/etc/passwd')).toBe('mailto:ana@example.org')
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
  'not an address',
  `https://example.org/${'a'.repeat(5000)}`,
])('refuses %s', (text) => {
  expect(externalUrl(text)).toBeNull()
})
