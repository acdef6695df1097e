import type { I18n } from '@lingui/core'
import type { JournalConnection } from '#client/connect.ts'
import { askJournalLightly } from '#features/quick-log/ask-journal-lightly.ts'
import type { Language } from '#shared/model/preferences.ts'
import { openI18n } from './i18n.ts'

export interface LanguageSurroundings {
  readonly connection: Pick<JournalConnection, 'client' | 'whenConnected' | 'onTopics'>
  /** Remembers the choice for the first paint of the next start, when the journal has not answered yet. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  /** Told what is spoken, for whoever reads the page aloud. */
  readonly root: { lang: string }
  /** BCP 47, best first; asked again when `onSystemChange` says so. */
  readonly systemLanguages: () => readonly string[]
  readonly onSystemChange: (listener: () => void) => void
}

const KEY = 'rapport.language'

/**
 * Shows the page in the language that the preferences say, at once in the one of the last time, and again whenever the
 * preferences change, in whichever window. Settles when something was shown.
 * @param show is given words of its own each time, so that whatever was made from the last ones is made anew
 */
export async function followLanguage(
  { connection, storage, root, systemLanguages, onSystemChange }: LanguageSurroundings,
  show: (i18n: I18n) => void,
): Promise<void> {
  let chosen = remembered(storage)
  const speak = async () => {
    const speaking = chosen
    const i18n = await openI18n(wantedLanguages(speaking, systemLanguages()))
    // Chosen anew while the catalog was on its way.
    if (speaking !== chosen) return
    root.lang = i18n.locale
    show(i18n)
  }
  const choose = async ({ language }: { language: Language }) => {
    if (language === chosen) return
    chosen = language
    storage.setItem(KEY, language)
    await speak()
  }
  const read = () => askJournalLightly(connection, (queries) => queries.preferences()).then(choose, () => undefined)
  connection.onTopics((topics) => void ((topics.includes('preferences') || topics.includes('*')) && read()))
  onSystemChange(() => void speak())
  await speak()
  void read()
}

/** What a page has of all this. */
export function languagesOfPage(connection: JournalConnection, page: Window): LanguageSurroundings {
  return {
    connection,
    storage: page.localStorage,
    root: page.document.documentElement,
    systemLanguages: () => page.navigator.languages,
    onSystemChange: (listener) => page.addEventListener('languagechange', listener),
  }
}

/** The user's own language first, in the region that the system has it in. */
export function wantedLanguages(chosen: Language, system: readonly string[]): readonly string[] {
  if (chosen === 'system') return system
  const regional = system.filter((tag) => tag.toLowerCase().startsWith(`${chosen}-`) && tag.toLowerCase() !== 'en-xa')
  return [...regional, chosen]
}

function remembered(storage: Pick<Storage, 'getItem'>): Language {
  return storage.getItem(KEY) === 'en' ? 'en' : 'system'
}
