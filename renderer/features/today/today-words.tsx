import type { I18n } from '@lingui/core'
import { useI18n } from '#ui/use-i18n.ts'
import type { FollowUpItem, SectionId, TodayItem } from './today-items.ts'

export function sectionTitles(i18n: I18n): Record<SectionId, string> {
  return {
    mine: i18n.t('You promised'),
    theirs: i18n.t('Waiting for'),
    cooling: i18n.t('Growing cool'),
    unmet: i18n.t('Not spoken with yet'),
    dates: i18n.t('Days ahead'),
    upcoming: i18n.t('Coming up'),
    undated: i18n.t('Some day'),
  }
}

/** Why somebody stands here, as a sentence. */
export function ReasonWords({ item }: { item: Exclude<TodayItem, FollowUpItem> }) {
  return reasonOf(useI18n(), item)
}

function reasonOf(i18n: I18n, item: Exclude<TodayItem, FollowUpItem>): string {
  if (item.kind === 'date') {
    const { label, years } = item
    return years === null || years === 0
      ? label
      : i18n.t('{label}, {years, plural, one {# year} other {# years}}', { label, years })
  }
  if (item.kind === 'cooling') {
    return i18n.t(
      'Last spoke {days, plural, one {# day} other {# days}} ago; you wanted every {wanted, plural, one {day} other {#}}.',
      { days: item.daysSince, wanted: item.cadence.idealDays },
    )
  }
  const { title, organisation } = item.person
  if (title !== '' && organisation !== '') return i18n.t('{title} at {organisation}', { title, organisation })
  return title || organisation || i18n.t('No conversation yet.')
}
