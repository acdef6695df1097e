import { guessColumns } from '#journal/exchange/guess-columns.ts'
import { comparedName } from '#journal/likeness/compare-names.ts'
import { employerKey } from '#journal/likeness/employer-key.ts'
import { likelyPairs, type LikelyPair } from '#journal/likeness/likely-pairs.ts'
import type { LikenedPerson } from '#journal/likeness/person-likeness.ts'
import { foldText } from '#shared/model/fold-text.ts'
import { readFullName, type FullName } from '#shared/model/full-name.ts'
import type { NamedExample } from './full-name-corpus.ts'
import type { CorpusRecord, LikenessCorpus } from './likeness-corpus.ts'

/** A name in its parts, as two of them are compared. */
export function shownName({ title, given, family, suffix, nick }: FullName): string {
  return [title, given.join(' '), family.join(' '), suffix.join(' '), nick].join(' | ')
}

/** The full names that are read otherwise than they are meant. */
export function misreadNames(examples: readonly NamedExample[]): NamedExample[] {
  return examples.filter(({ text, parts }) => shownName(readFullName(text)) !== shownName(parts))
}

/** Of `Vorname=given,…` how many columns there are, and which are taken for something else. */
export function misguessedColumns(headers: Readonly<Record<string, string>>): { wrong: string[]; all: number } {
  const sets = Object.entries(headers).map(([set, text]) => {
    const columns = text.split(',').map((column) => column.split('=') as [name: string, field: string])
    const guessed = guessColumns(
      columns.map(([name]) => name),
      [],
    )
    const wrong = columns.flatMap(([name, field], at) =>
      guessed[at]?.field === field ? [] : [`${set}: ${name} is ${field}, guessed ${guessed[at]?.field}`],
    )
    return { wrong, all: columns.length }
  })
  return { wrong: sets.flatMap(({ wrong }) => wrong), all: sets.reduce((sum, { all }) => sum + all, 0) }
}

export function likenedRecord(record: CorpusRecord): LikenedPerson {
  return {
    name: comparedName(record.names),
    channels: [...record.emails.map((email) => `email:${email}`), ...record.phones.map((phone) => `phone:${phone}`)],
    employers: record.organisation === '' ? [] : [employerKey(record.organisation)],
    titles: record.title === '' ? [] : [foldText(record.title)],
    places: record.place === '' ? [] : [foldText(record.place)],
    birthday: record.birthday,
  }
}

/** The pairs that are found in a corpus, and those of them that are pairs. */
export function pairsFound({ records, pairs }: LikenessCorpus): { found: LikelyPair[]; right: LikelyPair[] } {
  const search = likelyPairs(records.map(likenedRecord))
  let step = search.next()
  while (step.done !== true) step = search.next()
  const meant = new Set(pairs.map(({ one, other }) => `${one} ${other}`))
  return { found: step.value, right: step.value.filter(({ one, other }) => meant.has(`${one} ${other}`)) }
}
