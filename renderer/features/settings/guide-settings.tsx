import { ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { useFollowedText } from '#parts/use-followed-text.ts'
import { allPrompts, SUGGESTED_PROMPTS, type NamedPrompt } from '#shared/model/capture-guide.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './settings.module.css'

const MOST = 500

/** Questions of one's own that one would ask a person, one of which is offered after a conversation. */
export function GuideSettings() {
  const i18n = useI18n()
  const { data } = useJournalQuery('preferences')
  const [text, setText] = useState('')
  const put = useCommand('putPrompt', { said: i18n.t('The guide is changed.') })
  const move = useCommand('movePrompt', { said: i18n.t('Moved up.') })
  if (data === undefined) return null
  const prompts = allPrompts(data.guide)
  const shown = prompts.filter(({ hidden }) => !hidden)
  const suggested = [
    i18n.t('What are they proud of these days?'),
    i18n.t('What do they wish they had more time for?'),
    i18n.t('Whom do they turn to for advice?'),
    i18n.t('What would they like to be asked?'),
    i18n.t('How do they like to be reached?'),
  ].filter((question) => !prompts.some((prompt) => prompt.question === question))
  const add = (question: string) =>
    put.run({ id: null, prompt: { question, hidden: false, sensitive: false } }).catch(() => undefined)
  return (
    <>
      <p className={styles.note}>
        {i18n.t(
          'Beside what you know of somebody anyway. After a conversation one of them is offered that has no answer yet, and then not again for that person for 60 days.',
        )}
      </p>
      <ul className={styles.prompts}>
        {prompts.map((prompt) => {
          const above = shown[shown.findIndex(({ id }) => id === prompt.id) - 1]
          return (
            <li key={prompt.id}>
              <Prompt
                prompt={prompt}
                onChange={(next) => {
                  const { id, order: _order, ...now } = prompt
                  void put.run({ id, prompt: { ...now, ...next } }).catch(() => undefined)
                }}
                onUp={
                  above === undefined || prompt.hidden
                    ? undefined
                    : () => void move.run({ id: prompt.id, before: above.id }).catch(() => undefined)
                }
              />
            </li>
          )
        })}
      </ul>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault()
          const question = text.trim()
          if (question !== '') void add(question).then(() => setText(''))
        }}
      >
        <TextField label={i18n.t('A question of your own')} value={text} onChange={setText} maxLength={MOST} />
        <Button type="submit" isDisabled={text.trim() === ''}>
          {i18n.t('Add')}
        </Button>
      </form>
      {shown.length < SUGGESTED_PROMPTS && suggested.length > 0 && (
        <div className={styles.buttons}>
          {suggested.slice(0, SUGGESTED_PROMPTS - shown.length).map((question) => (
            <Button key={question} kind="plain" size="small" onPress={() => void add(question)}>
              {question}
            </Button>
          ))}
        </div>
      )}
      {shown.length > SUGGESTED_PROMPTS && (
        <p className={styles.note}>
          {i18n.t('Five are as many as one remembers to ask. More are fine where you mean them.')}
        </p>
      )}
      <FieldConflict
        id={PREFERENCES_ID}
        isHere={([field]) => field === 'guide'}
        nameOf={() => i18n.t('A question of the guide')}
        wordsOf={(_path, value) => questionIn(value)}
      />
    </>
  )
}

interface PromptProps {
  prompt: NamedPrompt
  onChange: (next: { question?: string; hidden?: boolean; sensitive?: boolean }) => void
  onUp: (() => void) | undefined
}

function Prompt({ prompt, onChange, onUp }: PromptProps) {
  const i18n = useI18n()
  const { question, hidden, sensitive } = prompt
  const [text, setText] = useFollowedText(question)
  const settle = () => {
    const asked = text.trim()
    if (asked === '') setText(question)
    else if (asked !== question) onChange({ question: asked })
  }
  return (
    <div className={styles.line}>
      <TextField
        label={hidden ? i18n.t('Hidden; its answers are kept') : i18n.t('Question')}
        value={text}
        onChange={setText}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
        maxLength={MOST}
      />
      <Checkbox isSelected={sensitive} onChange={(next) => onChange({ sensitive: next })}>
        {i18n.t('Sensitive')}
      </Checkbox>
      {onUp !== undefined && (
        <IconButton label={i18n.t('Move up: {question}', { question })} onPress={onUp}>
          <ArrowUp />
        </IconButton>
      )}
      <Button size="small" kind="plain" onPress={() => onChange({ hidden: !hidden })}>
        {hidden ? i18n.t('Show again') : i18n.t('Hide')}
      </Button>
    </div>
  )
}

function questionIn(value: string): string {
  try {
    const { question } = JSON.parse(value) as { question?: unknown }
    return typeof question === 'string' ? question : value
  } catch {
    return value
  }
}
