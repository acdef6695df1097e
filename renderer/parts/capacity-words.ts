import type { I18n } from '@lingui/core'
import type { QueryOutput } from '#shared/contract/contract.ts'

/** What the rings ask for against what the blocks hold, in one sentence; '' where nobody is asked for. */
export function capacityWords(i18n: I18n, locale: string, capacity: QueryOutput<'capacity'>): string {
  if (capacity.wanted === 0) return ''
  const values = {
    wanted: about(locale, capacity.wanted),
    held: about(locale, capacity.held),
    actual: about(locale, capacity.actual),
  }
  return capacity.blocks === 0
    ? i18n.t('Your rings ask for about {wanted} conversations a week; in the last weeks it was {actual}.', values)
    : i18n.t('Your rings ask for about {wanted} conversations a week; your blocks hold about {held}.', values)
}

/** A number that one plans by: whole, unless it is too small for that. */
function about(locale: string, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: value < 2 ? 1 : 0 }).format(value)
}

/** A number that is compared with another. */
export function toOneDigit(locale: string, value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
}
