import { derivedId } from '#journal/documents/derived-id.ts'
import { parseCivilDate } from '#shared/model/civil-date.ts'
import { CONVERSATION_CHANNELS, type ConversationChannel } from '#shared/model/conversation-channel.ts'
import { documentId } from '#shared/model/id.ts'
import { foldName } from '#shared/model/person-name.ts'
import { endingOf, type ArchiveEntry } from './archive.ts'
import { cleanLine, cleanNote, cutText } from './clean-text.ts'
import { decodeText } from './decode-text.ts'
import { derivedEntryKey } from './derived-record.ts'
import { foreignWriter, setOf, type ForeignJournal, type ForeignWriter } from './foreign-journal.ts'
import { VALUE_CAPS } from './import-caps.ts'
import { aboutOf, DAY, orderOfVault, vaultIndex, WHO, type NoteAbout } from './vault-index.ts'
import {
  allTexts,
  linesOf,
  readVaultNote,
  taskIn,
  textOf,
  textsOf,
  type VaultNote,
  type VaultTask,
} from './vault-note.ts'
import { ownTalks, withoutOthers, type OwnTalk } from './vault-own.ts'
import { ownPerson, vaultPerson, withoutBrackets } from './vault-person.ts'
import { dayInFront } from './vault-day.ts'
import { frontWords, SETTINGS } from './vault-front.ts'
import { talkBlocks } from './vault-talks.ts'
import { pushTo } from './push-to.ts'
import { thingOf, thingsIn, writtenThings } from './vault-things.ts'

/** A note of more is a book, or made to exhaust the machine. */
const MAX_NOTE_BYTES = 2 * 1024 * 1024
const NOTES_A_STEP = 200
const MARKDOWN = /\.(?:md|markdown)$/i
/** Where a program keeps what is its own, and its bin. */
const HIDDEN = /(?:^|\/)(?:\.|__MACOSX\/)/

/** What projects and programs lay beside anything: it tells of no vault. */
const BESIDE = /(?:^|\/)(?:readme|license|licence|changelog|contributing)\.[a-z]+$/i

/** Whether the name of a file is that of a note of a vault. */
export function isNote(path: string): boolean {
  return MARKDOWN.test(path) && !HIDDEN.test(path) && !BESIDE.test(path)
}

/**
 * A folder of Markdown notes as a file of a journal (docs/import.md). Notes of people become people, what notes of days say of them
 * conversations, tasks follow-ups. What is neither is counted with its reason.
 * @param step is told after how many of how many files
 */
