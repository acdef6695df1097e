import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const OF_A_JOURNAL = /journal|\bentry|\bnotes?\b|person|people|conversation|follow-up|circle|organisation/i

function saysOfAJournal(source: string): string[] {
  const said = [...source.matchAll(/i18n\.t\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g)].map(([, , text = '']) => text)
  return said.filter((text) => OF_A_JOURNAL.test(text))
}

test('the parts of renderer/ui say nothing of a journal: another app could use them', () => {
  const files = readdirSync('renderer/ui').filter((name) => /(?<!\.test)\.tsx?$/.test(name))
  expect(files.length).toBeGreaterThan(30)
  expect(files.flatMap((name) => saysOfAJournal(readFileSync(`renderer/ui/${name}`, 'utf8')))).toEqual([])
})

test('a text about a note would be found', () => {
  expect(saysOfAJournal(`return i18n.t('The note is not saved.')`)).toEqual(['The note is not saved.'])
  expect(saysOfAJournal(`return i18n.t(\n  'Asks the journal',\n)`)).toEqual(['Asks the journal'])
})
