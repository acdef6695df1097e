import { X } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { Match } from '#shared/contract/matching-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { MatchReason } from './match-reason.tsx'
import { PlaceLink } from './places.tsx'
import styles from './who-could-help.module.css'

export interface WhoCouldHelpProps {
  /** Who needs it. */
  person: PersonLink
  need: string
  onIntroduce: (helper: PersonLink) => void
  isReadOnly?: boolean
}

/** Who could help with a need, each with the reasons and an act; out of this journal alone. */
export function WhoCouldHelp({ person, need, onIntroduce, isReadOnly = false }: WhoCouldHelpProps) {
  const i18n = useI18n()
  const { data: found } = useJournalQuery('needMatches', { person: person.id, need })
  const putAside = useCommand('putHelperAside', { said: i18n.t('Not offered for this need again.') })
  if (found === undefined) return <div className={styles.awaited} />
  const { likely, lessLikely, mine } = found
  const isNobody = likely.length === 0 && lessLikely.length === 0
  const line = ({ person: helper, reasons }: Match) => (
    <li key={helper.id} className={styles.helper}>
      <div className={styles.who}>
        <PlaceLink to={{ page: 'person', id: helper.id }}>{helper.name}</PlaceLink>
        {reasons.map((reason) => (
          <MatchReason key={`${reason.source} ${reason.from} ${reason.text}`} reason={reason} />
        ))}
      </div>
      {!isReadOnly && (
        <div className={styles.acts}>
          <Button
            size="small"
            aria-label={i18n.t('Introduce {helper} to {name}', { helper: helper.name, name: person.name })}
            onPress={() => onIntroduce(helper)}
          >
            {i18n.t('Introduce')}
          </Button>
          <IconButton
            label={i18n.t('{helper} cannot help with this', { helper: helper.name })}
            onPress={() => void putAside.run({ person: person.id, need, helper: helper.id }).catch(() => undefined)}
          >
            <X />
          </IconButton>
        </div>
      )}
    </li>
  )
  return (
    <section aria-label={i18n.t('Who could help')} className={styles.section}>
      <h3 className={styles.title}>{i18n.t('Who could help')}</h3>
      {mine !== null && (
        <p className={styles.mine}>{i18n.t('You, perhaps. They can learn from you: {text}', { text: mine.text })}</p>
      )}
      {isNobody && (
        <p className={styles.none}>
          {i18n.t('Nobody in the journal comes to mind yet. Whom you meet next is worth asking.')}
        </p>
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
