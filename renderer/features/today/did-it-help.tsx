import { HeartHandshake, X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { GiveRow } from '#shared/contract/giving-contract.ts'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './today.module.css'

/** Something given two weeks ago: once, whether it helped. Put away, it is never asked again, here or elsewhere. */
export function DidItHelp() {
  const { data } = useJournalQuery('didItHelp')
  const give = data?.give ?? null
  // Another gift is another question: nothing half typed goes along to it.
  return give === null ? null : <Question key={give.id} give={give} />
}

function Question({ give: { id, text, day, people } }: { give: GiveRow }) {
  const i18n = useI18n()
  const [answer, setAnswer] = useState<string | null>(null)
  const tell = useCommand('tellWhetherItHelped', {
    said: (_output, input) => (input.text === '' ? i18n.t('Not asked again.') : i18n.t('Written to the story.')),
  })
  const save = (event: FormEvent) => {
    event.preventDefault()
    const written = answer?.trim() ?? ''
    if (written === '') setAnswer(null)
    else void tell.run({ id, text: written }).catch(() => undefined)
  }
  return (
    <aside aria-label={i18n.t('Did it help?')} className={styles.didItHelp}>
      <HeartHandshake aria-hidden size={14} />
      <div className={styles.helpWords}>
        <p>
          {i18n.t('Did it help?')} <PlaceLink to={{ page: 'giving', search: { face: 'story' } }}>{text}</PlaceLink>
          {people.length > 0 && <> · {people.map(({ name }) => name).join(', ')}</>} ·{' '}
          <CivilDay day={day} show="relative" />
        </p>
        {answer !== null && (
          <form onSubmit={save} className={styles.helpForm}>
            <TextField
              label={i18n.t('What came of it')}
              hideLabel
              value={answer}
              onChange={setAnswer}
              autoFocus
              maxLength={20_000}
              onKeyDown={(event) => event.key === 'Escape' && setAnswer(null)}
            />
            <Button type="submit" size="small" isPending={tell.pending}>
              {i18n.t('Keep')}
            </Button>
          </form>
        )}
      </div>
      {answer === null && (
        <Button size="small" kind="plain" onPress={() => setAnswer('')}>
          {i18n.t('Say…')}
        </Button>
      )}
      <IconButton
        label={i18n.t('Do not ask whether it helped')}
        onPress={() => void tell.run({ id, text: '' }).catch(() => undefined)}
      >
        <X />
      </IconButton>
    </aside>
  )
}
