import type { I18n } from '@lingui/core'
import type { ChannelEntry } from '#shared/model/person-entries.ts'

/** The kinds of ways to reach somebody, as they stand alone. */
export function channelKindWords(i18n: I18n): Record<ChannelEntry['kind'], string> {
  return {
    email: i18n.t('Email'),
    phone: i18n.t('Phone'),
    profile: i18n.t('Profile'),
    website: i18n.t('Website'),
    message: i18n.t('Messages'),
    address: i18n.t('Address'),
    other: i18n.t('Other'),
  }
}
