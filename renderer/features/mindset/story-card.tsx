import { ChevronDown, Ellipsis } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { FollowUpId, PersonId } from '#shared/model/id.ts'
import type { ReframeText } from '#shared/model/reframe.ts'
import type { Story } from '#shared/model/stories.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Menu } from '#ui/menu.tsx'
import { Row } from '#ui/row.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { ActPart } from './act-part.tsx'
import { BeliefLine, BeliefQuestion } from './belief-line.tsx'
import { DocumentText } from '#parts/document-text.tsx'
import { EvidencePart } from './evidence-part.tsx'
import { studiesOf, strengthWords } from './study-lines.ts'
import type { ShownCard } from './shown-cards.ts'
import styles from './mindset.module.css'

export interface StoryCardProps {
  card: ShownCard
  isOpen: boolean
  /** What a key has asked for. */
  asked: 'belief' | 'inMyWords' | null
  onAnswered: () => void
  onToggle: () => void
  onShow: (shown: boolean) => void
  onMove: (steps: -1 | 1) => void
  /** What one hesitates over. */
  followUp: FollowUpId | null
  person: PersonId | null
  onOpenLink: (href: string) => void
}

/** A story and what to go by instead; opened, what I say myself, what my journal says, and what to do. */
export function StoryCard(props: StoryCardProps) {
  const { card, isOpen, onToggle } = props
  const i18n = useI18n()
  const toggle = isOpen ? i18n.t('Close') : i18n.t('Open the card “{story}”', { story: card.from })
  return (
    <Row
      id={card.key}
      title={
        <h3 className={styles.from}>
          <button type="button" className={styles.opener} aria-expanded={isOpen} onClick={onToggle}>
            {card.from}
          </button>
        </h3>
      }
      detail={card.to !== '' && <p className={styles.to}>{card.to}</p>}
      below={isOpen ? <OpenCard key={card.key} {...props} /> : <BeliefLine beliefs={card.beliefs} />}
      actions={
        <IconButton label={toggle} keys="Enter" onPress={onToggle}>
          <ChevronDown className={isOpen ? styles.turned : undefined} />
        </IconButton>
      }
      onOpen={isOpen ? undefined : onToggle}
    />
  )
}

function OpenCard({ card, asked, onAnswered, onShow, onMove, followUp, person, onOpenLink }: StoryCardProps) {
  const i18n = useI18n()
  const open = useCommand('openCard')
  const answer = useCommand('answerBelief', { said: i18n.t('Kept, with the day.') })
  const trash = useCommand('moveToTrash', { said: i18n.t('The card is in the trash.') })
  const [writing, setWriting] = useState<readonly ReframeText[]>([])
  const [isAsked, setIsAsked] = useState(false)
  const write = (fields: readonly ReframeText[]) => {
    setWriting(fields)
    // A story becomes a document when one begins to write on it, and not before.
    if (card.id === null) void open.run({ card: card.card }).catch(() => setWriting([]))
  }
  useEffect(() => {
    if (asked === null) return
    if (asked === 'belief') setIsAsked(true)
    else write(['inMyWords'])
    onAnswered()
    // oxlint-disable-next-line react/exhaustive-deps -- once for each time that it is asked for
  }, [asked])
  const names: Record<ReframeText, string> = {
    from: i18n.t('What I tell myself'),
    to: i18n.t('What I would rather go by'),
    inMyWords: i18n.t('In my words'),
  }
  const { id } = card
  const edited = writing.filter((field) => field !== 'inMyWords')
  const hasOwnWords = card.inMyWords.trim() !== '' || writing.includes('inMyWords')
  return (
    <div className={styles.card}>
      {id !== null &&
        edited.map((field, at) => (
          <div key={field} className={styles.part}>
            <h4>{names[field]}</h4>
            <DocumentText
              id={id}
              field={field}
              label={names[field]}
              value={card[field]}
              readOnly={card.readOnly}
              autoFocus={at === 0}
            />
          </div>
        ))}
      {id !== null && hasOwnWords && (
        <div className={styles.part}>
          <h4>{names.inMyWords}</h4>
          <DocumentText
            id={id}
            field="inMyWords"
            label={names.inMyWords}
            value={card.inMyWords}
            placeholder={i18n.t('When it comes, what it is really about, what helps.')}
            readOnly={card.readOnly}
            autoFocus={writing.includes('inMyWords')}
          />
        </div>
      )}
      <BeliefLine beliefs={card.beliefs} />
      {card.barrier !== 'own' && (
        <>
          <EvidencePart story={card.barrier} />
          <Studies story={card.barrier} />
        </>
      )}
      <ActPart barrier={card.barrier} followUp={followUp} person={person} onOpenLink={onOpenLink} />
      {isAsked && (
        <BeliefQuestion
          onClose={() => setIsAsked(false)}
          onAnswer={(value) => {
            setIsAsked(false)
            void answer.run({ card: card.card, value }).catch(() => undefined)
          }}
        />
      )}
      {!card.readOnly && (
        <div className={styles.actions}>
          {!hasOwnWords && (
            <Button size="small" keys="w" onPress={() => write(['inMyWords'])}>
              {i18n.t('Write in my own words')}
            </Button>
          )}
          {!isAsked && (
            <Button size="small" keys="b" onPress={() => setIsAsked(true)}>
              {i18n.t('How much I believe it')}
            </Button>
          )}
          <Button size="small" keys="x" onPress={() => onShow(!card.shown)}>
            {card.shown ? i18n.t('Put away') : i18n.t('Take out again')}
          </Button>
          <Menu
            label={i18n.t('More about this card')}
            trigger={
              <IconButton label={i18n.t('More')}>
                <Ellipsis />
              </IconButton>
            }
            groups={[
              {
                id: 'place',
                entries: [
                  { id: 'up', label: i18n.t('Move up'), keys: 'Alt+ArrowUp', onAction: () => onMove(-1) },
                  { id: 'down', label: i18n.t('Move down'), keys: 'Alt+ArrowDown', onAction: () => onMove(1) },
                ],
              },
              {
                id: 'words',
                entries: [
                  { id: 'reword', label: i18n.t('Change the two sentences'), onAction: () => write(['from', 'to']) },
                  ...(id === null
                    ? []
                    : [
                        {
                          id: 'trash',
                          label: i18n.t('Move to the trash'),
                          onAction: () => void trash.run({ ids: [id] }).catch(() => undefined),
                        },
                      ]),
                ],
              },
            ]}
          />
        </div>
      )}
    </div>
  )
}

/** What others have found out, below what one's own journal says. */
function Studies({ story }: { story: Story }) {
  const i18n = useI18n()
  const lines = studiesOf(i18n, story)
  if (lines.length === 0) return null
  const strengths = strengthWords(i18n)
  return (
    <div className={styles.part}>
      <h4>{i18n.t('From research')}</h4>
      <ul className={styles.studies}>
        {lines.map(({ id, said, source, year, strength }) => (
          <li key={id}>
            {said}{' '}
            <span className={styles.source}>
              {source}, {year}; {strengths[strength]}.
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
