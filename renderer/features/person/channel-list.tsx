import { Star } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { ChannelEntry } from '#shared/model/person-entries.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useDraft } from '#ui/use-draft.ts'
import { useI18n } from '#ui/use-i18n.ts'
import { channelHref } from '#parts/channel-href.ts'
import { channelKindOf } from './channel-kind.ts'
import { EntryForm } from './entry-form.tsx'
import { EntryList, type Entry } from './entry-list.tsx'
import { channelKindWords } from '#parts/channel-kind-words.ts'
import styles from './person-details.module.css'

const KINDS = ['email', 'phone', 'profile', 'website', 'message', 'address', 'other'] as const

/** How to reach somebody, the preferred way first. `onOpenLink` is asked to open what is no page of ours. */
export function ChannelList({ person, onOpenLink }: { person: PersonPage; onOpenLink: (href: string) => void }) {
  const i18n = useI18n()
  const words = channelKindWords(i18n)
  const sorted = person.channels.toSorted((a, b) => Number(b.value.preferred) - Number(a.value.preferred))
  return (
    <EntryList
      person={{ ...person, channels: sorted }}
      collection="channels"
      title={i18n.t('Ways to reach')}
      addLabel={i18n.t('Add a way to reach them')}
      nameOf={(channel) => channel.value}
      renderEntry={({ value: channel }) => (
        <>
          <p className={styles.value}>
            <ChannelLink channel={channel} onOpenLink={onOpenLink} />
            {channel.preferred && (
              <Star size={12} role="img" aria-label={i18n.t('Preferred')} className={styles.preferred} />
            )}
          </p>
          <p className={styles.label}>{channel.label || words[channel.kind]}</p>
        </>
      )}
      renderForm={(entry, close) => <ChannelForm person={person} entry={entry} close={close} />}
    />
  )
}

function ChannelLink({
  channel,
  onOpenLink,
}: {
  channel: ChannelEntry
  onOpenLink: (href: string) => void
}): ReactNode {
  const href = channelHref(channel)
  if (href === null) return channel.value
  return (
    <a
      href={href}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault()
        onOpenLink(href)
      }}
    >
      {channel.value.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/, '').replace(/\/$/, '')}
    </a>
  )
}

interface ChannelFormProps {
  person: PersonPage
  entry: Entry<'channels'> | null
  kind?: ChannelEntry['kind']
  close: () => void
}

/** `kind` of a new one, where it is known. */
export function ChannelForm({ person, entry, kind, close }: ChannelFormProps) {
  const i18n = useI18n()
  const words = channelKindWords(i18n)
  const { draft: channel, change: set } = useDraft<ChannelEntry>(
    entry?.value ?? { kind: kind ?? 'email', label: '', value: '', preferred: false },
  )
  const [isKindChosen, setIsKindChosen] = useState(entry !== null || kind !== undefined)
  const value = channel.value.trim()
  return (
    <EntryForm
      personId={person.id}
      entryId={entry?.id ?? null}
      entry={value === '' ? null : { collection: 'channels', value: { ...channel, value } }}
      close={close}
    >
      <Select
        label={i18n.t('Kind')}
        options={KINDS.map((id) => ({ id, label: words[id] }))}
        value={channel.kind}
        onChange={(kind) => {
          setIsKindChosen(true)
          set({ kind })
        }}
      />
      <TextField
        label={words[channel.kind]}
        value={channel.value}
        onChange={(text) => set({ value: text, kind: (isKindChosen ? null : channelKindOf(text)) ?? channel.kind })}
        autoFocus
        maxLength={2000}
      />
      <TextField
        label={i18n.t('Label')}
        placeholder={i18n.t('Work, home…')}
        value={channel.label}
        onChange={(label) => set({ label })}
        maxLength={200}
      />
      <Checkbox isSelected={channel.preferred} onChange={(preferred) => set({ preferred })}>
        {i18n.t('They prefer this')}
      </Checkbox>
    </EntryForm>
  )
}
