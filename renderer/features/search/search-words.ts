import { z } from 'zod'
import type { I18n } from '@lingui/core'
import type { SearchHit } from '#shared/contract/rows.ts'

export type HitKind = SearchHit['kind']
/** In the order in which groups stand. */
export const HIT_KINDS = ['person', 'conversation', 'follow-up', 'organisation', 'circle'] as const satisfies readonly HitKind[]

/** What the Search screen shows, as in its address. */
export const searchAddress = z.object({
  text: z.string().max(500).optional().catch(undefined),
  kind: z.enum(HIT_KINDS).optional().catch(undefined),
})
export type SearchAddress = z.infer<typeof searchAddress>

export function kindTitles(i18n: I18n): Record<HitKind, string> {
  return {
    person: i18n.t('People'),
    conversation: i18n.t('Conversations'),
    'follow-up': i18n.t('Follow-ups'),
    organisation: i18n.t('Organisations'),
    circle: i18n.t('Circles'),
  }
}
