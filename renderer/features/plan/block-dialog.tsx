import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { blockProblemWords } from '#parts/block-problem-words.ts'
import { ruleWords } from '#parts/rule-words.ts'
import type { BlockRow } from '#shared/contract/plan-contract.ts'
import type { CivilDate, CivilTime } from '#shared/model/civil-date.ts'
import { MAX_PURPOSE, MAX_ACT } from '#shared/model/time-block.ts'
import { readBlockSentence } from '#shared/quick-log/block-sentence.ts'
import { FormDialog } from '#ui/form-dialog.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { queueOptions } from './queue-words.ts'
import styles from './plan.module.css'

export interface BlockDialogProps {
  block: BlockRow
  zone: string
  today: string
  onClose: () => void
}

/** Changes a block: its words, when it comes, what it goes through. */
export function BlockDialog({ block, zone, today, onClose }: BlockDialogProps) {
  const i18n = useI18n()
  const locale = useLocale()
  const [act, setAct] = useState(block.act)
  const [purpose, setPurpose] = useState(block.purpose)
  const [queue, setQueue] = useState(block.queue)
  const [when, setWhen] = useState('')
  const edit = useCommand('editBlock', { said: i18n.t('Changed.') })
  const now = ruleWords(i18n, locale, block.rule, { zone, today })
  const read =
    when.trim() === ''
      ? null
      : readBlockSentence(`${when.trim()}:`, { date: today as CivilDate, time: '00:00' as CivilTime, zone })
  const isWhenRead = read === null || (read.rule !== null && !read.lacks.includes('zone'))
  const isEmpty = act.trim() === '' && purpose.trim() === ''
  const save = async () => {
    if (!isWhenRead || isEmpty || edit.pending) return
    const rule = read?.rule ?? null
    await edit
      .run({
        id: block.id,
        ...(act !== block.act && { act }),
        ...(purpose !== block.purpose && { purpose }),
        ...(queue !== block.queue && { queue }),
        ...(rule !== null && { rule }),
      })
      .then(onClose, () => undefined)
  }
  return (
    <FormDialog
      title={i18n.t('Change the time block')}
      isOpen
      onClose={onClose}
      submit={i18n.t('Save')}
      canSubmit={isWhenRead && !isEmpty && !edit.pending}
      onSubmit={save}
      className={styles.form}
    >
      <TextField label={i18n.t('Then I')} value={act} onChange={setAct} maxLength={MAX_ACT} autoFocus />
      <TextField
        label={i18n.t('What for, or where')}
        value={purpose}
        onChange={setPurpose}
        maxLength={MAX_PURPOSE}
        error={isEmpty ? i18n.t('One of the two says what the time is for.') : undefined}
      />
      <TextField
        label={i18n.t('When')}
        placeholder={i18n.t('Thursdays 9:00, 45 minutes')}
        value={when}
        onChange={setWhen}
        maxLength={500}
        help={
          read?.rule
            ? ruleWords(i18n, locale, read.rule, { zone, today })
            : i18n.t('Now: {now}. Write another time to change it.', { now })
        }
        error={
          isWhenRead
            ? undefined
            : read?.lacks.includes('zone')
              ? blockProblemWords(i18n, 'zone', read.zone)
              : i18n.t('It wants days and a time: “Thursdays 9:00, 45 minutes”.')
        }
      />
      <Select
        label={i18n.t('In that time go through')}
        options={queueOptions(i18n)}
        value={queue}
        onChange={setQueue}
      />
    </FormDialog>
  )
}
