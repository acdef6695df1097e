import type { I18n } from '@lingui/core'
import { useImperativeHandle, useRef, useState, type FormEvent, type Ref } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { blockProblemWords } from '#parts/block-problem-words.ts'
import { daysWords } from '#parts/rule-words.ts'
import type { BlockRow } from '#shared/contract/plan-contract.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { MAX_ACT, type BlockQueue } from '#shared/model/time-block.ts'
import {
  MAX_BLOCK_SENTENCE,
  readBlockSentence,
  type BlockLack,
  type BlockSentence,
} from '#shared/quick-log/block-sentence.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { OccurrenceWords } from './occurrence-words.tsx'
import { queueOptions } from './queue-words.ts'
import styles from './plan.module.css'

export interface BlockLineHandle {
  focus: () => void
}

export interface BlockLineProps {
  blocks: readonly BlockRow[]
  zone: string
  /** A sentence that was begun elsewhere on the screen; '' where none was. */
  begun: string
  onBegunTaken: () => void
  ref?: Ref<BlockLineHandle>
}

/** A time block in one sentence, and what it was understood as. */
export function BlockLine({ blocks, zone, begun, onBegunTaken, ref }: BlockLineProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<BlockQueue | null>(null)
  const add = useCommand('addBlock', { said: i18n.t('The time is kept free.') })
  useImperativeHandle(ref, () => ({ focus: () => field.current?.focus() }))
  if (begun !== '' && begun !== text) setText(begun)
  const asked = text.trim()
  const read = asked === '' ? null : readBlockSentence(text, { date: today, time: '00:00' as CivilTime, zone })
  const queue = chosen ?? read?.queue ?? 'anything'
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (read === null || read.rule === null || read.lacks.length > 0 || add.pending) return
    const { purpose, act, rule } = read
    await add.run({ purpose, act, rule, queue }).then(
      () => {
        setText('')
        setChosen(null)
        field.current?.focus()
      },
      () => undefined,
    )
  }
  return (
    <form className={styles.line} onSubmit={(event) => void save(event)}>
      <TextField
        ref={field}
        label={i18n.t('A time block in one sentence')}
        help={text === '' ? i18n.t('Like “Tuesdays 8:30, 30 minutes: write to two people who went quiet”.') : undefined}
        value={text}
        onChange={(next) => {
          onBegunTaken()
          setText(next)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          if (text === '') document.querySelector('main')?.focus({ preventScroll: true })
          setText('')
          onBegunTaken()
        }}
      />
      {read !== null && (
        <Preview read={read} today={today} zone={zone} isThird={blocks.length >= 2}>
          <Select
            label={i18n.t('In that time go through')}
            options={queueOptions(i18n)}
            value={queue}
            onChange={setChosen}
          />
          <Button
            kind="primary"
            type="submit"
            keys="Enter"
            isPending={add.pending}
            isDisabled={read.rule === null || read.lacks.length > 0}
          >
            {i18n.t('Keep it free')}
          </Button>
        </Preview>
      )}
    </form>
  )
}

interface PreviewProps {
  read: BlockSentence
  today: CivilDate
  zone: string
  isThird: boolean
  children: React.ReactNode
}

/** The sentence read back, with when it would come. */
function Preview({ read, today, zone, isThird, children }: PreviewProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const { rule, lacks, act, purpose } = read
  const isWhole = rule !== null && !lacks.includes('zone')
  const { data } = useJournalQuery('previewBlock', { rule: rule as never }, { enabled: isWhole, keepPrevious: true })
  return (
    <div className={styles.preview}>
      <p className={styles.readBack} role="status">
        {rule === null || lacks.length > 0
          ? lackWords(i18n, lacks[0] ?? 'when', read.zone)
          : act === ''
            ? i18n.t('{when}: {purpose}.', { when: whenWords(), purpose })
            : purpose === ''
              ? i18n.t('When it is {when}, then I {act}.', { when: whenWords(), act: unended(act) })
              : i18n.t('When it is {when}, {purpose}, then I {act}.', {
                  purpose,
                  when: whenWords(),
                  act: unended(act),
                })}
      </p>
      {isWhole && data !== undefined && (
        <p className={styles.quiet}>
          {data.problem !== null ? (
            blockProblemWords(i18n, data.problem, read.zone)
          ) : (
            <>
              {i18n.t('Next:')}{' '}
              {data.upcoming.slice(0, 3).map((occurrence) => (
                <span key={occurrence.day} className={styles.next}>
                  <OccurrenceWords occurrence={occurrence} today={today} />
                </span>
              ))}
            </>
          )}
        </p>
      )}
      {isThird && (
        <p className={styles.quiet}>
          {i18n.t('You have two already. More are fine where you mean them; one or two are kept most easily.')}
        </p>
      )}
      <div className={styles.previewChoices}>{children}</div>
    </div>
  )

  function whenWords(): string {
    if (rule === null) return ''
    const days = daysWords(i18n, locale, rule, today)
    const length = i18n.t('{minutes, plural, one {# minute} other {# minutes}}', { minutes: rule.minutes })
    const clock = rule.zone === zone ? rule.time : `${rule.time} (${rule.zone.replaceAll('_', ' ')})`
    return i18n.t('{days}, {clock} for {length}', { days, clock, length })
  }
}

/** A sentence that has its own end has one already. */
function unended(text: string): string {
  return text.replace(/[.!…]+$/, '')
}

function lackWords(i18n: I18n, lack: BlockLack, zone: string): string {
  switch (lack) {
    case 'when':
      return i18n.t('On which days? “Tuesdays”, “every other Friday”, “the first Monday of the month” …')
    case 'time':
      return i18n.t('At what time? “8:30”, “at noon” …')
    case 'what':
      return i18n.t('And then what? Write it behind a colon.')
    case 'zone':
      return blockProblemWords(i18n, 'zone', zone)
    case 'long':
      return i18n.t(
        'That is longer than a block holds, {most} characters. It stays here; shorten it, nothing is cut off.',
        { most: Math.min(MAX_ACT, MAX_BLOCK_SENTENCE) },
      )
  }
}
