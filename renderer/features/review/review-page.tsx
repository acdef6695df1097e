import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { usePaper } from '#parts/paper.ts'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { rhythmWords } from '#parts/review-words.ts'
import type { ReviewPage as ReviewAnswer } from '#shared/contract/review-contract.ts'
import type { ReviewId } from '#shared/model/id.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { formatPeriod } from '#ui/format-period.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { FinishedReview } from './finished-review.tsx'
import { ReviewConflicts } from './review-conflicts.tsx'
import { ReviewDraft } from './review-draft.tsx'
import { ReviewHistory } from './review-history.tsx'
import type { ReviewSearch } from './review-search.ts'

export interface ReviewPageProps {
  id: ReviewId
  search: ReviewSearch
  onSearchChange: (search: ReviewSearch) => void
  onOpenLink: (href: string) => void
}

/** One review: as a draft six steps, and once it is finished what was frozen. */
export function ReviewPage({ id, ...props }: ReviewPageProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const { data, error, refetch } = useJournalQuery('review', { id })
  if (data !== undefined) return <LoadedReview key={data.id} review={data} {...props} />
  return (
    <Page>
      <Awaited
        error={error}
        waiting={i18n.t('Opening the review')}
        failed={i18n.t('The review could not be opened.')}
        onRetry={refetch}
        absent={{
          words: i18n.t('This review is not in the journal.'),
          action: <Button onPress={() => onOpen({ page: 'reviews' })}>{i18n.t('All reviews')}</Button>,
        }}
      />
    </Page>
  )
}

type LoadedProps = Omit<ReviewPageProps, 'id'> & { review: ReviewAnswer }

function LoadedReview({ review, search, onSearchChange, onOpenLink }: LoadedProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const trash = useCommand('moveToTrash', { said: i18n.t('The review is in the trash.') })
  const restore = useCommand('restoreFromTrash', { said: i18n.t('The review is back.') })
  const readOnly = review.readOnly || review.deletedAt !== null
  const paper = usePaper()
  const [isHistory, setIsHistory] = useState(false)
  const toTrash = () => void trash.run({ ids: [review.id] }).catch(() => undefined)
  useActions([
    {
      id: 'review-history',
      title: i18n.t('History of this review'),
      group: i18n.t('Review'),
      run: () => setIsHistory(true),
    },
    {
      id: 'trash-review',
      title: i18n.t('Move this review to the trash'),
      group: i18n.t('Review'),
      when: () => !readOnly,
      run: toTrash,
    },
  ])
  return (
    <Page>
      {review.deletedAt !== null && (
        <Banner
          tone="care"
          action={
            <Button size="small" onPress={() => void restore.run({ ids: [review.id] }).catch(() => undefined)}>
              {i18n.t('Restore')}
            </Button>
          }
        >
          {i18n.t('This review is in the trash and is forgotten 30 days after being moved there.')}
        </Banner>
      )}
      {review.readOnly && (
        <Banner>{i18n.t('A newer version of Rapport wrote this review. It can be read here, not changed.')}</Banner>
      )}
      <PageHeader
        above={<PlaceLink to={{ page: 'reviews' }}>{i18n.t('All reviews')}</PlaceLink>}
        title={rhythmWords(i18n)[review.rhythm]}
        below={formatPeriod(locale, review.from, review.to)}
        actions={
          <>
            {review.finishes.length > 0 && <Button onPress={paper.toPaper}>{paper.words}</Button>}
            {!readOnly && (
              <Menu
                label={i18n.t('More about this review')}
                trigger={
                  <IconButton label={i18n.t('More')}>
                    <Ellipsis />
                  </IconButton>
                }
                groups={[
                  {
                    id: 'look',
                    entries: [{ id: 'history', label: i18n.t('History…'), onAction: () => setIsHistory(true) }],
                  },
                  {
                    id: 'end',
                    entries: [{ id: 'trash', label: i18n.t('Move to the trash'), isDanger: true, onAction: toTrash }],
                  },
                ]}
              />
            )}
          </>
        }
      />
      <ReviewConflicts review={review} readOnly={readOnly} />
      {review.finishes.length === 0 ? (
        <ReviewDraft review={review} readOnly={readOnly} />
      ) : (
        <FinishedReview
          review={review}
          readOnly={readOnly}
          other={search.with ?? null}
          onCompare={(other) => onSearchChange(other === null ? {} : { with: other })}
          onOpenLink={onOpenLink}
        />
      )}
      {isHistory && <ReviewHistory review={review} onClose={() => setIsHistory(false)} />}
    </Page>
  )
}
