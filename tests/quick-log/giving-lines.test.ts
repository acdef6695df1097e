import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { NO_CORRECTIONS } from '#shared/quick-log/corrections.ts'
import { lineParts } from '#shared/quick-log/line-parts.ts'
import type { Somebody } from '#shared/quick-log/line-person.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { tokenise } from '#shared/quick-log/tokenise.ts'
import { understandLine } from '#shared/quick-log/understand-line.ts'

const NOW = { date: '2026-11-23' as CivilDate, time: '09:00' as CivilTime }

/** Lines of three people, with what each says: docs/quick-log.md has how they were scored when they were new. */
const WRITERS = ['maren', 'joseph', 'dele'] as const

/** What is not understood as it was meant, and stays so: the line, and what is missed or wrong in it. */
const MISSED: Readonly<Record<string, readonly string[]>> = {
  // Others who wrote such lines read these two as they are read now.
  'I asked Felix whether he would chair the evening.': ['- w Felix', '+ a Felix: whether he would chair the evening'],
  'tunde hooked me up with his accountant': ['+ r resource tunde'],
  // What is said in a clause of its own behind a name is a fact as well.
  'Lunch with George, who lent me his Boswell.': ['+ r resource George'],
  'Walked with Peter, who needs new knees.': ['+ n Peter: new knees'],
  // A follow-up, as all that is to be done: nothing tells that the dean is somebody.
  'Introduce Dr. Obi to the dean.': ['+ f me'],
  // A letter is a conversation.
  'I received a very kind letter from Eleanor.': ['- r encouragement Eleanor'],
  'I showed Oliver the old operating theatre.': ['- g time Oliver', '+ g resource Oliver'],
}

function linesOf(writer: string): { line: string; facts: string[] }[] {
  const text = readFileSync(join(import.meta.dirname, `${writer}.txt`), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((entry) => {
      const [line = '', facts = ''] = entry.split(' | ')
      return {
        line: line.trim(),
        facts: facts
          .split(';')
          .map((fact) => fact.trim())
          .filter(Boolean),
      }
    })
}

function partsOf(line: string) {
  const understood = understandLine(line, parseQuickLog(line, NOW, []), [], NO_CORRECTIONS, NOW.date)
  return lineParts(understood)
}

const name = (one: Somebody) => ('name' in one ? one.name : one.id)
const names = (people: readonly Somebody[]) => people.map(name).join(', ')

function factsOf(line: string): string[] {
  return partsOf(line).flatMap((part): string[] => {
    switch (part.kind) {
      case 'conversation':
        return part.people.length === 0 ? [] : [`w ${names(part.people)}`]
      case 'give':
        return [`${part.direction === 'given' ? 'g' : 'r'} ${part.what} ${names(part.people)}`]
      case 'need':
        return [`n ${name(part.person)}: ${part.text}`]
      case 'ask':
        return [`a ${names(part.people)}: ${part.text}`]
      case 'introduction':
        return [`i ${name(part.a)} > ${name(part.b)}`, ...(part.followUp === null ? [] : ['f me'])]
      case 'follow-up':
        return [`f ${part.actor}`]
      default:
        return [part.kind]
    }
  })
}

/** Facts that are missed, and facts that are not so. */
function wrongIn(line: string, facts: readonly string[]): string[] {
  const found = factsOf(line)
  const missed = facts.filter((fact) => !found.includes(fact)).map((fact) => `- ${fact}`)
  return [...missed, ...found.filter((fact) => !facts.includes(fact)).map((fact) => `+ ${fact}`)]
}

/** Words that nothing says which is saved. Words of the grammar are said by what they made. */
function lostIn(line: string): string[] {
  const { spans } = parseQuickLog(line, NOW, [])
  const said = JSON.stringify(partsOf(line)).toLowerCase()
  return tokenise(line)
    .filter(({ kind, text }) => kind === 'word' && !said.includes(text.toLowerCase().replace(/['’]s$/u, '')))
    .filter(({ start, end }) => !spans.some((span) => SAID.has(span.kind) && span.start <= start && span.end >= end))
    .map(({ text }) => text)
}

const SAID: ReadonlySet<string> = new Set(['word', 'channel', 'date', 'time', 'minutes'])

test.for(WRITERS)('the lines of %s', (writer) => {
  const lines = linesOf(writer)
  const wrong = lines.flatMap(({ line, facts }) => {
    const found = wrongIn(line, facts)
    return found.length === 0 ? [] : [[line, found] as const]
  })
  const missed = Object.entries(MISSED).filter(([line]) => lines.some((one) => one.line === line))
  expect(Object.fromEntries(wrong)).toEqual(Object.fromEntries(missed))
  expect(lines.flatMap(({ line }) => lostIn(line))).toEqual([])
})
