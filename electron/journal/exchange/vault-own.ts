import { PERSON_TEXTS } from '#shared/model/person-fields.ts'
import { fieldTitle, goneOn, HERE_ALONE, LEARNED, SECTIONS, writtenWords } from './vault-text.ts'

/**
 * What Rapport wrote of a person below the front matter: each section under its title. Under '' stands what somebody wrote
 * before, and below lists, in which no line begins without a mark.
 */
export function ownSections(body: string): ReadonlyMap<string, string> {
  const sections = new Map<string, string>()
  const beside: string[] = []
  let title = ''
  let lines: string[] = []
  const end = () => {
    if (title === '') beside.push(...lines)
    else {
      const own = LISTS.has(title) ? lines.findIndex((line) => /^[^\s-]/.test(line)) : -1
      if (own !== -1) beside.push(...lines.splice(own), '')
      sections.set(title, lines.join('\n').trim())
    }
    lines = []
  }
  for (const line of body.split('\n')) {
    const found = line.startsWith('## ') ? line.slice(3).trim() : ''
    if (!SECTIONS.has(found) || sections.has(found)) lines.push(line)
    else {
      end()
      title = found
    }
  }
  end()
  const said = beside.join('\n').trim()
  if (said !== '') sections.set('', said)
  return sections
}

const LISTS: ReadonlySet<string> = new Set(['Answers', 'Follow-ups', 'Known'])

/** The texts of a person by their fields, as they were before they stood in a note. */
export function ownTexts(sections: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    PERSON_TEXTS.flatMap((field) => {
      const text = sections.get(fieldTitle(field))
      return text === undefined ? [] : [[field, writtenWords(text)]]
    }),
  )
}

export type Told = { readonly [key: string]: string | Told }

/** Lists of fields as `fieldLines` writes them, back as a map; what only is there is ''. */
export function toldFields(text: string): Told {
  const top: Record<string, string | Told> = {}
  const stack: Record<string, string | Told>[] = [top]
  let last: { map: Record<string, string | Told>; key: string; depth: number; lines: string[] } | null = null
  const end = () => {
    if (last !== null && last.lines.length > 1) last.map[last.key] = last.lines.join('\n')
  }
  for (const line of text.split('\n')) {
    const [, indent = '', label = '', value] = /^((?: {2})*)- (.+?)(?:: (.*))?$/s.exec(line) ?? []
    const depth = indent.length / 2
    if (label === '' || depth > (last?.depth ?? -1) + 1 || depth >= 12) {
      last?.lines.push(goneOn(line.replace(new RegExp(`^ {0,${(last.depth + 1) * 2}}`), '')))
      continue
    }
    end()
    // A link is a key as it is written.
    const key = label.startsWith('[') ? label : camel(label)
    let map = stack[depth]
    if (map === undefined && last !== null) {
      const inner: Record<string, string | Told> = {}
      last.map[last.key] = inner
      map = inner
      stack[depth] = inner
    }
    if (map === undefined) continue
    stack.length = depth + 1
    map[key] = value ?? ''
    last = { map, key, depth, lines: [value ?? ''] }
  }
  end()
  return top
}

export function toldText(value: string | Told | undefined): string {
  return typeof value === 'string' ? writtenWords(value) : ''
}

/** The entries of a list of fields, whatever they are called there. */
export function toldEntries(value: string | Told | undefined): Told[] {
  return typeof value === 'object' ? Object.values(value).filter((one) => typeof one === 'object') : []
}

