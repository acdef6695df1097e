import type { DocumentWriter } from '#journal/documents/document-store.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import type { ConversationId } from '#shared/model/id.ts'
import { tagKey } from '#shared/model/tag-key.ts'
import type { CommandContext, Sql } from '#journal/runtime/command-context.ts'
import { Refusal } from '#journal/runtime/refusal.ts'
import { survivorInRows } from '#journal/projections/survivor.ts'
import type { NamedKind } from './named-documents.ts'
import { requireDocument } from './require-document.ts'

export function renameCircle(
  context: CommandContext,
  input: CommandRequest<'renameCircle'>,
): CommandOutput<'renameCircle'> {
  return rename(context, 'renameCircle', 'circle', input)
}

export function renameOrganisation(
  context: CommandContext,
  input: CommandRequest<'renameOrganisation'>,
): CommandOutput<'renameOrganisation'> {
  return rename(context, 'renameOrganisation', 'organisation', input)
}

/** Whoever is in `from`, on whatever device they were put there, is in `into`. @throws Refusal SAME_GROUP, GROUP_GONE */
export function mergeCircles(
  context: CommandContext,
  input: CommandRequest<'mergeCircles'>,
): CommandOutput<'mergeCircles'> {
  return merge(context, 'mergeCircles', 'circle', input)
}

/** Whoever worked at `from` works at `into`. @throws Refusal SAME_GROUP, GROUP_GONE */
export function mergeOrganisations(
  context: CommandContext,
  input: CommandRequest<'mergeOrganisations'>,
): CommandOutput<'mergeOrganisations'> {
  return merge(context, 'mergeOrganisations', 'organisation', input)
}

/**
 * Writes another tag wherever `tag` stands, in whatever case; of one that is there already it becomes part. The words of
 * notes stay as they were written.
 */
export function renameTag(
  context: CommandContext,
  { tag, name }: CommandRequest<'renameTag'>,
): Promise<CommandOutput<'renameTag'>> {
  return retag(context, 'renameTag', tag, (write, id, isMeant) => {
    const tags = Object.keys(requireDocument(write, id, 'conversation').content.tags)
    const others = tags.filter((one) => !isMeant(one))
    for (const one of tags) if (isMeant(one) && one !== name) write.set(id, ['tags', one], undefined)
    if (!others.some((one) => tagKey(one) === tagKey(name))) write.set(id, ['tags', name], true)
  })
}

/** Takes a tag off every conversation. */
export function removeTag(
  context: CommandContext,
  { tag }: CommandRequest<'removeTag'>,
): Promise<CommandOutput<'removeTag'>> {
  return retag(context, 'removeTag', tag, (write, id, isMeant) => {
    for (const one of Object.keys(requireDocument(write, id, 'conversation').content.tags)) {
      if (isMeant(one)) write.set(id, ['tags', one], undefined)
    }
  })
}

function rename(
  context: CommandContext,
  command: string,
  kind: NamedKind,
  { id, name }: CommandRequest<'renameCircle'> | CommandRequest<'renameOrganisation'>,
) {
  const { undo } = context.run(command, (write) => {
    requireDocument(write, id, kind)
    write.set(id, ['name'], name.trim())
  })
  return { undo }
}

function merge(
  context: CommandContext,
  command: string,
  kind: NamedKind,
  { from, into }: CommandRequest<'mergeCircles'> | CommandRequest<'mergeOrganisations'>,
) {
  if (survivorInRows(context.sql, from) === survivorInRows(context.sql, into)) throw new Refusal('SAME_GROUP', {})
  const { undo } = context.run(command, (write) => {
    for (const id of [from, into]) {
      const { mergedInto, deletedAt } = requireDocument(write, id, kind).content
      if (mergedInto !== null || deletedAt !== undefined) throw new Refusal('GROUP_GONE', { id })
    }
    write.set(from, ['mergedInto'], into)
  })
  return { undo }
}

type Retag = (write: DocumentWriter, id: ConversationId, isMeant: (tag: string) => boolean) => void

function retag(context: CommandContext, command: string, tag: string, work: Retag) {
  const key = tagKey(tag)
  const isMeant = (one: string) => tagKey(one) === key
  return context.runForEach(command, conversationsTagged(context.sql, isMeant), (write, id) => work(write, id, isMeant))
}

/** Those in the trash too: restored, they have the tag that all others have. */
function conversationsTagged(sql: Sql, isMeant: (tag: string) => boolean): ConversationId[] {
  const rows = sql(`SELECT id, tags FROM conversations WHERE tags <> '[]' ORDER BY n`).all()
  return (rows as { id: ConversationId; tags: string }[]).flatMap(({ id, tags }) =>
    (JSON.parse(tags) as string[]).some(isMeant) ? [id] : [],
  )
}
