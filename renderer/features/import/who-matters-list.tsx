import { useRef } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { ringWords } from '#parts/ring-words.ts'
import { RingMark } from '#parts/ring-mark.tsx'
import type { ImportedOne } from '#shared/contract/import-contract.ts'
import { initials } from '#shared/model/initials.ts'
import { RINGS, type Ring } from '#shared/model/ring.ts'
import { Avatar } from '#ui/avatar.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import type { ListMoves } from '#ui/list-moves.ts'
import { Section } from '#ui/page.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useIsNarrow } from '#ui/use-is-narrow.ts'
import { VirtualList } from '#ui/virtual-list.tsx'
import { reasonWords } from './import-words.ts'
import styles from './import.module.css'

const ROW_HEIGHT = 64
const TALL_ROW_HEIGHT = 124

/**
 * Those of many imported people of whom the file says most, to be put into rings by one key each, as in People. Whoever
 * is left alone is in no ring, and so never due.
 */
export function WhoMattersList({ people }: { people: readonly ImportedOne[] }) {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const putInRing = useCommand('putInRing')
  const list = useRef<HTMLDivElement>(null)
  const moves = useRef<ListMoves>(null)
  const active = useRef<ImportedOne | undefined>(undefined)
  const rowHeight = useIsNarrow() ? TALL_ROW_HEIGHT : ROW_HEIGHT
  const words = ringWords(i18n)
  const put = (ring: Ring | null) => {
    const one = active.current
    if (one === undefined) return
    moves.current?.move(1)
    void putInRing.run({ ids: [one.id], ring }).then(
      ({ undo }) => feedback.done(i18n.t('{name}: {ring}', { name: one.name, ring: words[ring ?? 'none'] }), undo),
      () => undefined,
    )
  }
  useActions(
    [...RINGS, null].map((ring, index) => ({
      id: `ring-${ring ?? 'none'}`,
      title: ring === null ? i18n.t('Take out of the rings') : i18n.t('Put in: {ring}', { ring: words[ring] }),
      group: i18n.t('Import'),
      keys: [String(index + 1)],
      when: () => list.current?.contains(document.activeElement) === true,
      run: () => put(ring),
    })),
  )
  return (
    <Section title={i18n.t('Who matters most?')} count={people.length}>
      <p className={styles.about}>
        {i18n.t(
          'A ring says how often you want to speak with somebody. Put those in who matter to you, and stop whenever you like: everybody else stays out of the way and is never due.',
        )}
        <span className={styles.keys}>
          {[...RINGS, null].map((ring, index) => (
            <span key={ring ?? 'none'} className={styles.keys}>
              <KeyHint keys={String(index + 1)} /> {words[ring ?? 'none']}
            </span>
          ))}
        </span>
      </p>
      <div ref={list} className={styles.matters} style={{ height: Math.min(people.length, 8) * rowHeight }}>
        <VirtualList<ImportedOne>
          key={rowHeight}
          ref={moves}
          label={i18n.t('Who matters most?')}
          count={people.length}
          rowAt={(index) => people[index]}
          keyOf={({ id }) => id}
          rowHeight={rowHeight}
          onActiveChange={(person) => {
            active.current = person
          }}
          renderRow={(person) => <Line person={person} />}
        />
      </div>
    </Section>
  )
}

function Line({ person }: { person: ImportedOne }) {
  const i18n = useI18n()
  // As it is now: also after an undo, and where another tab sorts as well.
  const ring = useJournalQuery('person', { id: person.id }).data?.ring ?? null
  return (
    <div className={styles.line}>
      <Avatar name={person.name} initials={initials(person.name)} size="small" />
      <div className={styles.who}>
        <span className={styles.name}>
          {person.name}
          {person.detail !== '' && <span className={styles.detail}> · {person.detail}</span>}
        </span>
        <span className={styles.reasons}>{reasonWords(i18n, person.reasons)}</span>
      </div>
      <span className={styles.because}>
        {ring !== null && (
          <>
            <RingMark ring={ring} /> {ringWords(i18n)[ring]}
          </>
        )}
      </span>
    </div>
  )
}
