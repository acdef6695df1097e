import { useEffect, useState } from 'react'
import { UserMinus } from 'lucide-react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { useWindowedQuery, type RowOf } from '#client/use-windowed-query.ts'
import { Awaited } from '#parts/awaited.tsx'
import { PlaceLink, usePlaces } from '#parts/places.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import type { QueryOutput } from '#shared/contract/contract.ts'
import { MAX_SEATS } from '#shared/model/archetype.ts'
import type { ArchetypeId } from '#shared/model/id.ts'
import type { Stage } from '#shared/model/stage.ts'
import { PersonFace } from '#parts/person-face.tsx'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { preloadNotesEditor } from '#ui/lazy-notes-editor.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Page, PageHeader, Section } from '#ui/page.tsx'
import { Popover } from '#ui/popover.tsx'
import { Row, RowNavigation, Rows } from '#ui/row.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { LinkDialog } from './goal-dialogs.tsx'
import { RenameForm } from './rename-form.tsx'
import { SeatForm } from './seat-form.tsx'
import { ArchetypeConflicts } from './strategy-conflicts.tsx'
import { stageWords } from './strategy-words.ts'
import { DocumentText } from '#parts/document-text.tsx'
import styles from './archetype-page.module.css'

export interface ArchetypePageProps {
  id: ArchetypeId
  /** The column of the matrix that it was opened from. */
  stage?: Stage | undefined
  onStageChange: (stage: Stage | undefined) => void
}

/** One type of person: why it is wanted, which goals it serves, who is in its seats, and what I note about it. */
export function ArchetypePage({ id, stage, onStageChange }: ArchetypePageProps) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const { data, error, refetch } = useJournalQuery('archetype', { id })
  useEffect(() => {
    void preloadNotesEditor()
  }, [])
  if (data !== undefined) {
    return <Loaded key={id} archetype={data} stage={stage} onStageChange={onStageChange} />
  }
  return (
    <Page>
      <Awaited
        error={error}
        waiting={i18n.t('Opening the page')}
        failed={i18n.t('The page could not be opened.')}
        onRetry={refetch}
        absent={{
          words: i18n.t('This type of person is not in the journal.'),
          action: <Button onPress={() => onOpen({ page: 'strategy' })}>{i18n.t('Strategy')}</Button>,
        }}
      />
    </Page>
  )
}

function Loaded({
  archetype: answer,
  stage,
  onStageChange,
}: Omit<ArchetypePageProps, 'id'> & { archetype: QueryOutput<'archetype'> }) {
  const i18n = useI18n()
  const [isRenamed, setIsRenamed] = useState(false)
  const [isLinking, setIsLinking] = useState(false)
  const isInTrash = answer.deletedAt !== null
  const archetype = isInTrash ? { ...answer, readOnly: true } : answer
  const { id, name, why, seats, filled, counts, readOnly } = archetype
  const edit = useCommand('editArchetype', { said: i18n.t('Changed.') })
  const trash = useCommand('moveToTrash', { said: i18n.t('{name} is in the trash.', { name }) })
  const restore = useCommand('restoreFromTrash', { said: i18n.t('{name} is back.', { name }) })
  const rename = () => setIsRenamed(true)
  useActions([
    {
      id: 'change-line',
      title: i18n.t('Change the words'),
      group: i18n.t('This type of person'),
      keys: ['F2'],
      also: 'rename edit why',
      when: () => !readOnly,
      run: rename,
    },
    {
      id: 'link-to',
      title: i18n.t('Link to…'),
      group: i18n.t('This type of person'),
      keys: ['l'],
      when: () => !readOnly,
      run: () => setIsLinking(true),
    },
    {
      id: 'trash-archetype',
      title: i18n.t('Move {name} to the trash', { name }),
      group: i18n.t('This type of person'),
      when: () => !readOnly,
      run: () => void trash.run({ ids: [id] }).catch(() => undefined),
    },
  ])
  return (
    <Page>
      {isInTrash && (
        <Banner
          tone="care"
          action={
            <Button size="small" onPress={() => void restore.run({ ids: [id] }).catch(() => undefined)}>
              {i18n.t('Restore')}
            </Button>
          }
        >
          {i18n.t('{name} is in the trash and is forgotten 30 days after being moved there.', { name })}
        </Banner>
      )}
      {isRenamed ? (
        <RenameForm
          label={i18n.t('Type of person')}
          words={name}
          second={{
            label: i18n.t('Why'),
            words: why,
            placeholder: i18n.t('What would they see, know or open?'),
          }}
          onSave={(nextName, nextWhy) => void edit.run({ id, name: nextName, why: nextWhy }).catch(() => undefined)}
          onClose={() => setIsRenamed(false)}
        />
      ) : (
        <PageHeader
          title={name}
          above={<PlaceLink to={{ page: 'strategy' }}>{i18n.t('Strategy')}</PlaceLink>}
          below={why !== '' ? why : !readOnly ? i18n.t('What would such people see, know or open for you?') : undefined}
          actions={
            !readOnly && (
              <Button size="small" keys="F2" onPress={rename}>
                {i18n.t('Change')}
              </Button>
            )
          }
        />
      )}
      <ArchetypeConflicts archetype={archetype} />
      <div className={styles.facts}>
        <dl>
          <dt>{i18n.t('Serves')}</dt>
          <dd>
            {archetype.goalTitles.length === 0
              ? i18n.t('no goal')
              : archetype.goalTitles.map((goal, index) => (
                  <span key={goal.id}>
                    {index > 0 && ', '}
                    <PlaceLink to={{ page: 'strategy', search: { open: goal.id } }}>{goal.title}</PlaceLink>
                  </span>
                ))}
            {!readOnly && (
              <Button size="small" kind="plain" keys="l" onPress={() => setIsLinking(true)}>
                {i18n.t('Link to…')}
              </Button>
            )}
          </dd>
        </dl>
        <div className={styles.seats}>
          <NumberField
            label={i18n.t('Seats')}
            value={seats}
            min={0}
            max={MAX_SEATS}
            onChange={(next) => void edit.run({ id, seats: next }).catch(() => undefined)}
            isDisabled={readOnly}
          />
          <span className={styles.filled}>
            {i18n.t('{filled, plural, =0 {nobody met yet} one {# person met} other {# people met}}', { filled })}
          </span>
        </div>
      </div>
      <RowNavigation>
        <Section
          title={stage === undefined ? i18n.t('People') : i18n.t('People, {stage}', { stage: stageWords(i18n)[stage] })}
          count={stage === undefined ? filled + counts.identified : counts[stage]}
          actions={
            <>
              {stage !== undefined && (
                <Button size="small" kind="plain" onPress={() => onStageChange(undefined)}>
                  {i18n.t('Show all')}
                </Button>
              )}
              {!readOnly && (
                <Popover
                  label={i18n.t('Who might know one?')}
                  placement="bottom end"
                  trigger={<Button size="small">{i18n.t('Seat somebody…')}</Button>}
                >
                  {(close) => <SeatForm archetype={archetype} onClose={close} />}
                </Popover>
              )}
            </>
          }
        >
          <People archetype={archetype} stage={stage} />
        </Section>
      </RowNavigation>
      <Section title={i18n.t('Notes')}>
        <DocumentText
          field="notes"
          label={i18n.t('Notes')}
          id={id}
          value={archetype.notes}
          placeholder={i18n.t('Where do such people meet, and what would you like to ask them?')}
          readOnly={readOnly}
        />
      </Section>
      {isLinking && <Links archetype={archetype} onClose={() => setIsLinking(false)} />}
    </Page>
  )
}

