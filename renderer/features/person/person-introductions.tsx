import { Handshake } from 'lucide-react'
import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { IntroductionDialog } from '#parts/introduction-dialog.tsx'
import { nextWords, sideName, stageOfIntroductionWords } from '#parts/introduction-words.ts'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Section } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './person.module.css'

const MAX_ROWS = 12

/** To whom they were, or may be, introduced. */
export function PersonIntroductions({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const [isNew, setIsNew] = useState(false)
  const all = useJournalQuery('introductions', { person: person.id, limit: MAX_ROWS }).data
  useActions([
    {
      id: 'introduce-person',
      title: i18n.t('Introduce {name} to somebody', { name: person.name }),
      group: i18n.t('This person'),
      keys: ['i'],
      also: 'introduction connect',
      when: () => !person.readOnly,
      run: () => setIsNew(true),
    },
  ])
  const stages = stageOfIntroductionWords(i18n)
  return (
    <>
      {all !== undefined && all.total > 0 && (
        <Section
          title={i18n.t('Introductions')}
          actions={
            !person.readOnly && (
              <Button
                size="small"
                kind="plain"
                keys="i"
                icon={<Handshake aria-hidden />}
                onPress={() => setIsNew(true)}
              >
                {i18n.t('Introduce…')}
              </Button>
            )
          }
        >
          <ul className={styles.gives} aria-label={i18n.t('Introductions')}>
            {all.rows.map((row) => (
              <li key={row.id} className={styles.give}>
                <PlaceLink to={{ page: 'introduction', id: row.id }}>
                  {i18n.t('With {name}', {
                    name: sideName(i18n, row.a.person?.id === person.id ? row.b : row.a),
                  })}
                </PlaceLink>
                <span className={styles.giveFacts}>
                  {[stages[row.stage], nextWords(i18n, row)].filter(Boolean).join(' · ')}
                  {' · '}
                  <CivilDay day={row.day} />
                </span>
              </li>
            ))}
          </ul>
          {all.total > all.rows.length && (
            <PlaceLink to={{ page: 'giving', search: { face: 'introductions' } }}>
              {i18n.t('All introductions')}
            </PlaceLink>
          )}
        </Section>
      )}
      {isNew && (
        <IntroductionDialog
          a={{ id: person.id, name: person.name }}
          onClose={() => setIsNew(false)}
          onMade={(id) => onOpen({ page: 'introduction', id })}
        />
      )}
    </>
  )
}
