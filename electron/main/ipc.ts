import { ipcMain } from 'electron'
import type { WebContents } from 'electron'
import { z } from 'zod'
import type { DesktopCalls } from '#shared/contract/desktop-bridge.ts'
import { PASSPHRASE_MAX } from '#shared/model/passphrase.ts'
import { isOurPage } from './harden.ts'

/** What answers each call of a page. The sender was checked and the arguments were parsed before. */
export type DesktopAnswers = {
  [Name in keyof DesktopCalls]: (
    sender: WebContents,
    ...args: DesktopCalls[Name]['args']
  ) => DesktopCalls[Name]['answer'] | Promise<DesktopCalls[Name]['answer']>
}

/** What a page may send with each call: it is asked for nothing, an address, a height … */
const ARGUMENTS: { [Name in keyof DesktopCalls]: z.ZodType<DesktopCalls[Name]['args']> } = {
  'journal:port': z.tuple([]),
  'journal:retry': z.tuple([]),
  'journal:unlock': z.tuple([z.object({ passphrase: z.string().max(PASSPHRASE_MAX), keep: z.boolean() })]),
  'journal:state': z.tuple([]),
  'app:open-external': z.tuple([z.string().max(4000)]),
  'app:open-window': z.tuple([z.string().max(4000)]),
  'app:save-pdf': z.tuple([]),
  'app:appearance': z.tuple([z.enum(['system', 'light', 'dark', 'high-contrast'])]),
  'app:quit': z.tuple([]),
  'hotkey:state': z.tuple([]),
  'hotkey:set': z.tuple([z.string().max(60)]),
  'quick-log:show': z.tuple([]),
  'quick-log:hide': z.tuple([]),
  // What a correction is about is named by words of the line.
  'quick-log:open-full': z.tuple([
    z.object({ text: z.string().max(20_000), corrections: z.record(z.string().max(21_000), z.string().max(100)) }),
  ]),
  'quick-log:height': z.tuple([z.number().min(0).max(10_000)]),
  'login-item:get': z.tuple([]),
  'login-item:set': z.tuple([z.boolean()]),
  'notifications:supported': z.tuple([]),
  'notifications:test': z.tuple([]),
}

/** The only place where the main process listens to pages. */
export function answerPages(answers: DesktopAnswers): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the literal above are its names
  for (const name of Object.keys(ARGUMENTS) as (keyof DesktopCalls)[]) answer(name, answers[name])
}

function answer<Name extends keyof DesktopCalls>(name: Name, respond: DesktopAnswers[Name]): void {
  const schema = ARGUMENTS[name]
  ipcMain.handle(name, (event, ...args: unknown[]) => {
    if (!isOurPage(event.senderFrame)) throw new Error(`${name}: refused, this is not a page of Rapport`)
    return respond(event.sender, ...schema.parse(args))
  })
}
