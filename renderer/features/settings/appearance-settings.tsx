import { FieldConflict } from '#parts/field-conflict.tsx'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { TEXT_SIZES } from '#shared/model/settings.ts'
import { Segmented } from '#ui/radio-group.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useSettings } from './use-settings.ts'

/** Light, dark, as the system is, or with more contrast; and how large text is. */
export function AppearanceSettings() {
  const i18n = useI18n()
  const { settings, change } = useSettings()
  const languages = new Intl.DisplayNames(useLocale(), { type: 'language' })
  const percent = new Intl.NumberFormat(useLocale(), { style: 'percent' })
  if (settings === undefined) return null
  return (
    <>
      <FieldConflict
        id={PREFERENCES_ID}
        isHere={([field]) => field === 'language'}
        nameOf={() => i18n.t('Language')}
        wordsOf={(_path, value) => (value === 'system' ? i18n.t('As the system') : (languages.of(value) ?? value))}
      />
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
      <Segmented
        label={i18n.t('Text size')}
        options={TEXT_SIZES.map((size) => ({ id: String(size), label: percent.format(size / 100) }))}
        value={String(settings.textSize)}
        onChange={(size) => change({ textSize: Number(size) }, i18n.t('The size of text is changed.'))}
        help={i18n.t('On this machine, in all windows.')}
      />
    </>
  )
}
