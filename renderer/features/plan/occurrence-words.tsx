import type { BlockOccurrence } from '#shared/contract/plan-contract.ts'
import { formatDay } from '#ui/format-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './plan.module.css'

/** One time that a block comes: "Tue, 24 Nov, 08:30". */
export function OccurrenceWords({ occurrence, today }: { occurrence: BlockOccurrence; today: string }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { date, time, day, isOff, isMoved, isShifted } = occurrence
  const when = i18n.t('{day}, {time}', { day: formatDay(locale, isOff ? day : date, 'weekday', today), time })
  if (isOff) return <span className={styles.off}>{i18n.t('{when}, left out', { when })}</span>
  if (isMoved) return i18n.t('{when}, moved', { when })
  return isShifted ? i18n.t('{when}, as clocks go forward', { when }) : when
}
