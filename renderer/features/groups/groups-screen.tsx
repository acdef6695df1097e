import { Page, PageHeader } from '#ui/page.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { useActions } from '#ui/use-actions.ts'
import { useI18n } from '#ui/use-i18n.ts'
import styles from './groups.module.css'
import { faceWords, GroupList } from './group-list.tsx'
import { GROUP_FACES, type GroupsSearch } from './groups-search.ts'

export interface GroupsScreenProps {
  search: GroupsSearch
  onSearchChange: (search: GroupsSearch) => void
}

/** What people and conversations are put together by: circles, organisations and tags. */
export function GroupsScreen({ search, onSearchChange }: GroupsScreenProps) {
  const i18n = useI18n()
  const words = faceWords(i18n)
  const face = search.face ?? 'circles'
  const show = (next: (typeof GROUP_FACES)[number]) => onSearchChange(next === 'circles' ? {} : { face: next })
  useActions(
    GROUP_FACES.map((one, index) => ({
      id: `groups-${one}`,
      title: words[one],
      group: i18n.t('Circles, organisations, tags'),
      keys: [String(index + 1)],
      run: () => show(one),
    })),
  )
  return (
    <Page width="wide">
      <PageHeader title={i18n.t('Circles, organisations, tags')} />
      <div className={styles.faces}>
        <Tabs
          label={i18n.t('Circles, organisations, tags')}
          value={face}
          onChange={show}
          tabs={GROUP_FACES.map((one) => ({ id: one, title: words[one], content: <GroupList key={one} face={one} /> }))}
        />
      </div>
    </Page>
  )
}
