import { dateAt } from './date-at.ts'
import { isMark, isWithin, type Line, type Run } from './line.ts'
import { endsName, endsPerson, isMention, isPossessive, personAt, type PersonMatch } from './person-at.ts'
import { isEvent, readEvent, readNamedEventAfter } from './read-event.ts'
import { plainOrganisation } from './someone-at.ts'
import { addPerson, keep, mark, type Participant, type Reading } from './reading.ts'
import { timeAt } from './time-at.ts'
import { wordKey } from './tokenise.ts'
import { lengthAt } from './length-at.ts'

const MAX_WORDS_OF_AN_ORGANISATION = 6
const MAX_CHARACTERS_OF_AN_ORGANISATION = 500
const MAX_WORDS_OF_A_ROLE = 6
const MAX_TOKENS_OF_A_REMARK = 12

/** Reads `first` and those who follow: *Ana (Acme), Tom from Initech & Lee*. Answers where the list ends. */
export function readParticipants(line: Line, reading: Reading, first: PersonMatch, end: number): number {
  let person: PersonMatch | null = companyAt(line, first, end)
  const start = reading.people.length
  let at = first.to
  while (person !== null) {
    if (person.described !== undefined) keep(reading, person.described)
    addPerson(line, reading, person)
    const together = readOrganisationOfAll(line, reading, start, person.to, end)
    if (together > person.to) return together
    at = readOrganisation(line, reading, person.to, end)
    const next = nextParticipant(line, at, end, person)
    if (next === null) break
    mark(line, reading, { from: at, to: next.from }, 'word')
    if (next.person === null) return next.from
    person = companyAt(line, next.person, end)
  }
  at = readOrganisationOfAll(line, reading, start, at, end)
  const after = line.grammar.sets.withAfter.at(line.tokens, at)
  if (after === null) return at
  mark(line, reading, { from: at, to: after.to }, 'word')
  return after.to
}

/** Lunch with *Johnson & Johnson*: one company, where one word stands on each side and nobody of that name is known. */
function companyAt(line: Line, person: PersonMatch, end: number): PersonMatch {
  const to = person.to + 2
  const { tokens } = line
  const isTwice = tokens[person.from]?.key === tokens[person.to + 1]?.key
  const isNobody = person.people.length === 0 && line.known.at(tokens, person.to + 1) === null
  const isOne = person.to === person.from + 1 && (isTwice || isNobody) && to <= end
  // "Ana+Tom" and "Ana&Tom" are two.
  const isCompany = isTwice || line.grammar.sets.firms.has(tokens[person.to + 1]?.key ?? '') || isFirm(line, person.to)
  return isOne && isCompany && isPartnerOf(line, person.to, end) && endsPerson(line, to, end)
    ? { ...person, to, name: textBetween(line, { from: person.from, to }), people: [] }
    : person
}

/** Ana, Tom and Lee, *all from Acme*: where each of them works of whom nothing else is said. Answers where that ends. */
function readOrganisationOfAll(line: Line, reading: Reading, start: number, at: number, end: number): number {
  const { tokens, grammar } = line
  const comma = isMark(tokens[at], ',(') ? at + 1 : at
  const all = grammar.sets.allOf.at(tokens, comma)
  const isInside = isMark(tokens[at], '(')
  const from = all === null ? null : (grammar.sets.from.at(tokens, all.to) ?? grammar.sets.placeAt.at(tokens, all.to))
  const word = from ?? (isInside ? all : null)
  const only = isInside && word !== null && isMark(tokens[word.to + 1], ')') ? { from: word.to, to: word.to + 1 } : null
  const run = word === null ? null : (organisationRun(line, word.to, end, null) ?? only)
  const those = reading.people.slice(start).filter(({ organisation }) => organisation === null)
  if (word === null || run === null || those.length < 2) return at
  for (const participant of those) participant.organisation = textBetween(line, run)
  mark(line, reading, { from: comma, to: word.to }, 'word')
  mark(line, reading, run, 'organisation')
  return isMark(tokens[run.to], ')') ? run.to + 1 : run.to
}

