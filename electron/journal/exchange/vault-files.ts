import { WHOLE_NOTES } from '#journal/queries/conversation-row.ts'
import type { QueryContext } from '#journal/queries/query-context.ts'
import { storedCanvas, strategyCanvas } from '#journal/queries/strategy-canvas.ts'
import { civilDateAt, dayNumberToCivilDate, type CivilDate } from '#shared/model/civil-date.ts'
import { endsOfLink, linkKeyOf } from '#shared/model/canvas.ts'
import { partsOfEvery } from '#shared/model/every.ts'
import type { Person } from '#shared/model/person.ts'
import { PERSON_TEXTS } from '#shared/model/person-fields.ts'
import { photoType } from '#shared/model/photo.ts'
import { RINGS } from '#shared/model/ring.ts'
import { canvasFileText, canvasToFile } from './json-canvas.ts'
import { birthdayOf } from './export-people.ts'
import { pushTo } from './push-to.ts'
import { pathKeeper } from './safe-name.ts'
import type { NamesHidden } from './hidden-names.ts'
import { reviewNote } from './vault-review.ts'
import { comesBack, keyless, toldContent } from './vault-things.ts'
import { VAULT_VIEWS } from './vault-views.ts'
import {
  fieldLines,
  fieldTitle,
  HERE_ALONE,
  inLine,
  LEARNED,
  linkTo,
  noteText,
  plainWords,
  section,
  type LinkStyle,
  type Named,
} from './vault-text.ts'
import type { FolderFile } from './write-folder.ts'

export interface VaultOptions {
  readonly links: LinkStyle
  /** With what was noted about one who took part, for nobody else, and with what is noted about people. */
  readonly privateNotes: boolean
  /** The cards of Mindset. */
  readonly cards: boolean
  /** Prompts of the guide whose answers are left out. */
  readonly without: ReadonlySet<string>
  /** Where nobody is to be known by it. */
  readonly hidden: NamesHidden | null
}

const PEOPLE = 'People'
/** Kinds of which each has a note of its own; all others stand together, in one for each kind. */
const FOLDERS: Readonly<Record<string, string>> = {
  goal: 'Goals',
  archetype: 'Types of people',
  review: 'Reviews',
  reframe: 'Cards',
}
const OTHERS = 'More'
/** What is told in notes of other kinds, or in a file of its own. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['person', 'conversation', 'follow-up', 'canvas'])
const OPEN_ENDED = 'Follow-ups.md'

interface PersonRow {
  readonly n: number
  readonly id: string
  readonly name: string
  readonly ring: number | null
  readonly paused: number
  readonly ideal_days: number | null
  readonly last_day: number | null
  readonly due_day: number | null
  readonly content: string
  readonly photo: string | null
}

interface TaskRow {
  readonly n: number
  readonly id: string
  readonly text: string
  readonly actor: string
  readonly due_day: number | null
  readonly done_at: number | null
  readonly every: string | null
  readonly every_from: string | null
  readonly created_at: number
}

interface TalkRow {
  readonly n: number
  readonly id: string
  readonly day: number
  readonly planned: number
  readonly time: string | null
  readonly minutes: number | null
  readonly channel: string
  readonly started_by: string
  readonly topic: string
  readonly learned: string
  readonly tags: string
  readonly notes: string
}

/**
 * The journal as a vault of Markdown notes (docs/vault.md), file by file, in an order and with words that are the same for the
 * same journal. Read from rows, but for the few documents that have no rows of their words. What is in the trash is not in it.
 * @param before the paths of the last time, by id
 */
export function* vaultFiles(
  context: QueryContext,
  options: VaultOptions,
  before: ReadonlyMap<string, string> = new Map(),
): Generator<FolderFile> {
  const { hidden } = options
  for (const file of namedFiles(context, options, before)) {
    const isOurs = hidden === null || file.path in VAULT_VIEWS || file.path === CANVAS
    // A name may stand in any text. Without its ids nothing of it is taken for what is in the journal.
    yield isOurs ? file : { ...file, text: withoutIds(hidden.text(file.text)) }
  }
}

const CANVAS = 'Strategy.canvas'
/** Words of links whose ends are not on the canvas any more: a goal that is done, whoever has no place. */
const UNDRAWN = `${OTHERS}/Canvas.md`

function withoutIds(text: string): string {
  return text
    .replaceAll(/ (?:\^|\u{1F194} )[0-9a-f-]{36}/gu, '')
    .replaceAll(/^ *- [^:\n]*: [0-9a-f-]{36}\n/gm, '')
    .replace(/^rapport-id: .*\n/m, '')
}

