import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { HelperLine } from '#parts/helper-line.tsx'
import { IntroductionDialog } from '#parts/introduction-dialog.tsx'
import { usePlaces } from '#parts/places.tsx'
import { WhoCouldHelp } from '#parts/who-could-help.tsx'
import { DayField } from '#parts/day-field.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { NeedState } from '#shared/model/person.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { Menu } from '#ui/menu.tsx'
import { TextField } from '#ui/text-field.tsx'
import { cx } from '#ui/cx.ts'
import { Popover } from '#ui/popover.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryList, type Entry } from './entry-list.tsx'
import styles from './person-details.module.css'

/** What somebody needs, as heard, and whether it still holds. */
export function NeedList({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  return (
    <EntryList
      person={{ ...person, needs: person.needs.toSorted(byState) }}
      collection="needs"
      title={i18n.t('Needs')}
      addLabel={i18n.t('Add a need')}
      nameOf={({ text }) => text}
      renderEntry={(entry) => (
        <>
          <p className={cx(styles.value, entry.value.state !== 'open' && styles.past)}>{entry.value.text}</p>
          <div className={styles.label}>
            <NeedStanding person={person} entry={entry} />
            {entry.value.heardOn !== null && (
              <>
                {' · '}
                {i18n.t('heard')} <CivilDay day={entry.value.heardOn} show="relative" />
              </>
            )}
          </div>
          {entry.value.state === 'open' && !person.readOnly && <Helpers person={person} entry={entry} />}
        </>
      )}
      renderForm={(entry, close) => <NeedForm person={person} entry={entry} close={close} />}
    />
  )
}

/** Who could help, in a line; pressed, all of them with why. */
function Helpers({ person, entry: { id, value } }: { person: PersonPage; entry: Entry<'needs'> }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const [helper, setHelper] = useState<PersonLink | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Popover
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        label={i18n.t('Who could help')}
        placement="bottom start"
        trigger={
          <Button kind="plain" size="small" className={styles.helpers}>
            <HelperLine person={person.id} need={id} otherwise={i18n.t('Who could help?')} />
          </Button>
        }
      >
        {() => (
          <div className={styles.whoHelps}>
            <WhoCouldHelp
              person={person}
              need={id}
              onIntroduce={(chosen) => {
                setIsOpen(false)
                setHelper(chosen)
              }}
            />
          </div>
        )}
      </Popover>
      {helper !== null && (
        <IntroductionDialog
          a={{ id: person.id, name: person.name }}
          b={helper}
          why={value.text}
          onClose={closerOf(setHelper, helper)}
          onMade={(made) => onOpen({ page: 'introduction', id: made })}
        />
      )}
    </>
  )
}

/** Those that still hold before the others, the latest heard first. */
function byState(a: Entry<'needs'>, b: Entry<'needs'>): number {
  const open = Number(a.value.state !== 'open') - Number(b.value.state !== 'open')
  return open !== 0 ? open : (b.value.heardOn ?? '').localeCompare(a.value.heardOn ?? '')
}

function NeedStanding({ person, entry: { id, value } }: { person: PersonPage; entry: Entry<'needs'> }) {
  const i18n = useI18n()
  const put = useCommand('putEntry', { said: i18n.t('Changed.') })
  const words: Record<NeedState, string> = {
    open: i18n.t('open'),
    met: i18n.t('met'),
    gone: i18n.t('no longer'),
  }
  const states = ['open', 'met', 'gone'] as const
  if (person.readOnly) return words[value.state]
  return (
    <Menu
      label={i18n.t('How it stands')}
      placement="bottom start"
      trigger={
        <Button
          kind="plain"
          size="small"
          className={styles.state}
          aria-label={i18n.t('{need}: {state}', { need: value.text, state: words[value.state] })}
        >
          {words[value.state]}
        </Button>
      }
      groups={[
        {
          id: 'states',
          entries: states.map((state) => ({
            id: state,
            label: words[state],
            isChosen: state === value.state,
            onAction: () =>
              void put.run({ id: person.id, entryId: id, entry: { collection: 'needs', value: { ...value, state } } }),
          })),
        },
      ]}
    />
  )
}

export function NeedForm({
  person,
  entry,
  close,
}: {
  person: PersonPage
  entry: Entry<'needs'> | null
  close: () => void
}) {
  const i18n = useI18n()
  const today = useToday()
  const [text, setText] = useState(entry?.value.text ?? '')
  const [heardOn, setHeardOn] = useState<string | null>(entry === null ? today : entry.value.heardOn)
  const value = {
    text: text.trim(),
    heardOn: heardOn as CivilDate | null,
    state: entry?.value.state ?? ('open' as const),
  }
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      entry={value.text === '' ? null : { collection: 'needs', value }}
      close={close}
    >
      <TextField
        label={i18n.t('What they need')}
        placeholder={i18n.t('A head of data for Berlin')}
        value={text}
        onChange={setText}
        autoFocus
        maxLength={2000}
      />
      <DayField label={i18n.t('Heard on')} toward="past" value={heardOn} onChange={setHeardOn} />
    </EntryForm>
  )
}

/** What somebody could do for others. */
export function OfferList({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  return (
    <EntryList
      person={person}
      collection="offers"
      title={i18n.t('Offers')}
      addLabel={i18n.t('Add an offer')}
      nameOf={({ text }) => text}
      renderEntry={({ value }) => <p className={styles.value}>{value.text}</p>}
      renderForm={(entry, close) => <OfferForm person={person} entry={entry} close={close} />}
    />
  )
}

export function OfferForm({
  person,
  entry,
  close,
}: {
  person: PersonPage
  entry: Entry<'offers'> | null
  close: () => void
}) {
  const i18n = useI18n()
  const [text, setText] = useState(entry?.value.text ?? '')
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      entry={text.trim() === '' ? null : { collection: 'offers', value: { text: text.trim() } }}
      close={close}
    >
      <TextField
        label={i18n.t('What they offer')}
        placeholder={i18n.t('Reads drafts, knows the regulator')}
        value={text}
        onChange={setText}
        autoFocus
        maxLength={2000}
      />
    </EntryForm>
  )
}