type PersonOfArchetype = RowOf<'archetypePeople'>

/** Everybody who is wanted as one, those known furthest first. */
function People({ archetype, stage }: { archetype: QueryOutput<'archetype'>; stage: Stage | undefined }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const people = useWindowedQuery('archetypePeople', {
    id: archetype.id,
    ...(stage !== undefined && { stage }),
  })
  const [shown, setShown] = useState(PEOPLE_AT_ONCE)
  const seat = useCommand('seatPeople', { said: i18n.t('No longer among them.') })
  const total = people.total ?? 0
  useEffect(() => people.ensureRange(0, Math.min(shown, total)))
  if (people.total === undefined) return null
  if (total === 0) {
    return (
      <p className={styles.nobody}>{i18n.t('Nobody yet. Seat somebody whom you know, or ask who might know one.')}</p>
    )
  }
  const rows = Array.from({ length: Math.min(shown, total) }, (_, index) => people.rowAt(index))
  return (
    <>
      <Rows label={i18n.t('People')}>
        {rows.map(
          (person) =>
            person !== undefined && (
              <Row
                key={person.id}
                id={person.id}
                leading={<PersonFace person={person} />}
                title={<PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>}
                detail={[person.title, person.organisation].filter(Boolean).join(', ') || undefined}
                trailing={<Known person={person} />}
                onOpen={() => onOpen({ page: 'person', id: person.id })}
                actions={
                  !archetype.readOnly && (
                    <IconButton
                      label={i18n.t('Take {person} out of {name}', { person: person.name, name: archetype.name })}
                      onPress={() =>
                        void seat
                          .run({ ids: [person.id], archetype: archetype.id, seated: false })
                          .catch(() => undefined)
                      }
                    >
                      <UserMinus />
                    </IconButton>
                  )
                }
              />
            ),
        )}
      </Rows>
      {shown < total && (
        <Button size="small" kind="plain" onPress={() => setShown((before) => before + PEOPLE_AT_ONCE)}>
          {i18n.t('and {count} more', { count: total - shown })}
        </Button>
      )}
    </>
  )
}

const PEOPLE_AT_ONCE = 100

function Known({ person }: { person: PersonOfArchetype }) {
  const i18n = useI18n()
  if (person.lastOn === null) return i18n.t('not met yet')
  return (
    <>
      <CivilDay day={person.lastOn} show="relative" />
      <WarmthMark warmth={person.warmth} />
    </>
  )
}

function Links({ archetype, onClose }: { archetype: QueryOutput<'archetype'>; onClose: () => void }) {
  const i18n = useI18n()
  const { data } = useJournalQuery('strategy')
  const link = useCommand('linkArchetype', { said: i18n.t('Changed.') })
  return (
    <LinkDialog
      archetype={archetype}
      goals={data?.goals ?? []}
      onClose={onClose}
      onLink={(goal, linked) => void link.run({ id: archetype.id, goal, linked }).catch(() => undefined)}
    />
  )
}
