import { useCommand } from '#client/use-command.ts'
import type { MeetingRow } from '#shared/contract/calendar-contract.ts'
import { Button } from '#ui/button.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './today.module.css'

/** Of a meeting that is over: it is logged, or said not to have happened, and not asked about again. */
export function MeetingAsked({ meeting, onLog }: { meeting: MeetingRow; onLog: () => void }) {
  const i18n = useI18n()
  const names = meeting.people.map(({ name }) => name).join(', ')
  const answer = useCommand('answerMeeting', { said: i18n.t('It did not happen, and is not asked about again.') })
  return (
    <span className={styles.asked}>
      <Button size="small" onPress={onLog} aria-label={i18n.t('Yes, log it: the meeting with {names}', { names })}>
        {i18n.t('Yes, log it')}
      </Button>
      <Button
        size="small"
        kind="plain"
        aria-label={i18n.t('No, the meeting with {names} did not happen', { names })}
        onPress={() => void answer.run({ id: meeting.id, answer: 'no' }).catch(() => undefined)}
      >
        {i18n.t('No')}
      </Button>
    </span>
  )
}
