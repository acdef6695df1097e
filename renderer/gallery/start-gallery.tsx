/*
 * Every part of the page, to look at: gallery.html on the development server. It is not built into the product.
 * `?screen=parts|today|people|palette|keys|dialog` chooses what is shown, `&appearance=dark` how.
 */
import '#ui/base.css'
import { createRoot } from 'react-dom/client'
import { openI18n } from '#app/i18n.ts'
import { LanguageProvider } from '#ui/language-provider.tsx'
import { reserveReactAriaStyle } from '#ui/strict-csp.ts'
import { applyAppearance, type Appearance } from '#ui/theme.ts'
import { ToastsProvider } from '#ui/toasts.tsx'
import { Tooltips } from '#ui/tooltip.tsx'
import { TodayContext } from '#ui/use-today.ts'
import { Gallery } from './gallery.tsx'

const asked = new URLSearchParams(location.search)
reserveReactAriaStyle(document)
applyAppearance(document, (asked.get('appearance') ?? 'system') as Appearance)
const i18n = await openI18n(['en-GB'])
const root = document.getElementById('root')
if (root === null) throw new Error('gallery.html has no #root')
createRoot(root).render(
  <LanguageProvider i18n={i18n}>
    <TodayContext value="2026-11-23">
      <ToastsProvider>
        <Gallery screen={asked.get('screen') ?? 'parts'} singleKeys={asked.get('single-keys') !== 'off'} />
        <Tooltips />
      </ToastsProvider>
    </TodayContext>
  </LanguageProvider>,
)
