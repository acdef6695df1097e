import { reviewTitleWords } from '#parts/review-words.ts'
import { kindWords } from '#parts/kind-words.ts'
import { Awaited } from '#parts/awaited.tsx'
import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { I18n } from '@lingui/core'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useWindowedQuery, type RowOf } from '#client/use-windowed-query.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { Dialog } from '#ui/dialog.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { localDay } from '#ui/format-day.ts'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import styles from './trash.module.css'

type TrashRow = RowOf<'trash'>

/** What was moved away: to be taken back, or forgotten for good. */
export function TrashScreen() {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const trash = useWindowedQuery('trash', {})
  const restore = useCommand('restoreFromTrash')
  const active = useRef<TrashRow | undefined>(undefined)
  const list = useRef<HTMLDivElement>(null)
  const [toForget, setToForget] = useState<TrashRow | null>(null)
  const kindOf = kindWords(i18n)
  const total = trash.total

  const takeBack = (row: TrashRow) => {
    const message = i18n.t('{title} is back.', { title: titleOf(i18n, row) })
    void restore.run({ ids: [row.id] }).then(
      ({ undo }) => feedback.done(message, undo),
      () => undefined,
    )
  }
  const inList = () => active.current !== undefined && list.current?.contains(document.activeElement) === true
  useActions([
    {
      id: 'restore',
      onRow: true,
      title: i18n.t('Restore'),
      group: i18n.t('Trash'),
      keys: ['r'],
      when: inList,
      run: () => active.current && takeBack(active.current),
    },
    {
      id: 'forget',
      onRow: true,
      title: i18n.t('Forget for good…'),
      group: i18n.t('Trash'),
      keys: ['Delete'],
      when: inList,
      run: () => setToForget(active.current ?? null),
    },
  ])
  return (
    <Page width="wide">
      <PageHeader title={i18n.t('Trash')} below={i18n.t('What lies here is forgotten after 30 days.')} />
      {total === undefined ? (
        <Awaited
          error={trash.error}
          waiting={i18n.t('Reading the trash')}
          lines={6}
          failed={i18n.t('The trash cannot be shown.')}
        />
      ) : total === 0 ? (
        <EmptyState icon={<Trash2 />}>{i18n.t('Nothing is in the trash.')}</EmptyState>
      ) : (
        <div ref={list} className={styles.list}>
          <VirtualList<TrashRow>
            label={i18n.t('Trash')}
            count={total}
            rowAt={trash.rowAt}
            keyOf={(row) => row.id}
            rowHeight={52}
            onRangeChange={trash.ensureRange}
            onActiveChange={(row) => {
              active.current = row
            }}
            renderRow={(row) => (
              <>
                <span className={styles.kind}>{kindOf(row.kind)}</span>
                <span className={styles.title}>{titleOf(i18n, row)}</span>
                <CivilDay day={localDay(new Date(row.deletedAt))} show="relative" className={styles.when} />
                <Button
                  size="small"
                  onPress={() => takeBack(row)}
                  aria-label={i18n.t('Restore {title}', { title: titleOf(i18n, row) })}
                >
                  {i18n.t('Restore')}
                </Button>
                <Button
                  size="small"
                  kind="plain"
                  onPress={() => setToForget(row)}
                  aria-label={i18n.t('Forget {title} for good', { title: titleOf(i18n, row) })}
                >
                  {i18n.t('Forget…')}
                </Button>
              </>
            )}
          />
        </div>
      )}
      {toForget !== null && <ForgetDialog row={toForget} onClose={closerOf(setToForget, toForget)} />}
    </Page>
  )
}

/** The one question that is ever asked before something is done. */
function ForgetDialog({ row, onClose }: { row: TrashRow; onClose: () => void }) {
  const i18n = useI18n()
  const title = titleOf(i18n, row)
  const forget = useCommand('forget', { said: i18n.t('{title} is forgotten.', { title }) })
  return (
    <Dialog
      role="alertdialog"
      size="small"
      title={i18n.t('Forget “{title}” for good?', { title })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {i18n.t('Keep')}
          </Button>
          <Button
            kind="danger"
            isDisabled={forget.pending}
            onPress={() => void forget.run({ id: row.id }).then(onClose, onClose)}
          >
            {i18n.t('Forget for good')}
          </Button>
        </>
      }
    >
      {i18n.t('It is erased from this journal and cannot be brought back. Backups made before still hold it.')}
    </Dialog>
  )
}

function titleOf(i18n: I18n, { title, kind }: TrashRow): string {
  if (kind === 'review') return reviewTitleWords(i18n, i18n.locale, title)
  if (title !== '') return title
  return kind === 'introduction' ? i18n.t('Introduction') : i18n.t('Without a title')
}
