import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { circleFinder, organisationFinder } from '#journal/commands/named-documents.ts'
import { exportedPeople, type ExportedPerson } from '#journal/exchange/export-people.ts'
import { fieldAccount } from '#journal/exchange/field-account.ts'
import { importRulesOf, type ImportRules } from '#journal/exchange/import-rules.ts'
import type { ImportedRecord } from '#journal/exchange/imported-record.ts'
import { forgottenPeople, knownPeople, namesById } from '#journal/exchange/known-person.ts'
import { planImport, type PlannedRecord } from '#journal/exchange/plan-import.ts'
import { problemLog } from '#journal/exchange/problem-log.ts'
import { vcard } from '#journal/exchange/vcard.ts'
import { importWriter } from '#journal/exchange/write-import.ts'
import { writeVcard } from '#journal/exchange/write-vcard.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { QueryContext } from '#journal/queries/query-context.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { JobControl } from '#journal/runtime/jobs.ts'
import type { Keeping } from '#journal/runtime/kept-undo.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import {
  MAX_SERVER_CARDS,
  type CardConflict,
  type CardProblem,
  type ServerReport,
} from '#shared/contract/server-contract.ts'
import type { ImportReport } from '#shared/contract/import-contract.ts'
import type { ImportAccounts } from '#shared/contract/journal-file-contract.ts'
import { personId, type PersonId } from '#shared/model/id.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { displayName } from '#shared/model/person-name.ts'
import { cardChanges } from './card-changes.ts'
import { keysInCard } from './card-keys.ts'
import { CARDS_AT_ONCE, type DavClient, type Sent, type ServerCard } from './dav-client.ts'
import { attachedTo, mergeCard, slimCard } from './merge-card.ts'
import { dropCard, keepCard, knownCards, placeOf, type KnownCard, type ServerSource } from './server-store.ts'

export interface SyncOptions {
  readonly source: ServerSource
  readonly client: DavClient
  readonly commands: () => CommandContext
  readonly queries: () => QueryContext
  readonly country: () => string
  /** Writes what belongs to this machine, in a transaction of its own. */
  readonly write: (work: () => void) => void
  readonly keeping: Keeping
  readonly job: JobControl
}

export interface Synced {
  readonly report: ServerReport
  /** What came in as an import does, for the report that is kept of it. */
  readonly cameIn: Pick<ImportReport, 'created' | 'updated' | 'unchanged' | 'forgotten' | 'accounts'>
}

const MAX_LISTED = 200
const MAX_CARD_CHARACTERS = 256 * 1024
const CHANGES_A_COMMIT = 50
const SENT_AT_ONCE = 4
/** So many people, and half of all, nobody deletes by hand: a journal that was begun anew looks like that. */
const HELD_BACK_FROM = 20

/**
 * Brings an address book and the journal together: first what changed there comes in, then what changed here goes out, each card only if it is still
 * the one that is known (ETag). Stopped at any point, each person and each card is whole, and the next time goes on.
 * @throws Refusal `SERVER_UNUSABLE`; JobCancelled; JournalError of a commit
 */
export async function syncCards(options: SyncOptions): Promise<Synced> {
  const tally = openTally()
  const listed = await listedCards(options)
  await takeIn(options, listed, tally)
  await sendOut(options, listed, tally)
  return tally.finish(options.keeping.id, listed.size)
}

/** What a server has: by the mark of a card's place, its path and its etag. */
type Listed = Map<string, { path: string; etag: string }>
type Tally = ReturnType<typeof openTally>

async function listedCards({ client }: SyncOptions): Promise<Listed> {
  const found = await client.list()
  if (found.size > MAX_SERVER_CARDS)
    throw new Refusal('SERVER_UNUSABLE', { host: '', problem: 'too-many', detail: String(MAX_SERVER_CARDS) })
  return new Map([...found].map(([path, etag]) => [placeOf(path), { path, etag }]))
}

