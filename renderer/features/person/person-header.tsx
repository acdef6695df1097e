import { ringWords } from '#parts/ring-words.ts'
import type { I18n } from '@lingui/core'
import { Ellipsis } from 'lucide-react'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { daysBetween, type CivilDate } from '#shared/model/civil-date.ts'
import { isStandIn } from '#shared/model/stand-in-name.ts'
import { Button } from '#ui/button.tsx'
import { formatDay, relativeDay } from '#ui/format-day.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { RingSentence } from '#parts/ring-sentence.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { RING_CHOICES, RingMenu } from '#parts/ring-menu.tsx'
import { usePutInRing } from '#parts/use-put-in-ring.ts'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import { PersonPhoto } from './person-photo.tsx'
import styles from './person-header.module.css'

export type PersonDialog = 'names' | 'history' | 'merge' | 'forget'

export interface PersonHeaderProps {
  person: PersonPage
  onBrief: () => void
  onDialog: (dialog: PersonDialog) => void
  onTrash: () => void
}

/** Who this is, how near, how warm, and what can be done. */
export function PersonHeader({ person, onBrief, onDialog, onTrash }: PersonHeaderProps) {
  const i18n = useI18n()
  const isFixed = person.readOnly || person.deletedAt !== null
  return (
    <header className={styles.header}>
      <PersonPhoto person={person} isFixed={isFixed} />
      <div className={styles.who}>
        <h1 className={styles.name}>{person.name}</h1>
        <p className={styles.roles}>{rolesLine(i18n, person)}</p>
        <div className={styles.marks}>
          <RingPicker person={person} isFixed={isFixed} />
          <span className={styles.warmth}>
            <WarmthMark warmth={person.warmth} showLabel />
            <span className={styles.because}>{useWarmthReason(person)}</span>
          </span>
        </div>
        <RingSentence className={styles.ringSentence} />
      </div>
      <div className={styles.actions}>
        <Button onPress={onBrief} keys="b">
          {i18n.t('Brief me')}
        </Button>
        <Menu
          label={i18n.t('More about {name}', { name: person.name })}
          trigger={
            <IconButton label={i18n.t('More')}>
              <Ellipsis />
            </IconButton>
          }
          groups={[
            {
              id: 'look',
              entries: [
                {
                  id: 'names',
                  label: i18n.t('Change name…'),
                  isDisabled: isFixed,
                  onAction: () => onDialog('names'),
                },
                { id: 'history', label: i18n.t('History…'), onAction: () => onDialog('history') },
              ],
            },
            {
              id: 'end',
              entries: [
                {
                  id: 'merge',
                  label: i18n.t('Merge with another person…'),
                  isDisabled: isFixed,
                  onAction: () => onDialog('merge'),
                },
                { id: 'trash', label: i18n.t('Move to the trash'), isDisabled: isFixed, onAction: onTrash },
                { id: 'forget', label: i18n.t('Forget for good…'), isDanger: true, onAction: () => onDialog('forget') },
              ],
            },
          ]}
        />
      </div>
    </header>
  )
}

/** Keys 1 to 4 choose a ring, 5 takes the person out of the rings. */
function RingPicker({ person, isFixed }: { person: PersonPage; isFixed: boolean }) {
  const i18n = useI18n()
  const words = ringWords(i18n)
  const put = usePutInRing(person.name)
  useActions(
    RING_CHOICES.map((ring, index) => ({
      id: `put-in-ring-${ring ?? 'none'}`,
      title: ring === null ? i18n.t('Take out of the rings') : i18n.t('Put in a ring: {ring}', { ring: words[ring] }),
      group: i18n.t('This person'),
      keys: [String(index + 1)],
      when: () => !isFixed,
      run: () => put(person.id, ring),
    })),
  )
  if (isFixed) return <RingMark ring={person.ring} showLabel />
  return <RingMenu ring={person.ring} onChoose={(ring) => put(person.id, ring)} className={styles.ring} />
}

function rolesLine(i18n: I18n, { name, roles, pronouns, places, names }: PersonPage): string {
  const now = roles.map(({ value }) => value).filter(({ to }) => to === null)
  now.sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
  const work = now.map(({ title, organisationName }) => [title, organisationName].filter(Boolean).join(', '))
  const nick = names.nick === '' ? [] : [`“${names.nick}”`]
  const place = places[0]?.value.text.split('\n')[0]
  // An import calls somebody without a name by an address, a number or the company.
  const isNameless =
    isStandIn(name) ||
    (names.given === '' && names.family === '' && roles.some(({ value }) => value.organisationName === name))
  const noName = isNameless ? i18n.t('no name yet') : ''
  return [noName, ...work, ...(place === undefined ? [] : [place]), ...nick, pronouns].filter(Boolean).join(' · ')
}

/** "Last spoke 74 days ago; you wanted every 60." */
function useWarmthReason(person: PersonPage): string {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday() as CivilDate
  const { lastOn, dueOn, cadence, cadenceOverride } = person
  if (lastOn === null) return cadence === null ? '' : i18n.t('No conversation yet.')
  const when = relativeDay(locale, lastOn, today)
  if (cadenceOverride.paused) return i18n.t('Last spoke {when}. The cadence is paused.', { when })
  if (cadence === null) return i18n.t('Last spoke {when}.', { when })
  const days = daysBetween(lastOn, today)
  if (days > cadence.idealDays) {
    return i18n.t('Last spoke {days, plural, one {# day} other {# days}} ago; you wanted every {ideal}.', {
      days,
      ideal: cadence.idealDays,
    })
  }
  const next = dueOn === null ? '' : formatDay(locale, dueOn, 'short', today)
  return i18n.t('Last spoke {when}; next by {next}.', { when, next })
}
