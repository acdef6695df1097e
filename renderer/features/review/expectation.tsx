import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { writtenWords } from '#parts/review-words.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { ReviewPage } from '#shared/contract/review-contract.ts'
import type { ReviewId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { InPlaceForm } from '#ui/in-place-form.tsx'
import { MarkdownView } from '#ui/markdown-view.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import styles from './review.module.css'

/** What the review before had expected, word for word, with what was said to it since. */
export function Expectation({ expectation }: { expectation: ReviewPage['expectation'] }) {
  const i18n = useI18n()
  const locale = useLocale()
  if (expectation === null) {
    return (
      <p className={styles.quiet}>
        {i18n.t('There is no finished review before this one. What you expect at its end stands here the next time.')}
      </p>
    )
  }
  const { review, from, to, text, remarks } = expectation
  return (
    <>
      <p className={styles.source}>
        {i18n.t('Written at the end of')}{' '}
        <PlaceLink to={{ page: 'review', id: review }}>{formatPeriod(locale, from, to)}</PlaceLink>
      </p>
      {text.trim() === '' ? (
        <p className={styles.quiet}>{i18n.t('Nothing was expected.')}</p>
      ) : (
        <blockquote className={styles.expected}>
          <MarkdownView text={writtenWords(i18n, text)} onOpenLink={() => {}} headingsFrom={4} />
        </blockquote>
      )}
      <Remarks review={review} remarks={remarks} />
    </>
  )
}

/** What is said later to an expectation: it stands beside it, and changes nothing of it. */
export function Remarks({ review, remarks }: { review: ReviewId; remarks: ReviewPage['remarks'] }) {
  const i18n = useI18n()
  const [isAdding, setIsAdding] = useState(false)
  const [text, setText] = useState('')
  const remark = useCommand('remarkOnReview', { said: i18n.t('The remark stands beside it.') })
  const save = () => {
    if (text.trim() === '' || remark.pending) return
    void remark.run({ id: review, text }).then(
      () => {
        setText('')
        setIsAdding(false)
      },
      () => undefined,
    )
  }
  return (
    <div className={styles.remarks}>
      {remarks.map(({ id, on, text: said }) => (
        <p key={id} className={styles.remark}>
          <CivilDay day={on} /> <span>{writtenWords(i18n, said)}</span>
        </p>
      ))}
      {isAdding ? (
        <InPlaceForm onSubmit={save} onClose={() => setIsAdding(false)} className={styles.form}>
          <TextArea
            label={i18n.t('A remark on what was expected')}
            value={text}
            onChange={setText}
            rows={2}
            autoFocus
          />
          <span className={styles.formActions}>
            <Button onPress={() => setIsAdding(false)}>{i18n.t('Cancel')}</Button>
            <Button kind="primary" type="submit" isDisabled={text.trim() === ''}>
              {i18n.t('Save')}
            </Button>
          </span>
        </InPlaceForm>
      ) : (
        <div className={styles.screenOnly}>
          <Button size="small" kind="plain" onPress={() => setIsAdding(true)}>
            {i18n.t('Add a remark')}
          </Button>
        </div>
      )}
    </div>
  )
}
