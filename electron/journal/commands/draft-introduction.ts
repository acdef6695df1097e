import { survivorInRows } from '#journal/projections/survivor.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { LetterParts } from '#shared/contract/introduction-contract.ts'
import type { DocumentId } from '#shared/model/id.ts'
import type { IntroductionSide } from '#shared/model/introduction.ts'
import { otherSide } from '#shared/model/introduction-state.ts'
import { nameWords } from '#shared/model/name-words.ts'
import { displayName, foldName } from '#shared/model/person-name.ts'
import type { Person } from '#shared/model/person.ts'
import { withoutIdentity } from '#shared/model/without-identity.ts'
import { requireAgreed, requireTwo } from './introduction-commands.ts'
import { requireDocument } from './require-document.ts'

/**
 * A letter in parts: names, roles, and the lines that were written for both. Nothing else of what the journal knows of either is read.
 * @throws Refusal INTRODUCTION_NOT_AGREED for a letter to both before both have said yes; PERSON_IN_TRASH where one is not there;
 * SAME_PERSON where both are one by now
 */
export function draftIntroduction(
  context: CommandContext,
  { id, letter, named }: CommandRequest<'draftIntroduction'>,
): CommandOutput<'draftIntroduction'> {
  const { content } = requireDocument(context.store, id, 'introduction')
  requireTwo(context.sql, content.a, content.b)
  if (letter === 'introduce') requireAgreed(content)
  const sides = { a: requirePerson(context, content.a, id), b: requirePerson(context, content.b, id) }
  const blurbs = { a: content.blurbA, b: content.blurbB }
  if (letter === 'introduce') {
    const to = [addressee(context, sides.a), addressee(context, sides.b)]
    return { letter, to, other: null, why: content.why, blurbs: [blurbs.a, blurbs.b] }
  }
  const asked: IntroductionSide = letter === 'ask-a' || letter === 'decline-a' ? 'a' : 'b'
  // That it does not fit says nothing of the other side, nor of what was told about them.
  if (letter === 'decline-a' || letter === 'decline-b') {
    return { letter, to: [addressee(context, sides[asked])], other: null, why: '', blurbs: [] }
  }
  const other = otherSide(asked)
  const told = (text: string) => (named ? text : withoutIdentity(text, identityOf(context, sides[other])))
  return {
    letter,
    to: [addressee(context, sides[asked])],
    other: named ? addressee(context, sides[other]) : null,
    why: told(content.why),
    blurbs: [told(blurbs[other])],
  }
}

function requirePerson({ sql, store }: CommandContext, named: string | null, id: string): Person {
  const found = named === null ? null : store.read(survivorInRows(sql, named) as DocumentId)
  if (found?.kind !== 'person' || found.content.deletedAt !== undefined) {
    throw new Refusal('PERSON_IN_TRASH', { id: named ?? id })
  }
  return found.content
}

function addressee(context: CommandContext, person: Person): LetterParts['to'][number] {
  const { names } = person
  const role = Object.values(person.roles).findLast(({ to }) => to === null)
  const emails = Object.values(person.channels).filter(({ kind, value }) => kind === 'email' && value.trim() !== '')
  const email = emails.find(({ preferred }) => preferred) ?? emails[0]
  return {
    name: displayName(names),
    given: names.given.trim(),
    family: names.family.trim(),
    email: email?.value.trim() ?? null,
    title: role?.title ?? '',
    organisation: organisationNames(context, role === undefined ? [] : [role.organisation])[0] ?? '',
  }
}

/** Every word by which somebody is known: names and their parts, where they work or worked, addresses and numbers, places with a number. */
function identityOf(context: CommandContext, person: Person): string[] {
  const { names } = person
  const organisations = organisationNames(
    context,
    Object.values(person.roles).map(({ organisation }) => organisation),
  )
  const channels = Object.values(person.channels).map(({ value }) => value.trim())
  // The part after the @ and the name in an address of a profile tell as much as the whole.
  const parts = channels
    .flatMap((value) => value.split(/[@/]/u))
    .filter((part) => part.length > 3 && !/^https?:$/u.test(part))
  const places = Object.values(person.places).map(({ text }) => text)
  const firstWords = organisations
    .map((name) => name.split(/\s+/u)[0] ?? '')
    .filter((word) => word.length > 2 && !COMMON.has(foldName(word)))
  return [
    displayName(names),
    ...nameWords(names),
    ...organisations,
    ...firstWords,
    ...channels,
    ...parts,
    ...places,
  ].filter((word) => word.trim().length > 1)
}

// Of an organisation called "The Garden Company" the first word alone tells nobody.
const COMMON: ReadonlySet<string> = new Set(['the', 'der', 'die', 'das', 'new', 'first', 'neue'])

function organisationNames({ sql }: CommandContext, ids: readonly (string | null)[]): string[] {
  const rows = sql('SELECT name FROM json_each(?) AS wanted JOIN organisations AS o ON o.id = wanted.value').all(
    JSON.stringify(ids.filter((id) => id !== null)),
  )
  return (rows as { name: string }[]).map(({ name }) => name)
}
