import { useState } from 'react'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import { PERSON_FIELDS, type PersonField, type PersonText } from '#shared/model/person-fields.ts'
import { Section } from '#ui/page.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { AddLine } from './add-line.tsx'
import { PersonAnswers } from './person-answers.tsx'
import { PersonTextField } from './person-text.tsx'
import { personFieldWords } from '#parts/person-field-words.ts'
import styles from './person.module.css'

/** What I know: the capture guide as fields that read like prose, one quiet prompt, and the line that adds whatever else there is. */
export function PersonKnowledge({ person }: { person: PersonPage }) {
  const i18n = useI18n()
  const words = personFieldWords(i18n)
  const order = (Object.keys(words) as PersonField[]).filter(isText)
  // A field that was opened stays while its page does, also when it is emptied: text must not jump under the hands.
  const [opened, setOpened] = useState<readonly PersonText[]>([])
  const shown = order.filter((field) => person.texts[field].trim() !== '' || opened.includes(field))
  const absent = order.filter((field) => !shown.includes(field))
  const first = absent[0]
  return (
    <Section title={i18n.t('What I know')}>
      {shown.length > 0 && (
        <div className={styles.knowledge}>
          {shown.map((field) => (
            <div key={field} className={styles.knowledgeField}>
              <h3 className={styles.knowledgeLabel}>{words[field].name}</h3>
              <PersonTextField person={person} field={field} words={words[field]} autoFocus={opened.at(-1) === field} />
            </div>
          ))}
        </div>
      )}
      <PersonAnswers person={person} />
      {!person.readOnly && (
        <>
          {first !== undefined && <p className={styles.prompt}>{words[first].prompt}</p>}
          <AddLine person={person} absent={absent} onText={(field) => setOpened((before) => [...before, field])} />
        </>
      )}
    </Section>
  )
}

function isText(field: PersonField): field is PersonText {
  return PERSON_FIELDS[field].kept === 'text'
}
