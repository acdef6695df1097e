import type { I18n } from '@lingui/core'
import { expect, test, vi } from 'vitest'
import type { JournalConnection } from '#client/connect.ts'
import type { Language } from '#shared/model/preferences.ts'
import { followLanguage, wantedLanguages, type LanguageSurroundings } from './follow-language.ts'

/** A page whose system asks for the pseudo-language, so that `system` and `en` say different words. */
function page(language: Language, kept: Record<string, string> = {}) {
  const topics = new Set<(topics: readonly string[]) => void>()
  const system = new Set<() => void>()
  const asked = { language, languages: ['en-XA', 'en-GB'] }
  const surroundings: LanguageSurroundings = {
    connection: {
      client: { queries: { preferences: () => Promise.resolve({ language: asked.language }) } },
      whenConnected: () => Promise.resolve(),
      onTopics: (listener: (heard: readonly string[]) => void) => (topics.add(listener), () => undefined),
    } as unknown as Pick<JournalConnection, 'client' | 'whenConnected' | 'onTopics'>,
    root: { lang: '' },
    storage: { getItem: (key) => kept[key] ?? null, setItem: (key, value) => void (kept[key] = value) },
    systemLanguages: () => asked.languages,
    onSystemChange: (listener) => void system.add(listener),
  }
  const shown: string[] = []
  return {
    asked,
    kept,
    shown,
    open: () => followLanguage(surroundings, (i18n: I18n) => void shown.push(i18n.t('Today'))),
    touch: (...heard: string[]) => topics.forEach((listener) => listener(heard)),
    changeSystem: () => system.forEach((listener) => listener()),
  }
}

const PSEUDO = '[Ŧöðåý··]'

test('speaks the language of the preferences, and remembers it for the first paint', async () => {
  const first = page('en')
  await first.open()
  await vi.waitFor(() => expect(first.shown).toEqual([PSEUDO, 'Today']), 120_000)
  const second = page('en', first.kept)
  await second.open()
  expect(second.shown).toEqual(['Today'])
})

test('follows the preferences when they change, in this window or another', async () => {
  const one = page('system')
  await one.open()
  one.asked.language = 'en'
  one.touch('preferences')
  await vi.waitFor(() => expect(one.shown).toEqual([PSEUDO, 'Today']), 120_000)
  one.asked.language = 'system'
  one.touch('*')
  await vi.waitFor(() => expect(one.shown).toEqual([PSEUDO, 'Today', PSEUDO]), 120_000)
  one.touch('people')
  one.touch('preferences')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(one.shown).toHaveLength(3)
})

test('follows the system where the preferences leave it to that', async () => {
  const one = page('system')
  await one.open()
  one.asked.languages = ['de-DE', 'en-GB']
  one.changeSystem()
  await vi.waitFor(() => expect(one.shown).toEqual([PSEUDO, 'Today']), 120_000)
})

test('keeps the region of the system in a language that was chosen', () => {
  expect(wantedLanguages('en', ['de-DE', 'en-GB'])).toEqual(['en-GB', 'en'])
  expect(wantedLanguages('en', ['en-XA', 'de'])).toEqual(['en'])
  expect(wantedLanguages('system', ['de-DE', 'en-GB'])).toEqual(['de-DE', 'en-GB'])
})
