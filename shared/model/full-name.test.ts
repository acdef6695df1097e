import { expect, test } from 'vitest'
import { readFullName, withoutParticles } from './full-name.ts'
import { foldName } from './person-name.ts'

/** Title | given | family | suffix | nickname. */
test.each([
  ['Ana Ruiz', '|Ana|Ruiz||'],
  ['Ana María Ruiz', '|Ana María|Ruiz||'],
  ['Jan van der Berg', '|Jan|van der Berg||'],
  ['Vincent Van Gogh', '|Vincent|Van Gogh||'],
  ['Marina de la Cruz', '|Marina|de la Cruz||'],
  ['Abdullah bin Rashid', '|Abdullah|bin Rashid||'],
  ['Aoife Ní Bhriain', '|Aoife|Ní Bhriain||'],
  ['Ludwig von der Mühlen', '|Ludwig|von der Mühlen||'],
  ['Maria del Carmen Lopez', '|Maria del Carmen|Lopez||'],
  ['José da Silva e Souza', '|José|da Silva e Souza||'],
  ['John D. Smith', '|John D.|Smith||'],
  ['Martin Luther King Jr.', '|Martin Luther|King|Jr.|'],
  ['John Smith III', '|John|Smith|III|'],
  ['Ana Ruiz, PhD, PMP®', '|Ana|Ruiz|PhD PMP®|'],
  ['Ana Ruiz MBA', '|Ana|Ruiz|MBA|'],
  ['Dr. Ana Ruiz', 'Dr.|Ana|Ruiz||'],
  ['Prof. Dr. Hans Müller', 'Prof. Dr.|Hans|Müller||'],
  ['Dr. Lee', 'Dr.||Lee||'],
  ['Mrs Jane Doe', 'Mrs|Jane|Doe||'],
  ['Ruiz, Ana', '|Ana|Ruiz||'],
  ['van der Berg, Jan', '|Jan|van der Berg||'],
  ['Smith, Dr. John', 'Dr.|John|Smith||'],
  ['Smith Jr., John', '|John|Smith|Jr.|'],
  ['García López, Juan', '|Juan|García López||'],
  ['RUIZ Ana', '|Ana|RUIZ||'],
  ['RUIZ DIAZ Ana María', '|Ana María|RUIZ DIAZ||'],
  ['Dr. NGUYEN Van Anh', 'Dr.|Van Anh|NGUYEN||'],
  ['Ana RUIZ', '|Ana|RUIZ||'],
  ['ANA RUIZ', '|ANA|RUIZ||'],
  ['DJ Koze', '|DJ|Koze||'],
  ['Robert (Bob) Stone', '|Robert|Stone||Bob'],
  ['Robert "Bob" Stone', '|Robert|Stone||Bob'],
  ['Yo-Yo Ma', '|Yo-Yo|Ma||'],
  ['Ana', '|Ana|||'],
  ['J. R. R. Tolkien', '|J. R. R.|Tolkien||'],
  ['', '||||'],
])('%s is read as %s', (text, parts) => {
  const { title, given, family, suffix, nick } = readFullName(text)
  expect([title, given.join(' '), family.join(' '), suffix.join(' '), nick].join('|')).toBe(parts)
})

test('a family name is known without its particles', () => {
  expect(withoutParticles(['van', 'der', 'Berg'])).toEqual(['Berg'])
  expect(withoutParticles(['de'])).toEqual(['de'])
})

test.each([
  ['Łukasz', 'Lukasz'],
  ['Søren', 'Soren'],
  ['Đorđe', 'Dorde'],
  ['Işık', 'Isik'],
  ['İrem', 'irem'],
  ['Æsa', 'Aesa'],
  ['Strauß', 'STRAUSS'],
  ['Οδυσσεύς', 'ΟΔΥΣΣΕΥΣ'],
  ['Артём', 'артем'],
  ['مُحَمَّد', 'محمد'],
  ['محـمد', 'محمد'],
  ['أحمد', 'احمد'],
  ['O’Neil', "O'Neil"],
  ['Oʼ Neil', "O' Neil"],
  ['Anne‑Marie', 'Anne-Marie'],
  ['می\u200cخواهم', 'میخواهم'],
  ['Ａｎａ', 'ana'],
])('%s and %s are one name', (one, other) => {
  expect(foldName(one)).toBe(foldName(other))
})
