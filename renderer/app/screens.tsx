import { BookOpen, ChartNoAxesColumn, Compass, Gift, Laptop, Orbit, Settings, Sun, Users } from 'lucide-react'
import { useJournalQuery } from '#client/use-query.ts'
import { readGivingSearch } from '#features/giving/giving-search.ts'
import { readGroupsSearch } from '#features/groups/groups-search.ts'
import { journalSearch } from '#features/journal/journal-search.ts'
import { readMindsetSearch } from '#features/mindset/mindset-search.ts'
import { readOrbitSearch } from '#features/orbit/orbit-search.ts'
import { peopleSearchText, readPeopleSearch } from '#features/people/people-search.ts'
import { readReviewSearch } from '#features/review/review-search.ts'
import { readYearSearch, type YearSearch } from '#features/review/year-search.ts'
import { readSearchAddress } from '#features/search/search-words.ts'
import { readArchetypeSearch, readStrategySearch } from '#features/strategy/strategy-search.ts'
import { readTimelineSearch } from '#features/timeline/timeline-search.ts'
import { TodayScreen } from '#features/today/today-screen.tsx'
import { rhythmWords } from '#parts/review-words.ts'
import { LogLine } from './log-line.tsx'
import { readDocumentId, type ConversationId, type IntroductionId, type ReviewId } from '#shared/model/id.ts'
import { formatPeriod } from '#ui/format-period.ts'
import { useI18n, useLocale } from '#ui/use-i18n.ts'
import { useToday } from '#ui/use-today.ts'
import { shownBy, type Screens } from './screen.ts'