async function takeIn(options: SyncOptions, listed: Listed, tally: Tally): Promise<void> {
  const { commands, source, client, job } = options
  const known = knownCards(commands().sql, source.n)
  const wanted = [...listed].filter(([place, { etag }]) => {
    const card = known.get(place)
    return card === undefined || (card.person !== null && card.etag !== etag)
  })
  const arrived: { place: string; card: ServerCard; record: ImportedRecord }[] = []
  for (const some of chunks(wanted, CARDS_AT_ONCE)) {
    await job.step(tally.done(), listed.size)
    const cards = await client.cards(some.map(([, { path }]) => path))
    const changed: { place: string; card: ServerCard; was: KnownCard }[] = []
    for (const card of cards) {
      const place = placeOf(card.path)
      const was = known.get(place)
      if (was !== undefined) {
        changed.push({ place, card, was })
        continue
      }
      const slim = slimCard(card.text)
      const isLarge = slim.length > MAX_CARD_CHARACTERS
      const { record, accounts } = isLarge ? NOTHING_READ : readCard(slim, options.country())
      if (accounts !== null) {
        tally.account.addAll(accounts)
        tally.account.leaveOut('file', attachedTo(card.text))
      }
      if (record !== null) arrived.push({ place, card: { ...card, text: slim }, record })
      else if (!/^(?:x-addressbookserver-)?kind:/im.test(slim))
        tally.problem({ code: isLarge ? 'too-large' : 'unreadable', name: '', what: '' })
    }
    change(options, changed, tally)
  }
  await make(options, arrived, tally)
}

/** Cards that were changed on the server, each into its person. */
function change(
  { commands, queries, source, country, keeping, write }: SyncOptions,
  changed: readonly { place: string; card: ServerCard; was: KnownCard }[],
  tally: Tally,
): void {
  if (changed.length === 0) return
  const { sql, commit, newEntryId, today } = commands()
  const rules = importRulesOf(PERSON_FIELDS, country())
  const names = { organisations: namesById(sql, 'organisations'), circles: namesById(sql, 'circles') }
  const texts = ownTexts(
    queries(),
    changed.flatMap(({ was }) => was.person ?? []),
    source.notes,
  )
  const kept: [string, KnownCard][] = []
  commit(
    'syncServer',
    (writer) => {
      const named = { organisation: organisationFinder(sql, writer), circle: circleFinder(sql, writer) }
      for (const { place, card, was } of changed) {
        const slim = slimCard(card.text)
        const id = was.person === null ? null : (survivorInRows(sql, was.person) as PersonId)
        const document = id === null ? null : writer.read(id)
        const now = slim.length > MAX_CARD_CHARACTERS ? null : recordOf(slim, country())
        if (
          id === null ||
          document?.kind !== 'person' ||
          document.content.deletedAt !== undefined ||
          was.theirs === ''
        ) {
          kept.push([place, { ...was, person: null, theirs: '', ours: '' }])
          tally.left++
          continue
        }
        const before = recordOf(was.theirs, country())
        if (now === null || before === null) {
          tally.problem({
            code: now === null ? 'unreadable' : 'too-large',
            name: displayName(document.content.names),
            what: '',
          })
          continue
        }
        const oursBefore = was.ours === '' ? null : recordOf(was.ours, country())
        const oursText = texts.get(id)?.(versionOf(was.theirs))
        const oursNow = oursText === undefined ? null : recordOf(oursText, country())
        const ours = oursBefore === null || oursNow === null ? null : { before: oursBefore, now: oursNow }
        const { writes, conflicts } = cardChanges(
          document.content,
          { before, now, ours },
          {
            rules,
            names,
            named,
            today: today(),
            newEntryId,
            country: country(),
            keys: keysInCard(slim, (text) => recordOf(text, country()), rules),
            id,
          },
        )
        // All of them: one that answers whether it has written must not keep the next from being written.
        const wrote = writes.filter(({ path, value }) => writer.set(id, path, value)).length
        if (wrote > 0) tally.updated++
        for (const field of conflicts) tally.conflict({ id, name: displayName(document.content.names), field })
        kept.push([place, { ...was, person: id, etag: card.etag, theirs: slim }])
      }
    },
    keeping,
  )
  write(() => {
    for (const [place, card] of kept) keepCard(sql, source.n, place, card)
  })
}

