import { useCommandFeedback } from '#client/command-feedback.tsx'
import { desktopBridge } from '#client/desktop.ts'
import type { PdfSaved } from '#shared/contract/desktop-bridge.ts'
import { useI18n } from '#ui/use-i18n.ts'

/** Puts what is shown on paper: the desktop app saves it as a PDF, and a browser prints, which can be a PDF as well. */
export function usePaper(): { readonly words: string; readonly toPaper: () => void } {
  const i18n = useI18n()
  const savePdf = useSavePdf()
  return savePdf === null
    ? { words: i18n.t('Print…'), toPaper: () => window.print() }
    : { words: i18n.t('Save as PDF…'), toPaper: savePdf }
}

/** Null where no host saves a PDF. */
export function useSavePdf(): (() => void) | null {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const bridge = desktopBridge()
  if (bridge === undefined) return null
  const tell = (saved: PdfSaved) => {
    if (saved.state === 'saved') feedback.done(i18n.t('The PDF is saved.'), null)
    if (saved.state !== 'failed') return
    switch (saved.reason) {
      case 'disk-full':
        return feedback.done(
          i18n.t('The PDF is not saved: the disk is full. Free some space, or choose another.'),
          null,
        )
      case 'not-allowed':
        return feedback.done(
          i18n.t('The PDF is not saved: Rapport may not write there. Choose another folder, or another name.'),
          null,
        )
      case 'other':
        return feedback.done(i18n.t('The PDF is not saved. Choose another folder, or print it instead.'), null)
    }
  }
  return () => void bridge.savePdf().then(tell, () => tell({ state: 'failed', reason: 'other' }))
}
