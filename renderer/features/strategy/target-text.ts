import type { I18n } from '@lingui/core'
import type { MeasureTarget } from '#shared/model/measure.ts'

const MAX_VALUE = 1e9

/** What is wanted, as one types it. */
export function targetText(i18n: I18n, target: MeasureTarget | null): string {
  if (target === null) return ''
  return target.direction === 'atLeast' ? String(target.value) : `${i18n.t('at most')} ${target.value}`
}

/**
 * Reads what is wanted: a number, which is the least of it, or one behind the words for "at least" or "at most".
 * @returns null where nothing is wanted, undefined where it cannot be read
 */
export function parseTarget(i18n: I18n, text: string): MeasureTarget | null | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return null
  const [least, most] = [i18n.t('at least').toLowerCase(), i18n.t('at most').toLowerCase()]
  const direction = typed.startsWith(most) || /^(<=|≤)/u.test(typed) ? 'atMost' : 'atLeast'
  const number = typed
    .replace(least, '')
    .replace(most, '')
    .replace(/^(<=|>=|≤|≥)/u, '')
    .trim()
  const value = Number(number.replace(',', '.'))
  if (number === '' || !Number.isFinite(value) || Math.abs(value) > MAX_VALUE) return undefined
  return { value, direction }
}
