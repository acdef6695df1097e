import { useEffect, useRef } from 'react'
import type { ReframeCard } from '#shared/contract/mindset-contract.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './mindset.module.css'

/** What I believed first and what I believe now: two dots with their days, never a line between them. */
export function BeliefLine({ beliefs }: Pick<ReframeCard, 'beliefs'>) {
  const i18n = useI18n()
  const [first, last] = [beliefs[0], beliefs.at(-1)]
  if (first === undefined || last === undefined) return null
  const dots = first.id === last.id ? [last] : [first, last]
  return (
    <ul aria-label={i18n.t('How much I believed it')} className={styles.beliefs}>
      {dots.map(({ id, value, on }, at) => (
        <li key={id} className={styles.belief}>
          <span aria-hidden className={at === dots.length - 1 ? styles.dotNow : styles.dotThen} />
          <span>
            {i18n.t('{value} of 10', { value })}
            {', '}
            <CivilDay day={on} show="short" />
          </span>
        </li>
      ))}
    </ul>
  )
}

const VALUES = Array.from({ length: 11 }, (_, value) => value)

/** Asked for, never asking by itself. */
export function BeliefQuestion({ onAnswer, onClose }: { onAnswer: (value: number) => void; onClose: () => void }) {
  const i18n = useI18n()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows move between the buttons inside
    <div
      className={styles.question}
      onKeyDown={(event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
        const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button[data-value]')]
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
        if (event.key === 'Escape') {
          event.stopPropagation()
          onClose()
        } else if (step !== undefined && at >= 0) {
          event.preventDefault()
          buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus()
        }
      }}
    >
      <p id="belief-question">{i18n.t('How much do you believe the second sentence at this moment?')}</p>
      <div role="group" aria-labelledby="belief-question" className={styles.values}>
        {VALUES.map((value) => (
          <button
            key={value}
            ref={value === 0 ? first : undefined}
            data-value={value}
            type="button"
            className={styles.value}
            onClick={() => onAnswer(value)}
          >
            {value}
          </button>
        ))}
      </div>
      <p className={styles.ends}>
        <span>{i18n.t('0: not at all')}</span>
        <span>{i18n.t('10: fully')}</span>
      </p>
      <Button size="small" kind="plain" onPress={onClose}>
        {i18n.t('Not now')}
      </Button>
    </div>
  )
}
