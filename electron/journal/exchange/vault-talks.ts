import { linesOf, taskIn, type NoteLine } from './vault-note.ts'

/** A piece of a day that names people, in the words of the note. */
export interface TalkBlock {
  readonly lines: readonly string[]
  readonly people: readonly string[]
}

/**
 * What a note of a day says of people: under a heading that names somebody all that stands there; otherwise each paragraph, and
 * each item of a list with what stands under it, that names somebody. A link in an open task, a quotation, code or an embed is no contact.
 * @param linked whom a line names
 * @returns also how many other lines there are
 */
export function talkBlocks(body: string, linked: (line: string) => string[]): { blocks: TalkBlock[]; rest: number } {
  const blocks: TalkBlock[] = []
  let rest = 0
  const all = linesOf(body)
  let at = 0
  while (at < all.length) {
    const start = at
    const level = headingLevel(all[at])
    if (level > 0 && linked(all[at]?.text ?? '').length > 0) {
      at++
      while (at < all.length && !isHeadingUpTo(all[at], level)) at++
    } else if (level > 0 || (all[at]?.text.trim() ?? '') === '') at++
    else at = endOfBlock(all, at)
    const lines = all.slice(start, at)
    const people = [...new Set(lines.flatMap((line) => (isContact(line) ? linked(line.text) : [])))]
    if (people.length > 0) blocks.push({ lines: lines.map(({ text }) => text), people })
    else rest += lines.filter(({ text }) => text.trim() !== '' && taskIn(text)?.isCancelled !== false).length
  }
  return { blocks, rest }
}

function isContact({ text, isCode }: NoteLine): boolean {
  return !isCode && !/^\s*>/.test(text) && taskIn(text)?.isDone !== false
}

function headingLevel(line: NoteLine | undefined): number {
  return line === undefined || line.isCode ? 0 : (/^(#{1,6})\s/.exec(line.text)?.[1]?.length ?? 0)
}

function isHeadingUpTo(line: NoteLine | undefined, level: number): boolean {
  const found = headingLevel(line)
  return found > 0 && found <= level
}

const ITEM = /^(\s*)(?:[-*+]|\d+[.)])\s/

/** An item of a list goes on with what is indented under it; a paragraph up to an empty line, a heading or a list. */
function endOfBlock(all: readonly NoteLine[], start: number): number {
  const first = all[start] as NoteLine
  const indent = ITEM.exec(first.text)?.[1]?.length
  let at = start + 1
  for (; at < all.length; at++) {
    const line = all[at] as NoteLine
    if (line.isCode && (first.isCode || indent === undefined)) continue
    if (line.text.trim() === '') {
      if (indent === undefined || !/^\s{2,}\S|^\t/.test(all[at + 1]?.text ?? '')) break
      continue
    }
    if (headingLevel(line) > 0) break
    if (indent !== undefined && line.text.search(/\S/) <= indent) break
    if (indent === undefined && ITEM.test(line.text)) break
  }
  return at
}
