import { useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { shownPrompts } from '#shared/model/capture-guide.ts'
import { Button } from '#ui/button.tsx'
import { closerOf } from '#ui/closer-of.ts'
import { formatDay } from '#ui/format-day.ts'
import { TextField } from '#ui/text-field.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import styles from './person.module.css'

/** What the questions of one's own guide were answered with, each with its month; one without an answer is offered. */
export function PersonAnswers({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const { data } = useJournalQuery('preferences')
  const [open, setOpen] = useState<string | null>(null)
  const prompts = shownPrompts(data?.guide ?? {})
  const absent = prompts.filter(({ id }) => !person.answers.some(({ prompt }) => prompt === id))
  if (person.answers.length === 0 && absent.length === 0) return null
  return (
    <div className={styles.knowledge}>
      {person.answers.map(({ prompt, question, text, on, mayHaveChanged }) => (
        <div key={prompt} className={styles.knowledgeField}>
          <h3 className={styles.knowledgeLabel}>{question === '' ? i18n.t('An earlier question') : question}</h3>
          {open === prompt ? (
            <AnswerForm
              person={person}
              prompt={prompt}
              question={question}
              kept={text}
              onClose={closerOf(setOpen, open)}
            />
          ) : (
            <>
              <p className={styles.answer}>{text}</p>
              <p className={styles.quiet}>
                {mayHaveChanged
                  ? i18n.t('{month}; it may have changed', { month: formatDay(locale, on, 'month', today) })
                  : formatDay(locale, on, 'month', today)}{' '}
                {!person.readOnly && (
                  <Button size="small" kind="plain" onPress={() => setOpen(prompt)}>
                    {i18n.t('Change')}
                  </Button>
                )}
              </p>
            </>
          )}
        </div>
      ))}
      {!person.readOnly &&
        absent.map(({ id, question }) =>
          open === id ? (
            <AnswerForm
              key={id}
              person={person}
              prompt={id}
              question={question}
              kept=""
              onClose={closerOf(setOpen, open)}
            />
          ) : (
            <div key={id}>
              <Button size="small" kind="plain" onPress={() => setOpen(id)}>
                {question}
              </Button>
            </div>
          ),
        )}
      <FieldConflict
        id={person.id}
        isHere={([field]) => field === 'answers'}
        nameOf={([_field, prompt]) =>
          person.answers.find((answer) => answer.prompt === prompt)?.question || i18n.t('An earlier question')
        }
        wordsOf={(_path, value) => textIn(value)}
        isReadOnly={person.readOnly}
      />
    </div>
  )
}

interface AnswerFormProps {
  person: PersonPage
  prompt: string
  question: string
  kept: string
  onClose: () => void
}

function AnswerForm({ person, prompt, question, kept, onClose }: AnswerFormProps) {
  const i18n = useI18n()
  const [text, setText] = useState(kept)
  const answer = useCommand('answerPrompt', { said: i18n.t('Kept.') })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    await answer.run({ person: person.id, prompt, text }).then(onClose, () => undefined)
  }
  return (
    <form onSubmit={(event) => void save(event)}>
      <TextField
        label={question}
        value={text}
        onChange={setText}
        maxLength={20_000}
        autoFocus
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <Button type="submit" size="small" isPending={answer.pending}>
        {i18n.t('Save')}
      </Button>{' '}
      <Button size="small" kind="plain" onPress={onClose}>
        {i18n.t('Cancel')}
      </Button>
    </form>
  )
}

function textIn(value: string): string {
  try {
    const { text } = JSON.parse(value) as { text?: unknown }
    return typeof text === 'string' ? text : value
  } catch {
    return value
  }
}