/** Cards that are new: whoever is here already is known by what an import knows them by, and all others are made. */
async function make(
  options: SyncOptions,
  arrived: readonly { place: string; card: ServerCard; record: ImportedRecord }[],
  tally: Tally,
): Promise<void> {
  if (arrived.length === 0) return
  const { commands, queries, source, country, keeping, job, write } = options
  const { sql, today, newEntryId, commit } = commands()
  const rules: ImportRules = importRulesOf(PERSON_FIELDS, country())
  const records = arrived.map(({ record }) => ({ format: 'vcard', record }))
  const plan = (decisions: ReadonlyMap<number, PersonId>): PlannedRecord[] => [
    ...planImport(records, knownPeople(sql, rules), forgottenPeople(sql), decisions, rules, country()),
  ]
  const first = plan(new Map())
  // As with an import of which nothing was decided: with whom more than the name agrees is them.
  const likely = first.flatMap(({ outcome, person, agrees }, index) =>
    outcome === 'maybe' && agrees.length > 0 && person !== null && 'id' in person
      ? [[index, person.id as PersonId] as const]
      : [],
  )
  const planned = (likely.length === 0 ? first : plan(new Map(likely))).map((one, index) =>
    asMadeElsewhere(one, (arrived[index] as (typeof arrived)[number]).card, options, rules),
  )
  const writer = importWriter({ sql, today: today(), newEntryId, rules })
  const linked = new Set([...knownCards(sql, source.n).values()].flatMap(({ person }) => person ?? []))
  for (const some of chunks([...planned.entries()], CHANGES_A_COMMIT)) {
    await job.step(tally.done(), tally.done() + planned.length)
    commit(
      'syncServer',
      (documents: DocumentWriter) => {
        for (const [index, one] of some) writer.write(documents, index, one)
      },
      keeping,
    )
    const people = some.map(([index, { person }]) =>
      person === null
        ? (writer.created.get(index) ?? null)
        : 'id' in person
          ? (person.id as PersonId)
          : (writer.created.get(person.record) ?? null),
    )
    const texts = ownTexts(
      queries(),
      people.flatMap((id) => id ?? []),
      source.notes,
    )
    write(() => {
      for (const [at, [index, { outcome }]] of some.entries()) {
        const { place, card } = arrived[index] as (typeof arrived)[number]
        const person = people[at] ?? null
        const isMade = writer.created.has(index)
        tally.account.addPlanned(planned[index] as PlannedRecord)
        if (isMade) tally.created++
        else if (outcome === 'update') tally.updated++
        else if (outcome === 'forgotten') tally.forgotten++
        else tally.unchanged++
        // What somebody is made of says nothing new to the server; of who was here before it may.
        const isFirst = person !== null && !isMade && !linked.has(person)
        const ours = person === null || isFirst ? '' : (texts.get(person)?.(versionOf(card.text)) ?? '')
        keepCard(sql, source.n, place, {
          person,
          etag: card.etag,
          theirs: person === null ? '' : card.text,
          ours,
          madeHere: false,
        })
        if (person !== null) linked.add(person)
      }
    })
  }
}

/**
 * A card that another machine of one's own has made is of the person of that id, who comes by themselves later: with that id and those
 * keys both are one.
 */
function asMadeElsewhere(
  planned: PlannedRecord,
  { path, text }: ServerCard,
  { commands, country }: SyncOptions,
  rules: ImportRules,
): PlannedRecord {
  const keys = keysInCard(text, (card) => recordOf(card, country()), rules)
  const { record, outcome, person, additions } = planned
  const id = personId.safeParse(record.ref?.toLowerCase()).data
  const isOwn = id !== undefined && path.endsWith(`/${id}.vcf`) && keys.size > 0
  if (!isOwn || outcome !== 'create' || person !== null || commands().store.travelling.headsOf(id)?.length !== 0)
    return { ...planned, keys }
  const own = new Map([...additions].filter(([field]) => field !== 'externalRefs'))
  return { ...planned, keys, newId: id, additions: own }
}

