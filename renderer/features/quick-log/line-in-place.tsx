import { focusQuietly } from '#ui/lost-focus.ts'
import { QuickLogBar, type QuickLogBarProps } from './quick-log-bar.tsx'

/** The quick log as a part of a screen: it is always there, and Escape leads from it to the screen. */
export function LineInPlace(props: Pick<QuickLogBarProps, 'connection' | 'shown' | 'onSaved' | 'onOpenFull'>) {
  return <QuickLogBar place="page" onHide={() => focusQuietly(document.querySelector('main'))} {...props} />
}
