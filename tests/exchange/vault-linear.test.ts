import { describe, expect, test } from 'vitest'
import { sqlRows } from '#journal/exchange/sql-rows.ts'
import { linesOf, linksIn, readVaultNote, taskIn } from '#journal/exchange/vault-note.ts'
import { ownSections, ownTalks, toldFields, withoutOthers } from '#journal/exchange/vault-own.ts'
import { withoutBrackets } from '#journal/exchange/vault-person.ts'
import { talkBlocks } from '#journal/exchange/vault-talks.ts'
import { plainWords, writtenWords } from '#journal/exchange/vault-text.ts'

const PIECES = 6000
/** What is this quick with four times as much grows with it, or too little to matter. */
const NOTHING_MS = 40

/** Milliseconds that the processor was at it, the least of three: another program's time is not in them. */
function cpuMs(work: () => unknown): number {
  const once = () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  return Math.min(once(), once(), once())
}

// Each as somebody would write it who wants the machine to stand still: beginnings without an end.
const CASES: Readonly<Record<string, readonly [(text: string) => unknown, (count: number) => string]>> = {
  'brackets behind a task': [withoutOthers, (count) => `say ([[${'a]], '.repeat(count)}b)`],
  'brackets of links': [withoutOthers, (count) => `say ([${'](), ['.repeat(count)}b)`],
  'beginnings of wiki links': [(text) => linksIn(text, ''), (count) => '[[a|'.repeat(count)],
  'beginnings of links': [(text) => linksIn(text, ''), (count) => '[a](b'.repeat(count)],
  'links with headings': [(text) => linksIn(text, ''), (count) => '[a](b.md#'.repeat(count)],
  'links of many endings': [(text) => linksIn(text, ''), (count) => `[a](${'b.md'.repeat(count)}`],
  'links as words': [withoutBrackets, (count) => '[a]('.repeat(count)],
  'wiki links as words': [withoutBrackets, (count) => '[[a|'.repeat(count)],
  'spaces in a heading': [ownSections, (count) => `## a${' '.repeat(count * 4)}b`],
  'spaces in a rhythm': [taskIn, (count) => `- [ ] x 🔁 every a${' '.repeat(count * 4)}-`],
  'spaces before a task': [taskIn, (count) => `- [ ] ${' '.repeat(count * 4)}a\u2028b`],
  'empty lines': [plainWords, (count) => `a${'\n'.repeat(count * 4)}b`],
  'empty lines that come back': [writtenWords, (count) => `a${'\n'.repeat(count * 4)}b`],
  'other ends of lines': [plainWords, (count) => `a${'\u2028'.repeat(count * 4)}b`],
  'a value of many lines': [toldFields, (count) => `- a: b\n${'  c\n'.repeat(count)}`],
  'a line of many colons': [toldFields, (count) => `- ${'a: '.repeat(count)}\u2028`],
  'headings of conversations': [ownTalks, (count) => `## a${' ^0-0'.repeat(count)}\n`],
  'blocks of a day': [
    (text) => talkBlocks(text, (line) => linksIn(line, '')),
    (count) => '- [[a]]\n  b\n\n'.repeat(count),
  ],
  'lines of code': [linesOf, (count) => '```\na\n'.repeat(count)],
  'empty lines of a dump': [
    (text) => [...sqlRows(Buffer.from(text), () => true)],
    (count) => `CREATE TABLE a (${'\n'.repeat(count * 2)});`,
  ],
  'ends of front matter': [(text) => readVaultNote('a.md', text), (count) => `---\n${'---x\n'.repeat(count)}`],
}

describe('a note of a vault takes as long as it is', () => {
  for (const [name, [read, text]] of Object.entries(CASES)) {
    test(`of ${name}`, () => {
      const [some, more] = [text(PIECES), text(PIECES * 4)]
      read(some)
      const long = cpuMs(() => read(more))
      // Growing with the square it would be sixteen times.
      expect(long < NOTHING_MS || long < cpuMs(() => read(some)) * 10).toBe(true)
    })
  }
})

test('names in brackets behind a task are taken off, other brackets stay', () => {
  expect(withoutOthers('send it ([[People/Ana (Acme)|Ana (Acme)]], [[People/Ben|Ben]])')).toBe('send it')
  expect(withoutOthers('send it ([Ana (Acme)](People/Ana%20%28Acme%29.md))')).toBe('send it')
  expect(withoutOthers('send it (soon)')).toBe('send it (soon)')
  expect(withoutOthers('send it (see [[x]])')).toBe('send it (see [[x]])')
})

test('links are read with brackets in their words, and with spaces where angle brackets say so', () => {
  expect(linksIn('[[Ana|Ana [Acme]] and [b](<Two Words.md>) or [c](c.md#x y)', '')).toEqual(['Ana', 'Two Words', 'c'])
})
