import type { CommandInput, CommandName, QueryInput, QueryName, QueryOutput } from '#shared/contract/contract.ts'
import type { DuplicateRow } from '#shared/contract/people-contract.ts'
import type { OrbitPerson } from '#shared/contract/orbit-contract.ts'
import type { FollowUpRow } from '#shared/contract/rows.ts'
import type { TodayReason } from '#shared/contract/today-contract.ts'
import { addDays, type CivilDate } from '#shared/model/civil-date.ts'
import type { CircleId } from '#shared/model/id.ts'
import { INTRODUCTION_EFFECTS } from './introduction-effects.ts'
import { CANVAS_EFFECTS } from './canvas-effects.ts'
import { outlineWithout, STRATEGY_EFFECTS } from './strategy-effects.ts'
import type { Ring } from '#shared/model/ring.ts'

/**
 * What a command will have done to the answers of queries, as far as the page can tell beforehand. Each may be applied to an
 * answer that has it already: it takes away, and sets, and never adds or counts from a number alone.
 */
export type CommandEffects = {
  readonly [Name in QueryName]?: (answer: QueryOutput<Name>, input: QueryInput<Name>) => QueryOutput<Name>
}

type EffectsOf = { readonly [Name in CommandName]?: (input: CommandInput<Name>) => CommandEffects }

/** Commands whose effect is seen before they are answered. All others are seen when the journal has done them. */
export const COMMAND_EFFECTS: EffectsOf = {
  ...STRATEGY_EFFECTS,
  ...INTRODUCTION_EFFECTS,
  ...CANVAS_EFFECTS,
  completeFollowUps: ({ ids }) => {
    const isMeant = among(ids)
    const gone = without((reason) => reason.kind === 'promise' && isMeant(reason.followUp.id))
    return { ...gone, ...onFollowUps(isMeant, (followUp) => ({ ...followUp, done: true }), 'leaves') }
  },
  reopenFollowUps: ({ ids }) =>
    onFollowUps(among(ids), (followUp) => ({ ...followUp, done: false, doneOn: null }), 'stays'),
  snoozeFollowUps: ({ ids, until }) => {
    const isMeant = among(ids)
    const gone = without((reason) => reason.kind === 'promise' && isMeant(reason.followUp.id), until)
    return {
      ...gone,
      ...onFollowUps(isMeant, (followUp) => ({ ...followUp, due: until as CivilDate, snoozed: true }), 'stays'),
    }
  },
  mergePeople: ({ from }) => withoutPairs(({ people }) => people.some(({ id }) => id === from)),
  markNotSame: ({ ids, notSame = true }) =>
    notSame ? withoutPairs(({ people }) => people.every(({ id }) => ids.includes(id))) : {},
  moveToTrash: ({ ids }) => {
    const isMeant = among(ids)
    return {
      ...without((reason) => isMeant(idOf(reason)), undefined, isMeant),
      ...outlineWithout(isMeant),
      measures: (answer) => ({ ...answer, rows: answer.rows.filter(({ id }) => !isMeant(id)) }),
      blocks: (answer) => ({ ...answer, rows: answer.rows.filter(({ id }) => !isMeant(id)) }),
      sessions: (answer) => filtered(answer, ({ id }) => !isMeant(id)),
      asks: (answer) => filtered(answer, ({ id }) => !isMeant(id)),
      gives: (answer) => filtered(answer, ({ id }) => !isMeant(id)),
      introductions: (answer) => filtered(answer, ({ id }) => !isMeant(id)),
      introductionsWaiting: (answer) => filtered(answer, ({ id }) => !isMeant(id)),
      person: (answer) => ({
        ...answer,
        followUps: answer.followUps.filter(({ id }) => !isMeant(id)),
        plans: answer.plans.filter(({ id }) => !isMeant(id)),
      }),
      brief: (answer) => ({
        ...answer,
        followUps: answer.followUps.filter(({ id }) => !isMeant(id)),
        plans: answer.plans.filter(({ id }) => !isMeant(id)),
      }),
    }
  },
  setNeedState: ({ person, need, state }) =>
    state === 'open'
      ? {}
      : { needsHeard: (answer) => filtered(answer, (row) => row.person.id !== person || row.need !== need) },
  setAskStanding: ({ id, standing }) => ({
    asks: (answer) => ({
      ...answer,
      rows: answer.rows.map((row) => (row.id === id ? { ...row, standing, since: null } : row)),
    }),
  }),
  answerMeeting: ({ id, answer }) =>
    answer === null ? {} : without((reason) => reason.kind === 'meeting' && reason.meeting.id === id),
  confirmPlan: ({ id: plan }) => ({
    ...without((reason) => reason.kind === 'plan' && reason.conversation === plan),
    brief: (answer) => ({ ...answer, plans: answer.plans.filter(({ id }) => id !== plan) }),
    person: (answer) => ({ ...answer, plans: answer.plans.filter(({ id }) => id !== plan) }),
    conversation: (answer) => (answer.id === plan ? { ...answer, planned: false } : answer),
  }),
  setBlockDay: ({ id, day, exception }) => ({
    blocks: (answer) => ({
      ...answer,
      rows: answer.rows.map((block) =>
        block.id !== id
          ? block
          : {
              ...block,
              upcoming: block.upcoming.map((occurrence) =>
                occurrence.day === day ? { ...occurrence, isOff: exception?.type === 'off' } : occurrence,
              ),
            },
      ),
    }),
  }),
  editConversation: ({ id: plan, date }) =>
    date === undefined ? {} : without((reason) => reason.kind === 'plan' && reason.conversation === plan, date),
  logConversation: ({ date, people }) => {
    const isMeant = among(people.flatMap((one) => ('id' in one ? [one.id] : [])))
    return {
      // Whoever one plans to speak with does not grow quiet, and whom one has spoken with today neither.
      today: (answer) =>
        date < answer.date
          ? answer
          : withoutReasons(answer, ({ kind }, id) => isMeant(id) && (kind === 'quiet' || kind === 'unmet')),
    }
  },
  noteOffer: ({ closed }) => (closed ? { hesitation: () => null } : {}),
  putInRing: ({ ids, ring }) => {
    const isMeant = among(ids)
    return {
      people: (answer) => ({ ...answer, rows: answer.rows.map((row) => (isMeant(row.id) ? { ...row, ring } : row)) }),
      person: (answer) => (isMeant(answer.id) ? { ...answer, ring } : answer),
      orbit: (answer) => ({ ...answer, people: inOrbit(answer.people, isMeant, ring) }),
      today: (answer) => ({
        ...answer,
        rows: answer.rows.map((row) =>
          row.person !== null && isMeant(row.id) ? { ...row, person: { ...row.person, ring } } : row,
        ),
      }),
    }
  },
  putInCircle: ({ ids, circle, member }) => {
    const isMeant = among(ids)
    return {
      people: (answer) => ({
        ...answer,
        rows: answer.rows.map((row) => {
          if (!isMeant(row.id)) return row
          const others = row.circles.filter((one) => one !== circle)
          return { ...row, circles: member ? [...others, circle as CircleId] : others }
        }),
      }),
      person: (answer) =>
        isMeant(answer.id) && !member
          ? { ...answer, circles: answer.circles.filter(({ id }) => id !== circle) }
          : answer,
    }
  },
}

