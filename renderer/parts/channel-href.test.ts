import { expect, test } from 'vitest'
import { channelHref } from './channel-href.ts'

test('mail, telephone and web lead where they say', () => {
  expect(channelHref({ kind: 'email', value: ' ana@example.org ' })).toBe('mailto:ana@example.org')
  expect(channelHref({ kind: 'phone', value: '+49 (30) 123-456' })).toBe('tel:+4930123456')
  expect(channelHref({ kind: 'profile', value: 'linkedin.com/in/ana' })).toBe('https://linkedin.com/in/ana')
  expect(channelHref({ kind: 'website', value: 'https://example.org/a b' })).toBeNull()
})

test('a scheme that runs something leads nowhere', () => {
  expect(channelHref({ kind: 'website', value: 'javascript:alert(1).x' })).toBeNull()
  expect(channelHref({ kind: 'other', value: 'file:///etc/passwd.txt' })).toBeNull()
  expect(channelHref({ kind: 'email', value: 'not a mail' })).toBeNull()
})
