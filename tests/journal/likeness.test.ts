import { describe, expect, test } from 'vitest'
import { comparedName, compareNames } from '#journal/likeness/compare-names.ts'
import { likelyPairs, type LikelyPair } from '#journal/likeness/likely-pairs.ts'
import type { LikenedPerson } from '#journal/likeness/person-likeness.ts'
import { ERROR_KINDS, likenessCorpus } from '#support/likeness-corpus.ts'
import { likenedRecord } from '#support/understanding.ts'

const NO_NAME = { given: '', family: '', display: '', phonetic: '', nick: '' }

function found(people: readonly LikenedPerson[]): { pairs: LikelyPair[]; compared: number; longest: number } {
  const search = likelyPairs(people)
  let [compared, longest] = [0, 0]
  for (let step = search.next(); ; step = search.next()) {
    if (step.done === true) return { pairs: step.value, compared, longest }
    longest = Math.max(longest, step.value - compared)
    compared = Math.max(compared, step.value)
  }
}

describe.each([7, 2026])('a corpus of generated people, seed %i', (seed) => {
  const corpus = likenessCorpus(seed, { pairs: 1500, alone: 4000 })
  const { pairs } = found(corpus.records.map(likenedRecord))
  const meant = new Map(corpus.pairs.map((pair) => [`${pair.one} ${pair.other}`, pair]))
  const isMeant = ({ one, other }: LikelyPair) => meant.has(`${one} ${other}`)
  const right = pairs.filter(isMeant)

  test('finds 85 of 100 pairs, and 96 of 100 found are pairs', () => {
    const recall = right.length / meant.size
    const precision = right.length / pairs.length
    const named = new Set(right.map(({ one, other }) => `${one} ${other}`))
    const byKind = ERROR_KINDS.map((kind) => {
      const all = corpus.pairs.filter((pair) => pair.kind === kind)
      const hit = all.filter(({ one, other }) => named.has(`${one} ${other}`)).length
      return `${kind}: ${hit} of ${all.length}`
    })
    const figures = [
      `${corpus.records.length} records, ${meant.size} pairs, ${pairs.length} found`,
      `recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} %`,
      ...(['sure', 'likely', 'maybe'] as const).map((strength) => {
        const those = pairs.filter((pair) => pair.strength === strength)
        return `${strength}: ${those.length}, right ${those.filter(isMeant).length}`
      }),
      ...byKind,
    ]
    console.log(figures.join('\n'))
    expect(recall).toBeGreaterThanOrEqual(0.85)
    expect(precision).toBeGreaterThanOrEqual(0.96)
  })

  test('none of those that are sure is wrong', () => {
    const sure = pairs.filter(({ strength }) => strength === 'sure')
    expect(sure.length).toBeGreaterThan(100)
    expect(sure.filter((pair) => !isMeant(pair))).toEqual([])
  })
})

test('the work grows with the people, and not with their square', () => {
  const comparedIn = (alone: number) => {
    const { records } = likenessCorpus(3, { pairs: 1, alone })
    return { compared: found(records.map(likenedRecord)).compared, people: records.length }
  }
  const { compared, people } = comparedIn(6500)
  expect(people).toBeGreaterThan(10_000)
  expect(compared / people).toBeLessThan(60)
})

test('ten thousand of one name are looked through, in steps', () => {
  const somebody = likenedRecord({
    names: { ...NO_NAME, given: 'John', family: 'Smith' },
    emails: [],
    phones: [],
    organisation: 'Acme',
    title: '',
    place: '',
    birthday: null,
  })
  const people = Array.from({ length: 10_000 }, (_, index) => ({ ...somebody, employers: [`company ${index}`] }))
  const { compared, longest, pairs } = found(people)
  expect(pairs).toEqual([])
  expect(compared).toBeGreaterThan(10_000)
  expect(compared).toBeLessThan(10_000 * 100)
  expect(longest).toBeLessThan(2_100)
})

const named = (display: string) => comparedName({ ...NO_NAME, display })
const parts = (given: string, family: string, nick = '') => comparedName({ ...NO_NAME, given, family, nick })

describe('two names', () => {
  test.each([
    ['Ana Ruiz', 'ana  RUIZ', 'same'],
    ['Ruiz, Ana', 'Ana Ruiz', 'same'],
    ['Ruiz Ana', 'Ana Ruiz', 'same'],
    ['Dr. Ana Ruiz', 'Ana Ruiz', 'same'],
    ['Ana Ruiz, PhD', 'Frau Ana Ruiz', 'same'],
    ['Jan van der Berg', 'Jan Berg', 'same'],
    ['Łukasz Wałęsa', 'Lukasz Walesa', 'same'],
    ['Robert Stone', 'Bob Stone', 'variant'],
    ['Stone Bob', 'Robert Stone', 'variant'],
    ['Johannes Müller', 'Hans Mueller', 'variant'],
    ['Anna Schmidt', 'Anna Schmidt-Weber', 'variant'],
    ['Anna Weber', 'Anna Schmidt-Weber', 'variant'],
    ['Anna Schmidt (geb. Weber)', 'Anna Weber', 'variant'],
    ['Ana María Ruiz', 'María Ruiz', 'variant'],
    ['Сергей Петров', 'Sergei Petrov', 'variant'],
    ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos', 'variant'],
    ['Thomas Meier', 'Tom Mayer', 'variant'],
    ['A. Ruiz', 'Ana Ruiz', 'near'],
    ['Ana R.', 'Ana Ruiz', 'near'],
    ['Catherine Robinsn', 'Catherine Robinson', 'near'],
    ['Ana', 'Ana Ruiz', 'given'],
    ['Anna Schmidt', 'Anna Kowalski', 'given'],
    ['ana@example.org', 'Ana Ruiz', 'nameless'],
  ])('%s and %s agree: %s', (one, other, level) => {
    expect([compareNames(named(one), named(other))?.level, compareNames(named(other), named(one))?.level]).toEqual([
      level,
      level,
    ])
  })

  test.each([
    ['Ana Ruiz', 'Luis Ruiz'],
    ['Martin Weber', 'Martina Weber'],
    ['Tim Maier', 'Tom Maier'],
    ['Julia Klein', 'Julian Klein'],
    ['John Smith Jr.', 'John Smith Sr.'],
    ['John A. Smith', 'John B. Smith'],
    ['A. Ruiz', 'Ana R.'],
    ['Lena Hahn', 'Lara Hahn'],
  ])('%s and %s are two', (one, other) => {
    expect(compareNames(named(one), named(other))).toBeNull()
  })

  test('names in Chinese are one, whether or not it is known which part is the family name', () => {
    expect(compareNames(parts('小明', '王'), named('王小明'))?.level).toBe('same')
    expect(compareNames(named('王小明'), named('王小红'))).toBeNull()
  })
})
