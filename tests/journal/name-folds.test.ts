import { foldText } from '#shared/model/fold-text.ts'
import { expect } from 'vitest'
import { comparedName, compareNames } from '#journal/likeness/compare-names.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { displayName, foldName, sortName } from '#shared/model/person-name.ts'
import { day, test } from '#support/journal-test.ts'
import { civilTime } from '#shared/model/civil-date-schema.ts'

/** Given name, family name, and both as somebody types them. */
const NAMES: readonly (readonly [given: string, family: string, typedGiven: string, typedFamily: string])[] = [
  ['Łukasz', 'Wałęsa', 'lukasz', 'walesa'],
  ['Søren', 'Kjærgård', 'soren', 'kjaergard'],
  ['Đorđe', 'Đokić', 'Dorde', 'Dokic'],
  ['Işıl', 'Yıldız', 'isil', 'yildiz'],
  ['İrem', 'Çelik', 'IREM', 'celik'],
  ['Æsa', 'Þórsdóttir', 'aesa', 'thorsdottir'],
  ['Uwe', 'Strauß', 'uwe', 'STRAUSS'],
  ['Σωκράτης', 'Οδυσσεύς', 'σωκρατης', 'ΟΔΥΣΣΕΥΣ'],
  ['Артём', 'Королёв', 'артем', 'королев'],
  ['Юрій', 'Їжакевич', 'ЮРІЙ', 'ЇЖАКЕВИЧ'],
  ['مُحَمَّد', 'الحَسَن', 'محمد', 'الحسن'],
  ['محـمد', 'عليّ', 'محمد', 'علي'],
  ['Sean', 'O’Neil', 'sean', "o'neil"],
  ['Aoife', 'OʼBrien', 'aoife', 'o´brien'],
  ['Anne‑Marie', 'Smith–Jones', 'anne-marie', 'smith-jones'],
  ['علی\u200cرضا', 'رضایی', 'علیرضا', 'رضایی'],
  ['Jo\u00adhanna', 'Zo\u200de', 'johanna', 'zoe'],
  ['Ａｎａ', 'Ruíz', 'ana', 'ruiz'],
  ['Zoe\u0308', 'Nu\u0301n\u0303ez', 'zoë', 'nuñez'],
]

const NOW = { date: day('2026-11-23'), time: civilTime.parse('09:00') }

test.for(NAMES)(
  '%s %s is one name however it is typed: in the list, in pickers, in a line, sorted, compared',
  async ([given, family, typedGiven, typedFamily], { journal: { client } }) => {
    const { commands, queries } = client
    const { id } = await commands.addPerson({ names: { given, family } })
    await commands.addPerson({ names: { given: 'Boris', family: 'Wagner' } })
    const typed = `${typedGiven} ${typedFamily}`
    for (const text of [typed, typedGiven, typedFamily, `${typedFamily} ${typedGiven}`, `${given} ${family}`]) {
      expect(
        (await queries.people({ text })).rows.map((row) => row.id),
        `people: ${text}`,
      ).toEqual([id])
      expect((await queries.peopleIds({ text })).length, `peopleIds: ${text}`).toBe(1)
      expect(
        (await queries.peopleNamed({ text })).map((row) => row.id),
        `peopleNamed: ${text}`,
      ).toEqual([id])
    }
    for (const text of [typed, `${given} ${family}`]) {
      const people = await queries.peopleMentioned({ line: `coffee with ${text}` })
      expect(
        people.map((row) => row.id),
        `peopleMentioned: ${text}`,
      ).toEqual([id])
      const { draft } = parseQuickLog(`coffee with ${text}`, NOW, people)
      expect(
        draft.conversation?.people.map((one) => one.id),
        `the line: ${text}`,
      ).toEqual([id])
    }
    const names = { given, family, display: '', phonetic: '', nick: '' }
    const asTyped = { ...names, given: typedGiven, family: typedFamily }
    expect(sortName(asTyped)).toBe(sortName(names))
    expect(foldName(displayName(asTyped))).toBe(foldName(displayName(names)))
    expect(compareNames(comparedName(names), comparedName(asTyped))?.level).toBe('same')
  },
)

test('a plain name is folded as any other is', () => {
  const letters = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
  const texts = letters.flatMap((letter) => [letter, `a${letter}`, `${letter}B c`, `A${letter} ${letter}z`])
  // A character that is not seen leads the long way round.
  for (const text of texts) expect(foldText(text)).toBe(foldText(`${text}\u200b`))
})
