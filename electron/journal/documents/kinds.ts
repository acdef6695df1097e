import { z } from 'zod'
import { circle, type Circle } from '#shared/model/circle.ts'
import { conversation, CONVERSATION_TEXTS, type Conversation } from '#shared/model/conversation.ts'
import { documentKind, type DocumentKind } from '#shared/model/document.ts'
import { followUp, type FollowUp } from '#shared/model/follow-up.ts'
import { organisation, type Organisation } from '#shared/model/organisation.ts'
import { person, PERSON_TEXTS, type Person } from '#shared/model/person.ts'
import { preferences, type Preferences } from '#shared/model/preferences.ts'
import type { PlainMap } from './plain.ts'

// zod compiles its schemas with `new Function` where it may; a strict CSP and Electron's fuses forbid that.
z.config({ jitless: true })

export interface ContentByKind {
  person: Person
  conversation: Conversation
  'follow-up': FollowUp
  organisation: Organisation
  circle: Circle
  preferences: Preferences
}

/** What `create` takes: the schema's input, without what the store fills in. */
export type NewContent<K extends DocumentKind> = Omit<InputByKind[K], 'kind' | 'schema' | 'createdAt'>

interface InputByKind {
  person: z.input<typeof person>
  conversation: z.input<typeof conversation>
  'follow-up': z.input<typeof followUp>
  organisation: z.input<typeof organisation>
  circle: z.input<typeof circle>
  preferences: z.input<typeof preferences>
}

/** Takes plain content of one schema number to the next. Pure; keeps the fields it does not know. */
export type Upcaster = (content: PlainMap) => PlainMap

export interface KindRules<K extends DocumentKind = DocumentKind> {
  readonly content: z.ZodType<ContentByKind[K]>
  /** The schema number that this Rapport writes. */
  readonly schema: number
  /** From the schema number that is the key to the next one. */
  readonly upcasters: Readonly<Record<number, Upcaster>>
  /** Top-level fields that are Automerge text, merged by the character. */
  readonly texts: ReadonlySet<string>
  /**
   * Maps whose parts make sense only together, `*` standing for any key: written as a whole, so that two devices'
   * edits can never cross into a value that neither wrote (an ideal longer than the maximum, a 31st of February).
   */
  readonly atomicPaths: readonly (readonly string[])[]
}

export const KINDS: { readonly [K in DocumentKind]: KindRules<K> } = {
  person: {
    content: person,
    schema: 1,
    upcasters: {},
    texts: new Set(PERSON_TEXTS),
    atomicPaths: [['dates', '*', 'date']],
  },
  conversation: {
    content: conversation,
    schema: 1,
    upcasters: {},
    texts: new Set(CONVERSATION_TEXTS),
    atomicPaths: [],
  },
  'follow-up': { content: followUp, schema: 1, upcasters: {}, texts: new Set(), atomicPaths: [['events', '*']] },
  organisation: { content: organisation, schema: 1, upcasters: {}, texts: new Set(['notes']), atomicPaths: [] },
  circle: { content: circle, schema: 1, upcasters: {}, texts: new Set(['notes']), atomicPaths: [] },
  preferences: {
    content: preferences,
    schema: 1,
    upcasters: {},
    texts: new Set(),
    atomicPaths: [['rings', '*', 'cadence']],
  },
}

export const DOCUMENT_KINDS: readonly DocumentKind[] = documentKind.options

export function isDocumentKind(text: string): text is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === text)
}

/** How many leading keys of `path` name a unit that the path is at or inside of; null where it is in none. */
export function atomicLength(atomicPaths: KindRules['atomicPaths'], path: readonly string[]): number | null {
  const unit = atomicPaths.find(
    (pattern) => pattern.length <= path.length && pattern.every((key, at) => key === '*' || key === path[at]),
  )
  return unit?.length ?? null
}
