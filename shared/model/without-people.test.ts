import { expect, test } from 'vitest'
import { personNames } from './person-names-schema.ts'
import { SOMEBODY } from './somebody.ts'
import { namesHider, namesReplacer } from './without-people.ts'

const hide = namesHider([
  personNames.parse({ given: 'Hélène', family: 'Aubert' }),
  personNames.parse({ given: 'Will', family: 'O’Neil', nick: 'Billy' }),
  personNames.parse({ given: 'Anne-Marie', family: 'Ruiz' }),
  personNames.parse({ given: '太郎', family: '山田' }),
  personNames.parse({ display: 'Анна Иванова' }),
  personNames.parse({ given: 'A. Thế', family: 'Bùi' }),
])
const hidden = (text: string) => hide(text).replaceAll(SOMEBODY, '_')

test('whole names, parts of them, other accents, possessives and nicknames give way to somebody', () => {
  expect(hidden('Hélène Aubert and Helene met Ruiz.')).toBe('_ and _ met _.')
  expect(hidden("Billy's deck, WILL O'Neil, Anne-Marie’s friend Anna")).toBe("_'s deck, _, _’s friend Anna")
  expect(hidden('山田太郎さんと話した。Анна Иванова')).toBe('_さんと話した。_')
})

test('a short name is hidden as it is written, and no word that is one only without its accents', () => {
  expect(hidden('The part that A small statue plays. Thế Bùi said I do.')).toBe(
    'The part that A small statue plays. _ said I do.',
  )
})

test('words in small letters, and what only begins like a name, stay', () => {
  expect(hidden('I will see, and they may ruin it. Willing. Ruizes')).toBe(
    'I will see, and they may ruin it. Willing. Ruizes',
  )
})

const replaced = namesReplacer(
  [
    { names: personNames.parse({ given: 'Ana', family: 'Ruiz' }), alias: 'P1' },
    { names: personNames.parse({ given: 'Ana', family: 'Lee' }), alias: 'P2' },
    { names: personNames.parse({ given: 'Will', family: 'O’Neil' }), alias: 'P3' },
    { names: personNames.parse({ given: '太郎', family: '山田' }), alias: 'P4' },
  ],
  { shared: 'P', isCommon: (word) => word === 'will' },
)

test('each has what stands for them; a word that may mean several is of anybody', () => {
  expect(replaced('Ana Ruiz met Ana Lee, Ruiz and Ana.')).toBe('P1 met P2, P1 and P.')
  expect(replaced('山田太郎さん and O’Neil')).toBe('P4さん and P3')
})

test('names in small letters are names, but for common words', () => {
  expect(replaced('coffee with ana ruiz, who will help')).toBe('coffee with P1, who will help')
})

test('names below one another stay below one another', () => {
  expect(replaced('- Ana Ruiz\n- Ana Ruiz\n- Will')).toBe('- P1\n- P1\n- P3')
})
