import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What a plugin for relationships computes of a vault, by the `rapport-id` of each person's note. */
export interface NeighbourPerson {
  readonly path: string
  /** The last day of a dated note that links to them, or ''. */
  readonly lastContact: string
  readonly openFollowUps: readonly string[]
}

interface Note {
  readonly path: string
  readonly front: string
  readonly body: string
}

/**
 * The rules of obsidian-personal-crm, written down anew. A person is a note in a folder People with the tag `person`. A contact is a link in a
 * dated note (`YYYY-MM-DD.md`) that stands in no open task, quotation, code or embed; notes of days to come count like others.
 * Open follow-ups are the open tasks of a person's own note, and those elsewhere that link to it.
 */
export function neighbourPeople(folder: string): ReadonlyMap<string, NeighbourPerson> {
  const notes = [...markdownFiles(folder)]
  const people = notes.filter(({ path, front }) => /(?:^|\/)People\//.test(path) && /^ {2}- person$/m.test(front))
  const byTarget = new Map<string, string>()
  for (const { path } of people) byTarget.set(path.replace(/\.md$/, '').toLowerCase(), path)
  const lastContact = new Map<string, string>()
  const tasks = new Map<string, Set<string>>()
  const addTask = (path: string, text: string) => tasks.set(path, (tasks.get(path) ?? new Set()).add(text))
  for (const { path, body } of notes) {
    const day = /(?:^|\/)(\d{4}-\d{2}-\d{2})\.md$/.exec(path)?.[1]
    for (const line of linesOutsideCode(body)) {
      const isOpenTask = /^\s*(?:>\s*)*[-*+]\s+\[ \]\s/.test(line)
      const targets = linksOf(line, path).flatMap((target) => byTarget.get(target.toLowerCase()) ?? [])
      if (isOpenTask) {
        if (people.some((one) => one.path === path)) addTask(path, line)
        for (const target of targets) addTask(target, line)
        continue
      }
      if (day === undefined || /^\s*>/.test(line)) continue
      for (const target of targets) if ((lastContact.get(target) ?? '') < day) lastContact.set(target, day)
    }
  }
  return new Map(
    people.map(({ path, front }) => [
      /^rapport-id: "?([0-9a-f-]+)"?$/m.exec(front)?.[1] ?? path,
      { path, lastContact: lastContact.get(path) ?? '', openFollowUps: [...(tasks.get(path) ?? [])] },
    ]),
  )
}

/** Every link of every note that leads nowhere. */
export function deadLinks(folder: string): string[] {
  const notes = [...markdownFiles(folder)]
  const known = new Set(notes.map(({ path }) => path.replace(/\.md$/, '').toLowerCase()))
  return notes.flatMap(({ path, body }) =>
    linesOutsideCode(body)
      .flatMap((line) => linksOf(line, path))
      .filter((target) => !known.has(target.toLowerCase()))
      .map((target) => `${path}: ${target}`),
  )
}

function* markdownFiles(folder: string, at = folder): Generator<Note> {
  for (const name of readdirSync(at).toSorted()) {
    const file = join(at, name)
    if (name.startsWith('.')) continue
    if (statSync(file).isDirectory()) yield* markdownFiles(folder, file)
    else if (name.endsWith('.md')) {
      const text = readFileSync(file, 'utf8')
      const [, front = '', body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
      yield { path: relative(folder, file).replaceAll('\\', '/'), front, body }
    }
  }
}

function linesOutsideCode(body: string): string[] {
  let isCode = false
  return body.split('\n').flatMap((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) {
      isCode = !isCode
      return []
    }
    return isCode ? [] : [line.replaceAll(/`[^`]*`/g, '')]
  })
}

function linksOf(line: string, from: string): string[] {
  const wiki = [...line.matchAll(/(?<![!\\])\[\[([^\]|#]+)(?:[|#][^\]]*)?\]\]/g)].map(([, target = '']) => target)
  const plain = [...line.matchAll(/(?<![!\\])\[[^\]]*\]\(([^)\s]+\.md)\)/g)].map(([, target = '']) =>
    join(from, '..', decodeURIComponent(target)).replaceAll('\\', '/').replace(/\.md$/, ''),
  )
  return [...wiki, ...plain]
}
