import { useJournalQuery } from '#client/use-query.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { Section } from '#ui/page.tsx'
import { Rows, Row } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'

const SHOWN = { limit: 5 }

/** The sessions one sat down for last. */
export function SessionList() {
  const i18n = useI18n()
  const { data } = useJournalQuery('sessions', SHOWN)
  if (data === undefined || data.total === 0) return null
  return (
    <Section title={i18n.t('Sessions')} count={data.total}>
      <Rows label={i18n.t('Sessions')}>
        {data.rows.map(({ id, day, time, minutes, done, note, title }) => (
          <Row
            key={id}
            id={id}
            title={title === '' ? i18n.t('Session') : title}
            detail={[
              ...(minutes > 0 ? [i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes })] : []),
              ...(done > 0 ? [i18n.t('{done, plural, one {# thing done} other {# things done}}', { done })] : []),
              ...(note === '' ? [] : [note]),
            ].join(' · ')}
            trailing={
              <span>
                <CivilDay day={day} show="weekday" />
                {time !== null && `, ${time}`}
              </span>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
