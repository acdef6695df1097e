import { expect, test } from 'vitest'
import { nameLikeness } from './name-likeness.ts'

const likeness = (one: string, other: string, nick = '') => {
  const named = (name: string) => ({ name, given: name.split(' ').slice(0, -1).join(' '), nick })
  return nameLikeness(named(one), named(other))
}

test.each([
  ['Ana Ruiz', 'ana  RUIZ'],
  ['Ana Ruiz', 'Ana García'],
  ['Ana Ruiz', 'A. Ruiz'],
  ['Ana María Ruiz', 'María Ruiz'],
  ['Alex Lee', 'Alexander Lee'],
  ['Jörg Müller', 'Jorg Muller'],
  ['Catherine Lee', 'Katherine Lee'],
  ['Schmidt Anna', 'Anna Schmidt'],
])('%s and %s can be one person', (one, other) => {
  expect([likeness(one, other), likeness(other, one)]).toEqual(['one person', 'one person'])
})

test('what somebody is called is a name of theirs', () => {
  const bob = { name: 'Bob Smith', given: 'Bob', nick: '' }
  expect(nameLikeness(bob, { name: 'Robert Smith', given: 'Robert', nick: 'Bob' })).toBe('one person')
  expect(nameLikeness(bob, { name: 'Robert Smith', given: 'Robert', nick: '' })).toBe('one family')
})

test('a name of which the parts are not known is like any that has a word of it', () => {
  expect(nameLikeness({ name: 'Ruiz', given: '', nick: '' }, { name: 'Ana Ruiz', given: 'Ana', nick: '' })).toBe(
    'one person',
  )
})

test.each([
  ['Ana Ruiz', 'Luis Ruiz'],
  ['Anna Schmidt', 'Peter Schmidt'],
  ['Tim Maier', 'Tom Maier'],
])('%s and %s are one family', (one, other) => {
  expect(likeness(one, other)).toBe('one family')
})

test('names with nothing in common are those of strangers', () => {
  expect(likeness('Ana Ruiz', 'Boris Wagner')).toBe('strangers')
})
