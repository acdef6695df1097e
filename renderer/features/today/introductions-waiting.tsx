import { useJournalQuery } from '#client/use-query.ts'
import { bothNames, nextWords } from '#parts/introduction-words.ts'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Section } from '#ui/page.tsx'
import { Row, Rows } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'

const SHOWN = 5

/** Introductions where something is to be done; nothing where there is none. */
export function IntroductionsWaiting() {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const waiting = useJournalQuery('introductionsWaiting', { limit: SHOWN }, { keepPrevious: true }).data
  if (waiting === undefined || waiting.total === 0) return null
  return (
    <Section title={i18n.t('Introductions waiting')} count={waiting.total}>
      <Rows label={i18n.t('Introductions waiting')}>
        {waiting.rows.map((row) => (
          <Row
            key={row.id}
            id={row.id}
            title={<PlaceLink to={{ page: 'introduction', id: row.id }}>{bothNames(i18n, row)}</PlaceLink>}
            detail={nextWords(i18n, row)}
            trailing={<CivilDay day={row.day} show="relative" />}
            onOpen={() => onOpen({ page: 'introduction', id: row.id })}
          />
        ))}
      </Rows>
      {waiting.total > waiting.rows.length && (
        <PlaceLink to={{ page: 'giving', search: { face: 'introductions' } }}>{i18n.t('All introductions')}</PlaceLink>
      )}
    </Section>
  )
}