/** The one after a comma, *and*, *&*, *with*; *and me* ends the list without one. */
function nextParticipant(
  line: Line,
  at: number,
  end: number,
  before: PersonMatch,
): { from: number; person: PersonMatch | null } | null {
  const { tokens, grammar } = line
  const { sets } = grammar
  const comma = isMark(tokens[at], ',/、，') ? at + 1 : at
  const joined = sets.and.at(tokens, comma)
  const copying = copyingAt(line, joined?.to ?? (isMark(tokens[at], '(') ? at + 1 : comma))
  const and = copying ?? joined ?? sets.with.at(tokens, comma) ?? betweenNames(line, at)
  const from = and?.to ?? comma
  if (from === at) return isMention(tokens, at) ? { from, person: personAt(line, at, end, 'list') } : null
  const me = and === null ? null : sets.me.at(tokens, from)
  if (me !== null && me.to <= end) return { from: me.to, person: null }
  const isPlain = and !== null && tokens[before.from]?.look === 'word'
  const person = personAt(line, from, end, isPlain ? 'object' : 'list')
  if (person === null) return null
  if (and === null && person.people.length === 0 && !isMention(tokens, from)) {
    if (hasRole(line, person)) return null
    // After a comma a new name must look like the end of a list: "Ana, Great chat" goes on with a text.
    if (!endsPerson(line, person.to, end)) return null
  }
  return { from, person }
}

/** Emailed Ana, *cc* Marco; Ana and *cc'd* Marco; Ana (*cc:* Marco). */
function copyingAt({ tokens, grammar }: Line, at: number): { to: number } | null {
  const copying = grammar.sets.copying.at(tokens, at)
  return copying !== null && isMark(tokens[copying.to], ':') ? { to: copying.to + 1 } : copying
}

/** *Ana/Tom*, *Ana <> Tom*: two of equal standing. */
function betweenNames(line: Line, at: number): { to: number } | null {
  const { tokens } = line
  if (isMark(tokens[at], '<') && isMark(tokens[at + 1], '>')) return { to: at + 2 }
  return isMark(tokens[at], '/') ? { to: at + 1 } : null
}

/** Where the last participant works, or where it was; answers where that ends. */
function readOrganisation(line: Line, reading: Reading, at: number, end: number): number {
  const participant = reading.people.at(-1)
  if (participant === undefined) return at
  const { tokens, grammar } = line
  if (isMark(tokens[at], '(（') && copyingAt(line, at + 1) !== null) return at
  const close = parenthesised(line, at, end, participant)
  if (close !== null) {
    readParts(line, reading, participant, { from: at + 1, to: close - 1 })
    return close
  }
  const remark = remarkAt(line, at, end)
  if (remark !== null) {
    keep(reading, { from: at + 1, to: remark })
    return remark + 1
  }
  const role = roleAt(line, at, end)
  if (role !== null) {
    if (readLed(line, reading, participant, role)) return role.to
    keep(reading, role)
    return readOrganisation(line, reading, role.to, end)
  }
  const from = grammar.sets.from.at(tokens, at)
  const place = grammar.sets.placeAt.at(tokens, at)
  const word = from ?? place
  if (word === null || timeAt(line, at) !== null || isMention(tokens, at)) return at
  const event = place === null ? null : readNamedEventAfter(line, reading, { from: at, to: word.to }, end)
  if (event !== null) return event
  const article = from === null ? null : grammar.sets.articles.at(tokens, word.to)
  const run =
    organisationRun(line, article?.to ?? word.to, end, participant) ?? smallPlaceOfWork(line, reading, word.to, end)
  if (run === null) return at
  const name = textBetween(line, run)
  if (from === null && !worksAt(participant, name)) {
    if (isEvent(line, run)) return readEvent(reading, { from: at, to: run.to }, run)
    if (reading.encounter) {
      keep(reading, { from: at, to: run.to })
      return run.to
    }
  }
  participant.organisation = name
  mark(line, reading, { from: at, to: run.from }, 'word')
  mark(line, reading, run, 'organisation')
  return from === null ? run.to : readPlaceAfter(line, reading, run.to, end)
}

/** *(Acme)*, *(CFO, Acme)*: the part that is no role is where they work; a role goes to the note. */
function readParts(line: Line, reading: Reading, participant: Participant, run: Run): void {
  const parts = hasRole(line, run) ? partsOf(line, run) : [run]
  for (const part of parts) {
    if (readLed(line, reading, participant, part)) continue
    if (hasRole(line, part) || participant.organisation !== null) keep(reading, part)
    else {
      participant.organisation = textBetween(line, part)
      mark(line, reading, part, 'organisation')
      const place = line.grammar.sets.placeAt.at(line.tokens, part.from - 1)
      if (place?.to === part.from) mark(line, reading, { from: part.from - 1, to: part.from }, 'word')
    }
  }
}

/** Of *CTO of Globex* the role goes to the note, and the company is where they work; false where `role` says no such thing. */
function readLed(line: Line, reading: Reading, participant: Participant, role: Run): boolean {
  const led = participant.organisation === null ? ledBy(line, role) : null
  if (led === null) return false
  keep(reading, { from: role.from, to: led.of })
  participant.organisation = textBetween(line, led.run)
  mark(line, reading, { from: led.of, to: led.run.from }, 'word')
  mark(line, reading, led.run, 'organisation')
  return true
}

