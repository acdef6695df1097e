import {
  addArchetype,
  addGoal,
  editArchetype,
  editGoal,
  linkArchetype,
  moveArchetype,
  moveGoal,
  putAwayHint,
  seatPeople,
  setGoalStanding,
  startStrategy,
} from '../commands/strategy-commands.ts'
import {
  archetypePage,
  archetypePeople,
  archetypes,
  goalPage,
  matrix,
  strategy,
  strategyHints,
} from '../queries/strategy.ts'
import { seatIdeas } from '../queries/seat-ideas.ts'
import type { strategyCommands, strategyQueries } from '#shared/contract/strategy-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const strategyHandlers: DomainHandlers<keyof typeof strategyCommands, keyof typeof strategyQueries> = (
  journal,
) => ({
  commands: {
    addGoal: (input) => addGoal(journal.commands(), input),
    editGoal: (input) => editGoal(journal.commands(), input),
    setGoalStanding: (input) => setGoalStanding(journal.commands(), input),
    moveGoal: (input) => moveGoal(journal.commands(), input),
    putAwayHint: (input) => putAwayHint(journal.commands(), input),
    addArchetype: (input) => addArchetype(journal.commands(), input),
    editArchetype: (input) => editArchetype(journal.commands(), input),
    linkArchetype: (input) => linkArchetype(journal.commands(), input),
    moveArchetype: (input) => moveArchetype(journal.commands(), input),
    startStrategy: (input) => startStrategy(journal.commands(), input),
    seatPeople: (input) => seatPeople(journal.commands(), input),
  },
  queries: {
    strategy: () => strategy(journal.queries()),
    goal: (input) => goalPage(journal.queries(), input),
    archetype: (input) => archetypePage(journal.queries(), input),
    archetypePeople: (input) => archetypePeople(journal.queries(), input),
    seatIdeas: (input) => seatIdeas(journal.queries(), input),
    archetypes: () => archetypes(journal.queries()),
    matrix: () => matrix(journal.queries()),
    strategyHints: () => strategyHints(journal.queries()),
  },
})
