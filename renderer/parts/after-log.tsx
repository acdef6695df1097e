import { useEffect, useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import type { ConversationId, PersonId } from '#shared/model/id.ts'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './after-log.module.css'

type Asked = { readonly kind: 'askNext' | 'cares' | 'prompt'; readonly question: string; readonly prompt: string }

/** After a conversation was written down: one thing to ask oneself about who was there. Enter on nothing is not now. */
export function AfterLog({ conversation, onClose }: { conversation: ConversationId; onClose: () => void }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('afterLogging', { id: conversation })
  // As it was when the line was saved: an answer written meanwhile is not the next question.
  const [first, setFirst] = useState<typeof data>(undefined)
  const [text, setText] = useState('')
  if (first === undefined && data !== undefined) {
    setFirst(data)
    if (askedOf(data)?.kind === 'cares') setText(data.cares)
  }
  const offer = useCommand('offerPrompt')
  const answer = useCommand('answerPrompt', { said: i18n.t('Kept.') })
  const keep = useCommand('keepCares', { said: i18n.t('Kept.') })
  const learn = useCommand('learnAnswer', { said: i18n.t('Kept with the conversation.') })
  const person = first?.person ?? null
  const asked = askedOf(first)
  const prompt = asked?.kind === 'prompt' ? asked.prompt : null
  const personId = person?.id
  const { run: tell } = offer
  useEffect(() => {
    if (prompt === null || personId === undefined) return
    void tell({ person: personId, prompt }).catch(() => undefined)
  }, [prompt, personId, tell])
  if (person === null || asked === null) return null
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const written = text.trim()
    if (written === '') return onClose()
    await run(asked, person.id, written).then(onClose, () => undefined)
  }
  function run({ kind, prompt: id }: Asked, to: PersonId, written: string): Promise<unknown> {
    switch (kind) {
      case 'prompt':
        return answer.run({ person: to, prompt: id, text: written })
      case 'cares':
        return keep.run({ person: to, text: written })
      case 'askNext':
        return learn.run({ person: to, conversation, text: written })
    }
  }
  return (
    <form className={styles.after} onSubmit={(event) => void save(event)}>
      <TextField
        label={
          asked.kind === 'askNext'
            ? i18n.t('{name}, you wanted to ask: {question}', { name: person.name, question: asked.question })
            : asked.kind === 'cares'
              ? i18n.t('{name} cares about … Keep it on their page?', { name: person.name })
              : i18n.t('{name}: {question}', { name: person.name, question: asked.question })
        }
        value={text}
        onChange={setText}
        maxLength={20_000}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <Button type="submit" size="small" isPending={answer.pending || learn.pending || keep.pending}>
        {text.trim() === '' ? i18n.t('Not now') : i18n.t('Keep')}
      </Button>
    </form>
  )
}

function askedOf(
  first: { askNext: string; cares: string; prompt: { id: string; question: string } | null } | undefined,
): Asked | null {
  if (first === undefined) return null
  if (first.askNext !== '') return { kind: 'askNext', question: first.askNext, prompt: '' }
  if (first.cares !== '') return { kind: 'cares', question: '', prompt: '' }
  return first.prompt === null ? null : { kind: 'prompt', question: first.prompt.question, prompt: first.prompt.id }
}
