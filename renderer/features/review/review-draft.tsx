import { useRef, useState, type ReactNode } from 'react'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink } from '#parts/places.tsx'
import type { ReviewPage } from '#shared/contract/review-contract.ts'
import type { ReviewText as ReviewField } from '#shared/model/review.ts'
import { Button } from '#ui/button.tsx'
import { flushLiveTexts } from '#ui/live-text.ts'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { DaysStrip } from './days-strip.tsx'
import { Decisions } from './decisions.tsx'
import { Expectation } from './expectation.tsx'
import { PeriodMoves, PeriodNumbers } from './period-numbers.tsx'
import { QuietPeople } from './quiet-people.tsx'
import { ReviewText } from './review-text.tsx'
import { stepTitles } from './step-titles.ts'
import styles from './review.module.css'

/** Six steps on one page, left and taken up again at any time: all of it is saved as it is written. */
export function ReviewDraft({ review, readOnly }: { review: ReviewPage; readOnly: boolean }) {
  const i18n = useI18n()
  const page = useRef<HTMLDivElement>(null)
  const finish = useCommand('finishReview', { said: i18n.t('The review is finished and stays as it is.') })
  const connection = useJournalConnection()
  const [isFinishing, setIsFinishing] = useState(false)
  const [isUnsaved, setIsUnsaved] = useState(false)
  const titles = stepTitles(i18n)
  const close = async () => {
    if (readOnly || isFinishing) return
    setIsFinishing(true)
    try {
      // What is still being typed belongs to it.
      await flushLiveTexts(connection, `${review.id}/`)
      setIsUnsaved(false)
      await finish.run({ id: review.id }).catch(() => undefined)
    } catch {
      setIsUnsaved(true)
    } finally {
      setIsFinishing(false)
    }
  }
  const goTo = (step: number) => {
    const section = page.current?.querySelectorAll<HTMLElement>('section[data-step]')[step]
    section?.scrollIntoView({ block: 'start' })
    const first = section?.querySelector<HTMLElement>('[contenteditable], input, button, a')
    ;(first ?? section)?.focus({ preventScroll: true })
  }
  useActions([
    ...titles.map((title, step) => ({
      id: `review-step-${step + 1}`,
      title,
      group: i18n.t('Review'),
      keys: [`${step + 1}`],
      run: () => goTo(step),
    })),
    {
      id: 'finish-review',
      title: i18n.t('Finish the review'),
      group: i18n.t('Review'),
      keys: ['$mod+Enter'],
      when: () => !readOnly,
      run: () => void close(),
    },
  ])
  const text = (field: ReviewField, label: string, placeholder: string, isTitled = false) => (
    <ReviewText
      isTitled={isTitled}
      id={review.id}
      field={field}
      label={label}
      value={review.texts[field]}
      placeholder={placeholder}
      readOnly={readOnly}
      onSubmit={() => void close()}
    />
  )
  return (
    <div ref={page} className={styles.steps}>
      <Step at={0} title={titles[0]}>
        <Expectation expectation={review.expectation} />
      </Step>
      <Step at={1} title={titles[1]}>
        <Facts review={review} />
        {text('happened', i18n.t('What happened'), i18n.t('What mattered, and what came of it?'))}
      </Step>
      <Step at={2} title={titles[2]}>
        <QuietPeople review={review} readOnly={readOnly} />
        {text('neglected', i18n.t('Whom I neglected'), i18n.t('Whom do you miss, and why did it come to that?'))}
      </Step>
      <Step at={3} title={titles[3]}>
        {text(
          'barriers',
          i18n.t('Which story stopped me'),
          i18n.t('What did you put off, and what did you tell yourself?'),
          true,
        )}
        <p className={styles.quiet}>
          <PlaceLink to={{ page: 'mindset' }}>{i18n.t('The stories, and what you would rather go by')}</PlaceLink>
        </p>
      </Step>
      <Step at={4} title={titles[4]}>
        {text('learned', i18n.t('What I learned'), i18n.t('About people, about the work, about yourself'), true)}
        {text('surprised', i18n.t('What surprised me'), i18n.t('What went otherwise than you had thought?'))}
      </Step>
      <Step at={5} title={titles[5]}>
        {text('decisions', i18n.t('What I decide'), i18n.t('What will you do, and what will you leave?'))}
        <Decisions review={review} readOnly={readOnly} />
        {text(
          'expected',
          i18n.t('What I expect next'),
          i18n.t('It is shown to you first the next time, word for word.'),
        )}
      </Step>
      {!readOnly && (
        <div className={styles.finish}>
          <Button kind="primary" keys="$mod+Enter" isPending={isFinishing} onPress={() => void close()}>
            {i18n.t('Finish the review')}
          </Button>
          {isUnsaved && (
            <p role="alert">
              {i18n.t('The review is not finished: one of its texts is not saved yet. It stays where you wrote it.')}
            </p>
          )}
          <p className={styles.quiet}>
            {i18n.t(
              'Numbers, names and texts are kept as they are then. What you write down later changes nothing in it.',
            )}
          </p>
        </div>
      )}
    </div>
  )
}

/** One of the six steps, with its number. */
export function Step({ at, title, children }: { at: number; title: string | undefined; children: ReactNode }) {
  const id = `review-step-${at + 1}`
  return (
    <section data-step={at} aria-labelledby={id} tabIndex={-1} className={styles.step}>
      <h2 id={id} className={styles.stepTitle}>
        <span aria-hidden className={styles.stepNumber}>
          {at + 1}
        </span>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Facts({ review: { from, to } }: { review: ReviewPage }) {
  const i18n = useI18n()
  const { data, error, refetch } = useJournalQuery('periodFacts', { from, to }, { keepPrevious: true })
  if (data === undefined) {
    return (
      <Awaited
        error={error}
        lines={4}
        waiting={i18n.t('Counting')}
        failed={i18n.t('What happened cannot be counted.')}
        onRetry={refetch}
      />
    )
  }
  return (
    <>
      <DaysStrip from={from} to={to} days={data.days} />
      <PeriodNumbers numbers={data.numbers} />
      <h3 className={styles.label}>{i18n.t('What moved in your orbit')}</h3>
      <PeriodMoves moved={data.moved} />
    </>
  )
}
