import type { I18n } from '@lingui/core'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { cadence, type Ring, type RingRule } from '#shared/model/ring.ts'
import { NumberField } from '#ui/number-field.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './settings.module.css'

const INNERMOST_FIRST: readonly Ring[] = ['inner', 'close', 'active', 'wider']
const MAX_DAYS = 3650
const MAX_PEOPLE = 10_000

/** How often one wants to speak with the people of each ring, how many each is for, and what that asks of a week. */
export function RingSettings() {
  const i18n = useI18n()
  const { data: preferences } = useJournalQuery('preferences')
  const { data: now } = useJournalQuery('rings')
  const names: Record<Ring, string> = {
    inner: i18n.t('Inner'),
    close: i18n.t('Close'),
    active: i18n.t('Active'),
    wider: i18n.t('Wider'),
  }
  const set = useCommand('setRingRule', {
    said: (_output, { ring }) => i18n.t('{ring} ring: changed.', { ring: names[ring] }),
  })
  if (preferences === undefined) return null
  const change = (ring: Ring, rule: RingRule) => void set.run({ ring, rule })
  return (
    <>
      <div className={styles.ringsPlace}>
        <table className={styles.rings}>
          <thead>
            <tr>
              <th scope="col">{i18n.t('Ring')}</th>
              <th scope="col">{i18n.t('Speak every')}</th>
              <th scope="col">{i18n.t('At the latest after')}</th>
              <th scope="col">{i18n.t('Meant for')}</th>
              <th scope="col">{i18n.t('In it now')}</th>
            </tr>
          </thead>
          <tbody>
            {INNERMOST_FIRST.map((ring) => {
              const rule = preferences.rings[ring]
              const { idealDays, maxDays } = rule.cadence
              const people = now?.rings.find((one) => one.ring === ring)?.people
              return (
                <tr key={ring}>
                  <th scope="row">
                    <span className={styles.ring}>
                      <RingMark ring={ring} />
                      {names[ring]}
                    </span>
                  </th>
                  <td>
                    <NumberField
                      label={i18n.t('{ring}: speak every so many days', { ring: names[ring] })}
                      hideLabel
                      value={idealDays}
                      min={1}
                      max={MAX_DAYS}
                      unit={i18n.t('days')}
                      onChange={(days) =>
                        change(ring, { ...rule, cadence: { idealDays: days, maxDays: Math.max(days, maxDays) } })
                      }
                    />
                  </td>
                  <td>
                    <NumberField
                      label={i18n.t('{ring}: cold after so many days', { ring: names[ring] })}
                      hideLabel
                      value={maxDays}
                      min={1}
                      max={MAX_DAYS}
                      unit={i18n.t('days')}
                      onChange={(days) =>
                        change(ring, { ...rule, cadence: { idealDays: Math.min(idealDays, days), maxDays: days } })
                      }
                    />
                  </td>
                  <td>
                    <NumberField
                      label={i18n.t('{ring}: meant for so many people', { ring: names[ring] })}
                      hideLabel
                      value={rule.budget}
                      min={0}
                      max={MAX_PEOPLE}
                      onChange={(budget) => change(ring, { ...rule, budget })}
                    />
                  </td>
                  <td className={styles.count} data-over={(people ?? 0) > rule.budget || undefined}>
                    {people}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <RingConflicts names={names} />
      <Capacity />
      <p className={styles.note}>
        {i18n.t('A person can have a cadence of their own, on their page. Going over a number is never refused.')}
      </p>
    </>
  )
}

/** What two devices wrote differently about a ring: its cadence, which is one value, or its number of people. */
function RingConflicts({ names }: { names: Record<Ring, string> }) {
  const i18n = useI18n()
  return (
    <FieldConflict
      id={PREFERENCES_ID}
      isHere={([field]) => field === 'rings'}
      nameOf={([_field, ring, part]) => {
        const name = names[ring as Ring]
        return part === 'budget'
          ? i18n.t('{ring}, meant for', { ring: name })
          : i18n.t('{ring}, cadence', { ring: name })
      }}
      wordsOf={([_field, _ring, part], value) => (part === 'cadence' ? cadenceWords(i18n, value) : value)}
    />
  )
}

function cadenceWords(i18n: I18n, value: string): string {
  const { success, data } = cadence.safeParse(JSON.parse(value))
  return success ? i18n.t('every {ideal} days, at most {max}', { ideal: data.idealDays, max: data.maxDays }) : value
}

function Capacity() {
  const i18n = useI18n()
  const locale = useLocale()
  const { data } = useJournalQuery('rings')
  if (data === undefined) return null
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return (
    <p className={styles.capacity}>
      {data.conversationsAWeek === 0
        ? i18n.t('Nobody is in a ring yet, so nothing is asked of your week.')
        : i18n.t(
            'With the people in your rings that is about {wanted} conversations a week. In the last eight weeks it was {actual}.',
            {
              wanted: number.format(data.conversationsAWeek),
              actual: number.format(data.actualAWeek),
            },
          )}
    </p>
  )
}
