import { useState } from 'react'
import { nameWords } from '#parts/review-words.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { PeriodFacts } from '#shared/contract/review-contract.ts'
import type { FrozenPerson, PeriodNumber } from '#shared/model/frozen-review.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { definitionWords, numberKey, numberLabel, valueWords } from './number-words.ts'
import styles from './review.module.css'

/** What can be counted of the period. What is zero is told in one line: it is no reproach. */
export function PeriodNumbers({ numbers }: Pick<PeriodFacts, 'numbers'>) {
  const i18n = useI18n()
  const [tellsHow, setTellsHow] = useState(false)
  const told = numbers.filter(({ value, of }) => value !== 0 || (of ?? 0) > 0)
  const nothing = numbers.filter(({ value, of }) => value === 0 && (of ?? 0) === 0)
  return (
    <>
      <dl className={styles.numbers}>
        {told.map((number) => (
          <NumberLine key={numberKey(number)} number={number} tellsHow={tellsHow} />
        ))}
      </dl>
      {nothing.length > 0 && (
        <p className={styles.quiet}>
          {i18n.t('Nothing written down: {labels}.', {
            // A measure of one's own may count what is counted anyway.
            labels: [...new Set(nothing.map((number) => numberLabel(i18n, number)))].join(', '),
          })}
        </p>
      )}
      <div className={styles.screenOnly}>
        <Button size="small" kind="plain" onPress={() => setTellsHow(!tellsHow)}>
          {tellsHow ? i18n.t('Without definitions') : i18n.t('How this is counted')}
        </Button>
      </div>
    </>
  )
}

function NumberLine({ number, tellsHow }: { number: PeriodNumber; tellsHow: boolean }) {
  const i18n = useI18n()
  const how = definitionWords(i18n, number)
  return (
    <div className={styles.number}>
      <dt>
        {numberLabel(i18n, number)}
        {how !== '' && (
          <span className={styles.how} data-told={tellsHow || undefined}>
            {how}
          </span>
        )}
      </dt>
      <dd>
        <span className={styles.value}>{valueWords(i18n, number)}</span>
        {number.people.length > 0 && (
          <span className={styles.who}>
            <Names people={number.people} />
          </span>
        )}
      </dd>
    </div>
  )
}

const MAX_NAMES = 12

/** Names in a row, the first dozen until all are asked for. */
export function Names({ people }: { people: readonly FrozenPerson[] }) {
  const i18n = useI18n()
  const [isWhole, setIsWhole] = useState(false)
  const shown = isWhole ? people : people.slice(0, MAX_NAMES)
  return (
    <>
      {shown.map((person, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- who was forgotten has nothing else to be told apart by
        <span key={`${person.id} ${index}`}>
          {index > 0 && ', '}
          {person.id === null ? (
            nameWords(i18n, person)
          ) : (
            <PlaceLink to={{ page: 'person', id: person.id }}>{nameWords(i18n, person)}</PlaceLink>
          )}
        </span>
      ))}
      {shown.length < people.length && (
        <>
          {' '}
          <Button size="small" kind="plain" onPress={() => setIsWhole(true)}>
            {i18n.t('and {more} more', { more: people.length - shown.length })}
          </Button>
          {/* Paper has all of them. */}
          <span className={styles.paperOnly}>
            {people.slice(shown.length).map((person) => `, ${nameWords(i18n, person)}`)}
          </span>
        </>
      )}
    </>
  )
}

/** Who became warmer or quieter, and whom one met, in up to three sentences. */
export function PeriodMoves({ moved }: Pick<PeriodFacts, 'moved'>) {
  const i18n = useI18n()
  const lines = [
    { key: 'warmer', words: i18n.t('Became warmer:'), people: moved.warmer },
    { key: 'met', words: i18n.t('Met for the first time:'), people: moved.met },
    { key: 'quieter', words: i18n.t('Became quieter:'), people: moved.quieter },
  ].filter(({ people }) => people.length > 0)
  if (lines.length === 0) return <p className={styles.quiet}>{i18n.t('Nobody in your rings has moved.')}</p>
  return (
    <ul className={styles.moves}>
      {lines.map(({ key, words, people }) => (
        <li key={key}>
          {words} <Names people={people} />
        </li>
      ))}
    </ul>
  )
}
