import '#ui/base.css'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import type { JournalConnection } from '#client/connect.ts'
import { connectThisPage } from '#client/connect.ts'
import { desktopBridge } from '#client/desktop.ts'
import { askJournalLightly } from '#features/quick-log/ask-journal-lightly.ts'
import { QuickLogWindow } from '#features/quick-log/quick-log-window.tsx'
import { applyAppearance, applyTextSize } from '#ui/theme.ts'
import { followLanguage, languagesOfPage } from './follow-language.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('quick-log.html has no #root')

const connection = connectThisPage()
followAppearance(connection)
const page = createRoot(root)
// Without React Aria: the window has to be there at once.
await followLanguage(languagesOfPage(connection, window), (i18n) =>
  page.render(
    <I18nProvider i18n={i18n}>
      <QuickLogWindow connection={connection} bridge={desktopBridge()?.quickLog} />
    </I18nProvider>,
  ),
)

/** Light or dark and as large as the settings say, also when they change. */
function followAppearance({ onTopics }: JournalConnection): void {
  let stop = applyAppearance(document, 'system')
  const read = () =>
    askJournalLightly(connection, (queries) => queries.settings()).then(
      ({ appearance, textSize }) => {
        applyTextSize(document, textSize)
        stop()
        stop = applyAppearance(document, appearance)
      },
      () => undefined,
    )
  onTopics((topics) => (topics.includes('settings') || topics.includes('*')) && void read())
  void read()
}
