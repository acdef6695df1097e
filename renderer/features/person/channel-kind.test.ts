import { expect, test } from 'vitest'
import { channelKindOf } from './channel-kind.ts'

test('tells an address, a number, a profile and a website by their looks, and nothing else', () => {
  expect(channelKindOf(' ana@northwind.example ')).toBe('email')
  for (const number of ['+44 20 7946 0958', '(030) 901820', '030/90 18-20']) expect(channelKindOf(number)).toBe('phone')
  expect(channelKindOf('https://www.linkedin.com/in/ana')).toBe('profile')
  expect(channelKindOf('linkedin.com/in/ana')).toBe('profile')
  expect(channelKindOf('www.ana.example')).toBe('website')
  for (const text of ['', '12', '@ana', 'Schlossallee 1', '10115 Berlin']) expect(channelKindOf(text), text).toBe(null)
})