/** "Can learn from them" as "canLearnFromThem". */
function camel(title: string): string {
  const [first = '', ...more] = title.trim().split(' ')
  return [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...more.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('')
}

/** A conversation of a day as Rapport wrote it. */
export interface OwnTalk {
  readonly id: string
  readonly channel: string
  readonly time: string
  readonly minutes: number | null
  readonly isPlanned: boolean
  readonly topic: string
  readonly startedBy: string
  readonly tags: readonly string[]
  /** The line in which those stand who took part, as written. */
  readonly withLine: string
  readonly notes: string
  readonly learned: string
  /** By name. */
  readonly alone: readonly { readonly name: string; readonly note: string }[]
}

const HEAD = /^## (.+?) \^([0-9a-f-]{36})\s*$/

/** The conversations of a day that Rapport wrote, and what somebody has written before the first of them. */
export function ownTalks(body: string): { talks: OwnTalk[]; before: string } {
  const talks: OwnTalk[] = []
  const before: string[] = []
  let now: { head: string; id: string; isPlanned: boolean; lines: string[] } | null = null
  const end = () => {
    if (now !== null) talks.push(talkOf(now))
  }
  for (const line of body.split('\n')) {
    const quoted = /^> ?(.*)$/.exec(line)
    const plain = quoted?.[1] ?? line
    const [, head = '', id = ''] = HEAD.exec(plain) ?? []
    if (id !== '') {
      end()
      now = { head, id, isPlanned: quoted !== null, lines: [] }
    } else if (now !== null) {
      if (line.trim() !== '## Planned') now.lines.push(now.isPlanned ? plain : line)
    } else if (line.trim() !== '## Planned') before.push(line)
  }
  end()
  return { talks, before: before.join('\n').trim() }
}

function talkOf({
  head,
  id,
  isPlanned,
  lines,
}: {
  head: string
  id: string
  isPlanned: boolean
  lines: string[]
}): OwnTalk {
  const [channel = '', ...facts] = head.split(' · ')
  const text = lines.join('\n').trim()
  const [body, alone] = halves(text, HERE_ALONE)
  const [said, learned] = halves(body, LEARNED)
  const [about = '', ...notes] = said.split('\n\n')
  let [topic, withLine, startedBy] = ['', '', 'unknown']
  const tags: string[] = []
  for (const line of about.split('\n')) {
    const [, by = ''] = /^Begun by (me|them)$/.exec(line) ?? []
    if (by !== '') startedBy = by
    else if (/^With (?:nobody named$|\[)/.test(line)) withLine = line
    else if (/^(?:#[\p{L}\p{N}_/-]+(?: |$))+$/u.test(line)) tags.push(...line.split(' ').map((tag) => tag.slice(1)))
    else if (topic === '') topic = writtenWords(line)
  }
  const minutes = facts.map((fact) => /^([\d.]+) min$/.exec(fact)?.[1]).find((count) => count !== undefined)
  return {
    id,
    channel: channel.toLowerCase(),
    time: facts.find((fact) => /^\d{2}:\d{2}$/.test(fact)) ?? '',
    minutes: minutes === undefined ? null : Number(minutes),
    isPlanned,
    topic,
    startedBy,
    tags,
    withLine,
    notes: writtenWords(notes.join('\n\n')),
    learned: writtenWords(learned),
    alone: alone.split('\n').flatMap((line) => {
      const [, name = '', note = ''] = /^- (.+?): (.*)$/s.exec(line) ?? []
      return name === '' ? [] : [{ name: writtenWords(name), note: writtenWords(note) }]
    }),
  }
}

/** What stands before a heading of its own, and what behind it. */
function halves(text: string, heading: string): [string, string] {
  const lines = text.split('\n')
  const at = lines.indexOf(heading)
  return at === -1
    ? [text, '']
    : [
        lines.slice(0, at).join('\n').trim(),
        lines
          .slice(at + 1)
          .join('\n')
          .trim(),
      ]
}

/** The words of a task without the links in brackets behind them: from its end, link by link. */
export function withoutOthers(task: string): string {
  let at = task.endsWith(')') ? task.length - 1 : 0
  while (at > 0) {
    const open = task.startsWith(']]', at - 2)
      ? task.lastIndexOf('[[', at - 3)
      : task[at - 1] === ')'
        ? task.lastIndexOf('[', task.lastIndexOf('](', at - 2) - 1)
        : -1
    if (open > 0 && task[open - 1] === '(') return task.slice(0, open - 1).trimEnd()
    if (open < 2 || task.slice(open - 2, open) !== ', ') return task
    at = open - 2
  }
  return task
}
