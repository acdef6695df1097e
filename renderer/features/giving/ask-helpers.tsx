import { useJournalQuery } from '#client/use-query.ts'
import { MatchReason } from '#parts/match-reason.tsx'
import { PlaceLink } from '#parts/places.tsx'
import styles from '#parts/who-could-help.module.css'
import type { Match } from '#shared/contract/matching-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { AskId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'

export interface AskHelpersProps {
  ask: AskId
  /** Those who stand in the field of whom one asked. */
  asked: readonly string[]
  onAsk: (person: PersonLink) => void
  /** Begins a letter to them. */
  onWrite: (person: PersonLink) => void
}

/** Whom one could ask for what one needs, each with the reasons; out of this journal alone. */
export function AskHelpers({ ask, asked, onAsk, onWrite }: AskHelpersProps) {
  const i18n = useI18n()
  const { data: found } = useJournalQuery('askMatches', { id: ask })
  if (found === undefined) return <div className={styles.awaited} />
  const isLeft = ({ person }: Match) => !asked.includes(person.id)
  const [likely, lessLikely] = [found.likely.filter(isLeft), found.lessLikely.filter(isLeft)]
  const line = ({ person, reasons }: Match) => (
    <li key={person.id} className={styles.helper}>
      <div className={styles.who}>
        <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
        {reasons.map((reason) => (
          <MatchReason key={`${reason.source} ${reason.from} ${reason.text}`} reason={reason} />
        ))}
      </div>
      <div className={styles.acts}>
        <Button
          size="small"
          aria-label={i18n.t('Write to {name}…', { name: person.name })}
          onPress={() => onWrite(person)}
        >
          {i18n.t('Write…')}
        </Button>
        <Button size="small" aria-label={i18n.t('I asked {name}', { name: person.name })} onPress={() => onAsk(person)}>
          {i18n.t('Asked')}
        </Button>
      </div>
    </li>
  )
  return (
    <section aria-label={i18n.t('Whom you could ask')} className={styles.section}>
      <h3 className={styles.title}>{i18n.t('Whom you could ask')}</h3>
      {likely.length === 0 && lessLikely.length === 0 && (
        <p className={styles.none}>{i18n.t('Nobody in the journal comes to mind yet.')}</p>
      )}
      {likely.length > 0 && <ul className={styles.helpers}>{likely.map(line)}</ul>}
      {lessLikely.length > 0 && (
        <>
          <h4 className={styles.title}>{i18n.t('Less likely')}</h4>
          <ul className={styles.helpers}>{lessLikely.map(line)}</ul>
        </>
      )}
    </section>
  )
}
