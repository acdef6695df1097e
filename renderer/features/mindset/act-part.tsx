import { AtSign, Check, Copy, Phone } from 'lucide-react'
import { useId, useState } from 'react'
import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import { useJournalQuery } from '#client/use-query.ts'
import { channelHref } from '#parts/channel-href.ts'
import { PlaceLink } from '#parts/places.tsx'
import type { ReachablePerson } from '#shared/contract/mindset-contract.ts'
import type { CivilDate } from '#shared/model/civil-date.ts'
import type { FollowUpId, PersonId } from '#shared/model/id.ts'
import type { Barrier } from '#shared/model/reframe.ts'
import { Button } from '#ui/button.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { actWords } from './act-words.ts'
import styles from './mindset.module.css'

/** After so many easy messages the hard one is in front again. */
const EASY_ONES = 2

/** What to do now: a line or two to people who are near, and then the one that was put off. */
export function ActPart({
  barrier,
  followUp,
  person,
  onOpenLink,
}: {
  barrier: Barrier
  followUp: FollowUpId | null
  /** Without one: somebody to whom it is hard to write. */
  person: PersonId | null
  onOpenLink: (href: string) => void
}) {
  const i18n = useI18n()
  const { data } = useJournalQuery('warmUp', { followUp, person })
  // With whom one began stays there when they are written to.
  const [begun, setBegun] = useState<readonly ReachablePerson[] | null>(null)
  const [settled, setSettled] = useState<ReadonlySet<PersonId>>(new Set())
  if (data !== undefined && begun === null) setBegun(data.warm)
  if (data === undefined || begun === null) return null
  const { hard } = data
  if (begun.length === 0 && hard === null) return null
  const settle = (id: PersonId) => setSettled(new Set([...settled, id]))
  const isWarm = hard !== null && (begun.length === 0 || settled.size >= Math.min(EASY_ONES, begun.length))
  const hardWords = hard?.followUp?.text ?? hard?.people.map(({ name }) => name).join(', ') ?? ''
  const easy = begun.length > 0 && (
    <div key="easy" className={styles.act}>
      <p>{actWords(i18n, barrier, hard !== null)}</p>
      {begun.map((one) => (
        <Message
          key={one.id}
          person={one}
          start={i18n.t('Hello {name}, I thought of you today. How are you?', { name: one.given })}
          isSettled={settled.has(one.id)}
          onSettled={() => settle(one.id)}
          onOpenLink={onOpenLink}
        />
      ))}
    </div>
  )
  const last = hard !== null && (
    <div key="hard" className={styles.act}>
      <p>{isWarm ? i18n.t('And now: {text}', { text: hardWords }) : i18n.t('Then: {text}', { text: hardWords })}</p>
      {isWarm &&
        hard.people.map((one) => (
          <Message
            key={one.id}
            person={one}
            start={i18n.t('Hello {name}, may I ask you something? A short answer is plenty, and no is fine, too.', {
              name: one.given,
            })}
            isSettled={settled.has(one.id)}
            onSettled={() => settle(one.id)}
            onOpenLink={onOpenLink}
            {...(hard.followUp !== null && { completes: hard.followUp.id })}
          />
        ))}
    </div>
  )
  return (
    <div className={styles.part}>
      <h4>{i18n.t('Now')}</h4>
      {isWarm ? [last, easy] : [easy, last]}
    </div>
  )
}

interface MessageProps {
  person: ReachablePerson
  start: string
  isSettled: boolean
  onSettled: () => void
  onOpenLink: (href: string) => void
  /** What is done when this one is written. */
  completes?: FollowUpId
}

