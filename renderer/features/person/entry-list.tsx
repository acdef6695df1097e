import { Pencil, Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommand } from '#client/use-command.ts'
import type { PersonPage } from '#shared/contract/people-contract.ts'
import type { PersonCollection } from '#shared/model/person-fields.ts'
import { IconButton } from '#ui/icon-button.tsx'
import { Popover } from '#ui/popover.tsx'
import { useI18n } from '#ui/use-i18n.ts'
import { EntryConflict } from './person-conflicts.tsx'
import styles from './person-details.module.css'

export type Entry<Collection extends PersonCollection> = PersonPage[Collection][number]

export interface EntryListProps<Collection extends PersonCollection> {
  person: PersonPage
  collection: Collection
  title: string
  /** What the button to add one says: "Add a role". */
  addLabel: string
  /** The name of one, for the buttons beside it. */
  nameOf: (value: Entry<Collection>['value']) => string
  renderEntry: (entry: Entry<Collection>) => ReactNode
  /** The fields of one; null for a new one. */
  renderForm: (value: Entry<Collection> | null, close: () => void) => ReactNode
}

/** Entries of a person below each other: each can be changed in place or taken away, and another added. */
export function EntryList<Collection extends PersonCollection>(props: EntryListProps<Collection>) {
  const { person, collection, title, addLabel, nameOf, renderEntry, renderForm } = props
  const i18n = useI18n()
  // The union of six collections has one element type for the page: which of them, `collection` says.
  const entries = person[collection] as readonly Entry<Collection>[]
  // What there is nothing of yet is offered by the line that adds.
  if (entries.length === 0) return null
  return (
    <div className={styles.group}>
      <div className={styles.groupHeader}>
        <h3 className={styles.groupTitle}>{title}</h3>
        {!person.readOnly && (
          <EntryPopover
            label={addLabel}
            trigger={
              <IconButton label={addLabel} className={styles.add}>
                <Plus />
              </IconButton>
            }
          >
            {(close) => renderForm(null, close)}
          </EntryPopover>
        )}
      </div>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <div className={styles.entryBody}>
              {renderEntry(entry)}
              <EntryConflict person={person} at={[collection, entry.id]} />
            </div>
            {!person.readOnly && (
              <div className={styles.entryActions}>
                <EntryPopover
                  label={i18n.t('Change {name}', { name: nameOf(entry.value) })}
                  trigger={
                    <IconButton label={i18n.t('Change {name}', { name: nameOf(entry.value) })}>
                      <Pencil />
                    </IconButton>
                  }
                >
                  {(close) => renderForm(entry, close)}
                </EntryPopover>
                <RemoveEntry person={person} collection={collection} entryId={entry.id} name={nameOf(entry.value)} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface EntryPopoverProps {
  label: string
  trigger: React.ReactElement
  children: (close: () => void) => ReactNode
}

function EntryPopover({ label, trigger, children }: EntryPopoverProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover trigger={trigger} label={label} isOpen={isOpen} onOpenChange={setIsOpen} placement="bottom end">
      {children(() => setIsOpen(false))}
    </Popover>
  )
}

interface RemoveEntryProps {
  person: PersonPage
  collection: PersonCollection
  entryId: string
  name: string
}

function RemoveEntry({ person, collection, entryId, name }: RemoveEntryProps) {
  const i18n = useI18n()
  const remove = useCommand('removeEntry', { said: i18n.t('Removed {name}.', { name }) })
  return (
    <IconButton
      label={i18n.t('Remove {name}', { name })}
      onPress={() => void remove.run({ id: person.id, collection, entryId })}
    >
      <X />
    </IconButton>
  )
}
