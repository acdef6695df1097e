import { z } from 'zod'
import { cadenceOverride } from './cadence.ts'
import { civilDate } from './civil-date-schema.ts'
import { documentHead } from './document.ts'
import { circleId, entryId, organisationId, personId } from './id.ts'
import { partialDate } from './partial-date.ts'
import { personNames } from './person-names-schema.ts'
import { ring } from './ring.ts'

const line = z.string().max(2000)

export const channelEntry = z.object({
  kind: z.enum(['email', 'phone', 'profile', 'website', 'message', 'address', 'other']),
  label: z.string().max(200).default(''),
  value: line,
  preferred: z.boolean().default(false),
})
export const roleEntry = z.object({
  organisation: organisationId.nullable(),
  title: line.default(''),
  from: civilDate.nullable().default(null),
  to: civilDate.nullable().default(null),
})
export const placeEntry = z.object({ label: z.string().max(200).default(''), text: line })
export const dateEntry = z.object({ date: partialDate, label: z.string().max(200) })
export const needEntry = z.object({
  text: line,
  heardOn: civilDate.nullable().default(null),
})
export const offerEntry = z.object({ text: line })

/** Where a record came from, so that the same import finds its person again. `ref` is that source's own name for it. */
export const externalRef = z.object({
  source: z.string().max(100),
  ref: z.string().max(500),
})

/** The maps by id inside a person, by the name that commands use for them. */
export const PERSON_ENTRIES = {
  channels: channelEntry,
  roles: roleEntry,
  places: placeEntry,
  dates: dateEntry,
  needs: needEntry,
  offers: offerEntry,
} as const
export type PersonCollection = keyof typeof PERSON_ENTRIES

/** Long texts of a person: Automerge text, edited as Markdown in an edit session. */
export const PERSON_TEXTS = [
  'notes',
  'howWeMet',
  'workingOn',
  'caresAbout',
  'wantsToMeet',
  'canLearnFromThem',
  'theyCanLearnFromMe',
  'askNext',
] as const
export type PersonText = (typeof PERSON_TEXTS)[number]

const text = z.string().default('')
const entries = <Entry extends z.ZodType>(entry: Entry) => z.record(entryId, entry).default({})

export const side = z.enum(['inside', 'outside'])
export type Side = z.infer<typeof side>

export const person = documentHead.extend({
  kind: z.literal('person'),
  names: personNames,
  pronouns: z.string().max(100).default(''),
  ring: ring.nullable().default(null),
  cadence: cadenceOverride.default({}),
  /** Inside or outside my own organisation. */
  side: side.nullable().default(null),
  metThrough: personId.nullable().default(null),
  metOn: civilDate.nullable().default(null),
  circles: z.record(circleId, z.literal(true)).default({}),
  archetypes: z.record(entryId, z.literal(true)).default({}),
  channels: entries(channelEntry),
  roles: entries(roleEntry),
  places: entries(placeEntry),
  dates: entries(dateEntry),
  needs: entries(needEntry),
  /** The day on which a need was met, or let go, by the need's key. Met beats let go beats open, whatever came first. */
  needsMet: z.record(entryId, civilDate).default({}),
  needsLetGo: z.record(entryId, civilDate).default({}),
  offers: entries(offerEntry),
  externalRefs: entries(externalRef),
  mergedInto: personId.nullable().default(null),
  notes: text,
  howWeMet: text,
  workingOn: text,
  caresAbout: text,
  wantsToMeet: text,
  canLearnFromThem: text,
  theyCanLearnFromMe: text,
  askNext: text,
})
export type Person = z.infer<typeof person>
export type ChannelEntry = z.infer<typeof channelEntry>

/** What became of a need: met beats let go beats open, whatever two devices wrote in which order. */
export function stateOfNeed(
  { needsMet, needsLetGo }: Pick<Person, 'needsMet' | 'needsLetGo'>,
  need: string,
): NeedState {
  if (Object.hasOwn(needsMet, need)) return 'met'
  return Object.hasOwn(needsLetGo, need) ? 'gone' : 'open'
}

export const needState = z.enum(['open', 'met', 'gone'])
export type NeedState = z.infer<typeof needState>
