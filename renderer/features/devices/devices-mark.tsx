import type { I18n } from '@lingui/core'
import { useJournalQuery } from '#client/use-query.ts'
import type { DevicesAnswer } from '#shared/contract/devices-contract.ts'
import { cx } from '#ui/cx.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './devices-mark.module.css'

/** The quiet mark in the sidebar: in sync, working, or not now. Nothing where no other device holds this journal. */
export function DevicesMark() {
  const i18n = useI18n()
  const { data } = useJournalQuery('devices')
  const mark = markOf(i18n, data)
  if (mark === null) return null
  return (
    <span className={cx(styles.mark, styles[mark.tone])}>
      <span className={styles.words}>{mark.words}</span>
    </span>
  )
}

interface Mark {
  readonly tone: 'good' | 'busy' | 'off'
  readonly words: string
}

function markOf(i18n: I18n, answer: DevicesAnswer | undefined): Mark | null {
  const states = new Set(answer?.devices.map(({ state }) => state))
  states.delete('revoked')
  if (states.size === 0) return null
  if (states.has('comparing') || states.has('exchanging')) return { tone: 'busy', words: i18n.t('working') }
  return states.has('in-sync')
    ? { tone: 'good', words: i18n.t('in sync') }
    : { tone: 'off', words: i18n.t('not connected') }
}