async function sendOut(options: SyncOptions, listed: Listed, tally: Tally): Promise<void> {
  const { commands, queries, source, client, job, write } = options
  const { sql } = commands()
  const known = knownCards(sql, source.n)
  const byPerson = new Map<string, [string, KnownCard][]>()
  for (const [place, card] of known) {
    if (card.person === null) continue
    const cards = byPerson.get(card.person)
    if (cards === undefined) byPerson.set(card.person, [[place, card]])
    else cards.push([place, card])
  }
  const created: Outgoing[] = []
  const updated: Outgoing[] = []
  const here = new Set<string>()
  let looked = 0
  for (const person of exportedPeople(queries())) {
    here.add(person.id)
    if (++looked % 500 === 0) await job.step(looked, looked)
    const cards = byPerson.get(person.id)
    if (cards === undefined) {
      const path = client.pathOf(`${person.id}.vcf`)
      const text = writeVcard(person, '3.0', source.notes, true)
      created.push({ place: placeOf(path), path, text, name: person.name, person: person.id, card: null })
    }
    for (const [place, card] of cards ?? []) {
      const there = listed.get(place)
      if (there === undefined) tally.goneThere++
      const text = writeVcard(person, versionOf(card.theirs), source.notes, true)
      if (there !== undefined && text !== card.ours)
        updated.push({ place, path: there.path, text, name: person.name, person: person.id, card })
    }
  }
  for (const some of chunks(updated, CARDS_AT_ONCE)) {
    await job.step(tally.done(), tally.done() + updated.length)
    await update(options, some, tally)
  }
  for (const some of chunks(created, CARDS_AT_ONCE)) {
    await job.step(tally.done(), tally.done() + created.length)
    const sent = await send(
      client,
      some.map((one) => ({ ...one, etag: null })),
    )
    await settle(options, sent, tally)
    tally.sent += sent.filter(({ sent: { done } }) => done).length
    for (const { sent: one, path } of sent) if (one.done) listed.set(placeOf(path), { path, etag: one.etag })
  }
  const gone = [...known].filter(([, { person }]) => person !== null && !here.has(person))
  const own = gone.filter(([place, { madeHere, etag }]) => madeHere && listed.get(place)?.etag === etag)
  const isMass = own.length > HELD_BACK_FROM && own.length * 2 > byPerson.size
  if (isMass) tally.problem({ code: 'held-back', name: '', what: String(own.length) })
  for (const [place, card] of gone) {
    const there = listed.get(place)
    const isOwn = card.madeHere && there?.etag === card.etag
    if (isOwn && isMass) continue
    const removed = isOwn && there !== undefined ? await client.remove(there.path, card.etag) : null
    if (removed !== null && !removed.done && removed.status !== 404) {
      tally.problem({
        code: removed.status === 412 ? 'changed-meanwhile' : 'refused',
        name: '',
        what: String(removed.status),
      })
      continue
    }
    if (removed !== null) {
      tally.deletedThere++
      listed.delete(place)
    } else if (there !== undefined) tally.left++
    write(() =>
      there === undefined || removed !== null
        ? dropCard(sql, source.n, place)
        : keepCard(sql, source.n, place, { ...card, person: null, theirs: '', ours: '' }),
    )
    await job.step(tally.done(), tally.done())
  }
}

interface Outgoing {
  readonly place: string
  readonly path: string
  /** What Rapport says of the person now. */
  readonly text: string
  readonly name: string
  readonly person: PersonId
  readonly card: KnownCard | null
}

/** Cards of which something changed here: as they are on the server now, with that in them. */
async function update(options: SyncOptions, some: readonly Outgoing[], tally: Tally): Promise<void> {
  const { client, commands, source, write } = options
  const { sql } = commands()
  const there = new Map((await client.cards(some.map(({ path }) => path))).map((card) => [card.path, card]))
  const outgoing: (Outgoing & { readonly etag: string; readonly whole: string })[] = []
  for (const one of some) {
    const card = there.get(one.path)
    if (card === undefined || one.card === null) continue
    if (card.etag !== one.card.etag) {
      tally.problem({ code: 'changed-meanwhile', name: one.name, what: '' })
      continue
    }
    const whole = mergeCard(card.text, one.card.ours, one.text)
    if (whole !== null) outgoing.push({ ...one, etag: card.etag, whole })
    // It says so already.
    else write(() => keepCard(sql, source.n, one.place, { ...(one.card as KnownCard), ours: one.text }))
  }
  const sent = await send(client, outgoing)
  await settle(options, sent, tally)
  tally.changedThere += sent.filter(({ sent: { done } }) => done).length
}

type SentCard = Outgoing & { readonly sent: Sent; readonly whole: string }

async function send(
  client: DavClient,
  cards: readonly (Outgoing & { readonly etag: string | null; readonly whole?: string })[],
): Promise<SentCard[]> {
  const sent: SentCard[] = []
  for (const some of chunks(cards, SENT_AT_ONCE))
    sent.push(
      ...(await Promise.all(
        some.map(async (one) => {
          const whole = one.whole ?? one.text
          return { ...one, whole, sent: await client.put(one.path, whole, one.etag) }
        }),
      )),
    )
  return sent
}