function* namedFiles(
  context: QueryContext,
  options: VaultOptions,
  before: ReadonlyMap<string, string>,
): Generator<FolderFile> {
  const { sql, store, timeZone } = context
  const paths = pathKeeper(before)
  const named = new Map<string, Named>()
  const { hidden } = options
  const people = peopleRows(context).map((row) => (hidden === null ? row : { ...row, name: hidden.aliasOf(row.id) }))
  for (const { id, name } of people) named.set(id, { title: name, path: paths.pathOf(PEOPLE, id, name) })
  const isTold = (kind: string) => !TOLD_ELSEWHERE.has(kind) && (options.cards || kind !== 'reframe')
  const entries = sql(`SELECT n, id, kind, title FROM entries WHERE deleted_at IS NULL AND merged_into IS NULL
    AND kind NOT IN ('conversation', 'follow-up') ORDER BY kind, n`).all() as {
    n: number
    id: string
    kind: string
    title: string
  }[]
  if (hidden !== null) for (const entry of entries) entry.title = hidden.text(entry.title)
  for (const { id, kind, title } of entries) {
    if (named.has(id)) continue
    const folder = isTold(kind) ? FOLDERS[kind] : undefined
    named.set(id, { title, path: folder === undefined ? null : paths.pathOf(folder, id, title || fieldTitle(kind)) })
  }
  const survivors = sql(`SELECT l.named_id, l.target_id FROM entries AS e JOIN links AS l
    ON l.named_id = e.id AND l.target_id <> e.id WHERE e.merged_into IS NOT NULL GROUP BY l.named_id`).all()
  for (const { named_id: from, target_id: to } of survivors as { named_id: string; target_id: string }[]) {
    const survivor = named.get(to)
    if (survivor !== undefined) named.set(from, survivor)
  }
  // Of each folder, since from within one a link reads the same wherever it stands.
  const links = new Map<string, Map<string, string>>()
  const link = (id: string, from: string) => {
    const folder = options.links === 'wiki' ? '' : from.slice(0, from.lastIndexOf('/') + 1)
    let known = links.get(folder)
    if (known === undefined) links.set(folder, (known = new Map()))
    const made = known.get(id)
    if (made !== undefined) return made
    const target = named.get(id)
    if (target === undefined) return null
    const words = linkTo(target, from, options.links)
    known.set(id, words)
    return words
  }

  const rank = rankByName(context)
  const about = namedBy(context, rank, 'FROM follow_ups AS k WHERE k.deleted_at IS NULL', 'about')
  const tasks = tasksByPerson(context, people, about)
  const task = (row: TaskRow, owner: string | null, from: string) => {
    const { n, id, text, actor, due_day: due, done_at: doneAt, every, every_from: everyFrom, created_at: madeAt } = row
    const others = (about.get(n) ?? []).filter((id) => id !== owner)
    const names = others.flatMap((id) => link(id, from) ?? [])
    const done = doneAt === null ? '' : ` ✅ ${civilDateAt(doneAt, timeZone())}`
    return [
      `- [${doneAt === null ? ' ' : 'x'}] ${inLine(text)}`,
      names.length > 0 ? ` (${names.join(', ')})` : '',
      actor === 'them' ? ' #waiting' : '',
      every === null ? '' : ` 🔁 ${everyWords(every)}`,
      // The plugin for tasks has it for a start.
      every === null || everyFrom === null ? '' : ` 🛫 ${everyFrom}`,
      madeAt <= 0 ? '' : ` ➕ ${civilDateAt(madeAt, timeZone())}`,
      due === null ? '' : ` 📅 ${dayNumberToCivilDate(due)}`,
      done,
      ` 🆔 ${id}`,
    ].join('')
  }

  for (const row of people) {
    const path = named.get(row.id)?.path ?? ''
    yield { path, id: row.id, text: personNote(row, path) }
  }
  const nobodys = tasks.get('') ?? []
  if (nobodys.length > 0) {
    const list = nobodys.map((one) => task(one, null, OPEN_ENDED)).join('\n')
    yield { path: OPEN_ENDED, id: OPEN_ENDED, text: noteText({}, [list]) }
  }

  for (const { from, to } of spansOfDays(context)) {
    const talks = sql(`SELECT c.*, e.id, ${WHOLE_NOTES} FROM conversations c JOIN entries e ON e.n = c.n
      WHERE c.day BETWEEN ? AND ? AND c.deleted_at IS NULL ORDER BY c.day, c.time, c.n`).all(from, to) as TalkRow[]
    const inSpan = 'FROM conversations AS k WHERE k.day BETWEEN ? AND ? AND k.deleted_at IS NULL'
    const met = namedBy(context, rank, inSpan, 'participant', from, to)
    const isPlanned = talks.some((talk) => talk.planned === 1)
    const planned = isPlanned ? namedBy(context, rank, inSpan, 'planned-with', from, to) : met
    const alone = options.privateNotes ? aloneBetween(context, from, to) : new Map<number, AloneRow[]>()
    for (const [day, ofDay] of Map.groupBy(talks, (talk) => talk.day)) {
      const date = dayNumberToCivilDate(day)
      const path = `Journal/${date}.md`
      const told = ofDay.map((talk) =>
        conversationText(talk, path, (talk.planned === 1 ? planned : met).get(talk.n) ?? [], alone.get(talk.n) ?? []),
      )
      yield { path, id: `day ${date}`, text: noteText({}, told) }
    }
  }

  const together = new Map<string, string[]>()
  for (const { id, kind, title } of entries) {
    if (!isTold(kind)) continue
    const content = store.read(id as never)?.content
    if (content === undefined) continue
    const path = named.get(id)?.path ?? null
    if (path !== null && content.kind === 'review') {
      yield { path, id, text: reviewNote(id, content, (one) => link(one, path)) }
      continue
    }
    const at = path ?? `${OTHERS}/${fieldTitle(kind)}.md`
    const lines = fieldLines(toldContent(content), (one) => link(one, at)).join('\n')
    if (path !== null)
      yield { path, id, text: noteText({ 'rapport-id': id }, [`# ${inLine(title) || fieldTitle(kind)}`, lines]) }
    else if (lines !== '') {
      const heading = inLine(title) || fieldTitle(kind)
      pushTo(together, at, section(comesBack(kind) ? `${heading} ^${id}` : heading, lines))
    }
  }
  for (const [path, parts] of together) yield { path, id: path, text: noteText({}, parts) }

  const canvas = strategyCanvas(context)
  const cards = canvas.cards.filter(({ id }) => (named.get(id)?.path ?? null) !== null)
  const shown = new Set<string>([...cards, ...canvas.notes, ...canvas.areas].map(({ id }) => id))
  const arrows = canvas.links.filter(({ from, to }) => shown.has(from) && shown.has(to))
  if (shown.size > 0) {
    const file = canvasToFile({ ...canvas, cards, links: arrows }, (id) => named.get(id)?.path ?? null)
    yield { path: CANVAS, id: CANVAS, text: canvasFileText(hidden?.within(file) ?? file) }
  }
  const drawn = new Set(arrows.map(({ from, to }) => linkKeyOf(from, to)))
  const undrawn = Object.entries(storedCanvas(context).links).flatMap(([key, words]) => {
    const [from, to] = endsOfLink(key).map((id) => link(id, UNDRAWN))
    return words === '' || drawn.has(key) || !from || !to ? [] : [`- ${from} → ${to}: ${inLine(words)}`]
  })
  if (undrawn.length > 0)
    yield { path: UNDRAWN, id: UNDRAWN, text: noteText({}, [section('Links that are not drawn', undrawn.join('\n'))]) }
  for (const [path, text] of Object.entries(VAULT_VIEWS)) yield { path, id: path, text }

  function personNote(row: PersonRow, path: string): string {
    const said = JSON.parse(row.content) as Person
    const content = hidden?.person(row.id, said) ?? said
    const own = tasks.get(row.id) ?? []
    const open = own.filter(({ done_at: doneAt }) => doneAt === null)
    const channels = Object.values(content.channels)
    const first = (kind: string) =>
      (channels.find((one) => one.kind === kind && one.preferred) ?? channels.find((one) => one.kind === kind))
        ?.value ?? ''
    const role = Object.values(content.roles).find(({ to }) => to === null)
    const birthday = birthdayOf(content)?.date
    const circles = Object.keys(content.circles)
      .flatMap((id) => named.get(id)?.title ?? [])
      .toSorted()
    const dues = open.flatMap(({ due_day: due }) => (due === null ? [] : [due]))
    const date = (day: number | null) => (day === null ? null : dayNumberToCivilDate(day))
    const front = {
      type: 'person',
      aliases: [row.name, content.names.nick, content.names.phonetic].filter((name) => name !== ''),
      tags: ['person', ...circles.map((circle) => `circle/${tagOf(circle)}`)],
      email: first('email'),
      phone: first('phone'),
      company: role?.organisation ? (named.get(role.organisation)?.title ?? '') : '',
      title: role?.title ?? '',
      location: Object.values(content.places)[0]?.text ?? '',
      'prm-birthday': birthday === undefined ? '' : dayOf(birthday),
      'prm-cadence': row.ideal_days,
      'prm-paused': row.paused === 1 ? true : null,
      'rapport-ring': row.ring === null ? '' : (RINGS[row.ring] ?? ''),
      'rapport-circles': circles,
      'rapport-side': content.side ?? '',
      'rapport-last-conversation': date(row.last_day),
      'rapport-due': row.paused === 1 ? null : date(row.due_day),
      'rapport-open-follow-ups': open.length,
      'rapport-next-follow-up': dues.length === 0 ? null : date(Math.min(...dues)),
      'rapport-id': row.id,
    }
    const answers = Object.fromEntries(
      Object.entries(content.answers).filter(([prompt]) => !options.without.has(prompt)),
    )
    const texts = options.privateNotes
      ? PERSON_TEXTS.map((field) => section(fieldTitle(field), plainWords(content[field])))
      : []
    // Whatever has no place of its own above, under its own name.
    const told = new Set<string>([
      ...PERSON_TEXTS,
      'photo',
      'ring',
      'circles',
      'answers',
      'promptsOffered',
      'mergedInto',
      // With each need.
      'needsMet',
      'needsLetGo',
    ])
    const rest = Object.fromEntries(
      Object.entries({ ...content, needs: needsOf(content, hidden === null) }).filter(([field]) => !told.has(field)),
    )
    return noteText(front, [
      ...texts,
      section('Answers', fieldLines(answersBy(answers), (id) => link(id, path)).join('\n')),
      section('Follow-ups', own.map((one) => task(one, row.id, path)).join('\n')),
      section('Known', fieldLines(keyless(rest), (id) => link(id, path)).join('\n')),
      section(
        'Photo',
        hidden === null && row.photo !== null ? `![](data:${photoType(row.photo)};base64,${row.photo})` : '',
      ),
    ])
  }

  function answersBy(answers: Person['answers']): Record<string, unknown> {
    const guide = guideOf(context)
    return Object.fromEntries(
      Object.entries(answers).map(([prompt, { text, on }]) => [guide[prompt]?.question ?? prompt, `${text} (${on})`]),
    )
  }

  function conversationText(talk: TalkRow, path: string, named: readonly string[], notes: readonly AloneRow[]): string {
    const who = named.flatMap((id) => link(id, path) ?? []).join(', ')
    const head = [fieldTitle(talk.channel), talk.time, talk.minutes === null ? null : `${talk.minutes} min`]
    const tags = (JSON.parse(talk.tags) as string[]).map((tag) => `#${tagOf(hidden?.text(tag) ?? tag)}`)
    const about = [
      inLine(talk.topic),
      who === '' ? '' : `With ${who}`,
      talk.started_by === 'unknown' ? '' : `Begun by ${talk.started_by}`,
      tags.join(' '),
    ]
    const parts = [
      `## ${head.filter(Boolean).join(' · ')} ^${talk.id}`,
      // Otherwise the first words of the notes would stand where the topic does.
      about.filter(Boolean).join('\n') || 'With nobody named',
      plainWords(talk.notes),
      talk.learned === '' ? '' : `${LEARNED}\n\n${plainWords(talk.learned)}`,
      notes.length === 0
        ? ''
        : `${HERE_ALONE}\n\n${notes.map(({ id, note }) => `- ${inLine(nameOf(id))}: ${inLine(note)}`).join('\n')}`,
    ]
    const text = parts.filter((part) => part !== '').join('\n\n')
    // What is planned has not happened: in a quotation nobody counts it.
    return talk.planned === 1 ? `## Planned\n\n${text.replaceAll(/^/gm, '> ')}` : text
  }

  function nameOf(id: string): string {
    return named.get(id)?.title ?? ''
  }
}

