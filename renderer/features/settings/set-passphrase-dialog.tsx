import { useEffect, useId, useState, type FormEvent } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { failureWords } from '#parts/failure-words.ts'
import { PASSPHRASE_MAX, PASSPHRASE_MIN, passphraseProblem, readPassphrase } from '#shared/model/passphrase.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Segmented } from '#ui/radio-group.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './settings.module.css'

type Kind = 'made' | 'own'

/** A passphrase that Rapport made, or one of one's own; typed once more, so that it was written down rightly. */
export function SetPassphraseDialog({ isFirst, onClose }: { isFirst: boolean; onClose: () => void }) {
  const i18n = useI18n()
  const form = useId()
  const feedback = useCommandFeedback()
  const make = useCommand('makePassphrase')
  const set = useCommand('setPassphrase', { showsFailure: true })
  const [kind, setKind] = useState<Kind>('made')
  const [made, setMade] = useState('')
  const [own, setOwn] = useState('')
  const [again, setAgain] = useState('')
  const [isUnlike, setIsUnlike] = useState(false)
  const { run: makeOne } = make
  useEffect(() => {
    void makeOne().then(
      ({ passphrase }) => setMade(passphrase),
      () => undefined,
    )
  }, [makeOne])

  const wanted = kind === 'made' ? made : own
  const isTooShort = kind === 'own' && own !== '' && passphraseProblem(own) === 'too-short'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (wanted === '' || set.pending || isTooShort) return
    if (readPassphrase(again).text !== readPassphrase(wanted).text) return setIsUnlike(true)
    try {
      const { place } = await set.run({ passphrase: wanted })
      feedback.done(
        place === 'store'
          ? i18n.t(
              'The passphrase is set, and the key is in the key store of the system. A backup is being made with it.',
            )
          : i18n.t('The passphrase is set. A backup is being made with it.'),
        null,
      )
      onClose()
    } catch {
      // Said below, and what was typed stays.
    }
  }
  const unlike = isUnlike ? i18n.t('The two are not the same.') : undefined
  const refused = set.error === null ? undefined : failureWords(i18n, set.error.failure)
  return (
    <Dialog
      title={isFirst ? i18n.t('Set a passphrase') : i18n.t('Change the passphrase')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n.t('Cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            isDisabled={wanted === '' || again === '' || isTooShort}
            isPending={set.pending}
          >
            {i18n.t('Set it')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.section} onSubmit={(event) => void submit(event)}>
        <Segmented<Kind>
          label={i18n.t('Which passphrase')}
          hideLabel
          options={[
            { id: 'made', label: i18n.t('One made for me') },
            { id: 'own', label: i18n.t('One of my own') },
          ]}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen)
            setAgain('')
            setIsUnlike(false)
          }}
        />
        {kind === 'made' ? (
          <>
            <p className={styles.passphrase} translate="no" aria-label={i18n.t('The new passphrase')} role="note">
              {made}
            </p>
            <p className={styles.note}>
              {i18n.t(
                'Write it down on paper, and keep it apart from this machine. It is shown this once. Small letters and missing dashes do not matter.',
              )}
            </p>
          </>
        ) : (
          <TextField
            label={i18n.t('The new passphrase')}
            type="password"
            value={own}
            onChange={(text) => {
              setOwn(text)
              setIsUnlike(false)
            }}
            maxLength={PASSPHRASE_MAX}
            help={i18n.t('At least {min} letters: several words that nobody else would put together.', {
              min: PASSPHRASE_MIN,
            })}
            error={isTooShort ? i18n.t('Too short.') : undefined}
          />
        )}
        <TextField
          label={kind === 'made' ? i18n.t('Type it from your note') : i18n.t('The same once more')}
          type={kind === 'made' ? 'text' : 'password'}
          value={again}
          onChange={(text) => {
            setAgain(text)
            setIsUnlike(false)
          }}
          maxLength={PASSPHRASE_MAX}
          error={unlike ?? refused}
        />
        {!isFirst && (
          <p className={styles.note}>
            {i18n.t(
              'The one of before no longer opens the journal. With a backup that was made under it, it still does: destroy those backups if somebody else knows it.',
            )}
          </p>
        )}
      </form>
    </Dialog>
  )
}