/** Every screen, a row each, in the order of the sidebar and of the palette. */
export const SCREENS: Screens = {
  today: {
    path: '/',
    title: (i18n) => i18n.t('Today'),
    keys: ['g t'],
    sidebar: { at: 'top', icon: Sun },
    // What the app begins with comes with it.
    shown: ({ app }) => (
      <TodayScreen
        logLine={<LogLine onOpenFull={app.newConversation} />}
        onNewConversation={() => app.newConversation()}
        onOpenLink={app.openLink}
      />
    ),
  },
  'today-all': {
    path: '/today',
    title: (i18n) => i18n.t('All of today'),
    within: 'today',
    shown: shownBy(
      async () => (await import('#features/today/today-all-screen.tsx')).TodayAllScreen,
      () => ({}),
    ),
  },
  upcoming: {
    path: '/upcoming',
    title: (i18n) => i18n.t('Upcoming'),
    keys: ['u', 'g u'],
    also: 'next week days ahead',
    within: 'today',
    shown: shownBy(
      async () => (await import('#features/today/upcoming-screen.tsx')).UpcomingScreen,
      () => ({}),
    ),
  },
  someday: {
    path: '/some-day',
    title: (i18n) => i18n.t('Some day'),
    keys: ['d', 'g d'],
    also: 'undated without a date',
    within: 'today',
    shown: shownBy(
      async () => (await import('#features/today/someday-screen.tsx')).SomedayScreen,
      () => ({}),
    ),
  },
  people: {
    path: '/people',
    title: (i18n) => i18n.t('People'),
    keys: ['g p'],
    sidebar: { at: 'top', icon: Users },
    readSearch: (raw) => readPeopleSearch(raw),
    typed: ['text'],
    writeSearch: peopleSearchText,
    shown: shownBy(
      async () => (await import('#features/people/people-screen.tsx')).PeopleScreen,
      ({ app, search, setSearch }) => ({
        search,
        onSearchChange: setSearch,
        onOpenPerson: (id) => app.onOpen({ page: 'person', id }),
        onAddPerson: app.addPerson,
        onImport: () => app.onOpen({ page: 'import' }),
        onFindDuplicates: () => app.onOpen({ page: 'duplicates' }),
      }),
    ),
  },
  duplicates: {
    path: '/duplicates',
    title: (i18n) => i18n.t('Duplicates'),
    keys: ['g l'],
    also: 'merge same twice double people',
    within: 'people',
    isLoadedLate: true,
    shown: shownBy(
      async () => (await import('#features/duplicates/duplicates-screen.tsx')).DuplicatesScreen,
      ({ app }) => ({ onOpenPeople: () => app.onOpen({ page: 'people' }) }),
    ),
  },
  groups: {
    path: '/groups',
    title: (i18n) => i18n.t('Circles, organisations, tags'),
    keys: ['g c'],
    also: 'rename merge remove groups companies',
    within: 'people',
    readSearch: (raw) => readGroupsSearch(raw),
    shown: shownBy(
      async () => (await import('#features/groups/groups-screen.tsx')).GroupsScreen,
      ({ search, setSearch }) => ({ search, onSearchChange: (next) => setSearch(next, { replace: true }) }),
    ),
  },
  person: {
    path: '/person/$id',
    title: (i18n) => i18n.t('Person'),
    useName: (id) => useJournalQuery('person', { id }).data?.name,
    within: 'people',
    readId: readDocumentId,
    shown: shownBy(
      async () => (await import('#features/person/person-page.tsx')).PersonPage,
      ({ app, id }) => ({ id, onOpenLink: app.openLink }),
    ),
  },
  journal: {
    path: '/journal',
    title: (i18n) => i18n.t('Journal'),
    keys: ['g j'],
    also: 'conversations',
    sidebar: { at: 'top', icon: BookOpen },
    readSearch: (raw) => journalSearch(raw),
    shown: shownBy(
      async () => (await import('#features/journal/journal-page.tsx')).JournalPage,
      ({ search, setSearch }) => ({ search, onSearchChange: setSearch }),
    ),
  },
  'new-conversation': {
    path: '/journal/new',
    title: (i18n) => i18n.t('New conversation'),
    within: 'journal',
    shown: shownBy(
      async () => (await import('./begun-conversation.tsx')).BegunConversation,
      ({ app }) => ({ app }),
    ),
  },
  conversation: {
    path: '/journal/$id',
    title: (i18n) => i18n.t('Conversation'),
    useName: (id) => useConversationName(id),
    within: 'journal',
    readId: readDocumentId,
    shown: shownBy(
      async () => (await import('#features/journal/conversation-page.tsx')).ConversationPage,
      ({ id }) => ({ id }),
    ),
  },
  strategy: {
    path: '/strategy',
    title: (i18n) => i18n.t('Strategy'),
    keys: ['g s'],
    also: 'goals archetypes types of people seats outline matrix',
    sidebar: { at: 'top', icon: Compass },
    readSearch: (raw) => readStrategySearch(raw),
    shown: shownBy(
      async () => (await import('#features/strategy/strategy-screen.tsx')).StrategyScreen,
      ({ search, setSearch }) => ({ search, onSearchChange: setSearch }),
    ),
  },
  archetype: {
    path: '/strategy/type/$id',
    title: (i18n) => i18n.t('Type of person'),
    useName: (id) => useJournalQuery('archetype', { id }).data?.name,
    within: 'strategy',
    readId: readDocumentId,
    readSearch: (raw) => readArchetypeSearch(raw),
    shown: shownBy(
      async () => (await import('#features/strategy/archetype-page.tsx')).ArchetypePage,
      ({ id, search, setSearch }) => ({
        id,
        stage: search.stage,
        onStageChange: (stage) => setSearch(stage === undefined ? {} : { stage }, { replace: true }),
      }),
    ),
  },
  mindset: {
    path: '/mindset',
    title: (i18n) => i18n.t('Mindset'),
    keys: ['g m'],
    also: 'stories cards reframe belief hesitate',
    within: 'strategy',
    readSearch: (raw) => readMindsetSearch(raw),
    shown: shownBy(
      async () => (await import('#features/mindset/mindset-screen.tsx')).MindsetScreen,
      ({ app, search, setSearch }) => ({
        search,
        onSearchChange: (next) => setSearch(next, { replace: true }),
        onOpenLink: app.openLink,
      }),
    ),
  },
  giving: {
    path: '/giving',
    title: (i18n) => i18n.t('Giving'),
    keys: ['g v'],
    also: 'needs asks gifts given received thanks introductions',
    sidebar: { at: 'top', icon: Gift },
    readSearch: (raw) => readGivingSearch(raw),
    shown: shownBy(
      async () => (await import('#features/giving/giving-screen.tsx')).GivingScreen,
      ({ app, search, setSearch }) => ({
        search,
        onSearchChange: (next) => setSearch(next, { replace: true }),
        onOpenLink: app.openLink,
      }),
    ),
  },
  introduction: {
    path: '/giving/introduction/$id',
    title: (i18n) => i18n.t('Introduction'),
    useName: (id) => useIntroductionName(id),
    within: 'giving',
    readId: readDocumentId,
    shown: shownBy(
      async () => (await import('#features/introduction/introduction-screen.tsx')).IntroductionScreen,
      ({ app, id }) => ({ id, onOpenLink: app.openLink }),
    ),
  },
  orbit: {
    path: '/orbit',
    title: (i18n) => i18n.t('Orbit'),
    keys: ['g o'],
    also: 'map rings network',
    sidebar: { at: 'top', icon: Orbit },
    readSearch: (raw) => readOrbitSearch(raw),
    shown: shownBy(
      async () => (await import('#features/orbit/orbit-screen.tsx')).OrbitScreen,
      ({ app, search, setSearch }) => ({
        search,
        onSearchChange: (next) => setSearch(next, { replace: true }),
        onOpenPeople: () => app.onOpen({ page: 'people', search: { ring: ['none'] } }),
      }),
    ),
  },
  timeline: {
    path: '/timeline',
    title: (i18n) => i18n.t('Timeline'),
    keys: ['g y'],
    also: 'years months days history calendar on this day',
    sidebar: { at: 'top', icon: ChartNoAxesColumn },
    readSearch: (raw) => readTimelineSearch(raw),
    shown: shownBy(
      async () => (await import('#features/timeline/timeline-screen.tsx')).TimelineScreen,
      ({ search, setSearch }) => ({ search, onSearchChange: (next) => setSearch(next, { replace: true }) }),
    ),
  },
  reviews: {
    path: '/reviews',
    title: (i18n) => i18n.t('Reviews'),
    keys: ['g r'],
    also: 'review week month quarter year look back learned expect',
    within: 'timeline',
    shown: shownBy(
      async () => (await import('#features/review/reviews-screen.tsx')).ReviewsScreen,
      () => ({}),
    ),
  },
  year: {
    path: '/reviews/year',
    title: (i18n) => i18n.t('Year in words'),
    useName: (_id, search) => useYearName(search),
    keys: ['g w'],
    also: 'learned decided',
    within: 'timeline',
    readSearch: (raw) => readYearSearch(raw),
    shown: shownBy(
      async () => (await import('#features/review/year-screen.tsx')).YearScreen,
      ({ app, search, setSearch }) => ({
        search,
        onSearchChange: (next) => setSearch(next, { replace: true }),
        onOpenLink: app.openLink,
      }),
    ),
  },
  review: {
    path: '/reviews/$id',
    title: (i18n) => i18n.t('Review'),
    useName: (id) => useReviewName(id),
    within: 'timeline',
    readId: readDocumentId,
    readSearch: (raw) => readReviewSearch(raw),
    shown: shownBy(
      async () => (await import('#features/review/review-page.tsx')).ReviewPage,
      ({ app, id, search, setSearch }) => ({
        id,
        search,
        onSearchChange: (next) => setSearch(next, { replace: true }),
        onOpenLink: app.openLink,
      }),
    ),
  },
  search: {
    path: '/search',
    title: (i18n) => i18n.t('Search'),
    keys: ['g f', '/'],
    also: 'find',
    readSearch: (raw) => readSearchAddress(raw),
    typed: ['text'],
    shown: shownBy(
      async () => (await import('#features/search/search-screen.tsx')).SearchScreen,
      ({ search, setSearch }) => ({
        address: search,
        onAddressChange: (next) => setSearch(next, { replace: true }),
      }),
    ),
  },
  plan: {
    path: '/plan',
    title: (i18n) => i18n.t('Plan'),
    keys: ['g b'],
    also: 'time blocks calendar sessions capacity ics',
    within: 'strategy',
    shown: shownBy(
      async () => (await import('#features/plan/plan-screen.tsx')).PlanScreen,
      () => ({}),
    ),
  },
  import: {
    path: '/import',
    title: (i18n) => i18n.t('Import'),
    keys: ['g i'],
    also: 'linkedin google outlook vcard csv',
    within: 'settings',
    tellsItself: ['jobs'],
    isLoadedLate: true,
    shown: shownBy(
      async () => (await import('#features/import/import-screen.tsx')).ImportScreen,
      ({ app }) => ({
        onOpenPeople: () => app.onOpen({ page: 'people', search: { sort: 'added' } }),
        onFindDuplicates: () => app.onOpen({ page: 'duplicates' }),
      }),
    ),
  },
  'import-report': {
    path: '/import/report/$id',
    title: (i18n) => i18n.t('Report'),
    within: 'settings',
    // Any words may be one: the screen says of which nothing is kept.
    readId: (text) => text,
    isLoadedLate: true,
    shown: shownBy(
      async () => (await import('#features/import/import-report-screen.tsx')).ImportReportScreen,
      ({ app, id }) => ({ id, onOpenSettings: (find) => app.onOpen({ page: 'settings', search: { find } }) }),
    ),
  },
  devices: {
    path: '/devices',
    title: (i18n) => i18n.t('Devices'),
    keys: ['g e'],
    also: 'sync pair machines laptop',
    sidebar: { at: 'bottom', icon: Laptop },
    isLoadedLate: true,
    shown: shownBy(
      async () => (await import('#features/devices/devices-screen.tsx')).DevicesScreen,
      () => ({}),
    ),
  },
  settings: {
    path: '/settings',
    title: (i18n) => i18n.t('Settings'),
    keys: ['g ,', '$mod+,'],
    also: 'preferences',
    readSearch: ({ find }) => (typeof find === 'string' ? { find: find.slice(0, 200) } : {}),
    sidebar: { at: 'bottom', icon: Settings },
    tellsItself: ['jobs'],
    shown: shownBy(
      async () => (await import('#features/settings/settings-screen.tsx')).SettingsScreen,
      ({ app, search }) => ({
        find: search.find ?? '',
        onOpen: (page) => app.onOpen({ page }),
        onOpenReport: (id) => app.onOpen({ page: 'import-report', id }),
        onShowKeys: app.showKeys,
      }),
    ),
  },
  trash: {
    path: '/trash',
    title: (i18n) => i18n.t('Trash'),
    keys: ['g x'],
    also: 'deleted',
    within: 'settings',
    shown: shownBy(
      async () => (await import('#features/trash/trash-screen.tsx')).TrashScreen,
      () => ({}),
    ),
  },
  welcome: {
    path: '/welcome',
    title: (i18n) => i18n.t('Welcome'),
    tellsItself: ['jobs', 'sample'],
    isLoadedLate: true,
    shown: shownBy(
      async () => (await import('#features/first-run/welcome-screen.tsx')).WelcomeScreen,
      ({ app }) => ({
        onOpen: (page) => app.onOpen(page === 'strategy' ? { page, search: { begin: true } } : { page }),
        onSettings: (find) => app.onOpen({ page: 'settings', search: { find } }),
      }),
    ),
  },
}

/** What it was about, else who was there. */
function useConversationName(id: ConversationId): string | undefined {
  const { data } = useJournalQuery('conversation', { id })
  return data && (data.topic || data.people.map(({ name }) => name).join(', '))
}

/** By its days: the same rhythm has many. */
function useReviewName(id: ReviewId): string | undefined {
  const i18n = useI18n()
  const locale = useLocale()
  const review = useJournalQuery('review', { id }).data
  return review && `${rhythmWords(i18n)[review.rhythm]}, ${formatPeriod(locale, review.from, review.to)}`
}

function useYearName({ year }: YearSearch): string {
  const today = useToday()
  return useI18n().t('{year} in words', { year: String(year ?? Number(today.slice(0, 4))) })
}

/** Both by their names; undefined while they are not known. */
function useIntroductionName(id: IntroductionId): string | undefined {
  const { data } = useJournalQuery('introduction', { id })
  return data && [data.a.person?.name, data.b.person?.name].filter(Boolean).join(' · ')
}
