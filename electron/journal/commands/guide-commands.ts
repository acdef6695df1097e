import { generateKeyBetween } from 'fractional-indexing'
import type { Plain } from '#journal/documents/document-store.ts'
import { notFound } from '#journal/documents/journal-error.ts'
import type { CommandContext } from '#journal/runtime/command-context.ts'
import type { CommandOutput, CommandRequest } from '#shared/contract/contract.ts'
import { allPrompts } from '#shared/model/capture-guide.ts'
import { PREFERENCES_ID } from '#shared/model/preferences.ts'
import { requirePreferences } from './preference-commands.ts'
import { requireDocument } from './require-document.ts'

export function putPrompt(
  context: CommandContext,
  { id, prompt }: CommandRequest<'putPrompt'>,
): CommandOutput<'putPrompt'> {
  const key = id ?? context.newEntryId()
  const { undo } = context.run('putPrompt', (write) => {
    requirePreferences(write)
    const { guide } = requireDocument(write, PREFERENCES_ID, 'preferences').content
    const last = allPrompts(guide).at(-1)
    const order = guide[key]?.order ?? keyBetween(last?.order ?? null, null)
    write.set(PREFERENCES_ID, ['guide', key], { ...prompt, question: prompt.question.trim(), order } as Plain)
  })
  return { id: key, undo }
}

export function movePrompt(
  context: CommandContext,
  { id, before }: CommandRequest<'movePrompt'>,
): CommandOutput<'movePrompt'> {
  const { undo } = context.run('movePrompt', (write) => {
    requirePreferences(write)
    const { guide } = requireDocument(write, PREFERENCES_ID, 'preferences').content
    const moved = guide[id]
    if (moved === undefined) throw notFound(PREFERENCES_ID)
    const others = allPrompts(guide).filter((prompt) => prompt.id !== id)
    const at = before === null ? others.length : others.findIndex((prompt) => prompt.id === before)
    if (at < 0) throw notFound(PREFERENCES_ID)
    const order = keyBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null)
    write.set(PREFERENCES_ID, ['guide', id], { ...moved, order } as Plain)
  })
  return { undo }
}

export function answerPrompt(
  context: CommandContext,
  { person, prompt, text, on }: CommandRequest<'answerPrompt'>,
): CommandOutput<'answerPrompt'> {
  const { undo } = context.run('answerPrompt', (write) => {
    requireDocument(write, person, 'person')
    const answer = text.trim()
    const value = answer === '' ? undefined : { text: answer, on: on ?? context.today() }
    write.set(person, ['answers', prompt], value)
  })
  return { undo }
}

export function offerPrompt(
  context: CommandContext,
  { person, prompt }: CommandRequest<'offerPrompt'>,
): CommandOutput<'offerPrompt'> {
  context.commit('offerPrompt', (write) => {
    requireDocument(write, person, 'person')
    write.set(person, ['promptsOffered', prompt], context.today())
  })
  return {}
}

export function learnAnswer(
  context: CommandContext,
  { person, conversation, text }: CommandRequest<'learnAnswer'>,
): CommandOutput<'learnAnswer'> {
  const { undo } = context.run('learnAnswer', (write) => {
    const asked = requireDocument(write, person, 'person').content.askNext.trim()
    const { learned } = requireDocument(write, conversation, 'conversation').content
    const told = asked === '' ? text.trim() : `${asked}\n${text.trim()}`
    write.set(conversation, ['learned'], learned.trim() === '' ? told : `${learned.trimEnd()}\n\n${told}`)
    write.set(person, ['askNext'], '')
  })
  return { undo }
}

export function keepCares(
  context: CommandContext,
  { person, text }: CommandRequest<'keepCares'>,
): CommandOutput<'keepCares'> {
  const { undo } = context.run('keepCares', (write) => {
    const { caresAbout } = requireDocument(write, person, 'person').content
    const known = caresAbout.trimEnd()
    write.set(person, ['caresAbout'], known === '' ? text.trim() : `${known}\n${text.trim()}`)
  })
  return { undo }
}

/** A place between two others; behind all where what stands there has no such key, or two devices gave the same. */
function keyBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return `${before ?? ''}V`
  }
}
