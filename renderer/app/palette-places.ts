import type { I18n } from '@lingui/core'
import { parsePeopleSearch } from '#features/people/people-search.ts'
import { settingsSections } from '#features/settings/settings-sections.ts'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { Action } from '#ui/use-actions.ts'
import type { AppNavigation } from './app-context.ts'

/** What the palette leads to besides people and screens: organisations, circles, kept views, and the sections of Settings. */
export async function palettePlaces(
  i18n: I18n,
  { queries }: JournalClient,
  { onOpen }: Pick<AppNavigation, 'onOpen'>,
): Promise<readonly Action[]> {
  const [organisations, circles, preferences] = await Promise.all([
    queries.organisations({ limit: 500 }),
    queries.circles(),
    queries.preferences(),
  ])
  const views = Object.entries(preferences.views)
  return [
    ...organisations.map(({ id, name }) => ({
      id: `organisation ${id}`,
      title: name,
      group: i18n.t('Organisation'),
      run: () => onOpen({ page: 'organisation', id }),
    })),
    ...circles.map(({ id, name }) => ({
      id: `circle ${id}`,
      title: name,
      group: i18n.t('Circle'),
      run: () => onOpen({ page: 'circle', id }),
    })),
    ...views.map(([id, { name, search }]) => ({
      id: `view ${id}`,
      title: name,
      group: i18n.t('View of people'),
      run: () => onOpen({ page: 'people', search: parsePeopleSearch(search) }),
    })),
    ...settingsSections(i18n).map(({ id, title, also }) => ({
      id: `setting ${id}`,
      title,
      group: i18n.t('Settings'),
      also,
      run: () => onOpen({ page: 'settings', search: { find: title } }),
    })),
  ]
}
