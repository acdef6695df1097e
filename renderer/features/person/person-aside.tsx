import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { PersonField } from '#parts/person-field.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { DayField } from '#parts/day-field.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { ComboBox } from '#ui/combo-box.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Popover } from '#ui/popover.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { hasCadence } from './has-cadence.ts'
import { ArchetypeGroup } from './archetype-group.tsx'
import { CadenceEditor } from './cadence-editor.tsx'
import { ChannelList } from './channel-list.tsx'
import { DateList } from './date-list.tsx'
import { NeedList, OfferList } from './need-list.tsx'
import { PersonConflict } from './person-conflicts.tsx'
import { PeopleLinks, PlaceLink } from '#parts/places.tsx'
import { PlaceList } from './place-list.tsx'
import { RoleList } from './role-list.tsx'
import styles from './person-details.module.css'

/** All that is short, as far as there is something: needs and offers, ways to reach, roles, days, circles, who they know, and the cadence. */
export function PersonAside({ person, onOpenLink }: { person: PersonPage; onOpenLink: (href: string) => void }) {
  return (
    <div className={styles.aside}>
      <NeedList person={person} />
      <OfferList person={person} />
      <ChannelList person={person} onOpenLink={onOpenLink} />
      <RoleList person={person} />
      <PlaceList person={person} />
      <DateList person={person} />
      <Circles person={person} />
      <ArchetypeGroup person={person} />
      <Met person={person} />
      {hasCadence(person) && <CadenceEditor person={person} />}
    </div>
  )
}

function Circles({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const put = useCommand('putInCircle', {
    said: (_output, { member }) => (member ? i18n.t('In the circle.') : i18n.t('Out of the circle.')),
  })
  if (person.circles.length === 0) return null
  return (
    <div className={styles.group}>
      <div className={styles.groupHeader}>
        <h3 className={styles.groupTitle}>{i18n.t('Circles')}</h3>
        {!person.readOnly && (
          <Popover
            label={i18n.t('Put in a circle')}
            placement="bottom end"
            trigger={
              <IconButton label={i18n.t('Put in a circle')} className={styles.add}>
                <Plus />
              </IconButton>
            }
          >
            {(close) => <CircleForm person={person} close={close} />}
          </Popover>
        )}
      </div>
      <ChipGroup label={i18n.t('Circles')}>
        {person.circles.map(({ id, name }) => (
          <Chip
            key={id}
            removeLabel={i18n.t('Take out of {circle}', { circle: name })}
            onRemove={person.readOnly ? undefined : () => void put.run({ ids: [person.id], circle: id, member: false })}
          >
            <PlaceLink to={{ page: 'circle', id }}>{name}</PlaceLink>
          </Chip>
        ))}
      </ChipGroup>
    </div>
  )
}

export function CircleForm({ person, close }: { person: PersonPage; close: () => void }) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [] } = useJournalQuery('circles')
  const add = useCommand('addCircle', { said: '' })
  const put = useCommand('putInCircle', { said: i18n.t('In the circle.') })
  const isIn = (id: CircleId) => person.circles.some((circle) => circle.id === id)
  const wanted = text.trim().toLowerCase()
  const fitting = data.filter(({ id, name }) => !isIn(id) && name.toLowerCase().includes(wanted))
  const exact = data.find(({ name }) => name.toLowerCase() === wanted)
  const join = async (circle: CircleId | null) => {
    const id = circle ?? exact?.id ?? (await add.run({ name: text.trim() })).id
    await put.run({ ids: [person.id], circle: id, member: true })
    close()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== '') void join(null).catch(() => undefined)
      }}
    >
      <ComboBox
        label={i18n.t('Circle')}
        options={[
          ...fitting.map(({ id, name, people }) => ({
            id: id as string,
            label: name,
            detail: i18n.t('{people, plural, one {# person} other {# people}}', { people }),
          })),
          ...(wanted === '' || exact !== undefined
            ? []
            : [{ id: 'new', label: text.trim(), detail: i18n.t('New circle'), makesNew: true }]),
        ]}
        text={text}
        onTextChange={setText}
        value={null}
        onChange={(id) => {
          const chosen = data.find((candidate) => candidate.id === id)
          if (chosen !== undefined || id === 'new') void join(chosen?.id ?? null).catch(() => undefined)
        }}
        allowsOther
        autoFocus
        placeholder={i18n.t('Berlin founders')}
      />
      <div className={styles.formActions}>
        <Button onPress={close}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={wanted === ''}>
          {exact === undefined && wanted !== '' ? i18n.t('Make the circle') : i18n.t('Put in')}
        </Button>
      </div>
    </form>
  )
}

/** Through whom and when, whom they led to, and who is around them. */
function Met({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const isEmpty = person.metThrough === null && person.metOn === null
  if (isEmpty && person.introduced.length === 0 && person.seenWith.length === 0) return null
  return (
    <div className={styles.group}>
      <div className={styles.groupHeader}>
        <h3 className={styles.groupTitle}>{i18n.t('Who they know')}</h3>
        {!person.readOnly && (
          <Popover
            label={i18n.t('How you met')}
            placement="bottom end"
            trigger={
              <IconButton label={i18n.t('Change how you met')} className={styles.add}>
                <Pencil />
              </IconButton>
            }
          >
            {(close) => <MetForm person={person} close={close} />}
          </Popover>
        )}
      </div>
      <dl className={styles.facts}>
        {!isEmpty && (
          <div>
            <dt>{i18n.t('Met')}</dt>
            <dd>
              {person.metThrough !== null && (
                <>
                  {i18n.t('through')} <PeopleLinks people={[person.metThrough]} />
                </>
              )}
              {person.metOn !== null && (
                <>
                  {' '}
                  <CivilDay day={person.metOn} show="month" />
                </>
              )}
            </dd>
          </div>
        )}
        {person.introduced.length > 0 && (
          <div>
            <dt>{i18n.t('Led you to')}</dt>
            <dd>
              <PeopleLinks people={person.introduced} />
            </dd>
          </div>
        )}
        {person.seenWith.length > 0 && (
          <div>
            <dt>{i18n.t('Seen with')}</dt>
            <dd>
              <PeopleLinks people={person.seenWith.slice(0, 6).map(({ person: other }) => other)} />
            </dd>
          </div>
        )}
      </dl>
      <PersonConflict person={person} place="met" />
    </div>
  )
}

export function MetForm({ person, close }: { person: PersonPage; close: () => void }) {
  const i18n = useI18n()
  const [through, setThrough] = useState(person.metThrough)
  const [on, setOn] = useState<string | null>(person.metOn)
  const edit = useCommand('editPerson', { said: i18n.t('Changed.') })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        const input = { id: person.id, metThrough: through?.id ?? null, metOn: on as CivilDate | null }
        void edit.run(input).then(close, () => undefined)
      }}
    >
      {through === null ? (
        <PersonField
          label={i18n.t('Met through')}
          without={person.id}
          value={through}
          onChange={setThrough}
          autoFocus
        />
      ) : (
        <div className={styles.picked}>
          <span>{i18n.t('Met through {name}', { name: through.name })}</span>
          <IconButton label={i18n.t('Nobody')} onPress={() => setThrough(null)}>
            <X />
          </IconButton>
        </div>
      )}
      <DayField label={i18n.t('Met on')} toward="past" value={on} onChange={setOn} />
      <div className={styles.formActions}>
        <Button onPress={close}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={edit.pending}>
          {i18n.t('Save')}
        </Button>
      </div>
    </form>
  )
}
