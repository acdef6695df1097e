import { useState } from 'react'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { Chip, ChipGroup } from '#ui/chip.tsx'
import { CivilDay } from '#ui/civil-day.tsx'
import { Page, PageHeader } from '#ui/page.tsx'
import { RingMark } from '#parts/ring-mark.tsx'
import { Select } from '#ui/select.tsx'
import { SelectMark, VirtualList } from '#ui/virtual-list.tsx'
import { WarmthMark } from '#parts/warmth-mark.tsx'
import styles from './gallery.module.css'
import { initialsOf, samplePerson } from './sample-people.ts'

const COUNT = 10_000
const SORTS = [
  { id: 'name', label: 'By name' },
  { id: 'last', label: 'Longest ago first' },
] as const

export function PeopleScreen() {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['p2', 'p3']))
  const [sort, setSort] = useState<'name' | 'last'>('name')
  return (
    <Page width="wide">
      <PageHeader
        title="People"
        below="10,000 people, 4 of 5 places in your inner ring"
        actions={<Button>Add</Button>}
      />
      <div className={styles.bar}>
        <ChipGroup label="Filters">
          <Chip tone="chosen" onRemove={() => {}} removeLabel="Remove the filter Close ring">
            Close ring
          </Chip>
          <Chip tone="chosen" onRemove={() => {}} removeLabel="Remove the filter Cooling">
            Cooling
          </Chip>
          <Chip onPress={() => {}} opensMenu isExpanded={false}>
            Add a filter
          </Chip>
        </ChipGroup>
        <Select label="Sort" hideLabel kind="plain" options={SORTS} value={sort} onChange={setSort} />
      </div>
      <VirtualList
        label="People"
        count={COUNT}
        rowAt={(index) => (index % 40 === 13 ? undefined : samplePerson(index))}
        keyOf={(person) => person.id}
        rowHeight={48}
        selected={selected}
        onSelectedChange={setSelected}
        onOpen={() => {}}
        renderRow={(person, { isSelected }) => (
          <>
            <SelectMark isSelected={isSelected} />
            <Avatar name={person.name} initials={initialsOf(person.name)} />
            <span className={styles.name}>{person.name}</span>
            <span className={styles.role}>{person.role}</span>
            <span className={styles.mark}>
              <RingMark ring={person.ring} />
            </span>
            <span className={styles.warmth}>
              <WarmthMark warmth={person.warmth} showLabel />
            </span>
            <CivilDay day={person.last} show="relative" className={styles.last} />
          </>
        )}
      />
    </Page>
  )
}
