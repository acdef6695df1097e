import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import { tag as tagSchema } from '#shared/model/conversation.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { ChipsField } from '#parts/chips-field.tsx'

export interface TagsFieldProps {
  tags: readonly string[]
  onChange: (tags: readonly string[]) => void
  hideLabel?: boolean | undefined
}

/** Words to find a conversation by. */
export function TagsField({ tags, onChange, hideLabel }: TagsFieldProps) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [] } = useJournalQuery('tags')
  const wanted = text.replace(/^#/, '').toLowerCase()
  const has = (word: string) => tags.some((tag) => tag.toLowerCase() === word.toLowerCase())
  const fitting = data.filter(({ tag }) => !has(tag) && tag.toLowerCase().startsWith(wanted)).slice(0, 8)
  const add = (typed: string) => {
    const word = toTag(typed)
    // A tag that is known keeps its spelling.
    const known = data.find(({ tag }) => tag.toLowerCase() === word?.toLowerCase())?.tag ?? word
    if (known !== null && !has(known)) onChange([...tags, known])
  }
  const word = toTag(text)
  const isNew = word !== null && !has(word) && data.every(({ tag }) => tag.toLowerCase() !== word.toLowerCase())
  return (
    <ChipsField
      label={i18n.t('Tags')}
      hideLabel={hideLabel}
      placeholder={i18n.t('#mentor')}
      chips={tags.map((tag) => ({
        key: tag,
        label: `#${tag}`,
        removeLabel: i18n.t('Without the tag {tag}', { tag }),
      }))}
      onRemove={(key) => onChange(tags.filter((tag) => tag !== key))}
      text={text}
      onTextChange={setText}
      options={[
        ...fitting.map(({ tag, conversations }) => ({
          id: tag,
          label: `#${tag}`,
          detail: i18n.t('{conversations, plural, one {# conversation} other {# conversations}}', { conversations }),
        })),
        // Marked, since a tag can be any word.
        ...(isNew ? [{ id: NEW, label: `#${word}`, detail: i18n.t('New tag'), makesNew: true }] : []),
      ]}
      onPick={(id) => add(id === NEW ? text : id)}
      onTyped={add}
      separators=" ,;"
    />
  )
}

const NEW = '#'

/** The word that a tag can be, of what was typed: without `#`, other signs as hyphens; null where nothing is left. */
export function toTag(typed: string): string | null {
  const word = typed
    .trim()
    .replace(/^#+/, '')
    .replace(/[^\p{L}\p{N}_\-/]+/gu, '-')
    .replace(/^[-/]+|[-/]+$/g, '')
  const parsed = tagSchema.safeParse(word)
  return parsed.success ? parsed.data : null
}
