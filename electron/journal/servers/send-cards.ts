import { exportedPeople } from '#journal/exchange/export-people.ts'
import { writeVcard } from '#journal/exchange/write-vcard.ts'
import { type PersonId } from '#shared/model/id.ts'
import { CARDS_AT_ONCE, type DavClient, type Sent } from './dav-client.ts'
import { mergeCard, slimCard } from './merge-card.ts'
import { dropCard, keepCard, knownCards, placeOf, type KnownCard } from './server-store.ts'
import { isSameCard, versionOf } from './read-card.ts'
import { chunks, type Listed, type SyncOptions } from './sync-options.ts'
import { type SyncTally } from './sync-tally.ts'

const SENT_AT_ONCE = 4
/** So many people, and half of all, nobody deletes by hand: a journal that was begun anew looks like that. */
const HELD_BACK_FROM = 20

/** What is new or was changed in the journal, to the server; cards of whoever is gone go, where they are Rapport's. */
export async function sendOut(options: SyncOptions, listed: Listed, tally: SyncTally): Promise<void> {
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
async function update(options: SyncOptions, some: readonly Outgoing[], tally: SyncTally): Promise<void> {
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
  tally: SyncTally,
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