function peopleRows({ sql }: QueryContext): PersonRow[] {
  return sql(`SELECT p.n, p.id, p.name, p.ring, p.paused, p.ideal_days, p.last_day, p.due_day, c.content,
    (SELECT photo FROM person_photos WHERE n = p.n) AS photo FROM people p JOIN person_contents c ON c.n = p.n WHERE p.hidden = 0 ORDER BY p.id`).all() as PersonRow[]
}

/** So many conversations are read at once: for each day alone the questions would take longer than what they find. */
const TALKS_A_SPAN = 1000

/** The days that have conversations, in spans one after another. */
function spansOfDays({ sql }: QueryContext): { from: number; to: number }[] {
  const spans: { from: number; to: number; talks: number }[] = []
  const rows = sql(
    'SELECT day, count(*) AS talks FROM conversations WHERE deleted_at IS NULL GROUP BY day ORDER BY day',
  )
  for (const { day, talks } of rows.all() as { day: number; talks: number }[]) {
    const last = spans.at(-1)
    if (last === undefined || last.talks + talks > TALKS_A_SPAN) spans.push({ from: day, to: day, talks })
    else Object.assign(last, { to: day, talks: last.talks + talks })
  }
  return spans
}

/** The place of each person in the order of their names. */
function rankByName({ sql }: QueryContext): ReadonlyMap<string, number> {
  const ids = sql('SELECT id FROM people ORDER BY sort_name, id').pluck().all() as string[]
  return new Map(ids.map((id, at) => [id, at]))
}

