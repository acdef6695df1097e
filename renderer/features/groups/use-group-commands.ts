import { useCommandFeedback } from '#client/command-feedback.tsx'
import { useCommand } from '#client/use-command.ts'
import type { CircleId, OrganisationId } from '#shared/model/id.ts'
import { useI18n } from '#ui/use-i18n.ts'
import type { Group } from './group.ts'

/** What can be done with a circle, an organisation or a tag. Each rejects where it was not done, and has said so then. */
export function useGroupCommands() {
  const i18n = useI18n()
  const feedback = useCommandFeedback()
  const circle = { rename: useCommand('renameCircle'), merge: useCommand('mergeCircles') }
  const organisation = { rename: useCommand('renameOrganisation'), merge: useCommand('mergeOrganisations') }
  const tag = { rename: useCommand('renameTag'), remove: useCommand('removeTag') }
  const trash = useCommand('moveToTrash')
  const told = async (done: Promise<{ undo: string | null }>, words: string) => feedback.done(words, (await done).undo)
  return {
    rename: (group: Group, name: string) => {
      const words = i18n.t('{before} is called {name} now.', { before: group.name, name })
      if (group.face === 'circles') return told(circle.rename.run({ id: group.id, name }), words)
      if (group.face === 'organisations') return told(organisation.rename.run({ id: group.id, name }), words)
      return told(tag.rename.run({ tag: group.id, name: tagOf(name) }), words)
    },
    merge: (group: Group, into: Group) => {
      const words = i18n.t('{name} is part of {other} now.', { name: group.name, other: into.name })
      const pair = { from: group.id, into: into.id }
      if (group.face === 'circles') {
        return told(circle.merge.run(pair as { from: CircleId; into: CircleId }), words)
      }
      if (group.face === 'organisations') {
        return told(organisation.merge.run(pair as { from: OrganisationId; into: OrganisationId }), words)
      }
      return told(tag.rename.run({ tag: group.id, name: into.name }), words)
    },
    remove: (group: Group) =>
      group.face === 'tags'
        ? told(tag.remove.run({ tag: group.id }), i18n.t('No conversation has the tag {name} any more.', group))
        : told(trash.run({ ids: [group.id] }), i18n.t('{name} is in the trash.', group)),
  }
}

/** A tag is one word, without its mark. */
export function tagOf(name: string): string {
  return name.trim().replace(/^#+/u, '').replace(/\s+/gu, '-')
}
