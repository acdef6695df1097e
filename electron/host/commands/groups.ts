import type { JournalClient } from '#shared/contract/contract.ts'
import { foldName } from '#shared/model/person-name.ts'
import { tagKey } from '#shared/model/tag-key.ts'
import type { CliCommand } from './cli-command.ts'
import { Refused, WrongUsage } from './cli-command.ts'
import { counted, lines } from './words.ts'

interface Group {
  readonly name: string
  readonly count: number
  rename(name: string): Promise<unknown>
  /** Makes it part of the other. */
  merge(into: Group): Promise<unknown>
  remove(): Promise<unknown>
}

export const circles = groups('circles', ['circle', 'circles'], async ({ queries, commands }) =>
  (await queries.circles()).map(({ id, name, people }) => ({
    id,
    name,
    count: people,
    rename: (to) => commands.renameCircle({ id, name: to }),
    merge: (into) => commands.mergeCircles({ from: id, into: (into as Group & { id: typeof id }).id }),
    remove: () => commands.moveToTrash({ ids: [id] }),
  })),
)

export const organisations = groups('organisations', ['organisation', 'organisations'], async (client, name) => {
  const { queries, commands } = client
  return (await queries.organisations({ text: name ?? '', limit: 500 })).map(({ id, name: called, people }) => ({
    id,
    name: called,
    count: people,
    rename: (to) => commands.renameOrganisation({ id, name: to }),
    merge: (into) => commands.mergeOrganisations({ from: id, into: (into as Group & { id: typeof id }).id }),
    remove: () => commands.moveToTrash({ ids: [id] }),
  }))
})

export const tags = groups('tags', ['tag', 'tags'], async ({ queries, commands }) =>
  (await queries.tags()).map(({ tag, conversations }) => ({
    name: tag,
    count: conversations,
    rename: (to) => commands.renameTag({ tag, name: to.replace(/^#/u, '') }),
    merge: (into) => commands.renameTag({ tag, name: into.name }),
    remove: () => commands.removeTag({ tag }),
  })),
)

/** @param read all of them, or at least those whose names have `name` in them */
function groups(
  what: string,
  [one, many]: readonly [string, string],
  read: (client: JournalClient, name?: string) => Promise<Group[]>,
): CliCommand {
  return {
    operands: '[rename NAME TO | merge NAME INTO | remove NAME]',
    about: `Lists the ${many}; renames one, makes one part of another, or removes it.`,
    details:
      what === 'tags' ? 'Case does not matter. The words of notes stay as they are.' : 'Removed, it is in the trash.',
    async run(context) {
      const [verb, name, to, ...more] = context.operands
      if (more.length > 0) throw new WrongUsage(`"${more[0]}" is too much`)
      const client = await context.journal('existing')
      if (verb === undefined) {
        const all = await read(client)
        context.print(
          all.map(({ name: called, count }) => ({ name: called, count })),
          () =>
            lines([...all.map((group) => `${group.name.padEnd(36)}  ${group.count}`), counted(all.length, one, many)]),
        )
        return
      }
      if (!['rename', 'merge', 'remove'].includes(verb)) throw new WrongUsage(`"${verb}" is nothing to do with ${many}`)
      if (name === undefined) throw new WrongUsage(`The name of the ${one} is missing`)
      const group = await find(read, client, one, name)
      if (verb === 'remove') {
        if (to !== undefined) throw new WrongUsage(`"${to}" is too much`)
        await group.remove()
        context.print({ removed: group.name }, () => `Removed: ${group.name}`)
        return
      }
      if (to === undefined)
        throw new WrongUsage(verb === 'rename' ? 'The new name is missing' : `The ${one} that stays is missing`)
      if (verb === 'rename') {
        await group.rename(to)
        context.print({ renamed: group.name, to }, () => `${group.name} is called ${to} now.`)
      } else {
        const into = await find(read, client, one, to)
        await group.merge(into)
        context.print({ merged: group.name, into: into.name }, () => `${group.name} is part of ${into.name} now.`)
      }
    },
  }
}

async function find(
  read: (client: JournalClient, name?: string) => Promise<Group[]>,
  client: JournalClient,
  one: string,
  name: string,
): Promise<Group> {
  const wanted = name.replace(/^#/u, '')
  const isIt = (group: Group) =>
    one === 'tag' ? tagKey(group.name) === tagKey(wanted) : foldName(group.name) === foldName(name)
  const found = (await read(client, name)).find(isIt)
  if (found === undefined) throw new Refused(`No ${one} is called ${name}.`)
  return found
}