export async function vaultToJournal(
  entries: readonly ArchiveEntry[],
  step: (done: number, total: number) => Promise<void>,
): Promise<ForeignJournal> {
  const write = foreignWriter('vault')
  const read = await readNotes(entries, write.leaveOut, step)
  const isOurs = read.some(({ front }) => documentId.safeParse(textOf(front['rapport-id'])).success)
  const order = orderOfVault(read)
  const notes = read.map((note) => ({ note, about: aboutOf(note, { isOurs, order }) }))
  const people = notes.flatMap(({ note, about }) => (about?.kind === 'person' ? [{ note, id: about.id }] : []))
  const index = vaultIndex(people)
  const titles = new Map(people.map(({ note }) => [index.idOf(note), textOf(note.front['aliases']) || note.title]))
  const own = new Set<string>()
  /** The words of each note that tells of a conversation, and its tags. */
  const wordsOf = new Map<string, string[]>()
  const tagsOf = new Map<string, string[]>()
  for (const [at, { note, about }] of notes.entries()) {
    readNote(note, about)
    if (at % NOTES_A_STEP === 0) await step(at, notes.length)
  }
  write.leaveOut('ambiguous', index.ambiguous())
  return write.finish({ own })

  function readNote(note: VaultNote, about: NoteAbout): void {
    const linked = (text: string) => index.linked(text, note.path)
    if (about?.kind === 'person') {
      const id = index.idOf(note)
      const { tasks, body } = apart(note)
      for (const task of tasks) putTask(task, [id, ...linked(task.text).filter((one) => one !== id)], about.isOwn)
      if (about.isOwn) own.add(id)
      if (write.has(id)) {
        write.leaveOut('twice')
        return
      }
      const said = { note, id, ref: index.refOf(note), body }
      write.put(id, about.isOwn ? ownPerson(said, index, write) : vaultPerson(said, write))
      const last = parseCivilDate(textOf(note.front['prm-last-contacted']).slice(0, 10))
      // Counted with the keys of the note.
      if (last !== null && !about.isOwn) keepTalk({ day: last, who: [id], topic: '', words: '' })
      return
    }
    const kind = about?.kind === 'rapport' ? thingsIn(note.path) : null
    if (kind !== null) {
      const { things, before } = writtenThings(kind, note.body)
      write.leaveOut('nobody', before.length)
      for (const thing of things) {
        const said = write.has(thing.id) ? null : thingOf(thing, linked, write)
        if (write.has(thing.id)) write.leaveOut('twice')
        if (said === null) continue
        own.add(thing.id)
        write.put(thing.id, said)
      }
      return
    }
    if (about?.kind === 'rapport') {
      // In one note stand all things of a kind, each under a heading.
      write.leaveOut(
        'rapport',
        Math.max(1, note.body.match(/^## /gm)?.length ?? 0),
        note.path.split('/')[0] === 'More' ? note.title : undefined,
      )
      return
    }
    const isList = isOurs && /^Follow-ups(?: \(Rapport\))?\.md$/.test(note.path)
    const tasks = apart(note).tasks
    const written = about?.kind === 'day' ? readDay(note, about, linked) : isList
    if (written === 'own') return
    for (const task of tasks) {
      const who = linked(task.text)
      if (who.length > 0 || isList) putTask(task, who, isList)
      else write.leaveOut('nobody')
    }
    if (!written && tasks.every((task) => linked(task.text).length === 0)) write.leaveOut('neither')
  }

  /** `[[Tom Lee]], Ana Ruiz` names two, `Lee, Tom` one where somebody is called so. */
  function namesIn(said: string, from: string): string[] {
    return index.find(said, from) === null ? said.split(/,(?![^[]*\]\])/).filter((name) => name.trim() !== '') : [said]
  }

  /** Whom the front matter of a day names, what it is tagged with, and what it says besides, as lines. */
  function frontOf(note: VaultNote, day: string, linked: (text: string) => string[]) {
    const kept: string[] = []
    const tags: string[] = []
    const who: string[] = []
    for (const [key, value] of Object.entries(note.front)) {
      const said = frontWords(value)
      if (WHO.test(key)) {
        const others: string[] = []
        for (const text of allTexts(value).flatMap((one) => namesIn(one, note.path))) {
          const ids = linked(text)
          const id = ids.length > 0 ? null : index.find(withoutBrackets(text).trim(), note.path)
          if (ids.length === 0 && id === null) others.push(withoutBrackets(text).trim())
          who.push(...ids, ...(id === null ? [] : [id]))
        }
        // Who was there and has no note is told in words.
        if (others.length > 0) kept.push(`${key}: ${others.join(', ')}`)
        else write.took()
      } else if (/^tags?$/i.test(key)) tags.push(...textsOf(value).flatMap((text) => tagsIn(text)))
      else if (
        said === '' ||
        SETTINGS.test(key.toLowerCase()) ||
        (DAY.test(key) && dayInFront(said, order)?.date === day)
      )
        write.leaveOut('settings')
      else kept.push(`${key}: ${said}`)
    }
    if (note.unreadFront.trim() !== '') kept.push(note.unreadFront.trim())
    return { kept, tags, who }
  }

  /** @returns whether something of it was brought over; `own` where Rapport wrote it */
  function readDay(note: VaultNote, about: DayNote, linked: (text: string) => string[]): boolean | 'own' {
    const { topic, time } = about
    const day = parseCivilDate(about.date)
    if (day === null) return false
    const { talks, before } = ownTalks(note.body)
    if (talks.length > 0) {
      for (const talk of talks)
        if (write.has(talk.id)) write.leaveOut('twice')
        else putOwnTalk(day, talk, linked, note.path)
      write.leaveOut('nobody', before.split('\n').filter((text) => text.trim() !== '').length)
      return 'own'
    }
    const { kept, tags, who: inFront } = frontOf(note, day, linked)
    const { blocks, rest } = talkBlocks(note.body, linked)
    if (topic !== '' || inFront.length > 0) {
      const who = [...new Set([...inFront, ...blocks.flatMap(({ people: some }) => some)])]
      if (who.length === 0) return false
      putTalk({ day, who, topic, words: [note.body.trim(), ...kept].filter(Boolean).join('\n\n'), tags, time })
      write.asText(kept.length)
      return true
    }
    // What a day says beside is of nobody where several are met on it, or nobody.
    write.leaveOut('nobody', rest + kept.length + tags.length)
    // Of the same people on one day it is one, so that a line more makes no other.
    const byPeople = Map.groupBy(blocks, (block) => block.people.toSorted().join(' '))
    for (const same of byPeople.values()) {
      const [first] = same
      if (first === undefined) continue
      const heading = /^#{1,6}\s+(.*)$/.exec(first.lines[0] ?? '')?.[1] ?? ''
      const isAlone = same.length === 1 && heading !== ''
      const words = isAlone ? first.lines.slice(1) : same.flatMap(({ lines }) => [...lines, ''])
      putTalk({ day, who: first.people, topic: isAlone ? withoutBrackets(heading) : '', words: words.join('\n') })
    }
    return blocks.length > 0
  }

  function putTalk(talk: DayTalk): void {
    write.took()
    keepTalk(talk)
  }

  function keepTalk({ day, who, topic, words, tags = [], time = null }: DayTalk): void {
    const id = derivedId('vault', 'conversation', day, foldName(topic), ...who.toSorted())
    if (words === '' && topic === '' && write.has(id)) return
    // Two notes may tell of the same people on one day, in two folders: it is one conversation with the words of both.
    const before = wordsOf.get(id) ?? []
    const isNew = cleanNote(words) !== '' && !before.includes(cleanNote(words))
    const all = isNew ? [...before, cleanNote(words)] : before
    wordsOf.set(id, all)
    for (const tag of tags) pushTo(tagsOf, id, tag)
    const notes = all.join('\n\n')
    if (notes.length > VALUE_CAPS.notes) write.leaveOut('cut')
    write.put(id, {
      kind: 'conversation',
      createdAt: Date.parse(`${day}T12:00:00Z`),
      date: day,
      time,
      channel: channelIn(topic),
      participants: setOf(who),
      topic: cutText(cleanLine(topic), VALUE_CAPS.line),
      tags: setOf(tagsOf.get(id) ?? []),
      notes: cutText(notes, VALUE_CAPS.notes),
    })
  }

  function putOwnTalk(day: string, talk: OwnTalk, linked: (text: string) => string[], path: string): void {
    const who = linked(talk.withLine)
    const ids = new Map(who.map((id) => [foldName(titles.get(id) ?? ''), id]))
    const notes = talk.alone.flatMap(({ name, note }) => {
      const id = ids.get(foldName(name)) ?? index.find(name, path)
      if (id === null) write.leaveOut('rapport')
      return id === null ? [] : [[id, note] as const]
    })
    write.took()
    own.add(talk.id)
    write.put(talk.id, {
      kind: 'conversation',
      createdAt: Date.parse(`${day}T12:00:00Z`),
      date: day,
      ...(talk.isPlanned && { planned: day }),
      time: talk.time === '' ? null : talk.time,
      minutes: talk.minutes,
      channel: CONVERSATION_CHANNELS.find((one) => one === talk.channel) ?? 'other',
      startedBy: talk.startedBy,
      participants: setOf(who),
      participantNotes: Object.fromEntries(notes),
      topic: talk.topic,
      tags: setOf(talk.tags),
      notes: cutText(talk.notes, VALUE_CAPS.notes),
      learned: cutText(talk.learned, VALUE_CAPS.notes),
    })
  }

  function putTask(task: VaultTask, who: readonly string[], isOwn: boolean): void {
    // Rapport names the others in brackets behind the words.
    const said = isOwn && task.id !== '' ? withoutOthers(task.text) : task.text
    const words = cleanLine(withoutBrackets(said.replaceAll('\\[\\[', '[[')))
    if (words === '' || (task.id !== '' && write.has(task.id))) return
    const due = parseCivilDate(task.due)
    const id = task.id || derivedId('vault', 'task', foldName(words), task.due, ...who.toSorted())
    if (task.id !== '') own.add(id)
    const at = Date.parse(`${task.doneOn || task.due || '1970-01-01'}T12:00:00Z`) || 0
    write.took()
    if (words.length > VALUE_CAPS.line) write.leaveOut('cut')
    write.put(id, {
      kind: 'follow-up',
      createdAt: Date.parse(`${task.created}T12:00:00Z`) || 0,
      text: cutText(words, VALUE_CAPS.line),
      people: setOf(who),
      actor: task.isWaiting ? 'them' : 'me',
      due,
      every: task.every === '' ? null : task.every,
      everyFrom: task.every === '' ? null : parseCivilDate(task.startsOn),
      events: task.isDone
        ? { [derivedEntryKey({ source: 'vault', ref: id, collection: 'events' }, [])]: { type: 'done', at } }
        : {},
    })
  }
}

type DayNote = Extract<NoteAbout, { kind: 'day' }>

interface DayTalk {
  readonly day: string
  readonly who: readonly string[]
  readonly topic: string
  readonly words: string
  readonly tags?: readonly string[]
  readonly time?: string | null
}

/** The tasks of a note, and what else it says. */
function apart({ body }: VaultNote): { tasks: VaultTask[]; body: string } {
  const tasks: VaultTask[] = []
  const rest: string[] = []
  for (const { text, isCode } of linesOf(body)) {
    const task = isCode ? null : taskIn(text)
    // What was called off is neither open nor done: it stays as words.
    if (task === null || task.isCancelled) rest.push(text)
    else tasks.push(task)
  }
  return { tasks, body: rest.join('\n') }
}

async function readNotes(
  entries: readonly ArchiveEntry[],
  leaveOut: ForeignWriter['leaveOut'],
  step: (done: number, total: number) => Promise<void>,
): Promise<VaultNote[]> {
  const seen = entries.filter(({ path }) => !HIDDEN.test(path))
  const cut = rootOf(seen.map(({ path }) => path))
  const notes: VaultNote[] = []
  for (const [at, entry] of seen.entries()) {
    if (at % NOTES_A_STEP === 0) await step(at, seen.length)
    const { problem } = entry
    if (problem === 'link' || problem === 'encrypted' || problem === 'path') leaveOut(problem)
    else if (!MARKDOWN.test(entry.path)) leaveOut('other-file', 1, endingOf(entry.path))
    else if (entry.bytes > MAX_NOTE_BYTES) leaveOut('huge')
    else {
      const bytes = await entry.read()
      if (bytes === null) leaveOut('unreadable')
      else notes.push(readVaultNote(entry.path.slice(cut.length), decodeText(bytes).text))
    }
  }
  // Rapport lays a newer note beside one that was changed by hand: what somebody wrote is read first, and holds.
  const isBeside = ({ title }: VaultNote) => title.endsWith(' (Rapport)')
  return [...notes.filter((note) => !isBeside(note)), ...notes.filter(isBeside)]
}

/** The folder that a whole archive stands in, with its slash; '' where there is none, or it says something. */
function rootOf(paths: readonly string[]): string {
  const [first = ''] = paths
  const root = first.slice(0, first.indexOf('/') + 1)
  const isTelling = /^(?:people|persons?|contacts|friends|journal|\d{4})\/$/i.test(root)
  return root !== '' && !isTelling && paths.every((path) => path.startsWith(root)) ? root : ''
}

/** `#work/team, mentor` as tags without their sign. */
function tagsIn(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((tag) => cutText(cleanLine(tag.replace(/^#+/, '')), VALUE_CAPS.label))
    .filter((tag) => tag !== '')
}

/** "Lunch with Ana" was a lunch. */
function channelIn(topic: string): ConversationChannel {
  const words = new Set(topic.toLowerCase().split(/[^a-z]+/))
  return CONVERSATION_CHANNELS.find((channel) => words.has(channel)) ?? 'other'
}
