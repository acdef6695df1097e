import { expect, test } from 'vitest'
import { isHeavyMarkdown } from './markdown-weight.ts'

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
