import '#ui/base.css'
import '#ui/forced-colors.css'
import { createBrowserHistory } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectThisPage } from '#client/connect.ts'
import { reserveReactAriaStyle } from '#ui/strict-csp.ts'
import { applyAppearance } from '#ui/theme.ts'
import { App } from './app.tsx'
import { followLanguage, languagesOfPage } from './follow-language.ts'
import { rememberedPlace } from './remembered-place.ts'
import { createAppRouter, loadScreens } from './routes.tsx'
import { SCREENS } from './screens.tsx'

reserveReactAriaStyle(document)
applyAppearance(document, 'system')

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// First of all: it takes the one-time code out of the address, which the history is then opened with.
const connection = connectThisPage()
const place = rememberedPlace(localStorage, SCREENS)
if (location.pathname === '/' && place !== null) history.replaceState(null, '', place)
const router = createAppRouter(createBrowserHistory(), SCREENS)
const page = createRoot(root)
await followLanguage(languagesOfPage(connection, window), (i18n) =>
  page.render(
    <StrictMode>
      <App i18n={i18n} connection={connection} router={router} />
    </StrictMode>,
  ),
)

/** Longer than the journal takes to answer what the first screen asks. */
const SCREENS_AFTER_MS = 250

// Until the journal is there, what is fetched is for the screen that is shown.
void connection.whenConnected().then(() => {
  setTimeout(() => requestIdleCallback(() => void loadTheRest()), SCREENS_AFTER_MS)
})

/** The editor besides, and the typeface that texts are read in: a face of it that comes late has the page laid out twice. */
async function loadTheRest(): Promise<void> {
  await loadScreens(SCREENS)
  await (await import('#ui/lazy-notes-editor.tsx')).preloadNotesEditor()
  await Promise.all(['', 'italic '].map((style) => document.fonts.load(`${style}16px 'Source Serif 4'`)))
  // For who measures a screen: until then it is not the screen alone that the page works at.
  performance.mark('all screens are here')
}
