import { CalendarRange } from 'lucide-react'
import { useJournalQuery } from '#client/use-query.ts'
import { conversationWords } from '#parts/conversation-words.ts'
import { DayField } from '#parts/day-field.tsx'
import type { CivilDate } from '#shared/model/civil-date.ts'
import { CONVERSATION_CHANNELS } from '#shared/model/conversation-channel.ts'
import { Button } from '#ui/button.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { formatDay } from '#ui/format-day.ts'
import { Popover } from '#ui/popover.tsx'
import { Select } from '#ui/select.tsx'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import type { JournalSearch } from './journal-search.ts'
import styles from './journal.module.css'

export interface JournalFiltersProps {
  search: JournalSearch
  onChange: (search: JournalSearch) => void
}

/** Narrows the journal by tag, by channel and by days. */
export function JournalFilters({ search, onChange }: JournalFiltersProps) {
  const i18n = useI18n()
  const words = conversationWords(i18n)
  const { data: tags = [] } = useJournalQuery('tags')
  const days = useDaysWords(search)
  const without = (part: keyof JournalSearch) => onChange({ ...search, [part]: undefined })
  return (
    <div className={styles.filters} role="search" aria-label={i18n.t('Filters')}>
      <Select
        label={i18n.t('How')}
        hideLabel
        kind="plain"
        options={[
          { id: 'any', label: i18n.t('Every kind') },
          ...CONVERSATION_CHANNELS.map((id) => ({ id, label: words[id] })),
        ]}
        value={search.channel ?? 'any'}
        onChange={(channel) => onChange({ ...search, channel: channel === 'any' ? undefined : channel })}
      />
      {tags.length > 0 && (
        <Select
          label={i18n.t('Tag')}
          hideLabel
          kind="plain"
          options={[
            { id: '', label: i18n.t('Every tag') },
            ...tags.map(({ tag, conversations }) => ({ id: tag, label: `#${tag}`, detail: String(conversations) })),
          ]}
          value={search.tag ?? ''}
          onChange={(tag) => onChange({ ...search, tag: tag === '' ? undefined : tag })}
        />
      )}
      <Popover
        label={i18n.t('Days')}
        trigger={
          <Button kind="plain" size="small" icon={<CalendarRange aria-hidden />}>
            {i18n.t('Days')}
          </Button>
        }
      >
        <div className={styles.days}>
          <DayField
            label={i18n.t('From')}
            toward="past"
            value={search.from ?? null}
            onChange={(from) => onChange({ ...search, from: (from as CivilDate | null) ?? undefined })}
          />
          <DayField
            label={i18n.t('To')}
            toward="past"
            value={search.to ?? null}
            onChange={(to) => onChange({ ...search, to: (to as CivilDate | null) ?? undefined })}
          />
        </div>
      </Popover>
      <ChipGroup label={i18n.t('Narrowed by')}>
        {search.channel !== undefined && (
          <Chip tone="chosen" removeLabel={i18n.t('Every kind')} onRemove={() => without('channel')}>
            {words[search.channel]}
          </Chip>
        )}
        {search.tag !== undefined && (
          <Chip tone="chosen" removeLabel={i18n.t('Every tag')} onRemove={() => without('tag')}>
            #{search.tag}
          </Chip>
        )}
        {days !== null && (
          <Chip
            tone="chosen"
            removeLabel={i18n.t('All days')}
            onRemove={() => onChange({ ...search, from: undefined, to: undefined })}
          >
            {days}
          </Chip>
        )}
      </ChipGroup>
    </div>
  )
}

function useDaysWords({ from, to }: JournalSearch): string | null {
  const i18n = useI18n()
  const locale = useLocale()
  const today = useToday()
  const said = (day: string) => formatDay(locale, day, 'short', today)
  if (from !== undefined && to !== undefined) return i18n.t('{from} to {to}', { from: said(from), to: said(to) })
  if (from !== undefined) return i18n.t('from {from}', { from: said(from) })
  return to === undefined ? null : i18n.t('until {to}', { to: said(to) })
}
