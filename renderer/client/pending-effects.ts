import type { CommandInput, CommandName, QueryName } from '#shared/contract/contract.ts'
import { COMMAND_EFFECTS, type CommandEffects } from './command-effects.ts'

/** What one command will have done, from when it is sent until every answer that it changes is a newer one. */
export interface PendingEffect {
  readonly effects: CommandEffects
  /** By the clock of questions: answers to what was asked before it do not have it. null: not done yet. */
  doneAt: number | null
}

/** An answer, with when it was asked for. */
export interface AskedAnswer {
  readonly asked: number
}

/** Shows at once what commands will have done, and takes that back where one is refused. */
export interface PendingEffects {
  /** The next moment of the clock by which questions and commands are put in order. */
  tick(): number
  /** Shows what a command will do; null where nothing is known of it beforehand. */
  begin<Name extends CommandName>(name: Name, input: CommandInput<Name>): PendingEffect | null
  /** It is done: what is asked from now on has it. */
  done(effect: PendingEffect): void
  /** It was refused: everything is as it was before. */
  refused(effect: PendingEffect): void
  /** Lets go of what every answer has: `isOld` says whether one of a query that it changes was asked for before that moment. */
  settle(isOld: (names: ReadonlySet<string>, moment: number) => boolean): void
  /** What is to be applied to answers of a query, in order; the same array while that is the same. */
  of(name: QueryName): readonly PendingEffect[]
  subscribe(listener: () => void): () => void
}

const NONE: readonly PendingEffect[] = []

export function openPendingEffects(): PendingEffects {
  let clock = 0
  let pending: readonly PendingEffect[] = NONE
  let byQuery = new Map<QueryName, readonly PendingEffect[]>()
  const listeners = new Set<() => void>()
  const change = (next: readonly PendingEffect[]) => {
    pending = next
    byQuery = new Map()
    for (const listener of listeners) listener()
  }
  return {
    tick: () => ++clock,
    begin(name, input) {
      // One signature for all: TypeScript cannot see that `input` belongs to the command that `name` picks.
      const effectsOf = COMMAND_EFFECTS[name] as ((input: unknown) => CommandEffects) | undefined
      if (effectsOf === undefined) return null
      const effect: PendingEffect = { effects: effectsOf(input), doneAt: null }
      change([...pending, effect])
      return effect
    },
    done(effect) {
      effect.doneAt = ++clock
    },
    refused: (effect) => change(pending.filter((one) => one !== effect)),
    settle(isOld) {
      const left = pending.filter(
        ({ effects, doneAt }) => doneAt === null || isOld(new Set(Object.keys(effects)), doneAt),
      )
      if (left.length < pending.length) change(left)
    },
    of(name) {
      let found = byQuery.get(name)
      if (found === undefined) {
        found = pending.filter(({ effects }) => effects[name] !== undefined)
        byQuery.set(name, found.length === 0 ? (found = NONE) : found)
      }
      return found
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** An answer as it will be: with the effects of what it does not have yet. The same object where there are none. */
export function withEffects<Answer>(
  pending: readonly PendingEffect[],
  name: QueryName,
  { answer, asked, input }: { readonly answer: Answer; readonly asked: number; readonly input: unknown },
): Answer {
  let shown = answer
  for (const { effects, doneAt } of pending) {
    if (doneAt !== null && asked > doneAt) continue
    const apply = effects[name] as ((answer: Answer, input: unknown) => Answer) | undefined
    if (apply !== undefined) shown = apply(shown, input)
  }
  return shown
}
