import type { I18n } from '@lingui/core'
import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { KeyPlace, KeysAnswer } from '#shared/contract/keys-contract.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import type { Option } from '#ui/option.ts'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { SayPassphraseDialog } from './say-passphrase-dialog.tsx'
import { SetPassphraseDialog } from './set-passphrase-dialog.tsx'
import styles from './settings.module.css'

type Asking = 'set' | 'test' | 'keep' | null

/** Where the journal's key is kept, and the passphrase that opens the journal where everything else is lost. */
export function SecuritySettings() {
  const i18n = useI18n()
  const locale = useLocale()
  const feedback = useCommandFeedback()
  const { data: keys } = useJournalQuery('keys')
  const [asking, setAsking] = useState<Asking>(null)
  const [isRight, setIsRight] = useState(false)
  const keep = useCommand('keepKey')
  // Refusals are said in the dialog that asks.
  const keepNowhere = useCommand('keepKey', { showsFailure: true })
  const test = useCommand('testPassphrase', { showsFailure: true })
  if (keys === undefined) return null
  const { passphrase } = keys
  const close = closerOf(setAsking, asking)
  const choose = (place: KeyPlace) => {
    if (place === keys.place) return
    if (place === 'passphrase') return setAsking('keep')
    void keep.run({ place }).then(
      () => feedback.done(keptWords(i18n, place), null),
      () => undefined,
    )
  }
  return (
    <>
      <div className={styles.line}>
        <span className={styles.words}>
          {passphrase === null
            ? i18n.t('No recovery passphrase is set.')
            : i18n.t('A recovery passphrase was set on {day}.', {
                day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(passphrase.setAt),
              })}
        </span>
        <Button size="small" onPress={() => setAsking('set')}>
          {passphrase === null ? i18n.t('Set a passphrase') : i18n.t('Change the passphrase')}
        </Button>
        {passphrase !== null && (
          <Button
            size="small"
            onPress={() => {
              setIsRight(false)
              setAsking('test')
            }}
          >
            {i18n.t('Test it')}
          </Button>
        )}
      </div>
      {isRight && (
        <p role="status" className={styles.said}>
          {i18n.t('That is the passphrase.')}
        </p>
      )}
      <p className={styles.note}>
        {passphrase === null
          ? i18n.t(
              'The journal and its backups are encrypted, and their key is on this machine alone. If the machine is lost, a backup opens only with the key, or with a recovery passphrase that you wrote down.',
            )
          : i18n.t(
              'A backup and the passphrase are enough on any machine. Backups keep the passphrase that they were made under. Nobody can open the journal for you if both key and passphrase are lost; a forgotten passphrase can be changed here as long as the journal opens.',
            )}
      </p>
      {keys.available && (
        <RadioGroup
          label={i18n.t('Where the key is kept')}
          options={placeOptions(i18n, keys)}
          value={keys.place}
          isDisabled={keep.pending}
          onChange={choose}
        />
      )}
      {asking === 'set' && <SetPassphraseDialog isFirst={passphrase === null} onClose={close} />}
      {asking === 'test' && (
        <SayPassphraseDialog
          title={i18n.t('Do you still know it?')}
          action={i18n.t('Test it')}
          onSay={async (said) => {
            const { answer } = await test.run({ passphrase: said })
            setIsRight(answer === 'right')
            return answer
          }}
          onClose={close}
        />
      )}
      {asking === 'keep' && (
        <SayPassphraseDialog
          title={i18n.t('Ask for the passphrase at each start')}
          action={i18n.t('Take the key off this machine')}
          onSay={async (said) => {
            await keepNowhere.run({ place: 'passphrase', passphrase: said })
            feedback.done(keptWords(i18n, 'passphrase'), null)
            return 'right'
          }}
          onClose={close}
        >
          <p className={styles.note}>
            {i18n.t('It is tried first. From then on Rapport does not open on this machine without it.')}
          </p>
        </SayPassphraseDialog>
      )}
    </>
  )
}

function keptWords(i18n: I18n, place: KeyPlace): string {
  switch (place) {
    case 'file':
      return i18n.t('The key is kept in a file.')
    case 'store':
      return i18n.t('The key is kept in the key store of the system.')
    case 'passphrase':
      return i18n.t('The key is no longer on this machine.')
  }
}

function placeOptions(i18n: I18n, { file, store, passphrase, place }: KeysAnswer): readonly Option<KeyPlace>[] {
  const isWithout = passphrase === null
  const needsPassphrase = i18n.t('Needs a recovery passphrase, so that there is always a way in.')
  const stores: Record<KeysAnswer['store'], string> = {
    protected: isWithout ? needsPassphrase : i18n.t('Only you, logged in on this machine, have it.'),
    unprotected: i18n.t('The one of this system protects nothing: no keyring is running that Rapport knows.'),
    none: i18n.t('None is within reach here. The desktop app has one where the system does.'),
  }
  return [
    {
      id: 'file',
      label: i18n.t('In a file'),
      detail: i18n.t('Whoever acts as you on this machine can read it: {file}', { file }),
    },
    {
      id: 'store',
      label: i18n.t('In the key store of the system'),
      detail: stores[store],
      isDisabled: place !== 'store' && (store !== 'protected' || isWithout),
    },
    {
      id: 'passphrase',
      label: i18n.t('Nowhere: ask for the passphrase at each start'),
      detail: isWithout ? needsPassphrase : i18n.t('A lost machine gives nothing away, unless Rapport is open on it.'),
      isDisabled: place !== 'passphrase' && isWithout,
    },
  ]
}
