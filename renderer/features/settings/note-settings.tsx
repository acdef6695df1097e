import { useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { useFollowedText } from '#parts/use-followed-text.ts'
import { PREFERENCES_ID, type NoteTemplate } from '#shared/model/preferences.ts'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './settings.module.css'

const MAX_NAME = 100
const MAX_TEXT = 10_000

/** Notes that begin the same each time, by name. A line of notes that begins with `/` offers them. */
export function NoteSettings() {
  const i18n = useI18n()
  const { data } = useJournalQuery('preferences')
  const [name, setName] = useState('')
  const save = useCommand('saveNoteTemplate', {
    said: (_output, { template }) => i18n.t('The template {name} is kept.', { name: template.name }),
  })
  if (data === undefined) return null
  const templates = Object.entries(data.noteTemplates).toSorted(([, a], [, b]) => a.name.localeCompare(b.name))
  const begin = i18n.t('## Since last time\n\n## Now\n\n- [ ] ')
  return (
    <>
      <p className={styles.note}>
        {i18n.t('For notes that begin the same each time. Type / at the beginning of a line of notes, and take one.')}
      </p>
      <ul className={styles.prompts}>
        {templates.map(([id, template]) => (
          <li key={id}>
            <Template
              id={id}
              template={template}
              onChange={(next) => void save.run({ id, template: { ...template, ...next } }).catch(() => undefined)}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles.named}
        onSubmit={(event) => {
          event.preventDefault()
          const template = { name: name.trim(), text: begin }
          if (template.name !== '')
            void save.run({ id: null, template }).then(
              () => setName(''),
              () => undefined,
            )
        }}
      >
        <TextField
          label={i18n.t('A new template')}
          value={name}
          onChange={setName}
          placeholder={i18n.t('One-to-one')}
          maxLength={MAX_NAME}
        />
        <Button type="submit" isDisabled={name.trim() === ''}>
          {i18n.t('Add')}
        </Button>
      </form>
      <FieldConflict
        id={PREFERENCES_ID}
        isHere={([field]) => field === 'noteTemplates'}
        nameOf={() => i18n.t('A template for notes')}
        wordsOf={(_path, value) => textIn(value)}
      />
    </>
  )
}

interface TemplateProps {
  id: string
  template: NoteTemplate
  onChange: (next: Partial<NoteTemplate>) => void
}

function Template({ id, template, onChange }: TemplateProps) {
  const i18n = useI18n()
  const [name, setName] = useFollowedText(template.name)
  const [text, setText] = useFollowedText(template.text)
  const remove = useCommand('removeNoteTemplate', { said: i18n.t('The template is removed.') })
  const settleName = () => {
    const called = name.trim()
    if (called === '') setName(template.name)
    else if (called !== template.name) onChange({ name: called })
  }
  const settleText = () => {
    if (text.trim() === '') setText(template.text)
    else if (text !== template.text) onChange({ text: text.slice(0, MAX_TEXT) })
  }
  return (
    <div className={styles.template}>
      <div className={styles.named}>
        <TextField
          label={i18n.t('Name')}
          value={name}
          onChange={setName}
          onBlur={settleName}
          onKeyDown={(event) => event.key === 'Enter' && settleName()}
          maxLength={MAX_NAME}
        />
        <Button
          kind="plain"
          aria-label={i18n.t('Remove the template {name}', { name: template.name })}
          onPress={() => void remove.run({ id }).catch(() => undefined)}
        >
          {i18n.t('Remove')}
        </Button>
      </div>
      <TextArea
        label={i18n.t('What the notes of {name} begin with', { name: template.name })}
        value={text}
        onChange={setText}
        onBlur={settleText}
        rows={5}
        reading
      />
    </div>
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
