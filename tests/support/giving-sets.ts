import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DraftFollowUp } from '#shared/quick-log/draft.ts'
import { parseQuickLog } from '#shared/quick-log/parse-quick-log.ts'
import { factsIn, lostWords, NOW, readFacts, type FactLine, type Score } from './line-facts.ts'

/** Lines about giving that others wrote blind: the files of `tests/quick-log`. */
export type GivingSet =
  | 'giving-a'
  | 'giving-b'
  | 'giving-c'
  | 'giving-d'
  | 'giving-e'
  | 'giving-f'
  | 'giving-g'
  | 'giving-h'
  | 'giving-i'
  | 'giving-j'
  | 'giving-k'
  | 'giving-l'
  | 'giving-m'
  | 'giving-n'
  | 'giving-o'

export function givingLines(set: GivingSet): FactLine[] {
  return factsIn(readFileSync(join(import.meta.dirname, '../quick-log', `${set}.txt`), 'utf8'))
}

interface Part {
  readonly kind: string
  /** Who it is about: of an introduction both, in order; of a follow-up its day. */
  readonly who: readonly string[]
  readonly text: string
}

/**
 * What is found of a line by what it means, not by where it is cut: its facts were written by others, who did not know where a
 * clause ends here. Of a gift one of the two wordings must have the other. What is read of a need, an ask or a follow-up must
 * begin with what was meant; *to meet* before somebody that is wanted does not count. An introduction is found where both are
 * named, as done (a gift to both) or as to be done; a day, where the conversation or the gift has it; a topic, in the topic or
 * in the reason of an introduction; a note, wherever its words are kept. Who and on what day must be right in all of them.
 */
export function meaningScore({ line, facts }: FactLine): Score {
  const read = readFacts(line)
  const { gives, introductions, followUps } = parseQuickLog(line, NOW, []).draft
  const whys = introductions.map(({ why }) => plain(why))
  const kept = plain([read.note, ...read.facts, ...whys].join('\n'))
  const parts = [...read.facts, ...withNames(followUps)].map(partOf)
  const used = new Set<number>()
  const isFound = (fact: string): boolean => {
    const wanted = partOf(fact)
    if (wanted.kind === 'note' && kept.includes(wanted.text)) return true
    if (wanted.kind === 'about' && whys.some((why) => why.includes(wanted.text))) return true
    if (wanted.kind === 'when' && gives.some(({ day }) => fact === `when ${day}`)) return true
    if (wanted.kind === 'long' && gives.some(({ minutes }) => fact === `long ${minutes}`)) return true
    const hit = parts.findIndex((part) => says(part, wanted))
    if (hit >= 0) used.add(hit)
    return hit >= 0
  }
  // That it was today is what a line says that names no day.
  const wanted = facts.filter((fact) => fact !== `when ${NOW.date}`)
  const missed = wanted.filter((fact) => !isFound(fact))
  const unasked = read.facts.filter((fact, index) => !used.has(index) && !fact.startsWith('tag '))
  return { missed, unasked, lost: lostWords(line), facts: wanted.length }
}

/** What is to be done for *her*, with the name of whom it is for, as some write it. */
function withNames(followUps: readonly DraftFollowUp[]): string[] {
  return followUps.flatMap(({ actor, due, text, people }) =>
    people.flatMap((name) => [
      `${actor} ${due ?? '-'} ${text.replace(/\b(?:her|him|them|his|their)\b/u, name)}`,
      // What somebody was asked to do by a day is kept as what they will do.
      ...(actor === 'them' && due !== null ? [`ask ${name}: ${text}`] : []),
    ]),
  )
}

function says(read: Part, wanted: Part): boolean {
  if (wanted.kind === 'intro')
    return (read.kind === 'intro' || read.kind === 'given') && read.who.join() === wanted.who.join()
  // Whom one waits for, to do something or for an answer, is kept as what they will do.
  if (wanted.kind === 'ask' && read.kind === 'them')
    return wanted.who.some((one) => {
      const isNamed = read.text.startsWith(`${one} `)
      const what = isNamed ? withoutWord(read.text.slice(one.length + 1)) : read.text
      return read.text.includes(one) && what.startsWith(withoutWord(wanted.text))
    })
  if (read.kind !== wanted.kind || !wanted.who.every((one) => read.who.includes(one))) return false
  switch (wanted.kind) {
    case 'given':
    case 'received':
      return read.text.includes(wanted.text) || wanted.text.includes(read.text)
    case 'need':
      return withoutMeet(read.text).startsWith(withoutMeet(wanted.text))
    case 'ask':
      return withoutWord(read.text).startsWith(withoutWord(wanted.text))
    case 'me':
    case 'them':
      return read.text.startsWith(wanted.text)
    default:
      return read.text === wanted.text
  }
}

/** Asked *whether* he might, and asked him *to*: with that word or without it. */
const withoutWord = (text: string) => text.replace(/^(?:for|if|whether|to) /u, '')

const withoutMeet = (text: string) => text.replace(/^(?:to )?(?:(?:meet|find|hire|buy|borrow) )?/u, '')

function partOf(fact: string): Part {
  const [, kind = '', rest = ''] = /^(\S+) ?(.*)$/su.exec(fact) ?? []
  const about = /^([^:]*): (.*)$/su.exec(rest)
  const due = /^(-|\d{4}-\d\d-\d\d) (.*)$/su.exec(rest)
  switch (kind) {
    case 'given':
    case 'received':
    case 'need':
    case 'ask':
      return { kind, who: peopleOf(about?.[1] ?? ''), text: plain(about?.[2] ?? rest) }
    case 'intro':
      return { kind, who: peopleOf(rest), text: '' }
    case 'me':
    case 'them':
      return { kind, who: [due?.[1] ?? ''], text: plain(due?.[2] ?? rest) }
    default:
      return { kind, who: [], text: plain(rest) }
  }
}

function peopleOf(names: string): string[] {
  return names
    .split(/ [&+>] /u)
    .map(plain)
    .toSorted()
}

/** Without capitals and marks, which writers put as they like. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['’]s\b/gu, '')
    .replace(/[^\p{L}\p{N}@&+%]+/gu, ' ')
    .trim()
}
