import type { I18n } from '@lingui/core'
import type { PeopleOrder, RingFilter, SideFilter } from './people-search.ts'

/** Short, where a mark stands beside them. */
export function ringNames(i18n: I18n): Record<RingFilter, string> {
  return {
    inner: i18n.t('Inner'),
    close: i18n.t('Close (a ring)', {}, { message: 'Close' }),
    active: i18n.t('Active'),
    wider: i18n.t('Wider'),
    none: i18n.t('No ring'),
  }
}

export function sideWords(i18n: I18n): Record<SideFilter, string> {
  return {
    inside: i18n.t('Inside my organisation'),
    outside: i18n.t('Outside my organisation'),
    unknown: i18n.t('Inside or outside not known'),
  }
}

export function orderWords(i18n: I18n): Record<PeopleOrder, string> {
  return {
    name: i18n.t('By family name'),
    organisation: i18n.t('By organisation'),
    ring: i18n.t('By ring'),
    'longest-ago': i18n.t('Spoken with longest ago'),
    lately: i18n.t('Spoken with lately'),
    due: i18n.t('Due soonest'),
    added: i18n.t('Added lately'),
  }
}
