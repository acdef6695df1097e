import { useMemo } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useJournalConnection } from '#client/journal-provider.tsx'
import { rebaseText } from '#client/rebase-text.ts'
import { openTextSession } from '#client/text-session.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink } from '#parts/places.tsx'
import { SavedNotesEditor } from '#parts/saved-notes-editor.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import type { ArchetypeId } from '#shared/model/id.ts'
import type { TextSource } from '#ui/live-text.ts'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Row, RowNavigation, Rows } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { seatWords } from './strategy-words.ts'

/** One type of person: why it is wanted, who is in its seats, and what I note about it. */
export function ArchetypePage({ id }: { id: ArchetypeId }) {
  const i18n = useI18n()
  const { data, error, refetch } = useJournalQuery('archetype', { id })
  if (data === undefined) {
    return (
      <Page>
        <Awaited
          error={error}
          waiting={i18n.t('Opening the page')}
          failed={i18n.t('The page could not be opened.')}
          onRetry={refetch}
          absent={{
            words: i18n.t('This type of person is not in the journal.'),
            action: <PlaceLink to={{ page: 'strategy' }}>{i18n.t('Strategy')}</PlaceLink>,
          }}
        />
      </Page>
    )
  }
  return (
    <Page>
      <PageHeader
        title={data.name}
        above={<PlaceLink to={{ page: 'strategy' }}>{i18n.t('Strategy')}</PlaceLink>}
        below={[data.why, seatWords(i18n, data)].filter((part) => part !== '').join(' · ')}
      />
      <RowNavigation>
        <Section title={i18n.t('People')} count={data.filled + data.counts.identified}>
          <Rows label={i18n.t('People')}>
            {data.people.map((person) => (
              <Row
                key={person.id}
                id={person.id}
                title={<PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>}
              />
            ))}
          </Rows>
        </Section>
      </RowNavigation>
      <Section title={i18n.t('Notes')}>
        <ArchetypeNotes key={id} archetype={data} />
      </Section>
    </Page>
  )
}

function ArchetypeNotes({ archetype }: { archetype: QueryOutput<'archetype'> }) {
  const i18n = useI18n()
  const connection = useJournalConnection()
  const feedback = useCommandFeedback()
  const { id, notes, readOnly } = archetype
  const source = useMemo<TextSource>(
    () => ({
      owner: connection,
      key: `${id}/notes`,
      open: (options) => openTextSession(connection, { id, field: 'notes', ...options }),
      rebase: rebaseText,
    }),
    [connection, id],
  )
  return (
    <SavedNotesEditor
      source={source}
      size="compact"
      label={i18n.t('Notes')}
      value={notes}
      placeholder={i18n.t('Where do such people meet, and what would you like to ask them?')}
      readOnly={readOnly}
      onSaved={(undo) => {
        if (undo !== null) feedback.done(i18n.t('Kept: {field}', { field: i18n.t('Notes') }), undo)
      }}
    />
  )
}
