import { useEffect } from 'react'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { usePlaces } from '#parts/places.tsx'
import { storyWords } from '#parts/story-words.ts'
import { STORIES } from '#shared/model/stories.ts'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './today.module.css'
import type { Hesitation } from './use-hesitation.ts'

/** One quiet line where something was put off again and again: it opens to the stories, and each to its card. */
export function HesitationLine({ offer }: { offer: Hesitation }) {
  const i18n = useI18n()
  const { onOpen } = usePlaces()
  const { data: cards } = useJournalQuery('cards')
  const note = useCommand('noteOffer', { showsFailure: true })
  const { subject } = offer
  const { run } = note
  // Nothing else is asked about on this day, also where this is put off now.
  useEffect(() => void run({ subject, closed: false }).catch(() => undefined), [run, subject])
  const close = () => void run({ subject, closed: true }).catch(() => undefined)
  if (cards === undefined) return null
  const words = storyWords(i18n)
  const putAway = new Set(
    cards.filter(({ shown }) => !shown).map(({ barrier, id }) => (barrier === 'own' ? id : barrier)),
  )
  const stories = STORIES.filter((story) => !putAway.has(story)).map((story) => ({
    key: story,
    name: words[story].short,
  }))
  const own = cards
    .filter(({ barrier, id }) => barrier === 'own' && !putAway.has(id))
    .map(({ id, from }) => ({ key: id, name: from }))
  return (
    <span className={styles.hesitation}>
      <Menu
        label={i18n.t('What holds you back?')}
        placement="bottom start"
        trigger={
          <Button size="small" kind="plain">
            {i18n.t('What holds you back?')}
          </Button>
        }
        groups={[
          {
            id: 'stories',
            entries: [...stories, ...own].map(({ key, name }) => ({
              id: key,
              label: name,
              onAction: () => {
                close()
                onOpen({ page: 'mindset', search: { card: key, ...aboutOf(offer) } })
              },
            })),
          },
          { id: 'not', entries: [{ id: 'not-now', label: i18n.t('Not now'), onAction: close }] },
        ]}
      />
    </span>
  )
}

/** What the card is opened for: it is behind the easy ones. */
function aboutOf(offer: Hesitation) {
  if (offer.kind === 'put-off') return { for: offer.followUp.id }
  return offer.kind === 'passed-over' ? { with: offer.person.id } : {}
}