/** One line to one person: written here, sent by the user's own means, logged afterwards. */
function Message({ person, start, isSettled, onSettled, onOpenLink, completes }: MessageProps) {
  const i18n = useI18n()
  const today = useToday() as CivilDate
  const feedback = useCommandFeedback()
  const box = useId()
  const [text, setText] = useState(start)
  const [used, setUsed] = useState<'email' | 'message' | 'call' | null>(null)
  const log = useCommand('logConversation', {
    said: i18n.t('Logged a conversation with {name}.', { name: person.name }),
  })
  const complete = useCommand('completeFollowUps')
  const { channels } = person
  const email = channels.find((one) => one.kind === 'email' && channelHref(one) !== null)
  const phone = channels.find((one) => one.kind === 'phone' && channelHref(one) !== null)
  const hrefOfEmail = email === undefined ? null : channelHref(email)
  const hrefOfPhone = phone === undefined ? null : channelHref(phone)
  const write = () => {
    if (hrefOfEmail === null) return
    setUsed('email')
    onOpenLink(`${hrefOfEmail}${hrefOfEmail.includes('?') ? '&' : '?'}body=${encodeURIComponent(text)}`)
  }
  const call = () => {
    if (hrefOfPhone === null) return
    setUsed('call')
    onOpenLink(hrefOfPhone)
  }
  const copy = () => {
    setUsed('message')
    void navigator.clipboard.writeText(text).then(
      () => feedback.done(i18n.t('Copied.'), null),
      () => feedback.done(i18n.t('It could not be copied.'), null),
    )
  }
  const logged = () => {
    const channel = used ?? (email === undefined ? 'message' : 'email')
    const notes = channel === 'call' ? '' : text.trim()
    void log
      .run({ date: today, channel, startedBy: 'me', people: [{ id: person.id }], notes })
      .then(() => (completes === undefined ? undefined : complete.run({ ids: [completes] })))
      .then(onSettled, () => undefined)
  }
  const isHere = () => !isSettled && document.activeElement?.closest(`[data-message="${box}"]`) !== null
  const group = i18n.t('A line to somebody')
  useActions([
    {
      id: `write-${box}`,
      title: i18n.t('Write the e-mail'),
      group,
      keys: ['m'],
      keysOnly: true,
      when: () => isHere() && hrefOfEmail !== null,
      run: write,
    },
    {
      id: `call-${box}`,
      title: i18n.t('Call'),
      group,
      keys: ['t'],
      keysOnly: true,
      when: () => isHere() && hrefOfPhone !== null,
      run: call,
    },
    { id: `copy-${box}`, title: i18n.t('Copy the line'), group, keys: ['y'], keysOnly: true, when: isHere, run: copy },
    {
      id: `log-${box}`,
      title: i18n.t('Done, log it'),
      group,
      keys: ['l'],
      keysOnly: true,
      when: isHere,
      run: logged,
    },
    { id: `skip-${box}`, title: i18n.t('Skip'), group, keys: ['s'], keysOnly: true, when: isHere, run: onSettled },
  ])
  if (isSettled) {
    return (
      <p className={styles.settled}>
        <Check aria-hidden size={14} /> <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
      </p>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys are about the message that has the focus
    <div data-message={box} className={styles.message} tabIndex={-1} role="group" aria-label={person.name}>
      <PlaceLink to={{ page: 'person', id: person.id }}>{person.name}</PlaceLink>
      {person.askNext.trim() !== '' && (
        <p className={styles.hint}>{i18n.t('You noted to ask: {question}', { question: person.askNext.trim() })}</p>
      )}
      <TextArea
        label={i18n.t('A line to {name}', { name: person.name })}
        hideLabel
        reading
        rows={2}
        value={text}
        onChange={setText}
      />
      <div className={styles.actions}>
        {hrefOfEmail !== null && (
          <Button size="small" icon={<AtSign aria-hidden />} keys="m" onPress={write}>
            {i18n.t('E-mail')}
          </Button>
        )}
        {hrefOfPhone !== null && (
          <Button size="small" icon={<Phone aria-hidden />} keys="t" onPress={call}>
            {i18n.t('Call')}
          </Button>
        )}
        <Button size="small" icon={<Copy aria-hidden />} keys="y" onPress={copy}>
          {i18n.t('Copy')}
        </Button>
        <Button size="small" icon={<Check aria-hidden />} keys="l" isPending={log.pending} onPress={logged}>
          {i18n.t('Done, log it')}
        </Button>
        <Button size="small" kind="plain" keys="s" onPress={onSettled}>
          {i18n.t('Skip')}
        </Button>
      </div>
    </div>
  )
}