/** Notes what the server has of what was sent: programs write cards in a way of their own. */
async function settle(
  { client, commands, source, country, write }: SyncOptions,
  sent: readonly SentCard[],
  tally: Tally,
): Promise<void> {
  const { sql } = commands()
  for (const { sent: one, name } of sent)
    if (!one.done)
      tally.problem({
        code: one.status === 412 ? 'changed-meanwhile' : 'refused',
        name,
        what: one.status === 412 ? '' : String(one.status),
      })
  const done = sent.filter((one): one is SentCard & { sent: { done: true; etag: string } } => one.sent.done)
  const there = new Map((await client.cards(done.map(({ path }) => path))).map((card) => [card.path, card]))
  write(() => {
    for (const { place, path, text, whole, person, card, sent: one } of done) {
      const now = there.get(path)
      const slim = slimCard(now?.text ?? whole)
      // Where it is not what was sent, somebody else has written it since: that comes in the next time.
      const isSent = now !== undefined && (one.etag === now.etag || isSameCard(slim, slimCard(whole), country()))
      keepCard(sql, source.n, place, {
        person,
        etag: isSent ? now.etag : '',
        theirs: isSent ? slim : slimCard(whole),
        ours: text,
        madeHere: card?.madeHere ?? true,
      })
    }
  })
}

function isSameCard(one: string, other: string, country: string): boolean {
  const said = (text: string) => JSON.stringify({ ...recordOf(text, country), line: 0 })
  return said(one) === said(other)
}

/** What Rapport says of people, in the version that is asked for. */
function ownTexts(queries: QueryContext, ids: readonly string[], notes: boolean) {
  const numbers = queries.sql('SELECT n FROM people WHERE id IN (SELECT value FROM json_each(?))').pluck()
  const texts = new Map<string, (version: '3.0' | '4.0') => string>()
  for (const n of numbers.all(JSON.stringify(ids)) as number[]) {
    const [person] = exportedPeople(queries, { after: n - 1, limit: 1 }) as [ExportedPerson?]
    if (person?.n === n) texts.set(person.id, (version) => writeVcard(person, version, notes, true))
  }
  return texts
}

function versionOf(card: string): '3.0' | '4.0' {
  return /^VERSION:4/im.test(card) ? '4.0' : '3.0'
}

/** The one person of a card; null where it has none. */
function recordOf(text: string, country: string): ImportedRecord | null {
  return readCard(text, country).record
}

interface ReadCard {
  readonly record: ImportedRecord | null
  /** What became of the fields that are not in it. */
  readonly accounts: ImportAccounts | null
}

const NOTHING_READ: ReadCard = { record: null, accounts: null }

function readCard(text: string, country: string): ReadCard {
  const log = problemLog()
  const source = vcard.open(text, log, country)
  if (source === null) return NOTHING_READ
  const records = [...source.steps()].flatMap(({ record }) => record ?? [])
  return { record: source.finish(records)[0] ?? null, accounts: log.account.result() }
}

function* chunks<One>(all: readonly One[], size: number): Generator<One[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

function openTally() {
  const conflicts: CardConflict[] = []
  const problems: CardProblem[] = []
  const counts = { conflictCount: 0, problemCount: 0 }
  const tally = {
    account: fieldAccount(),
    created: 0,
    updated: 0,
    unchanged: 0,
    forgotten: 0,
    sent: 0,
    changedThere: 0,
    deletedThere: 0,
    goneThere: 0,
    left: 0,
    done: () => tally.created + tally.updated + tally.unchanged + tally.sent + tally.changedThere + tally.deletedThere,
    conflict(one: CardConflict) {
      if (conflicts.length < MAX_LISTED) conflicts.push(one)
    },
    problem(one: CardProblem) {
      counts.problemCount++
      if (problems.length < MAX_LISTED) problems.push(one)
    },
    finish(undo: string, cards: number): Synced {
      const { created, updated, unchanged, forgotten, sent, changedThere, deletedThere, goneThere, left } = tally
      const cameIn = { created, updated, unchanged, forgotten, accounts: tally.account.result() }
      const { problemCount } = counts
      const done = {
        created,
        updated,
        sent,
        changedThere,
        deletedThere,
        goneThere,
        left,
        conflicts,
        problems,
        problemCount,
      }
      return { report: { cards, ...done, undo: created + updated > 0 ? undo : null }, cameIn }
    },
  }
  return tally
}
