import { askPassphrase, givenPassphrase, typedPassphrase } from '#host/ask-passphrase.ts'
import type { KeyPlace, KeysAnswer } from '#shared/contract/keys-contract.ts'
import { readPassphrase } from '#shared/model/passphrase.ts'
import { Refused, WrongUsage, type CliCommand, type CliContext } from './cli-command.ts'
import { lines } from './words.ts'

const PLACES = ['file', 'store', 'passphrase'] as const

export const passphrase: CliCommand = {
  operands: '[set|test|keep]',
  about:
    'The recovery passphrase, which with a backup is all that is needed on another machine; and where the key is kept.',
  details:
    'set: Rapport makes one with --make, or you type your own, twice. test: whether you still know it. keep --in file, store or passphrase: where the key is kept on this machine. Asked for without being shown; for scripts RAPPORT_PASSPHRASE, RAPPORT_PASSPHRASE_FILE or RAPPORT_PASSPHRASE_FD, and the same with RAPPORT_NEW_PASSPHRASE for one to be set.',
  options: { make: { type: 'boolean' }, in: { type: 'string' } },
  optionHelp: {
    make: 'with set: one that nobody guesses, printed to be written down',
    in: 'with keep: file, store (the Rapport app), or passphrase (asked at each start)',
  },
  async run(context) {
    const [word = 'show', ...more] = context.operands
    if (more.length > 0) throw new WrongUsage(`"${more[0]}" is too much`)
    if (word === 'show') return await show(context)
    if (word === 'set') return await set(context)
    if (word === 'test') return await test(context)
    if (word === 'keep') return await keep(context)
    throw new WrongUsage(`"${word}" is none of set, test and keep`)
  },
}

async function show(context: CliContext): Promise<void> {
  const client = await context.journal('existing')
  const keys = await client.queries.keys()
  context.print(keys, () =>
    lines([
      placeWords(keys),
      keys.passphrase === null
        ? 'No recovery passphrase is set: without the key, neither the journal nor a backup can be opened. Set one: rapport passphrase set'
        : `A recovery passphrase was set on ${new Date(keys.passphrase.setAt).toISOString().slice(0, 10)}${keys.passphrase.form === 'made' ? ', made by Rapport' : ''}. Each backup made since can be opened with it, on any machine.`,
    ]),
  )
}

async function set(context: CliContext): Promise<void> {
  const client = await context.journal('new or existing')
  const made = context.values['make'] === true ? (await client.commands.makePassphrase()).passphrase : null
  const wanted = made ?? (await typedTwice())
  const { place, job } = await client.commands.setPassphrase({ passphrase: wanted })
  const backup = job === null ? null : await ended(context, job)
  context.print({ place, backup, ...(made !== null && { passphrase: made }) }, () =>
    lines([
      made,
      made === null
        ? 'The passphrase is set.'
        : 'This is the recovery passphrase, and it is shown this once. Write it down, and keep it apart from this machine.',
      backup === null
        ? 'No backup could be made just now. The next one can be opened with it; those of before need the passphrase of then, or the key.'
        : `The backup ${backup} can be opened with it, on any machine. Those of before need the passphrase of then, or the key.`,
    ]),
  )
}

/** The name of the backup; null where it could not be made. */
async function ended(context: CliContext, job: string): Promise<string | null> {
  const client = await context.journal('existing')
  const { runJob } = await import('./run-job.ts')
  return await runJob(context, client, 'backup', Promise.resolve({ job })).then(
    ({ backup }) => backup.file,
    () => null,
  )
}

async function typedTwice(): Promise<string> {
  const given = await givenPassphrase('new')
  if (given !== null) return given
  const typed = await typedPassphrase('New recovery passphrase')
  if (typed === null) {
    throw new Refused(
      'No new passphrase was given. Type one at a terminal, have one made with --make, or give it in RAPPORT_NEW_PASSPHRASE, RAPPORT_NEW_PASSPHRASE_FILE or RAPPORT_NEW_PASSPHRASE_FD. Nothing was changed.',
    )
  }
  const again = await typedPassphrase('The same once more')
  if (again === null || readPassphrase(again).text !== readPassphrase(typed).text) {
    throw new Refused('The two are not the same. Nothing was changed.')
  }
  return typed
}

async function test(context: CliContext): Promise<void> {
  const client = await context.journal('existing')
  const said = await needed()
  const { answer } = await client.commands.testPassphrase({ passphrase: said })
  if (answer === 'right') return context.print({ answer }, () => 'That is the passphrase.')
  context.print({ answer }, () => '')
  throw new Refused(
    answer === 'mistyped'
      ? 'A letter is wrong: the last two check the others.'
      : 'That is not the passphrase. Set another one while the journal can be opened: rapport passphrase set',
  )
}

async function keep(context: CliContext): Promise<void> {
  const place = PLACES.find((one) => one === context.values['in'])
  if (place === undefined) throw new WrongUsage('--in is file, store or passphrase')
  const client = await context.journal('existing')
  const said = place === 'passphrase' ? await needed() : null
  await client.commands.keepKey({ place, passphrase: said })
  const keys = await client.queries.keys()
  context.print(keys, () => placeWords(keys))
}

async function needed(): Promise<string> {
  const said = await askPassphrase('Recovery passphrase')
  if (said !== null) return said
  throw new Refused(
    'No passphrase was given. Type it at a terminal, or give it in RAPPORT_PASSPHRASE, RAPPORT_PASSPHRASE_FILE or RAPPORT_PASSPHRASE_FD.',
  )
}

function placeWords({ place, file }: KeysAnswer): string {
  const words: Readonly<Record<KeyPlace, string>> = {
    file: `The key is in ${file}, which whoever acts as you on this machine can read.`,
    store:
      'The key is in the key store of the system. Commands ask the Rapport app while it is open, and else for the passphrase.',
    passphrase: 'The key is nowhere on this machine: the passphrase is asked for at each start.',
  }
  return words[place]
}
