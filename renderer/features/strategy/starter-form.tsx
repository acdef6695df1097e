import type { I18n } from '@lingui/core'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { PREFERENCES_ID, type Intent } from '#shared/model/preferences.ts'
import { goalOfLine } from '#shared/quick-log/goal-line.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { formatDay } from '#ui/format-day.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { MAX_STARTED, STARTER_KINDS, starterOf, type Starter, type StarterKind } from './starter.ts'
import styles from './starter-form.module.css'

export interface StarterFormProps {
  today: CivilDate
  onClose: () => void
}

/** A strategy to begin with, out of what was answered at the first run. It is shown, and changed, before it is written. */
export function StarterForm(props: StarterFormProps) {
  const { data } = useJournalQuery('preferences')
  if (data === undefined) return null
  return (
    <>
      <IntentConflicts />
      <Loaded key={JSON.stringify(data.intent)} {...props} intent={data.intent} />
    </>
  )
}

/** What the first runs of two devices answered differently. */
function IntentConflicts() {
  const i18n = useI18n()
  const names: Readonly<Record<string, string>> = {
    goal: i18n.t('A goal'),
    people: i18n.t('Types of people'),
    minutesAWeek: i18n.t('Minutes a week'),
  }
  return (
    <FieldConflict
      id={PREFERENCES_ID}
      isHere={([field]) => field === 'intent'}
      nameOf={([_field, question = '']) => names[question] ?? question}
    />
  )
}

function Loaded({ today, onClose, intent }: StarterFormProps & { intent: Intent }) {
  const i18n = useI18n()
  const locale = useLocale()
  const [starter] = useState<Starter>(() => starterOf(intent, today))
  const kinds = kindWords(i18n)
  const [goal, setGoal] = useState(() => starter.goal?.title ?? '')
  const [own, setOwn] = useState<readonly string[]>([])
  const [typed, setTyped] = useState('')
  const offers = [
    ...[...starter.types, ...own].map((name) => ({ id: name, name, why: '' })),
    ...STARTER_KINDS.map((kind) => ({ id: `kind:${kind}`, ...kinds[kind] })),
  ]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set([...starter.types, ...starter.kinds.map((kind) => `kind:${kind}`)]),
  )
  const begin = useCommand('startStrategy', { said: i18n.t('A strategy to begin with.') })
  const read = goalOfLine(goal, today)
  const isUnchanged = goal === starter.goal?.title
  const neededBy = isUnchanged ? starter.goal.neededBy : read.neededBy
  const title = isUnchanged ? goal : read.title
  const archetypes = offers.filter(({ id }) => chosen.has(id))
  // Words of one's own take the place of what was chosen for one.
  const givesWay = starter.kinds.map((kind) => `kind:${kind}`).findLast((id) => chosen.has(id))
  const isFull = chosen.size >= MAX_STARTED && givesWay === undefined
  /** Those that are chosen once what was typed is among them. */
  const withTyped = (): readonly { name: string; why: string }[] => {
    const name = typed.trim()
    if (name === '' || isFull || offers.some((offer) => offer.id === name)) return archetypes
    const left = chosen.size < MAX_STARTED ? archetypes : archetypes.filter(({ id }) => id !== givesWay)
    return [{ name, why: '' }, ...left]
  }
  const addTyped = () => {
    const name = typed.trim()
    if (name === '' || isFull) return
    const next = new Set(chosen)
    if (next.size >= MAX_STARTED && givesWay !== undefined) next.delete(givesWay)
    setChosen(next.add(name))
    if (!offers.some((offer) => offer.id === name)) setOwn([...own, name])
    setTyped('')
  }
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <form
      aria-label={i18n.t('A strategy to begin with')}
      className={styles.starter}
      onSubmit={(event) => {
        event.preventDefault()
        const input = {
          goal: title === '' ? null : { title, neededBy },
          archetypes: withTyped().map(({ name, why }) => ({ name, why })),
        }
        void begin.run(input).then(onClose, () => undefined)
      }}
    >
      <h2 className={styles.title}>{i18n.t('To begin with')}</h2>
      <TextField
        label={i18n.t('A goal')}
        value={goal}
        onChange={setGoal}
        maxLength={500}
        placeholder={i18n.t('What would you like to be different in a year?')}
        help={
          neededBy === null
            ? i18n.t('With a day behind it, “by March”, Rapport says in good time when you have nobody for it yet.')
            : i18n.t('Needed by {day}.', { day: formatDay(locale, neededBy, 'long', today) })
        }
        autoFocus
      />
      <fieldset className={styles.types}>
        <legend className={styles.legend}>
          {i18n.t('Types of people for it, up to {count}', { count: MAX_STARTED })}
        </legend>
        {offers.map(({ id, name, why }) => (
          <Checkbox
            key={id}
            isSelected={chosen.has(id)}
            isDisabled={!chosen.has(id) && chosen.size >= MAX_STARTED}
            onChange={(isChosen) => toggle(id, isChosen)}
          >
            <span className={styles.words}>
              <span>{name}</span>
              {why !== '' && <span className={styles.why}>{why}</span>}
            </span>
          </Checkbox>
        ))}
        <div className={styles.own}>
          <TextField
            label={i18n.t('Another type, in your own words')}
            value={typed}
            onChange={setTyped}
            maxLength={200}
            placeholder={i18n.t('CFO outside my industry')}
            isDisabled={isFull}
            help={isFull ? i18n.t('Four are enough to begin with. More can follow at any time.') : undefined}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || typed.trim() === '') return
              event.preventDefault()
              addTyped()
            }}
          />
          <Button onPress={addTyped} isDisabled={isFull || typed.trim() === ''}>
            {i18n.t('Add')}
          </Button>
        </div>
      </fieldset>
      <div className={styles.actions}>
        <Button kind="primary" type="submit" isDisabled={begin.pending || (title === '' && withTyped().length === 0)}>
          {i18n.t('Begin with this')}
        </Button>
        <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
      </div>
    </form>
  )
}

function kindWords(i18n: I18n): Record<StarterKind, { name: string; why: string }> {
  return {
    know: { name: i18n.t('Somebody who knows what I do not'), why: i18n.t('Has seen what I have not seen yet.') },
    doors: { name: i18n.t('Somebody who opens doors'), why: i18n.t('Knows who decides, and says my name there.') },
    challenge: { name: i18n.t('Somebody who challenges me'), why: i18n.t('Disagrees, and stays for coffee.') },
    support: { name: i18n.t('Somebody who supports me'), why: i18n.t('Can be called after a bad day.') },
    purpose: { name: i18n.t('Somebody who reminds me what it is for'), why: i18n.t('Makes the work feel worth it.') },
    balance: { name: i18n.t('Somebody who keeps me balanced'), why: i18n.t('Does not ask about work.') },
  }
}
