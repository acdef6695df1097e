import { mergeCircles, mergeOrganisations, renameCircle, renameOrganisation } from '../commands/group-commands.ts'
import { markNotSame } from '../commands/mark-not-same.ts'
import { mergePeople } from '../commands/merge-people.ts'
import {
  addCircle,
  addPerson,
  editPerson,
  putEntry,
  putInCircle,
  putInRing,
  removeEntry,
  setCadence,
} from '../commands/person-commands.ts'
import { putBack } from '../commands/put-back.ts'
import { settleConflict } from '../commands/settle-conflict.ts'
import { forget, moveToTrash, restoreFromTrash } from '../commands/trash-commands.ts'
import { apartPeople } from '../queries/apart-pairs.ts'
import { conversationsWith, personPage } from '../queries/person-page.ts'
import { photoOf } from '../queries/photo.ts'
import { conflicts, history } from '../queries/history.ts'
import { circles, organisations, memberships } from '../queries/lists.ts'
import { emails, people, peopleIds, peopleMentioned, peopleNamed } from '../queries/people.ts'
import type { peopleCommands, peopleQueries } from '#shared/contract/people-contract.ts'
import type { DomainHandlers } from './domain-handlers.ts'

export const peopleHandlers: DomainHandlers<keyof typeof peopleCommands, keyof typeof peopleQueries> = (journal) => ({
  commands: {
    addPerson: (input) => addPerson(journal.commands(), input),
    editPerson: (input) => editPerson(journal.commands(), input),
    putInRing: (input) => putInRing(journal.commands(), input),
    setCadence: (input) => setCadence(journal.commands(), input),
    putEntry: (input) => putEntry(journal.commands(), input),
    removeEntry: (input) => removeEntry(journal.commands(), input),
    addCircle: (input) => addCircle(journal.commands(), input),
    renameCircle: (input) => renameCircle(journal.commands(), input),
    renameOrganisation: (input) => renameOrganisation(journal.commands(), input),
    mergeCircles: (input) => mergeCircles(journal.commands(), input),
    mergeOrganisations: (input) => mergeOrganisations(journal.commands(), input),
    putInCircle: (input) => putInCircle(journal.commands(), input),
    mergePeople: (input) => mergePeople(journal.commands(), input),
    markNotSame: (input) => markNotSame(journal.commands(), input),
    settleConflict: (input) => settleConflict(journal.commands(), input),
    putBack: (input) => putBack(journal.commands(), input),
    moveToTrash: (input) => moveToTrash(journal.commands(), input),
    restoreFromTrash: (input) => restoreFromTrash(journal.commands(), input),
    forget: (input) => forget(journal.commands(), input),
  },
  queries: {
    people: (input) => people(journal.queries(), input),
    peopleIds: (input) => peopleIds(journal.queries(), input),
    emails: (input) => emails(journal.queries(), input),
    person: (input) => personPage(journal.queries(), input),
    photo: (input) => photoOf(journal.queries(), input),
    conversationsWith: (input) => conversationsWith(journal.queries(), input),
    duplicates: (input) => journal.engine().duplicates.page(input),
    apartPairs: (input) => apartPeople(journal.queries().sql, input),
    peopleNamed: (input) => peopleNamed(journal.queries(), input),
    peopleMentioned: (input) => peopleMentioned(journal.queries(), input),
    circles: () => circles(journal.queries()),
    memberships: (input) => memberships(journal.queries(), input),
    organisations: (input) => organisations(journal.queries(), input),
    history: (input) => history(journal.queries(), input),
    conflicts: (input) => conflicts(journal.queries(), input),
  },
})
