import { Segmented } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'

/** Light, dark, as the system is, or with more contrast. */
export function AppearanceSettings() {
  const i18n = useI18n()
  const { settings, change } = useSettings()
  if (settings === undefined) return null
  return (
    <Segmented
      label={i18n.t('Colours')}
      options={[
        { id: 'system', label: i18n.t('As the system') },
        { id: 'light', label: i18n.t('Light') },
        { id: 'dark', label: i18n.t('Dark') },
        { id: 'high-contrast', label: i18n.t('High contrast') },
      ]}
      value={settings.appearance}
      onChange={(appearance) => change({ appearance }, i18n.t('The colours are changed.'))}
      help={i18n.t('High contrast is light or dark as the system is.')}
    />
  )
}
