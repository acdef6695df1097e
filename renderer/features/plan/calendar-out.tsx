import { useState } from 'react'
import { saveFile } from '#client/download-export.ts'
import { toJournalFailure } from '#client/journal-failure.ts'
import { useJournalClient } from '#client/journal-provider.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { failureWords } from '#parts/failure-words.ts'
import { FieldConflict } from '#parts/field-conflict.tsx'
import { useFollowedText } from '#parts/use-followed-text.ts'
import { DEFAULT_CALENDAR_TITLE, PREFERENCES_ID } from '#shared/model/preferences.ts'
import { Button } from '#ui/button.tsx'
import { ErrorNotice } from '#ui/error-notice.tsx'
import { Section } from '#ui/page.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { CalendarFeed } from './calendar-feed.tsx'
import styles from './plan.module.css'

/** The blocks as a file for any calendar, which shows others nothing of them. */
export function CalendarOut() {
  const i18n = useI18n()
  const client = useJournalClient()
  const { data } = useJournalQuery('preferences')
  const kept = data?.calendarTitle ?? DEFAULT_CALENDAR_TITLE
  const [title, setTitle] = useFollowedText(kept)
  const [state, setState] = useState<{ readonly failed: string } | 'saved' | null>(null)
  const set = useCommand('setCalendarTitle', { said: i18n.t('The title is changed.') })
  const settle = () => {
    const asked = title.trim()
    if (asked === '') setTitle(kept)
    else if (asked !== kept) void set.run({ title: asked }).catch(() => undefined)
  }
  const download = async () => {
    try {
      const { text } = await client.queries.blocksCalendar()
      saveFile(new Blob([text], { type: 'text/calendar' }), 'rapport-blocks.ics')
      setState('saved')
    } catch (error) {
      setState({ failed: failureWords(i18n, toJournalFailure(error).failure) })
    }
  }
  return (
    <Section title={i18n.t('In other calendars')}>
      <p className={styles.about}>
        {i18n.t(
          'A file that any calendar takes. Others see this title and that you are busy: no names, and nothing of what it is for.',
        )}
      </p>
      <div className={styles.out}>
        <TextField
          label={i18n.t('Title that others see')}
          value={title}
          onChange={setTitle}
          onBlur={settle}
          onKeyDown={(event) => event.key === 'Enter' && settle()}
          maxLength={200}
        />
        <Button onPress={() => void download()}>{i18n.t('Save the file')}</Button>
      </div>
      <FieldConflict
        id={PREFERENCES_ID}
        isHere={([field]) => field === 'calendarTitle'}
        nameOf={() => i18n.t('Title that others see')}
      />
      {state === 'saved' && (
        <p role="status" className={styles.quiet}>
          {i18n.t('The file is among your downloads. Opened again later, it changes what it made before.')}
        </p>
      )}
      {state !== null && state !== 'saved' && (
        <ErrorNotice title={i18n.t('The file was not saved.')}>{state.failed}</ErrorNotice>
      )}
      <CalendarFeed />
    </Section>
  )
}
