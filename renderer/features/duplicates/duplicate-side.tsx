import { channelKindWords } from '#parts/channel-kind-words.ts'
import { PlaceLink } from '#parts/places.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import type { DuplicateSide } from '#shared/contract/people-contract.ts'
import type { PartialDate } from '#shared/model/partial-date.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { cx } from '#ui/cx.ts'
import { formatPartialDay } from '#parts/format-partial-day.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './duplicates.module.css'

/** One of the two: who they are here, and what is known of them. What the other has as well steps back. */
export function DuplicateSideView({ side }: { side: DuplicateSide }) {
  const i18n = useI18n()
  const locale = useLocale()
  const kinds = { ...channelKindWords(i18n), role: i18n.t('Role'), place: i18n.t('Place'), date: i18n.t('Day') }
  return (
    <article className={styles.side} aria-label={side.name}>
      <h2 className={styles.name}>
        <PlaceLink to={{ page: 'person', id: side.id }}>{side.name}</PlaceLink>
      </h2>
      <p className={styles.standing}>
        <RingMark ring={side.ring} showLabel />
        <span>
          {i18n.t('{count, plural, =0 {no conversation} one {# conversation} other {# conversations}}', {
            count: side.conversations,
          })}
        </span>
        {side.lastOn !== null && <CivilDay day={side.lastOn} show="relative" />}
      </p>
      {side.facts.length === 0 ? (
        <p className={styles.nothing}>{i18n.t('Nothing but the name.')}</p>
      ) : (
        <dl className={styles.facts}>
          {side.facts.map((fact, index) => (
            // eslint-disable-next-line react/no-array-index-key -- two may say the same
            <div key={index} className={cx(styles.fact, fact.isShared && styles.shared)}>
              <dt>{fact.label === '' ? kinds[fact.kind] : fact.label}</dt>
              <dd>
                {fact.kind === 'date' ? formatPartialDay(locale, partialDateOf(fact.text)) : fact.text}
                {fact.isShared && <span className={styles.both}>{i18n.t('both')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}

/** Of `2021-05-03`, or `05-03` where no year is known. */
function partialDateOf(text: string): PartialDate {
  const [d = 1, m = 1, y] = text.split('-').toReversed().map(Number)
  return { ...(y !== undefined && { y }), m, d }
}
