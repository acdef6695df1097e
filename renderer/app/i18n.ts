/*
 * Words and languages.
 *
 * A message is written in English where it is used, and is its own key:
 *
 *     const i18n = useI18n()                                  // from '#ui/use-i18n.ts'
 *     i18n.t('Save')
 *     i18n.t('Last spoke with {name}', { name })
 *     i18n.t('{count, plural, one {# person} other {# people}}', { count })
 *     <Trans id="Read <0>how it works</0>" components={{ 0: <a href={href} /> }} />   // from '@lingui/react'
 *
 * Functions outside components take `i18n: I18n` as an argument of that name. Nothing is transformed in the
 * build: `lingui extract` finds `i18n.t('literal')` and `<Trans id="literal">` in the source, and writes
 * locales/en.po, which translators copy. Never put a sentence together from pieces, and never use an expression
 * as the first argument: neither can be translated.
 *
 * Dates and numbers are no messages: `#ui/civil-day.tsx`, `#ui/format-day.ts`, `Intl` with `useLocale()`.
 */
import { setupI18n, type I18n, type Messages } from '@lingui/core'
// oxlint-disable-next-line eslint/no-restricted-imports -- the compiler of messages is for this file alone
import { compileMessage } from '@lingui/message-utils/compileMessage'

/** What Rapport speaks. `en-XA` is the pseudo-language of tests, which only a system that asks for it by name gets. */
const LANGUAGES = ['en', 'en-XA'] as const
type Language = (typeof LANGUAGES)[number]

/** English is what the source says and has no catalog to load. Every other language gets a line here. */
const CATALOGS: Partial<Record<Language, () => Promise<{ messages: Messages }>>> = {}

/**
 * The words in the first language of `wanted` (BCP 47, best first, as in `navigator.languages`) that Rapport
 * speaks, else in English. Dates and numbers keep the region: `en-GB` reads English, with the day before the month.
 */
export async function openI18n(wanted: readonly string[]): Promise<I18n> {
  const locale = wanted.find((tag) => languageOf(tag) !== null)
  const language = (locale === undefined ? null : languageOf(locale)) ?? 'en'
  const i18n = setupI18n()
  if (language === 'en-XA') {
    const { compilePseudo } = await import('./pseudo-language.ts')
    i18n.setMessagesCompiler(rememberCompiled(compilePseudo))
    i18n.load('en', {})
    i18n.activate('en', 'en-GB')
    return i18n
  }
  const catalog = await CATALOGS[language]?.()
  i18n.setMessagesCompiler(rememberCompiled(compileMessage))
  i18n.load(language, catalog?.messages ?? {})
  i18n.activate(language, locale ?? language)
  return i18n
}

function languageOf(tag: string): Language | null {
  const name = tag.toLowerCase()
  return (
    LANGUAGES.find((language) => language.toLowerCase() === name) ??
    LANGUAGES.find((language) => language === name.split('-')[0]) ??
    null
  )
}

/** Messages are compiled when first shown, and once: a list says the same sentence in every row. */
function rememberCompiled(compile: (message: string) => Compiled): (message: string) => Compiled {
  const compiled = new Map<string, Compiled>()
  return (message) => {
    let known = compiled.get(message)
    if (known === undefined) compiled.set(message, (known = compile(message)))
    return known
  }
}

type Compiled = ReturnType<typeof compileMessage>
