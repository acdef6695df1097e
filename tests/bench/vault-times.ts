import { sqlRows } from '#journal/exchange/sql-rows.ts'
import { linesOf, linksIn, readVaultNote, taskIn } from '#journal/exchange/vault-note.ts'
import { ownSections, ownTalks, toldFields, withoutOthers } from '#journal/exchange/vault-own.ts'
import { withoutBrackets } from '#journal/exchange/vault-person.ts'
import { talkBlocks } from '#journal/exchange/vault-talks.ts'
import { plainWords, writtenWords } from '#journal/exchange/vault-text.ts'
import { cpuOf } from './measure.ts'
import { ratio, type Result } from './result.ts'

const PIECES = 6000
const RUNS = 3
/** What four times as much is done in takes too little to be compared. */
const NOTHING_MS = 1

/** Notes that want the machine to stand still: one four times as long takes four times as long, growing with the square sixteen. */
export async function vaultTimes(): Promise<Result[]> {
  let slowest = { name: '', some: NOTHING_MS, more: NOTHING_MS }
  for (const [name, [read, text]] of Object.entries(CASES)) {
    read(text(PIECES))
    const some = Math.max(NOTHING_MS, await leastCpu(() => read(text(PIECES))))
    const more = Math.max(NOTHING_MS, await leastCpu(() => read(text(PIECES * 4))))
    if (more / some > slowest.more / slowest.some) slowest = { name, some, more }
  }
  const { name, some, more } = slowest
  return [ratio(`a hostile note of a vault (the slowest: ${name})`, 'one a quarter as long', more, some, 10, 'ms')]
}

/** The least of some runs: garbage of another case is not in it. */
async function leastCpu(work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) times.push(await cpuOf(work))
  return Math.min(...times)
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
