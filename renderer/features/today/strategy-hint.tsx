import { Hourglass, X } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { beforeYouNeedItWords } from '#parts/before-you-need-it.ts'
import { PlaceLink } from '#parts/places.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './today.module.css'

/** One goal whose day comes while nobody is warm for it, the soonest: said once, until it is put away. */
export function StrategyHint() {
  const i18n = useI18n()
  const { data: hints = [] } = useJournalQuery('strategyHints')
  const putAway = useCommand('putAwayHint', { said: i18n.t('Put away from Today. It stays with the goal.') })
  const [first] = hints
  if (first === undefined) return null
  const { goal, hint } = first
  return (
    <aside aria-label={i18n.t('Before you need it')} className={styles.strategyHint}>
      <Hourglass aria-hidden size={14} />
      <p>
        <PlaceLink to={{ page: 'strategy', search: { open: goal.id } }}>{goal.title}</PlaceLink>
        {': '}
        {beforeYouNeedItWords(i18n, hint)}{' '}
        {hint.nearest !== null && (
          <PlaceLink to={{ page: 'person', id: hint.nearest.id }}>{hint.nearest.name}</PlaceLink>
        )}
      </p>
      <IconButton
        label={i18n.t('Put away from Today')}
        onPress={() => void putAway.run({ id: goal.id }).catch(() => undefined)}
      >
        <X />
      </IconButton>
    </aside>
  )
}