/** What stands between commas, and before and after *at*. */
function partsOf(line: Line, { from, to }: Run): Run[] {
  const parts: Run[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    const place = isMark(line.tokens[at]) ? at + 1 : line.grammar.sets.placeAt.at(line.tokens, at)?.to
    if (at < to && place === undefined) continue
    if (at > start) parts.push({ from: start, to: at })
    start = place ?? at
  }
  return parts
}

/** Ana Ruiz, *VP Eng* at Acme; without the comma. */
function roleAt(line: Line, at: number, end: number): Run | null {
  // "1 hr" is no human resources.
  if (!isMark(line.tokens[at], ',') || lengthAt(line, at + 1) !== null) return null
  let to = at + 1
  while (to < end && line.tokens[to]?.kind === 'word' && (to === at + 1 || !endsRole(line, to, end))) to++
  const role = { from: at + 1, to }
  return to - at <= MAX_WORDS_OF_A_ROLE && hasRole(line, role) ? role : null
}

/** CTO *of Globex*; the Head *of Data* leads a part of something, which is in no list. */
function ledBy(line: Line, role: Run): { readonly of: number; readonly run: Run } | null {
  const { sets } = line.grammar
  for (let at = role.from; at < role.to; at++) {
    const of = sets.leaders.at(line.tokens, at)?.to
    const behind = of === undefined ? null : sets.of.at(line.tokens, of)
    const run = behind === null ? null : organisationRun(line, behind.to, role.to, null)
    if (of !== undefined && run !== null && run.to === role.to) return { of, run }
  }
  return null
}

/** As `endsPerson`, but for *of*: Head *of* Sales. */
function endsRole(line: Line, at: number, end: number): boolean {
  return line.grammar.sets.of.at(line.tokens, at) === null && endsPerson(line, at, end)
}

function hasRole(line: Line, { from, to }: Run): boolean {
  for (let at = from; at < to; at++) if (line.grammar.sets.roles.at(line.tokens, at) !== null) return true
  return false
}

/** Dr. Lee from Stanford *at KubeCon*. */
function readPlaceAfter(line: Line, reading: Reading, at: number, end: number): number {
  return readPlace(line, reading, at, end) ?? at
}

/** A phrase that says where: an event, or words that stay in the note. Null where none begins at `at`. */
export function readPlace(line: Line, reading: Reading, at: number, end: number): number | null {
  const word = line.grammar.sets.placeAt.at(line.tokens, at) ?? line.grammar.sets.placeIn.at(line.tokens, at)
  if (word === null || isMention(line.tokens, at)) return null
  const event = readNamedEventAfter(line, reading, { from: at, to: word.to }, end)
  if (event !== null) return event
  const run = organisationRun(line, word.to, end, null)
  if (run === null) return null
  if (isEvent(line, run)) return readEvent(reading, { from: at, to: run.to }, run)
  keep(reading, { from: at, to: run.to })
  return run.to
}

/** `(Acme)`: after the closing parenthesis; null where the words inside are no organisation. */
function parenthesised(line: Line, at: number, end: number, participant: Participant): number | null {
  const { tokens } = line
  if (!isMark(tokens[at], '(（')) return null
  const last = Math.min(end, at + MAX_WORDS_OF_AN_ORGANISATION + 4)
  let close = at + 1
  while (close < last && !isMark(tokens[close], ')）')) close++
  const first = tokens[at + 1]
  if (close >= last || close === at + 1 || first?.kind !== 'word') return null
  if (!isWithin(line, { from: at, to: close }, MAX_CHARACTERS_OF_AN_ORGANISATION)) return null
  if ([dateAt(line, at + 1), timeAt(line, at + 1), lengthAt(line, at + 1)].some((match) => match?.to === close))
    return null
  // "Tom's wife" says who it is.
  if (isPossessive(line, first) && tokens[at + 2]?.look === 'word') return null
  const { match } = participant
  const isPlain = close === at + 2 && tokens.slice(match.from, match.to).every(({ look }) => look !== 'name')
  // "(designer at Figma)", "(CTO of Globex)": what they are, and a name behind it.
  const isRole = tokens[close - 1]?.look === 'name' && hasRole(line, { from: at + 1, to: close })
  const isWritten = first.look !== 'word' || isPlain || isRole
  return isWritten || worksAt(participant, line.text.slice(first.start, tokens[close - 1]?.end)) ? close + 1 : null
}

