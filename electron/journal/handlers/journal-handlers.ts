import { canvasHandlers } from './canvas-handlers.ts'
import { conversationsHandlers } from './conversations-handlers.ts'
import { draftHandlers } from './draft-handlers.ts'
import { exportHandlers } from './export-handlers.ts'
import { givingHandlers } from './giving-handlers.ts'
import { guideHandlers } from './guide-handlers.ts'
import { introductionHandlers } from './introduction-handlers.ts'
import { lineHandlers } from './line-handlers.ts'
import { matchingHandlers } from './matching-handlers.ts'
import { measuresHandlers } from './measures-handlers.ts'
import { mindsetHandlers } from './mindset-handlers.ts'
import { orbitHandlers } from './orbit-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { planHandlers } from './plan-handlers.ts'
import { reportHandlers } from './report-handlers.ts'
import { reviewHandlers } from './review-handlers.ts'
import { settingsHandlers } from './settings-handlers.ts'
import { strategyHandlers } from './strategy-handlers.ts'
import { textHandlers } from './text-handlers.ts'
import { timelineHandlers } from './timeline-handlers.ts'
import { todayHandlers } from './today-handlers.ts'
import { undoHandlers } from './undo-handlers.ts'
import type { OpenedJournal } from './domain-handlers.ts'

/** Of every domain. A command or query that is in none, and is no job, does not compile where the door is opened. */
const DOMAINS = [
  canvasHandlers,
  conversationsHandlers,
  draftHandlers,
  exportHandlers,
  givingHandlers,
  guideHandlers,
  introductionHandlers,
  lineHandlers,
  matchingHandlers,
  measuresHandlers,
  mindsetHandlers,
  orbitHandlers,
  peopleHandlers,
  planHandlers,
  reportHandlers,
  reviewHandlers,
  settingsHandlers,
  strategyHandlers,
  textHandlers,
  timelineHandlers,
  todayHandlers,
  undoHandlers,
] as const

type Made = ReturnType<(typeof DOMAINS)[number]>
type AllOf<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never

/** Commands that are one commit, or several where they are about many documents, and queries that rows answer. */
export function journalHandlers(journal: OpenedJournal): {
  readonly commands: AllOf<Made['commands']>
  readonly queries: AllOf<Made['queries']>
} {
  const made = DOMAINS.map((domain) => domain(journal))
  const all = (kind: 'commands' | 'queries') => Object.assign({}, ...made.map((domain) => domain[kind])) as unknown
  return {
    commands: all('commands') as AllOf<Made['commands']>,
    queries: all('queries') as AllOf<Made['queries']>,
  }
}
