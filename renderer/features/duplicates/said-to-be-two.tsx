import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { Button } from '#ui/button.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './duplicates.module.css'

const SHOWN_AT_ONCE = 50
const MAX_SHOWN = 500

/** Pairs of whom was said that they are two people, in a fold; nothing where there are none. */
export function SaidToBeTwo() {
  const i18n = useI18n()
  const number = new Intl.NumberFormat(useLocale())
  const [limit, setLimit] = useState(SHOWN_AT_ONCE)
  const { data } = useJournalQuery('apartPairs', { limit })
  if (data === undefined || data.total === 0) return null
  return (
    <details className={styles.apart}>
      <summary>{i18n.t('Said to be two: {count}', { count: number.format(data.total) })}</summary>
      <ul>
        {data.rows.map(({ people: [one, other] }) => (
          <ApartPair key={`${one.id} ${other.id}`} one={one} other={other} />
        ))}
      </ul>
      {data.rows.length < Math.min(data.total, MAX_SHOWN) && (
        <Button kind="plain" size="small" onPress={() => setLimit(MAX_SHOWN)}>
          {i18n.t('Show all {count}', { count: data.total })}
        </Button>
      )}
    </details>
  )
}

function ApartPair({ one, other }: { one: PersonLink; other: PersonLink }) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const notSame = useCommand('markNotSame')
  const names = { name: one.name, other: other.name }
  const takeBack = () => {
    const said = i18n.t('{name} and {other} may be one person again.', names)
    void notSame.run({ ids: [one.id, other.id], notSame: false }).then(
      ({ undo }) => feedback.done(said, undo),
      () => undefined,
    )
  }
  return (
    <li>
      <span>{i18n.t('{name} and {other}', names)}</span>
      <Button
        size="small"
        isPending={notSame.pending}
        aria-label={i18n.t('Take back: {name} and {other} are two people', names)}
        onPress={takeBack}
      >
        {i18n.t('Take back')}
      </Button>
    </li>
  )
}
