import type { I18n } from '@lingui/core'
import { I18nProvider as WordsProvider } from '@lingui/react'
import type { ReactNode } from 'react'
import { I18nProvider as RegionProvider } from 'react-aria-components/I18nProvider'
import { useLocale } from './use-i18n.ts'

/** Words from `i18n`, and React Aria's own words, dates and numbers in the same language and region. */
export function LanguageProvider({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  return (
    <WordsProvider i18n={i18n}>
      <Region>{children}</Region>
    </WordsProvider>
  )
}

function Region({ children }: { children: ReactNode }) {
  return <RegionProvider locale={useLocale()}>{children}</RegionProvider>
}
