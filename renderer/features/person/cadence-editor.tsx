import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { CadenceOverride } from '#shared/model/cadence.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Popover } from '#ui/popover.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { speakWords, usedToSpeakWords } from '#parts/rhythm-words.ts'
import { PersonConflict } from './person-conflicts.tsx'
import styles from './person-details.module.css'

/** How often to be in touch: as the ring says, or in this person's own rhythm, or not for now. */
export function CadenceEditor({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const { cadence, cadenceOverride } = person
  const isOwn = cadenceOverride.idealDays !== undefined || cadenceOverride.maxDays !== undefined
  return (
    <div className={styles.group}>
      <div className={styles.groupHeader}>
        <h3 className={styles.groupTitle}>{i18n.t('Cadence')}</h3>
        {!person.readOnly && (
          <Popover
            label={i18n.t('Cadence')}
            placement="bottom end"
            trigger={
              <IconButton label={i18n.t('Change the cadence')} className={styles.add}>
                <Pencil />
              </IconButton>
            }
          >
            {(close) => <CadenceForm person={person} isOwn={isOwn} close={close} />}
          </Popover>
        )}
      </div>
      <p className={styles.value}>
        {cadenceOverride.paused
          ? i18n.t('Paused')
          : cadence === null
            ? i18n.t('None: in no ring')
            : i18n.t('Every {ideal} days, at most {max}', { ideal: cadence.idealDays, max: cadence.maxDays })}
      </p>
      {!cadenceOverride.paused && cadence !== null && (
        <p className={styles.label}>{isOwn ? i18n.t('their own') : i18n.t('from the ring')}</p>
      )}
      {person.rhythm !== null && (
        <p className={styles.label}>
          {person.rhythm.driftDays === null
            ? speakWords(i18n, person.rhythm.gapDays)
            : usedToSpeakWords(i18n, person.rhythm.gapDays)}
        </p>
      )}
      <PersonConflict person={person} place="cadence" />
    </div>
  )
}

export function CadenceForm({ person, isOwn, close }: { person: PersonPage; isOwn: boolean; close: () => void }) {
  const i18n = useI18n()
  const [way, setWay] = useState<'ring' | 'own'>(isOwn ? 'own' : 'ring')
  const [ideal, setIdeal] = useState(person.cadence?.idealDays ?? 30)
  const [max, setMax] = useState(person.cadence?.maxDays ?? 60)
  const [paused, setPaused] = useState(person.cadenceOverride.paused ?? false)
  const set = useCommand('setCadence', { said: i18n.t('Changed the cadence of {name}.', { name: person.name }) })
  const cadence: CadenceOverride = {
    ...(way === 'own' ? { idealDays: ideal, maxDays: Math.max(ideal, max) } : {}),
    ...(paused ? { paused } : {}),
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void set.run({ id: person.id, cadence }).then(close, () => undefined)
      }}
    >
      <Segmented
        label={i18n.t('How often')}
        options={[
          { id: 'ring', label: i18n.t('As the ring says') },
          { id: 'own', label: i18n.t('Their own') },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'own' && (
        <div className={styles.days}>
          <NumberField
            label={i18n.t('Wanted every')}
            unit={i18n.t('days')}
            value={ideal}
            onChange={setIdeal}
            min={1}
            max={3650}
          />
          <NumberField
            label={i18n.t('At most')}
            unit={i18n.t('days')}
            value={max}
            onChange={setMax}
            min={ideal}
            max={3650}
          />
        </div>
      )}
      <Checkbox isSelected={paused} onChange={setPaused}>
        {i18n.t('Pause: do not remind me')}
      </Checkbox>
      <div className={styles.formActions}>
        <Button onPress={close}>{i18n.t('Cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={set.pending}>
          {i18n.t('Save')}
        </Button>
      </div>
    </form>
  )
}
