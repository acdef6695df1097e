import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { Outline } from './outline.tsx'
import type { StrategySearch } from './strategy-search.ts'

export interface StrategyScreenProps {
  search: StrategySearch
  onSearchChange: (search: StrategySearch, options?: { readonly replace: boolean }) => void
}

/** What I want from the people around me: goals, and the types of people whom they need. */
export function StrategyScreen({ search, onSearchChange }: StrategyScreenProps) {
  const i18n = useI18n()
  const { data: strategy, error, refetch } = useJournalQuery('strategy')
  return (
    <Page>
      <PageHeader
        title={i18n.t('Strategy')}
        below={i18n.t('What do you want from the people around you, and whom do you want among them?')}
      />
      {strategy === undefined ? (
        <Awaited
          error={error}
          waiting={i18n.t('Reading the strategy')}
          lines={6}
          failed={i18n.t('The strategy cannot be shown.')}
          onRetry={refetch}
        />
      ) : (
        <Outline strategy={strategy} search={search} onSearchChange={onSearchChange} />
      )}
    </Page>
  )
}
