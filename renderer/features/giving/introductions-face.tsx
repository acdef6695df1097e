import { Handshake } from 'lucide-react'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { bothNames, nextWords, stageOfIntroductionWords } from '#parts/introduction-words.ts'
import { usePlaces } from '#parts/places.tsx'
import type { IntroductionRow } from '#shared/contract/introduction-contract.ts'
import { CivilDay } from '#ui/civil-day.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import styles from './giving.module.css'

const ROW_HEIGHT = 56

/** Introductions by how far they are: what can be done now first, what is over last. */
export function IntroductionsFace() {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const rows = useWindowedQuery('introductions', {})
  const { total } = rows
  if (total === undefined) {
    return <Awaited error={rows.error} waiting={i18n.t('Reading')} failed={i18n.t('This cannot be shown.')} />
  }
  if (total === 0) {
    return (
      <EmptyState icon={<Handshake />}>
        {i18n.t(
          'Who should know whom? I writes an introduction down; each of both is asked before they hear of each other.',
        )}
      </EmptyState>
    )
  }
  return (
    <div className={styles.list}>
      <VirtualList<IntroductionRow>
        label={i18n.t('Introductions')}
        count={total}
        rowAt={rows.rowAt}
        keyOf={({ id }) => id}
        rowHeight={ROW_HEIGHT}
        onRangeChange={(first, last) => rows.ensureRange(Math.max(0, first - 1), last)}
        onOpen={({ id }) => onOpen({ page: 'introduction', id })}
        renderRow={(row, { index }) => <IntroductionLine row={row} above={rows.rowAt(index - 1)} />}
      />
    </div>
  )
}

function IntroductionLine({ row, above }: { row: IntroductionRow; above: IntroductionRow | undefined }) {
  const i18n = useI18n()
  const isNewStage = above?.stage !== row.stage
  const next = nextWords(i18n, row)
  return (
    <>
      <span className={styles.month}>{isNewStage && stageOfIntroductionWords(i18n)[row.stage]}</span>
      <span className={styles.line}>
        <span className={styles.words}>
          <span className={styles.text} data-done={row.stage === 'came' || row.stage === 'closed' || undefined}>
            <bdi>{bothNames(i18n, row)}</bdi>
          </span>
          <span className={styles.detail}>
            {/* Where the column of stages is not shown, each line says its own. */}
            <span className={styles.ownStage}>
              {stageOfIntroductionWords(i18n)[row.stage]}
              {(next !== '' || row.why !== '') && ' · '}
            </span>
            {next}
            {next !== '' && row.why !== '' && ' · '}
            <bdi>{row.why}</bdi>
          </span>
        </span>
        <span className={styles.when}>
          <CivilDay day={row.day} show="relative" />
        </span>
      </span>
    </>
  )
}
