import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink } from '#parts/places.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import type { QuietPerson, ReviewPage } from '#shared/contract/review-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Row, Rows } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { usedToSpeakWords } from '#parts/rhythm-words.ts'
import styles from './review.module.css'

const SHOWN_AT_FIRST = 12

/** Who went quiet, for the user to choose whom they mean: nobody is called neglected by the journal. */
export function QuietPeople({ review, readOnly }: { review: ReviewPage; readOnly: boolean }) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const on = review.to < today ? review.to : today
  const { data, error, refetch } = useJournalQuery('wentQuiet', { on })
  const choose = useCommand('choosePeople')
  const [isWhole, setIsWhole] = useState(false)
  if (data === undefined) {
    return (
      <Awaited
        error={error}
        lines={3}
        waiting={i18n.t('Reading who went quiet')}
        failed={i18n.t('Who went quiet cannot be shown.')}
        onRetry={refetch}
      />
    )
  }
  const chosen = new Set(review.chosen.map(({ id }) => id))
  const known = new Set(data.people.map(({ id }) => id))
  // Who was chosen and has spoken with me since stays, until the user says otherwise.
  const others = review.chosen.filter(({ id }) => !known.has(id))
  const shown = isWhole ? data.people : data.people.filter((person, at) => at < SHOWN_AT_FIRST || chosen.has(person.id))
  const toggle = (person: QuietPerson['id'], isChosen: boolean) =>
    void choose.run({ id: review.id, people: [person], chosen: isChosen }).catch(() => undefined)
  if (data.people.length === 0 && others.length === 0) {
    return <p className={styles.quiet}>{i18n.t('Nobody went quiet.')}</p>
  }
  return (
    <>
      <p className={styles.quiet}>{i18n.t('Whom do you mean? Tick those you want to hear from again.')}</p>
      <Rows label={i18n.t('Who went quiet')}>
        {[...shown, ...others.map((one) => ({ ...one, silentDays: null, gapDays: null, ring: undefined }))].map(
          (person) => (
            <Row
              key={person.id}
              id={person.id}
              leading={
                <Checkbox
                  label={i18n.t('I mean {name}', { name: person.name })}
                  isSelected={chosen.has(person.id)}
                  onChange={(isChosen) => toggle(person.id, isChosen)}
                  isDisabled={readOnly}
                />
              }
              title={<PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>}
              detail={quietWords(i18n, person)}
              trailing={person.ring === undefined ? undefined : <RingMark ring={person.ring} />}
            />
          ),
        )}
      </Rows>
      {shown.length < data.people.length && (
        <Button size="small" kind="plain" onPress={() => setIsWhole(true)}>
          {i18n.t('Show all {count}', { count: data.people.length })}
        </Button>
      )}
    </>
  )
}

function quietWords(
  i18n: ReturnType<typeof useI18n>,
  { silentDays, gapDays }: { silentDays: number | null; gapDays: number | null },
): string | undefined {
  if (silentDays === null) return undefined
  const silent = i18n.t('{silentDays, plural, one {# day} other {# days}} without a conversation', { silentDays })
  return gapDays === null ? silent : `${silent} · ${usedToSpeakWords(i18n, gapDays)}`
}
