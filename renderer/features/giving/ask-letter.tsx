import { Copy, Mail } from 'lucide-react'
import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalQuery } from '#client/use-query.ts'
import { mailHref } from '#parts/mail-href.ts'
import type { PersonLink } from '#shared/contract/rows.ts'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { askLetter } from './ask-letter-words.ts'
import styles from './giving.module.css'

export interface AskLetterProps {
  /** What is asked for, in one sentence. */
  text: string
  to: PersonLink
  onOpenLink: (href: string) => void
  onClose: () => void
}

/** A letter to somebody who could help, gone over here, and sent by whoever writes it. */
export function AskLetter({ text, to, onOpenLink, onClose }: AskLetterProps) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const brief = useJournalQuery('brief', { id: to.id }).data
  const bcc = useJournalQuery('settings').data?.ownEmail ?? ''
  const [written, setWritten] = useState<{ subject: string; body: string } | null>(null)
  const { subject, body } = written ?? askLetter(i18n, to.name, text)
  const email = brief?.channels.find(({ kind, value }) => kind === 'email' && value.trim() !== '')?.value ?? null
  const copy = () =>
    void navigator.clipboard.writeText(`${subject}\n\n${body}`).then(
      () => feedback.done(i18n.t('The letter is copied.'), null),
      () => feedback.done(i18n.t('It could not be copied. Select the text and copy it.'), null),
    )
  return (
    <section aria-label={i18n.t('Letter to {name}', { name: to.name })} className={styles.letter}>
      <TextField
        label={i18n.t('Subject')}
        value={subject}
        onChange={(next) => setWritten({ subject: next, body })}
        maxLength={300}
        autoFocus
      />
      <TextArea
        label={i18n.t('Letter to {name}', { name: to.name })}
        value={body}
        onChange={(next) => setWritten({ subject, body: next })}
        rows={9}
        reading
      />
      <p className={styles.heard}>
        {brief !== undefined && email === null
          ? i18n.t('No e-mail address is known of {names}. Nothing is sent by itself.', { names: to.name })
          : i18n.t('Go over it first. Nothing is sent by itself.')}
      </p>
      <div className={styles.letterEnd}>
        <Button icon={<Copy aria-hidden />} onPress={copy}>
          {i18n.t('Copy')}
        </Button>
        <Button
          icon={<Mail aria-hidden />}
          isDisabled={email === null}
          onPress={() => email !== null && onOpenLink(mailHref({ to: [email], bcc, subject, body }))}
        >
          {i18n.t('Open in the mail program')}
        </Button>
        <Button kind="plain" onPress={onClose}>
          {i18n.t('Close the letter')}
        </Button>
      </div>
    </section>
  )
}
