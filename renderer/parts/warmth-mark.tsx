import type { ReactNode } from 'react'
import type { Warmth } from '#shared/model/cadence.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './warmth-mark.module.css'
import { warmthWords } from './warmth-words.ts'

export interface WarmthMarkProps {
  warmth: Warmth
  /** The word beside the shape. Without it the word is there for a screen reader. */
  showLabel?: boolean
}

/** How warm a relationship is, as colour and as shape: a full disc, a half one, a hollow diamond, a spark. */
export function WarmthMark({ warmth, showLabel = false }: WarmthMarkProps) {
  const i18n = useI18n()
  const words = warmthWords(i18n)
  return (
    <span className={cx(styles.mark, styles[warmth])} title={showLabel ? undefined : words[warmth]}>
      <svg
        viewBox="0 0 14 14"
        width="14"
        height="14"
        {...(showLabel ? { 'aria-hidden': true } : { role: 'img', 'aria-label': words[warmth] })}
      >
        {SHAPES[warmth]}
      </svg>
      {showLabel && words[warmth]}
    </span>
  )
}

const SHAPES: Record<Warmth, ReactNode> = {
  warm: <circle cx="7" cy="7" r="5" fill="currentColor" />,
  cooling: (
    <>
      <circle cx="7" cy="7" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 2.75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor" />
    </>
  ),
  cold: (
    <path d="M7 1.9L12.1 7 7 12.1 1.9 7z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
  ),
  new: (
    <path
      d="M7 1.2C7.5 4.9 9.1 6.5 12.8 7 9.1 7.5 7.5 9.1 7 12.8 6.5 9.1 4.9 7.5 1.2 7 4.9 6.5 6.5 4.9 7 1.2z"
      fill="currentColor"
    />
  ),
  none: <path d="M4 7h6" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />,
}
