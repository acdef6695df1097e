import { useState } from 'react'
import { useJournalQuery } from '#client/use-query.ts'
import type { OrganisationId } from '#shared/model/id.ts'
import { ComboBox } from '#ui/combo-box.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useI18n } from '#ui/use-i18n.ts'

/** Chooses an organisation to narrow by. */
export function OrganisationDialog({
  onChoose,
  onClose,
}: {
  onChoose: (id: OrganisationId) => void
  onClose: () => void
}) {
  const i18n = useI18n()
  const [text, setText] = useState('')
  const { data = [], isPlaceholderData } = useJournalQuery('organisations', { text, limit: 12 }, { keepPrevious: true })
  return (
    <Dialog title={i18n.t('People of an organisation')} size="small" isOpen onClose={onClose}>
      <ComboBox<OrganisationId>
        label={i18n.t('Organisation')}
        hideLabel
        autoFocus
        options={data.map(({ id, name, people }) => ({
          id,
          label: name,
          detail: i18n.t('{count, plural, one {# person} other {# people}}', { count: people }),
        }))}
        isWaiting={isPlaceholderData}
        text={text}
        onTextChange={setText}
        value={null}
        onChange={(id) => id !== null && onChoose(id)}
        placeholder={i18n.t('Name of an organisation')}
        none={i18n.t('No organisation by that name.')}
      />
    </Dialog>
  )
}