/** Out of the rings is off the map; whoever comes onto it is there when the journal has answered. */
function inOrbit(people: readonly OrbitPerson[], isMeant: (id: string) => boolean, ring: Ring | null): OrbitPerson[] {
  return people.flatMap((person) => (!isMeant(person.id) ? [person] : ring === null ? [] : [{ ...person, ring }]))
}

const UPCOMING_DAYS = 7

/**
 * Takes reasons, and who has none left, off the lists of days. Put off until a day that comes up, they stay in what does.
 * @param isSubject who goes with every reason
 */
function without(
  isGone: (reason: TodayReason) => boolean,
  until?: string,
  isSubject: (id: string) => boolean = () => false,
): CommandEffects {
  return {
    today: (answer) =>
      until !== undefined && until <= answer.date
        ? answer
        : withoutReasons(answer, (reason, id) => isGone(reason) || isSubject(id)),
    upcoming: (answer) => {
      const staysUntil = addDays(answer.date, UPCOMING_DAYS)
      if (until !== undefined && until > answer.date && until <= staysUntil) return answer
      return filtered(answer, ({ reason, person }) => !isGone(reason) && !(person !== null && isSubject(person.id)))
    },
    someday: (answer) => filtered(answer, (followUp) => !isGone({ kind: 'promise', followUp })),
  }
}

/** Pairs of whom may be one person: of who is part of another by now none is left, or is of that one. */
function withoutPairs(isGone: (row: DuplicateRow) => boolean): CommandEffects {
  return { duplicates: (answer) => filtered(answer, (row) => !isGone(row)) }
}

function withoutReasons(
  answer: QueryOutput<'today'>,
  isGone: (reason: TodayReason, id: string) => boolean,
): QueryOutput<'today'> {
  const rows = answer.rows.flatMap((row) => {
    const reasons = row.reasons.filter((reason) => !isGone(reason, row.id))
    if (reasons.length === row.reasons.length) return [row]
    return reasons.length === 0 ? [] : [{ ...row, reasons }]
  })
  return { ...answer, rows, total: answer.total - (answer.rows.length - rows.length) }
}

/** Fewer rows of a list, and as many fewer in all. */
function filtered<Row, Answer extends { readonly rows: readonly Row[]; readonly total: number }>(
  answer: Answer & { readonly rows: readonly Row[] },
  stays: (row: Answer['rows'][number]) => boolean,
): Answer {
  const rows = answer.rows.filter(stays)
  return rows.length === answer.rows.length
    ? answer
    : { ...answer, rows, total: answer.total - (answer.rows.length - rows.length) }
}

/** Changes follow-ups where they stand under a person or a conversation; a brief has the open ones alone. */
function onFollowUps(
  isMeant: (id: string) => boolean,
  change: (followUp: FollowUpRow) => FollowUpRow,
  inBrief: 'leaves' | 'stays',
): CommandEffects {
  const changed = <Answer extends { followUps: FollowUpRow[] }>(answer: Answer): Answer => ({
    ...answer,
    followUps: answer.followUps.map((followUp) => (isMeant(followUp.id) ? change(followUp) : followUp)),
  })
  return {
    person: changed,
    conversation: changed,
    brief: (answer) =>
      inBrief === 'stays'
        ? changed(answer)
        : { ...answer, followUps: answer.followUps.filter(({ id }) => !isMeant(id)) },
  }
}

function among(ids: readonly string[]): (id: string) => boolean {
  const all = new Set(ids)
  return (id) => all.has(id)
}

function idOf(reason: TodayReason): string {
  if (reason.kind === 'promise') return reason.followUp.id
  return reason.kind === 'plan' ? reason.conversation : ''
}
