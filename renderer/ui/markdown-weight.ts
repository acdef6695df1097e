import { withoutStacks } from './stacks.ts'

// Brackets, stars and the like between two blank lines: parsers of Markdown take time by their square.
const MAX_MARKS_IN_BLOCK = 1000
// Quotes in quotes and lists in lists, of which each is an element inside another and a call inside another.
const MAX_DEPTH = 100

const BLANK_LINE = /\n[^\S\n]*\n/
const MARK = /[[\]*_`~<!]/g
const CONTAINERS = /^(?:[^\S\n]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))+/gm
const CONTAINER = />|[-+*]|\d+[.)]/g

/**
 * Whether a text has more marks of Markdown in one place than anybody writes, so that it would keep the page from
 * answering for seconds, or overflow the stack. Such a text is shown as it is, mark by mark.
 */
export function isHeavyMarkdown(text: string): boolean {
  // Of most notes this is all.
  if (countOf(text, MARK) <= MAX_MARKS_IN_BLOCK && text.length < MAX_DEPTH) return false
  for (const [markers] of text.matchAll(CONTAINERS)) if (countOf(markers, CONTAINER) > MAX_DEPTH) return true
  return text.split(BLANK_LINE).some((block) => countOf(block, MARK) > MAX_MARKS_IN_BLOCK)
}

// Whatever begins something in Markdown, in a mention or in a tag; also where it is only text after all.
const MARKUP = /[*_#`~[\]<>@\\=&|]|^[ \t]|^\s*(?:[-+]|\d+[.)])|:\/\/|www\./m

/** Whether a text looks the same with an editor of Markdown and without one: words and lines, and nothing that is drawn. */
export function readsPlain(text: string): boolean {
  return !MARKUP.test(text) && !text.endsWith('\n') && withoutStacks(text) === text
}

function countOf(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count++
  return count
}
