import { useEffect } from 'react'
import { useI18n } from '#ui/use-i18n.ts'

/** Names the window after the screen that it shows. */
export function useWindowTitle(screen: string | undefined): void {
  const i18n = useI18n()
  useEffect(() => {
    if (screen !== undefined) document.title = i18n.t('{screen} — Rapport', { screen })
  }, [screen, i18n])
}
