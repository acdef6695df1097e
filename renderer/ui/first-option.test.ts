import { expect, test } from 'vitest'
import { firstOption } from './first-option.ts'

const options = [
  { id: 'robotics', label: 'Acme Robotics' },
  { id: 'acme', label: 'Acme' },
  { id: 'new', label: 'ac', makesNew: true },
]

test('Enter takes the first that is offered, unless one is called exactly so', () => {
  expect(firstOption(options, 'ac')?.id).toBe('robotics')
  expect(firstOption(options, ' ACME ')?.id).toBe('acme')
})

test('something new is taken only where nothing that is known fits', () => {
  expect(firstOption(options.slice(2), 'ac')?.id).toBe('new')
})

test('without a text, or with nothing that can be chosen, Enter takes nothing', () => {
  expect(firstOption(options, ' ')).toBeUndefined()
  expect(firstOption([], 'ac')).toBeUndefined()
  expect(firstOption([{ id: 'a', label: 'Acme', isDisabled: true }], 'ac')).toBeUndefined()
})
