import { useCommand } from '#client/use-command.ts'
import { PlaceLink } from '#parts/places.tsx'
import { WhoCouldHelp } from '#parts/who-could-help.tsx'
import type { NeedRow } from '#shared/contract/giving-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './giving.module.css'

export interface NeedDialogProps {
  need: NeedRow
  onGive: () => void
  /** Somebody who could help: the two may be introduced. */
  onIntroduce: (helper: PersonLink) => void
  onClose: () => void
}

/** A need that was heard, whole, and what can be done about it. */
export function NeedDialog({ need, onGive, onIntroduce, onClose }: NeedDialogProps) {
  const i18n = useI18n()
  const { person, text, heardOn } = need
  const settle = useCommand('setNeedState', {
    said: (_output, { state }) =>
      state === 'met' ? i18n.t('Met: {need}', { need: text }) : i18n.t('Let go: {need}', { need: text }),
  })
  const run = (state: 'met' | 'gone') => {
    void settle.run({ person: person.id, need: need.need, state }).catch(() => undefined)
    onClose()
  }
  return (
    <Dialog
      title={i18n.t('What {name} needs', { name: person.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="plain" onPress={() => run('gone')}>
            {i18n.t('Let it go')}
          </Button>
          <Button onPress={() => run('met')}>{i18n.t('It is met')}</Button>
          <Button kind="primary" onPress={onGive}>
            {i18n.t('I gave something…')}
          </Button>
        </>
      }
    >
      <p className={styles.whole}>{text}</p>
      <p className={styles.heard}>
        <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
        {heardOn !== null && (
          <>
            {', '}
            <CivilDay day={heardOn} show="long" />
          </>
        )}
      </p>
      <WhoCouldHelp person={person} need={need.need} onIntroduce={onIntroduce} />
    </Dialog>
  )
}
