import type { DocumentWriter } from '#journal/documents/document-store.ts'
import { circleFinder, organisationFinder } from '#journal/commands/named-documents.ts'
import { importRulesOf, type ImportRules } from '#journal/exchange/import-rules.ts'
import type { ImportedRecord } from '#journal/exchange/imported-record.ts'
import { forgottenPeople, knownPeople, namesById } from '#journal/exchange/known-person.ts'
import { planImport, type PlannedRecord } from '#journal/exchange/plan-import.ts'
import { importWriter } from '#journal/exchange/write-import.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import { personId, type PersonId } from '#shared/model/id.ts'
import { PERSON_FIELDS } from '#shared/model/person-fields.ts'
import { displayName } from '#shared/model/person-name.ts'
import { cardChanges } from './card-changes.ts'
import { keysInCard } from './card-keys.ts'
import { CARDS_AT_ONCE, type ServerCard } from './dav-client.ts'
import { attachedTo, slimCard } from './merge-card.ts'
import { keepCard, knownCards, placeOf, type KnownCard } from './server-store.ts'
import { NOTHING_READ, ownTexts, readCard, recordOf, versionOf } from './read-card.ts'
import { chunks, type Listed, type SyncOptions } from './sync-options.ts'
import { type SyncTally } from './sync-tally.ts'

const MAX_CARD_CHARACTERS = 256 * 1024
const CHANGES_A_COMMIT = 50

/** What is new or was changed on the server, into the journal. */
export async function takeIn(options: SyncOptions, listed: Listed, tally: SyncTally): Promise<void> {
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
  tally: SyncTally,
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
  tally: SyncTally,
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
