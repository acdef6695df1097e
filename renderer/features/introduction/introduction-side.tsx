import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { DocumentText } from '#parts/document-text.tsx'
import { consentSentence, consentWords, sideName } from '#parts/introduction-words.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { IntroductionPage } from '#shared/contract/introduction-contract.ts'
import type { ConsentType, IntroductionSide } from '#shared/model/introduction.ts'
import { otherSide } from '#shared/model/introduction-state.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { Section } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import { SideConflict } from './side-conflict.tsx'
import { SideDialog } from './side-dialog.tsx'
import styles from './introduction.module.css'

export interface SideProps {
  introduction: IntroductionPage
  side: IntroductionSide
}

/** One of both: how they stand, and what the other one is told of them. */
export function IntroductionSideView({ introduction, side }: SideProps) {
  const i18n = useI18n()
  const [open, setOpen] = useState<ConsentType | 'person' | null>(null)
  const { id, readOnly, stage } = introduction
  const { person, consent, since } = introduction[side]
  const other = introduction[otherSide(side)]
  const name = sideName(i18n, introduction[side])
  const say = useCommand('noteConsent', {
    said: (_output, { type }) => (type === undefined ? '' : consentSentence(i18n, name, type)),
  })
  const isOver = stage === 'introduced' || stage === 'came' || introduction.closed === 'same-person' || person === null
  const answer = (type: ConsentType) => void say.run({ id, side, type }).catch(() => undefined)
  const field = side === 'a' ? 'blurbA' : 'blurbB'
  return (
    <Section
      title={name}
      note={side === 'a' ? i18n.t('whom it is for') : i18n.t('whose time is asked for')}
      actions={
        !readOnly &&
        !isOver && (
          <Button
            size="small"
            kind="plain"
            aria-label={i18n.t('Change {name} for somebody else', { name })}
            onPress={() => setOpen('person')}
          >
            {i18n.t('Change')}
          </Button>
        )
      }
    >
      <p className={styles.consent} data-consent={consent}>
        {consentSentence(i18n, name, consent)}
        {since !== null && (
          <>
            {' '}
            <CivilDay day={since} show="relative" />
          </>
        )}
      </p>
      <Contrary introduction={introduction} side={side} />
      <SideConflict id={id} side={side} isReadOnly={readOnly} />
      {person !== null && (
        <p className={styles.quiet}>
          <PlaceLink to={{ page: 'person', id: person.id }}>{i18n.t('To the page of {name}', { name })}</PlaceLink>
        </p>
      )}
      {!readOnly && !isOver && (
        <div className={styles.answers}>
          {consent === 'none' && (
            <Button size="small" aria-label={i18n.t('{name} was asked', { name })} onPress={() => answer('asked')}>
              {i18n.t('Asked')}
            </Button>
          )}
          {consent !== 'agreed' && (
            <Button size="small" aria-label={i18n.t('{name} says yes', { name })} onPress={() => answer('agreed')}>
              {i18n.t('Yes')}
            </Button>
          )}
          {consent === 'agreed' ? (
            <Button
              size="small"
              aria-label={i18n.t('{name} takes the yes back', { name })}
              onPress={() => answer('withdrawn')}
            >
              {i18n.t('Takes the yes back')}
            </Button>
          ) : (
            consent !== 'declined' && (
              <Button size="small" aria-label={i18n.t('{name} says no', { name })} onPress={() => answer('declined')}>
                {i18n.t('No')}
              </Button>
            )
          )}
          <Button
            size="small"
            kind="plain"
            aria-label={i18n.t('What {name} said, with a day or a note', { name })}
            onPress={() => setOpen(consent === 'none' ? 'asked' : 'agreed')}
          >
            {i18n.t('With a day or a note…')}
          </Button>
        </div>
      )}
      {/* The field has these words for its name. */}
      <p className={styles.caption} aria-hidden>
        {i18n.t('What {other} is told of {name}', { other: sideName(i18n, other), name })}
      </p>
      <DocumentText
        id={id}
        field={field}
        label={i18n.t('What {other} is told of {name}', { other: sideName(i18n, other), name })}
        value={introduction[field]}
        placeholder={i18n.t('Two sentences that make one want to meet them.')}
        readOnly={readOnly || person === null}
      />
      {open === 'person' && (
        <SideDialog id={id} side={side} person={person} other={other.person?.id} onClose={closerOf(setOpen, open)} />
      )}
      {open !== null && open !== 'person' && (
        <AnswerDialog id={id} side={side} name={name} type={open} onClose={closerOf(setOpen, open)} />
      )}
    </Section>
  )
}

/** A word of this side that does not hold, beside the one that does: two devices may have written one each. */
function Contrary({ introduction, side }: SideProps) {
  const i18n = useI18n()
  const { consent } = introduction[side]
  if (consent === 'none' || consent === 'asked') return null
  const isYes = (type: string) => type === 'agreed'
  const contrary = introduction.events.find((event) => {
    return event.side === side && event.type !== 'asked' && isYes(event.type) !== isYes(consent)
  })
  if (contrary === undefined || contrary.type === 'introduced' || contrary.type === 'outcome') return null
  const words = consentWords(i18n)
  return (
    <p className={styles.contrary}>
      {i18n.t('Written down besides: {word},', { word: words[contrary.type] })} <CivilDay day={contrary.on} />
      {'. '}
      {isYes(consent) ? i18n.t('The later yes holds.') : i18n.t('A no holds until they say yes again.')}
    </p>
  )
}
