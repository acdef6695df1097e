import { expect, test } from 'vitest'
import { notesExcerpt } from './notes-excerpt.ts'

test('reads without marks, and shows tasks as boxes', () => {
  expect(notesExcerpt('# Coffee\nShe **runs** the [team](https://x.org). - [ ] key - [x] gloves')).toBe(
    'Coffee\nShe runs the team. ☐ key ☑ gloves',
  )
})

test('leaves out the marks of single words', () => {
  expect(notesExcerpt('What *I* had, "_so_ to say", *The Compile Error*.')).toBe(
    'What I had, "so to say", The Compile Error.',
  )
})

test('leaves signs alone that are none', () => {
  expect(notesExcerpt('2 * 3 ** 4, a #tag, snake_case_name and 5 > 4 [sic]')).toBe(
    '2 * 3 ** 4, a #tag, snake_case_name and 5 > 4 [sic]',
  )
})
