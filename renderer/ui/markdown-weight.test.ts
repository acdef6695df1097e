import { expect, test } from 'vitest'
import { isHeavyMarkdown, readsPlain } from './markdown-weight.ts'

test('what people write is no heavy Markdown, however long', () => {
  expect(isHeavyMarkdown('')).toBe(false)
  expect(
    isHeavyMarkdown('> said **Ana**\n>> and _Bo_, [here](https://example.org)\n\n- one\n  - two\n    1. three'),
  ).toBe(false)
  const paragraph = 'Spoke with **Ana** about [the _plan_](https://example.org/plan) and `numbers`.\n'
  expect(isHeavyMarkdown(`${paragraph.repeat(20)}\n`.repeat(600))).toBe(false)
  expect(isHeavyMarkdown(`${'-'.repeat(400)}\n${'- '.repeat(40)}\n${'='.repeat(400)}`)).toBe(false)
})

test('thousands of marks in one block are heavy, and so is a quote in a quote in a quote', () => {
  expect(isHeavyMarkdown('[a](b'.repeat(20_000))).toBe(true)
  expect(isHeavyMarkdown(`A note.\n\n${'*a'.repeat(5000)}\n\nIts end.`)).toBe(true)
  expect(isHeavyMarkdown('>'.repeat(5000))).toBe(true)
  expect(isHeavyMarkdown(`${'> '.repeat(5000)}deep`)).toBe(true)
  expect(isHeavyMarkdown(`${'- '.repeat(5000)}deep`)).toBe(true)
  expect(isHeavyMarkdown(`${'1. '.repeat(5000)}deep`)).toBe(true)
})

test('words and lines read plain; what is drawn in any way does not', () => {
  for (const plain of ['', 'Her son has begun school.', 'Two lines,\n\nand "one" more – 50 % (or so).', 'Прочее. 雨']) {
    expect(readsPlain(plain), plain).toBe(true)
  }
  const drawn = [
    '**so**',
    '_so_',
    '# so',
    '- so',
    '1. so',
    '> so',
    '`so`',
    '[so](a)',
    '@Ana',
    'a #tag',
    'https://a.example',
  ]
  for (const text of [...drawn, 'one\n- two', '    code', 'a\\*', 'title\n===', '~~no~~', '&amp;', 'last\n']) {
    expect(readsPlain(text), text).toBe(false)
  }
  expect(readsPlain(`a${'\u0301'.repeat(50)}`)).toBe(false)
})
