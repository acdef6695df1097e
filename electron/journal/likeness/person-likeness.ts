import type { PartialDate } from '#shared/model/partial-date.ts'
import { compareNames, type ComparedName, type NameAgreement, type NameReason } from './compare-names.ts'

/** Somebody as they are compared with others. */
export interface LikenedPerson {
  readonly name: ComparedName
  /** Keys of channels: `email:…`, `phone:…`, `profile:…`. */
  readonly channels: readonly string[]
  /** Keys of the names of organisations that they work at, or did. */
  readonly employers: readonly string[]
  /** Folded. */
  readonly titles: readonly string[]
  /** Folded. */
  readonly places: readonly string[]
  readonly birthday: PartialDate | null
}

export type LikenessReason = NameReason | Evidence | Doubt
type Evidence = 'email' | 'phone' | 'profile' | 'birthday' | 'organisation' | 'title' | 'place'
type Doubt = 'other-birthday' | 'other-organisation' | 'other-email' | 'generation'

export interface Likeness {
  /** `sure`: nothing else explains it; `likely`: more than the name speaks for it; `maybe`: the user knows. */
  readonly strength: 'sure' | 'likely' | 'maybe'
  /** What speaks for it, the strongest first, then what speaks against it. */
  readonly reasons: readonly LikenessReason[]
}

/** What each thing that agrees weighs beside the name. A telephone is a family's more often than an address is. */
const WEIGHTS = { email: 6, profile: 6, phone: 3, organisation: 2, title: 1, place: 1 } as const
const FULL_BIRTHDAY = 4
const DAY_WITHOUT_YEAR = 2
const DOUBTS: Readonly<Record<Doubt, number>> = {
  'other-birthday': -5,
  'other-organisation': -1,
  'other-email': -2,
  generation: -4,
}

/** What must agree beside a name, by how far the names do. */
const WANTED: Readonly<Record<NameAgreement['level'], number>> = { same: 2, variant: 2, near: 3, given: 6, nameless: 3 }
const LIKELY = 3
const SURE = 5
/** Whoever has an address of these has it of a provider, with many others. */
const PROVIDERS =
  /@(?:gmail|googlemail|gmx|web|yahoo|hotmail|outlook|live|msn|icloud|me|mac|aol|t-online|freenet|posteo|mailbox|proton|protonmail|pm|fastmail|qq|163|126|mail|yandex|orange|free|laposte|wanadoo|libero|virgilio)\.[a-z.]+$/

/**
 * Whether two may be one person, and why. A name alone is never enough where both have more to compare; whose birthdays
 * differ, or who are a father and a son by their names, are two.
 * @returns null for two people
 */
export function likenessOf(one: LikenedPerson, other: LikenedPerson): Likeness | null {
  const names = compareNames(one.name, other.name)
  if (names === null) return null
  const evidence = evidenceOf(one, other)
  const doubts = doubtsOf(one, other, evidence)
  const weight = evidence.reduce((sum, [, weighs]) => sum + weighs, 0)
  const points = doubts.reduce((sum, doubt) => sum + DOUBTS[doubt], weight)
  const reasons = [...names.because, ...evidence.map(([reason]) => reason), ...doubts]
  const { level } = names
  if (level === 'same' && evidence.length === 0 && doubts.length === 0 && isBare(one, other)) {
    return { strength: 'maybe', reasons }
  }
  if (points < WANTED[level]) return null
  const isOwn = evidence.some(([reason]) => reason === 'email' || reason === 'profile' || reason === 'birthday')
  if (level === 'same' && points >= SURE && isOwn && doubts.length === 0) return { strength: 'sure', reasons }
  return { strength: points >= LIKELY && level !== 'nameless' ? 'likely' : 'maybe', reasons }
}

function evidenceOf(one: LikenedPerson, other: LikenedPerson): (readonly [Evidence, number])[] {
  const found: (readonly [Evidence, number])[] = []
  for (const kind of ['email', 'profile', 'phone'] as const) {
    const isShared = one.channels.some((key) => key.startsWith(`${kind}:`) && other.channels.includes(key))
    if (isShared) found.push([kind, WEIGHTS[kind]])
  }
  const born = sameBirthday(one.birthday, other.birthday)
  if (born === 'whole') found.push(['birthday', FULL_BIRTHDAY])
  else if (born === 'day') found.push(['birthday', DAY_WITHOUT_YEAR])
  const isColleague = haveCommon(one.employers, other.employers)
  if (isColleague) found.push(['organisation', WEIGHTS.organisation])
  // A title counts where no two employers speak against it: there is more than one head of sales.
  const areElsewhere = one.employers.length > 0 && other.employers.length > 0 && !isColleague
  if (!areElsewhere && haveCommon(one.titles, other.titles)) found.push(['title', WEIGHTS.title])
  if (haveCommon(one.places, other.places)) found.push(['place', WEIGHTS.place])
  return found
}

function doubtsOf(
  one: LikenedPerson,
  other: LikenedPerson,
  evidence: readonly (readonly [Evidence, number])[],
): Doubt[] {
  const doubts: Doubt[] = []
  if (sameBirthday(one.birthday, other.birthday) === 'other') doubts.push('other-birthday')
  const agrees = (reason: Evidence) => evidence.some(([found]) => found === reason)
  if (one.employers.length > 0 && other.employers.length > 0 && !agrees('organisation'))
    doubts.push('other-organisation')
  // "Jr." is said where there is a senior.
  if (one.name.generation !== other.name.generation) doubts.push('generation')
  // Two addresses of one company: it has two of that name, and told them apart.
  if (!agrees('email') && haveCommon(companyDomains(one), companyDomains(other))) doubts.push('other-email')
  return doubts
}

/** `slip`: but for one part of it, which is more often a mistake than another day. */
function sameBirthday(one: PartialDate | null, other: PartialDate | null): 'whole' | 'day' | 'slip' | 'other' | null {
  if (one === null || other === null) return null
  const isDay = one.m === other.m && one.d === other.d
  if (one.y === undefined || other.y === undefined) return isDay ? 'day' : 'other'
  if (isDay && one.y === other.y) return 'whole'
  const isTurned = one.y === other.y && one.m === other.d && one.d === other.m
  const differing = [one.y !== other.y, one.m !== other.m, one.d !== other.d].filter(Boolean).length
  return isTurned || differing === 1 ? 'slip' : 'other'
}

/** Of one of both there is nothing to compare, so that the name is all that there is. */
function isBare(one: LikenedPerson, other: LikenedPerson): boolean {
  const isEmpty = ({ channels, employers, birthday }: LikenedPerson) =>
    channels.length === 0 && employers.length === 0 && birthday === null
  return isEmpty(one) || isEmpty(other)
}

function companyDomains({ channels }: LikenedPerson): string[] {
  return channels.flatMap((key) =>
    key.startsWith('email:') && !PROVIDERS.test(key) ? key.slice(key.lastIndexOf('@')) : [],
  )
}

function haveCommon(some: readonly string[], others: readonly string[]): boolean {
  return some.some((one) => others.includes(one))
}
