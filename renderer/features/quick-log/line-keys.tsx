import type { ReactNode } from 'react'
import { KeyHint } from '#ui/key-hint.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './quick-log.module.css'

/** What of the line has the focus. */
export type BarFocus = 'line' | 'chip' | 'choices' | 'elsewhere'

export interface LineKeysProps {
  focus: BarFocus
  isSaving: boolean
  hasChips: boolean
}

/** What the keys do now, where the focus is now. */
export function LineKeys({ focus, isSaving, hasChips }: LineKeysProps) {
  const i18n = useI18n()
  if (focus === 'choices') {
    return (
      <Keys>
        <Key keys="ArrowDown">{i18n.t('next')}</Key>
        <Key keys="Enter">{i18n.t('choose')}</Key>
        <Key keys="Escape">{i18n.t('back')}</Key>
      </Keys>
    )
  }
  if (focus === 'chip') {
    return (
      <Keys>
        <Key keys="ArrowDown">{i18n.t('what else it may mean')}</Key>
        <Key keys="ArrowRight">{i18n.t('next')}</Key>
        <Key keys="Delete">{i18n.t('back into the note')}</Key>
        <Key keys="$mod+Enter">{isSaving ? i18n.t('saving…') : i18n.t('save')}</Key>
        <Key keys="Escape">{i18n.t('keep for later')}</Key>
      </Keys>
    )
  }
  return (
    <Keys>
      <Key keys="Enter">{isSaving ? i18n.t('saving…') : i18n.t('save')}</Key>
      {hasChips && <Key keys="ArrowDown">{i18n.t('correct')}</Key>}
      <Key keys="Shift+Enter">{i18n.t('full entry')}</Key>
      <Key keys="Escape">{i18n.t('keep for later')}</Key>
    </Keys>
  )
}

function Keys({ children }: { children: ReactNode }) {
  return <p className={styles.keys}>{children}</p>
}

function Key({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <span>
      <KeyHint keys={keys} /> {children}
    </span>
  )
}
