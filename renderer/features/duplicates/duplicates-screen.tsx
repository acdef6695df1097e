import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useWindowedQuery } from '#client/use-windowed-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import type { DuplicateRow } from '#shared/contract/people-contract.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { DuplicateSideView } from './duplicate-side.tsx'
import { likenessWords, strengthWords } from './likeness-words.ts'
import { SaidToBeTwo } from './said-to-be-two.tsx'
import styles from './duplicates.module.css'

export interface DuplicatesScreenProps {
  onOpenPeople: () => void
}

/** People who may be there twice, a pair at a time: merged into either, said to be two, or left for later. */
export function DuplicatesScreen({ onOpenPeople }: DuplicatesScreenProps) {
  const i18n = useI18n()
  const number = new Intl.NumberFormat(useLocale())
  const pairs = useWindowedQuery('duplicates', {})
  const [chosen, setChosen] = useState(0)
  const { total } = pairs
  // Whoever was the last of them is gone: what was left for later is there again.
  const at = total === undefined || total === 0 ? 0 : chosen % total
  const go = (to: number) => {
    if (total === undefined || total === 0) return
    const next = (to + total) % total
    setChosen(next)
    pairs.ensureRange(next, Math.min(next + 1, total - 1))
  }
  return (
    <Page width="wide">
      <PageHeader
        title={i18n.t('Duplicates')}
        below={
          total === undefined
            ? '\u00a0'
            : i18n.t('{count, plural, =0 {No pair} one {# pair} other {{shown} pairs}} that may be one person', {
                count: total,
                shown: number.format(total),
              })
        }
      />
      {total === undefined ? (
        <Awaited
          error={pairs.error}
          waiting={i18n.t('Comparing your people')}
          lines={6}
          failed={i18n.t('The pairs cannot be shown.')}
        />
      ) : total === 0 ? (
        <EmptyState icon={<UsersRound />} action={<Button onPress={onOpenPeople}>{i18n.t('See your people')}</Button>}>
          {i18n.t('Nobody seems to be here twice. After an import it is worth a look.')}
        </EmptyState>
      ) : (
        <Pair
          row={pairs.rowAt(at)}
          place={i18n.t('{at} of {total}', { at: number.format(at + 1), total: number.format(total) })}
          isAlone={total === 1}
          onNext={() => go(at + 1)}
          onBack={() => go(at - 1)}
        />
      )}
      {total !== undefined && <SaidToBeTwo />}
    </Page>
  )
}

interface PairProps {
  /** Undefined while it is not here. */
  row: DuplicateRow | undefined
  place: string
  isAlone: boolean
  onNext: () => void
  onBack: () => void
}

function Pair({ row, place, isAlone, onNext, onBack }: PairProps) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const merge = useCommand('mergePeople')
  const notSame = useCommand('markNotSame')
  const isBusy = row === undefined || merge.pending || notSame.pending
  const mergeInto = (side: 0 | 1) => {
    if (isBusy) return
    const [into, from] = [row.people[side], row.people[1 - side] as DuplicateRow['people'][0]]
    const said = i18n.t('{name} is now part of {other}.', { name: from.name, other: into.name })
    void merge.run({ from: from.id, into: into.id }).then(
      ({ undo }) => feedback.done(said, undo),
      () => undefined,
    )
  }
  const keepApart = () => {
    if (isBusy) return
    const [one, other] = row.people
    const said = i18n.t('{name} and {other} are two people.', { name: one.name, other: other.name })
    void notSame.run({ ids: [one.id, other.id] }).then(
      ({ undo }) => feedback.done(said, undo),
      () => undefined,
    )
  }
  const group = i18n.t('Duplicates')
  useActions([
    { id: 'merge-left', title: i18n.t('Merge into the left one'), group, keys: ['1'], run: () => mergeInto(0) },
    { id: 'merge-right', title: i18n.t('Merge into the right one'), group, keys: ['2'], run: () => mergeInto(1) },
    { id: 'not-same', title: i18n.t('Not the same person'), group, keys: ['n'], also: 'two apart', run: keepApart },
    {
      id: 'pair-later',
      title: i18n.t('Later: the next pair'),
      group,
      keys: ['j', 'l'],
      when: () => !isAlone,
      run: onNext,
    },
    { id: 'pair-before', title: i18n.t('The pair before'), group, keys: ['k'], when: () => !isAlone, run: onBack },
  ])
  const reasons = likenessWords(i18n)
  const [one, other] = row?.people ?? []
  return (
    <section className={styles.pair} aria-label={i18n.t('Pair {place}', { place })}>
      <p className={styles.why} aria-live="polite">
        {row === undefined ? (
          '\u00a0'
        ) : (
          <>
            <strong>{strengthWords(i18n)[row.strength]}</strong>
            <span>{row.reasons.map((reason) => reasons[reason]).join(' · ')}</span>
          </>
        )}
        <span className={styles.place}>{place}</span>
      </p>
      <div className={styles.sides}>
        {one !== undefined && <DuplicateSideView side={one} />}
        {other !== undefined && <DuplicateSideView side={other} />}
      </div>
      <div className={styles.actions}>
        <Button kind="primary" keys="1" isPending={isBusy} onPress={() => mergeInto(0)}>
          {i18n.t('Merge into the left')}
        </Button>
        <Button keys="2" isPending={isBusy} onPress={() => mergeInto(1)}>
          {i18n.t('Merge into the right')}
        </Button>
        <Button keys="n" isPending={isBusy} onPress={keepApart}>
          {i18n.t('Not the same')}
        </Button>
        {!isAlone && (
          <Button kind="plain" keys="j" onPress={onNext}>
            {i18n.t('Later')}
          </Button>
        )}
      </div>
      <p className={styles.about}>
        {i18n.t('Who is merged keeps everything: conversations, follow-ups and notes of both. It can be undone.')}
      </p>
    </section>
  )
}
