import type { I18n } from '@lingui/core'
import type { Warmth } from '#shared/model/cadence.ts'

/** How warm a relationship is, in words. */
export function warmthWords(i18n: I18n): Record<Warmth, string> {
  return {
    warm: i18n.t('Warm'),
    cooling: i18n.t('Cooling'),
    cold: i18n.t('Cold'),
    new: i18n.t('New'),
    none: i18n.t('No cadence'),
  }
}
