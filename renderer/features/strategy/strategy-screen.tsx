import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { lazyPart } from '#ui/lazy-part.tsx'
import { PlaceLink } from '#parts/places.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { faceShownLast, rememberFace } from './face-shown-last.ts'
import { Outline } from './outline.tsx'
import { StarterForm } from './starter-form.tsx'
import { STRATEGY_FACES, type StrategyFace, type StrategySearch } from './strategy-search.ts'

const CanvasFace = lazyPart(async () => (await import('./canvas-face.tsx')).CanvasFace)
const Matrix = lazyPart(async () => (await import('./matrix.tsx')).Matrix)

export interface StrategyScreenProps {
  search: StrategySearch
  onSearchChange: (search: StrategySearch, options?: { readonly replace: boolean }) => void
}

/** What I want from the people around me: goals, and the types of people whom they need. */
export function StrategyScreen({ search, onSearchChange }: StrategyScreenProps) {
  const i18n = useI18n()
  const { data: strategy, error, refetch } = useJournalQuery('strategy')
  // A goal or a measure that is asked for is in the outline.
  const face = search.open === undefined && search.measure === undefined ? (search.face ?? faceShownLast()) : 'outline'
  const show = (next: StrategyFace) => {
    rememberFace(next)
    onSearchChange({ face: next }, { replace: true })
  }
  const words: Record<StrategyFace, string> = {
    outline: i18n.t('Outline'),
    canvas: i18n.t('Canvas'),
    matrix: i18n.t('Matrix'),
  }
  const group = i18n.t('Strategy')
  useActions([
    {
      id: 'begin-strategy',
      title: i18n.t('Begin with a strategy from my first answers'),
      group,
      also: 'starter three questions',
      run: () => onSearchChange({ begin: true }, { replace: true }),
    },
    { id: 'show-outline', title: i18n.t('Show the outline'), group, keys: ['o'], run: () => show('outline') },
    {
      id: 'show-canvas',
      title: i18n.t('Show the canvas'),
      group,
      keys: ['v'],
      also: 'board map draw',
      run: () => show('canvas'),
    },
    {
      id: 'show-matrix',
      title: i18n.t('Show the matrix'),
      group,
      keys: ['x'],
      also: 'grid',
      run: () => show('matrix'),
    },
  ])
  const hasPeople = strategy !== undefined && strategy.archetypes.length > 0
  return (
    <Page width={face === 'canvas' ? 'wide' : 'reading'}>
      <PageHeader
        title={i18n.t('Strategy')}
        below={
          <>
            {i18n.t('What do you want from the people around you, and whom do you want among them?')}{' '}
            <PlaceLink to={{ page: 'mindset' }}>{i18n.t('What holds you back')}</PlaceLink>
            {' · '}
            <PlaceLink to={{ page: 'plan' }}>{i18n.t('The time for it')}</PlaceLink>
          </>
        }
        actions={
          strategy !== undefined && (
            <Segmented
              label={i18n.t('Show as')}
              hideLabel
              value={face}
              onChange={show}
              options={STRATEGY_FACES.filter((id) => id !== 'matrix' || hasPeople).map((id) => ({
                id,
                label: words[id],
              }))}
            />
          )
        }
      />
      {strategy === undefined ? (
        <Awaited
          error={error}
          waiting={i18n.t('Reading the strategy')}
          lines={6}
          failed={i18n.t('The strategy cannot be shown.')}
          onRetry={refetch}
        />
      ) : search.begin ? (
        <StarterForm today={strategy.date} onClose={() => onSearchChange({}, { replace: true })} />
      ) : face === 'canvas' ? (
        <CanvasFace />
      ) : face === 'matrix' && hasPeople ? (
        <Matrix strategy={strategy} />
      ) : (
        <Outline strategy={strategy} search={search} onSearchChange={onSearchChange} />
      )}
    </Page>
  )
}
