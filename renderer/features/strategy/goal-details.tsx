import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { GoalRow } from '#shared/contract/strategy-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { GOAL_STANDINGS, GOAL_WHYS, goalSide } from '#shared/model/goal.ts'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { standingWords, whyWords } from './strategy-words.ts'
import { DayField } from '#parts/day-field.tsx'
import { DocumentText } from '#parts/document-text.tsx'
import styles from './strategy.module.css'

/** What a goal is for, until when, whose people, how it stands, and what I note about it. */
export function GoalDetails({ goal }: { goal: GoalRow }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('goal', { id: goal.id })
  const edit = useCommand('editGoal', { said: i18n.t('Changed.') })
  const stand = useCommand('setGoalStanding', { said: i18n.t('Changed.') })
  const why = whyWords(i18n)
  const toggle = (one: GoalRow['why'][number]) => {
    const next = goal.why.includes(one) ? goal.why.filter((other) => other !== one) : [...goal.why, one]
    void edit.run({ id: goal.id, why: GOAL_WHYS.filter((other) => next.includes(other)) }).catch(() => undefined)
  }
  const sides = { inside: i18n.t('Inside'), outside: i18n.t('Outside'), both: i18n.t('Both') }
  const standings = standingWords(i18n)
  return (
    <div className={styles.details}>
      <div className={styles.detail}>
        <span className={styles.detailName}>{i18n.t('What for')}</span>
        <ChipGroup label={i18n.t('What for')}>
          {GOAL_WHYS.map((one) => (
            <Chip
              key={one}
              tone={goal.why.includes(one) ? 'chosen' : 'plain'}
              isPressed={goal.why.includes(one)}
              onPress={goal.readOnly ? undefined : () => toggle(one)}
            >
              {why[one]}
            </Chip>
          ))}
        </ChipGroup>
      </div>
      <div className={styles.detailRow}>
        <NeededBy
          key={goal.neededBy ?? ''}
          goal={goal}
          onChange={(neededBy) => void edit.run({ id: goal.id, neededBy }).catch(() => undefined)}
        />
        <Segmented
          label={i18n.t('Whose people, seen from my organisation')}
          value={goal.side}
          onChange={(side) => void edit.run({ id: goal.id, side }).catch(() => undefined)}
          isDisabled={goal.readOnly}
          options={goalSide.options.map((id) => ({ id, label: sides[id] }))}
        />
        <Segmented
          label={i18n.t('How it stands')}
          value={goal.standing}
          onChange={(standing) => void stand.run({ id: goal.id, standing }).catch(() => undefined)}
          isDisabled={goal.readOnly}
          options={GOAL_STANDINGS.map((id) => ({ id, label: standings[id] }))}
        />
      </div>
      <div className={styles.detail}>
        <span className={styles.detailName}>{i18n.t('Notes')}</span>
        {data !== undefined && (
          <DocumentText
            field="notes"
            label={i18n.t('Notes')}
            id={goal.id}
            value={data.notes}
            placeholder={i18n.t('What would be different, and how would you notice?')}
            readOnly={goal.readOnly}
          />
        )}
      </div>
      <p className={styles.since}>
        {i18n.t('{standing} since', { standing: standings[goal.standing] })} <CivilDay day={goal.since} show="long" />
      </p>
    </div>
  )
}

/** Until when it is needed. Empty is no day. */
function NeededBy({ goal, onChange }: { goal: GoalRow; onChange: (day: CivilDate | null) => void }) {
  const i18n = useI18n()
  return (
    <DayField
      label={i18n.t('Needed by')}
      toward="future"
      changes="leaving"
      value={goal.neededBy}
      onChange={(day) => onChange(day as CivilDate | null)}
      isReadOnly={goal.readOnly}
      help={goal.neededBy === null ? i18n.t('Without a day nothing is said before you need it.') : undefined}
      className={styles.neededBy}
    />
  )
}
