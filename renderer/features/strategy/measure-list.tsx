import { useJournalQuery } from '#client/use-query.ts'
import { measureNames, numberWords, perWords, reviewedWords, targetWords } from '#parts/measure-words.ts'
import type { MeasureRow } from '#shared/contract/measures-contract.ts'
import type { GoalId } from '#shared/model/id.ts'
import { Row, Rows } from '#ui/row.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { weekStartOf } from '#ui/week-start.ts'
import { MeasureMenu } from './line-menu.tsx'
import { useOutlineHands } from './outline-hands.ts'
import styles from './measure.module.css'

/** What says whether a goal goes on, each with its number of now; of no goal where `goal` is null. Nothing where there is none. */
export function Measures({ goal, label }: { goal: GoalId | null; label: string }) {
  const locale = useLocale()
  const { data } = useJournalQuery('measures', { weekStart: weekStartOf(locale) }, { keepPrevious: true })
  const rows = data?.rows.filter((row) => row.goal === goal) ?? []
  if (rows.length === 0) return null
  return (
    <div className={styles.measures}>
      <Rows label={label}>
        {rows.map((row) => (
          <MeasureLine key={row.id} measure={row} />
        ))}
      </Rows>
    </div>
  )
}

function MeasureLine({ measure }: { measure: MeasureRow }) {
  const i18n = useI18n()
  const locale = useLocale()
  const { openMeasure } = useOutlineHands()
  const { id, title, source, per, target, value, before } = measure
  const words = perWords(i18n)[per]
  const open = () => openMeasure({ id })
  const name = title === '' ? measureNames(i18n)[source] : title
  const facts = [
    target === null ? '' : targetWords(i18n, locale, target),
    reviewedWords(i18n, locale, measure) ||
      (before.value === null ? '' : `${numberWords(locale, before.value)} ${words.before}`),
  ].filter(Boolean)
  return (
    <Row
      id={id}
      title={
        <button type="button" className={styles.name} onClick={open}>
          {name}
        </button>
      }
      detail={facts.length === 0 ? undefined : facts.join(' · ')}
      trailing={
        <span className={styles.value}>
          <strong>{value === null ? i18n.t('none yet') : numberWords(locale, value)}</strong> {words.now}
        </span>
      }
      actions={!measure.readOnly && <MeasureMenu id={id} name={name} onOpen={open} />}
      onOpen={open}
    />
  )
}