/** *Nadia (ex-colleague)*: what else stands in parentheses behind a name is said of them. Answers where they close. */
function remarkAt(line: Line, at: number, end: number): number | null {
  const { tokens } = line
  if (!isMark(tokens[at], '(（') || tokens[at + 1]?.kind !== 'word') return null
  let close = at + 1
  while (close < Math.min(end, at + MAX_TOKENS_OF_A_REMARK) && !isMark(tokens[close], ')）')) close++
  if (!isMark(tokens[close], ')）')) return null
  for (let from = at + 1; from < close; from++) {
    if (dateAt(line, from) !== null || timeAt(line, from) !== null || lengthAt(line, from) !== null) return null
  }
  return close
}

/** Words written like names, *of* between them: *Bank of America*, *3M*; or, in any case, where they are known to work. */
function organisationRun(line: Line, from: number, end: number, participant: Participant | null): Run | null {
  const { tokens, grammar } = line
  let to = from
  while (to < end && to - from < MAX_WORDS_OF_AN_ORGANISATION) {
    if (to > from && isPartnerOf(line, to, end)) {
      to += 2
      continue
    }
    const of = to > from && grammar.sets.of.at(tokens, to) !== null ? to + 1 : to
    const token = tokens[of]
    if (of >= end || token?.kind !== 'word' || token.look === 'word' || grammar.sets.notNames.has(token.key)) break
    if (of > from && (endsName(line, of) || lengthAt(line, of) !== null)) break
    if (of === from && (dateAt(line, of) !== null || timeAt(line, of) !== null)) break
    to = of + 1
  }
  if (to > from) to = behindInstitution(line, to, end)
  if (to > from) return isWithin(line, { from, to }, MAX_CHARACTERS_OF_AN_ORGANISATION) ? { from, to } : null
  const word = tokens[from]
  const isKnown = word?.kind === 'word' && participant !== null && worksAt(participant, word.text)
  if (isKnown && from < end) return { from, to: from + 1 }
  if (participant === null || participant.match.people.length > 0 || from >= end) return null
  // Whoever writes a name small writes where they work small: "tobi from notion"; "jen at noma" is where it was.
  const isSmall = tokens.slice(participant.match.from, participant.match.to).every(({ look }) => look !== 'name')
  const run = isSmall ? plainOrganisation(line, from, () => false) : null
  return run !== null && (isEvent(line, run) || grammar.sets.from.at(tokens, from - 1) !== null) ? run : null
}

/** *Rang* tomasz at vts: from afar, what stands behind *at* is where somebody works, and not where it was. */
function smallPlaceOfWork(line: Line, { channel, people }: Reading, at: number, end: number): Run | null {
  const isAfar = channel === 'call' || channel === 'video' || channel === 'email' || channel === 'message'
  const match = people.at(-1)?.match
  const isNew = match !== undefined && match.people.length === 0 && line.tokens[match.from]?.look === 'word'
  if (!isAfar || !isNew || at >= end || timeAt(line, at) !== null || dateAt(line, at) !== null) return null
  return plainOrganisation(line, at, () => false)
}

/** The Zermatt *ski school*, the Belgian *mission*: up to three small words, the last of which says what it is. */
function behindInstitution({ tokens, grammar }: Line, from: number, end: number): number {
  const { institutions, placeIn, about, and, for: forWords } = grammar.sets
  for (let at = from; at < Math.min(end, from + 3); at++) {
    if (tokens[at]?.look !== 'word' || [placeIn, about, and, forWords].some((set) => set.at(tokens, at) !== null)) break
    if (institutions.has(tokens[at]?.key ?? '')) return at + 1
  }
  return from
}

/** *Johnson & Johnson*, *Ernst & Young*, *Smith & Co*: one company, and no further participant. */
function isPartnerOf(line: Line, at: number, end: number): boolean {
  const { tokens, grammar } = line
  const next = tokens[at + 1]
  if (!isMark(tokens[at], '&+') || at + 1 >= end || next?.kind !== 'word') return false
  // B&Q, AT&T.
  if (tokens[at]?.spaceBefore === false && !next.spaceBefore) return true
  return next.key === tokens[at - 1]?.key || grammar.sets.companyEndings.has(next.key) || isFirm(line, at)
}

/** Names that only together are a company: *Ernst & Young*. */
function isFirm({ tokens, grammar }: Line, and: number): boolean {
  return grammar.words.people.firms.includes(`${tokens[and - 1]?.key} ${tokens[and + 1]?.key}`)
}

function worksAt({ match }: Participant, organisation: string): boolean {
  return match.people.some(
    (known) => known.organisation !== '' && wordKey(known.organisation) === wordKey(organisation),
  )
}

function textBetween(line: Line, run: Run): string {
  return line.text.slice(line.tokens[run.from]?.start, line.tokens[run.to - 1]?.end)
}
