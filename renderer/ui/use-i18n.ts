import type { I18n } from '@lingui/core'
import { useLingui } from '@lingui/react'

/**
 * The words of the page: `const i18n = useI18n()` and then `i18n.t('Save')`. The name `i18n` matters, since
 * `lingui extract` finds messages by it. docs/translating.md has plurals and links.
 */
export function useI18n(): I18n {
  return useLingui().i18n
}

/** The BCP 47 name that dates and numbers are written in: `en-GB` where the words are those of `en`. */
export function useLocale(): string {
  const { i18n } = useLingui()
  const regional = Array.isArray(i18n.locales) ? i18n.locales[0] : i18n.locales
  return regional ?? i18n.locale
}
