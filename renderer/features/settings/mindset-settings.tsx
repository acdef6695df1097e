import { Switch } from '#ui/switch.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'

/** Where the cards of Mindset may be seen: they hold what one tells nobody. */
export function MindsetSettings() {
  const i18n = useI18n()
  const { settings, change } = useSettings()
  if (settings === undefined) return null
  return (
    <Switch
      label={i18n.t('Find my cards in the search')}
      help={i18n.t(
        'When this is off, what stands on a card is shown in Mindset alone, also while others see your screen.',
      )}
      isSelected={settings.cardsInSearch}
      onChange={(on) =>
        change(
          { cardsInSearch: on },
          on ? i18n.t('The search finds your cards.') : i18n.t('The search leaves your cards out.'),
        )
      }
    />
  )
}
