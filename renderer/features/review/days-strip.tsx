import { daysBetween, type CivilDate } from '#shared/model/civil-date.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './review.module.css'

/** More bars are no longer told apart. */
const MAX_BARS = 120
const HEIGHT = 28
const WIDEST_BAR = 20

/** How the conversations of a period lie in it: a bar for each day, or for some days together. */
export function DaysStrip({
  from,
  to,
  days,
}: {
  from: CivilDate
  to: CivilDate
  days: Readonly<Record<string, number>>
}) {
  const i18n = useI18n()
  const length = daysBetween(from, to) + 1
  const daysABar = Math.ceil(length / MAX_BARS)
  const bars = Array.from({ length: Math.ceil(length / daysABar) }, () => 0)
  for (const [day, talks] of Object.entries(days)) {
    const at = Math.floor(daysBetween(from, day as CivilDate) / daysABar)
    if (at >= 0 && at < bars.length) bars[at] = (bars[at] ?? 0) + talks
  }
  const most = Math.max(1, ...bars)
  const active = Object.keys(days).length
  return (
    <svg
      role="img"
      aria-label={i18n.t(
        '{active, plural, =0 {No day with a conversation} one {# day with conversations} other {# days with conversations}} of {length}',
        { active, length },
      )}
      viewBox={`0 0 ${bars.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={styles.strip}
      style={{ maxWidth: bars.length * WIDEST_BAR }}
    >
      {bars.map((talks, at) => {
        const height = talks === 0 ? 1 : Math.max(4, (talks / most) * HEIGHT)
        // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
        return (
          <rect
            key={at}
            x={at + 0.15}
            y={HEIGHT - height}
            width={0.7}
            height={height}
            data-empty={talks === 0 || undefined}
          />
        )
      })}
    </svg>
  )
}