/**
 * Whom documents name in a role, by the numbers of the documents, in the order of their names. One question for many: one for each would
 * take most of the time of an export.
 * @param which the documents, as `FROM … AS k WHERE …`
 */
function namedBy(
  { sql }: QueryContext,
  rank: ReadonlyMap<string, number>,
  which: string,
  role: string,
  ...values: unknown[]
): ReadonlyMap<number, string[]> {
  const [from, where] = which.split(' WHERE ')
  const rows = sql(
    `SELECT l.n, l.target_id ${from} CROSS JOIN links AS l ON l.n = k.n AND l.role = '${role}' WHERE ${where}`,
  )
  const named = new Map<number, string[]>()
  for (const [n, id] of rows.raw().all(...values) as [number, string][]) {
    const ids = named.get(n)
    if (ids === undefined) named.set(n, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  const placeOf = (id: string) => rank.get(id) ?? -1
  for (const ids of named.values()) if (ids.length > 1) ids.sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
  return named
}

interface AloneRow {
  readonly n: number
  readonly id: string
  readonly note: string
}

/** What was noted on these days about one who took part, for nobody else. */
function aloneBetween({ sql }: QueryContext, from: number, to: number): ReadonlyMap<number, AloneRow[]> {
  const rows = sql(`SELECT p.n, p.named_id AS id, p.note FROM conversations c JOIN participant_notes p ON p.n = c.n
    WHERE c.day BETWEEN ? AND ? AND c.deleted_at IS NULL ORDER BY p.n, p.named_id`).all(from, to) as AloneRow[]
  return Map.groupBy(rows, ({ n }) => n)
}

/** Each follow-up once: with the first of those it is about, by name; '' for those about nobody. */
function tasksByPerson(
  context: QueryContext,
  people: readonly PersonRow[],
  about: ReadonlyMap<number, readonly string[]>,
): ReadonlyMap<string, TaskRow[]> {
  const known = new Set(people.map(({ id }) => id))
  const rows = context
    .sql(
      'SELECT f.*, e.created_at FROM follow_ups f JOIN entries e ON e.n = f.n WHERE f.deleted_at IS NULL ORDER BY f.n',
    )
    .all() as TaskRow[]
  return Map.groupBy(rows, ({ n }) => about.get(n)?.find((id) => known.has(id)) ?? '')
}

/** Needs with what became of each. @param keys with the key by which other things name it */
function needsOf({ needs, needsMet, needsLetGo }: Person, keys: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(needs).map(([key, need]) => [
      key,
      { ...need, met: needsMet[key] ?? null, letGo: needsLetGo[key] ?? null, ...(keys && { key }) },
    ]),
  )
}

function guideOf({ store }: QueryContext): Readonly<Record<string, { readonly question: string }>> {
  for (const { content } of store.each('preferences')) return content.kind === 'preferences' ? content.guide : {}
  return {}
}

/** As the plugin for tasks has it: `every 2 weeks`. */
function everyWords(every: string): string {
  const { count, unit } = partsOfEvery(every)
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`
}

function dayOf({ y, m, d }: { readonly y?: number | undefined; readonly m: number; readonly d: number }): string {
  const day = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return y === undefined ? day : (`${String(y).padStart(4, '0')}-${day}` as CivilDate)
}

/** A tag has no spaces, and is no number alone. */
function tagOf(name: string): string {
  const tag = name.replaceAll(/[^\p{L}\p{N}_/-]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  return /^\d*$/.test(tag) ? `_${tag}` : tag
}
