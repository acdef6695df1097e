import { fullNameCorpus } from '#support/full-name-corpus.ts'
import { likenessCorpus } from '#support/likeness-corpus.ts'
import { misguessedColumns, misreadNames, pairsFound } from '#support/understanding.ts'
import { HEADER_SETS } from '#support/header-sets.ts'
import { factLines, LINE_CORPORA, scoreOf } from '#support/line-facts.ts'
import { atLeast, atMost, type Result } from './result.ts'

/** How much is understood of what people type and export: shares of the corpora that the tests have, no times. */
export function understanding(): Result[] {
  const share = (what: string, right: number, all: number, least: number): Result =>
    atLeast(`${what} (${all})`, (100 * right) / all, least, '%')
  const facts = (what: string, corpora: readonly string[], least: number): Result[] => {
    const scores = corpora.flatMap(factLines).map((line) => scoreOf(line))
    const sum = (count: (score: (typeof scores)[number]) => number) =>
      scores.reduce((total, score) => total + count(score), 0)
    const all = sum(({ facts: meant }) => meant)
    return [
      share(`facts of ${what}`, all - sum(({ missed }) => missed.length), all, least),
      atMost(
        `words lost of ${what}`,
        sum(({ lost }) => lost.length),
        0,
        '',
      ),
    ]
  }
  const names = Object.entries(fullNameCorpus(5)).map(([kind, examples]) =>
    share(`full names with ${kind}`, examples.length - misreadNames(examples).length, examples.length, 95),
  )
  const columns = misguessedColumns(HEADER_SETS)
  const corpus = likenessCorpus(2026, { pairs: 1500, alone: 4000 })
  const { found, right } = pairsFound(corpus)
  const sure = (pairs: typeof found) => pairs.filter(({ strength }) => strength === 'sure').length
  return [
    ...facts(
      'lines by subject',
      LINE_CORPORA.filter((file) => !file.startsWith('blind')),
      95,
    ),
    ...facts(
      'lines of sets that were written blind, as they are read today',
      LINE_CORPORA.filter((file) => file.startsWith('blind')),
      93,
    ),
    ...names,
    share('columns of 20 headers and more', columns.all - columns.wrong.length, columns.all, 95),
    share('duplicates that are found', right.length, corpus.pairs.length, 85),
    share('found duplicates that are some', right.length, found.length, 96),
    atMost('wrong ones among those that are sure', sure(found) - sure(right), 0, 'pairs'),
  ]
}
