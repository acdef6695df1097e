import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Switch } from '#ui/switch.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'

/** When Today asks, and where cards may be seen: they hold what one tells nobody. */
export function MindsetSettings() {
  const i18n = useI18n()
  const { settings, change } = useSettings()
  const { data: preferences } = useJournalQuery('preferences')
  const feedback = useCommandFeedback()
  const ask = useCommand('askWhatHoldsBack')
  if (settings === undefined || preferences === undefined) return null
  return (
    <>
      <Switch
        label={i18n.t('Ask what holds me back')}
        help={i18n.t(
          'At most once a day, on Today, about something that was put off again and again. On all your machines.',
        )}
        isSelected={preferences.asksWhatHoldsBack}
        onChange={(asks) =>
          void ask.run({ asks }).then(
            ({ undo }) =>
              feedback.done(asks ? i18n.t('Today asks what holds you back.') : i18n.t('Today does not ask.'), undo),
            () => undefined,
          )
        }
      />
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
    </>
  )
}
