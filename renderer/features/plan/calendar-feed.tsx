import { Copy } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Button } from '#ui/button.tsx'
import { Switch } from '#ui/switch.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useToasts } from '#ui/toasts.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './plan.module.css'

/** The same for a calendar program that comes for it by itself: a secret address of this machine, off until it is asked for. */
export function CalendarFeed() {
  const i18n = useI18n()
  const toasts = useToasts()
  const { data } = useJournalQuery('calendarFeed')
  const set = useCommand('setCalendarFeed')
  const renew = useCommand('renewCalendarFeed', {
    said: i18n.t('There is a new address. The one before leads nowhere.'),
  })
  if (data === undefined || !data.available) return null
  const { address, isServed, problem } = data
  const copy = () =>
    void navigator.clipboard.writeText(address ?? '').then(
      () => toasts.show(i18n.t('The address is copied.')),
      () => toasts.show(i18n.t('It could not be copied. Select the address and copy it.')),
    )
  return (
    <>
      <Switch
        label={i18n.t('An address that a calendar program of this machine can subscribe to')}
        help={i18n.t(
          'While Rapport is open, it shows there what the file says, as it is by then. Whoever has the address can read that, and nobody from elsewhere.',
        )}
        isSelected={address !== null}
        onChange={(on) => void set.run({ on }).catch(() => undefined)}
      />
      {address !== null && (
        <div className={styles.out}>
          <TextField label={i18n.t('Secret address')} value={address} onChange={() => undefined} isReadOnly />
          <Button icon={<Copy aria-hidden />} onPress={copy}>
            {i18n.t('Copy the address')}
          </Button>
          <Button kind="plain" onPress={() => void renew.run().catch(() => undefined)}>
            {i18n.t('Make a new address')}
          </Button>
        </div>
      )}
      {problem !== null && (
        <p role="status" className={styles.quiet}>
          {problem === 'port-taken'
            ? i18n.t(
                'Another program is where this address leads. It is tried again by itself; a new address leads elsewhere.',
              )
            : i18n.t('The system does not let Rapport answer there. It is tried again by itself, each minute.')}
        </p>
      )}
      {address !== null && problem === null && !isServed && (
        <p role="status" className={styles.quiet}>
          {i18n.t('It is answered as soon as Rapport stays open.')}
        </p>
      )}
    </>
  )
}
