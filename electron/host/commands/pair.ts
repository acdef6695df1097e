import { createInterface } from 'node:readline/promises'
import type { JournalClient } from '#shared/contract/contract.ts'
import type { DeviceRow, DevicesAnswer, JournalCounts } from '#shared/contract/devices-contract.ts'
import type { CliCommand, CliContext } from './cli-command.ts'
import { Refused, WrongUsage } from './cli-command.ts'
import { deviceLine, PAIRING_PROBLEMS } from './device-words.ts'
import { waitForDevices, wasSettled } from './wait-for-devices.ts'
import { counted } from './words.ts'

const WINDOW_MS = 125_000
const FIRST_SYNC_MS = 24 * 3_600_000

export const pair: CliCommand = {
  operands: '[ADDRESS]',
  about: 'Makes another machine hold the same journal: "pair --show" on one, "pair ADDRESS" on the other.',
  details:
    'The first shows an address and, once the other has come, six digits, which are typed on the other. Both are backed up before anything comes in, and nothing is deleted: afterwards both hold all of both.',
  options: { show: { type: 'boolean' } },
  optionHelp: { show: 'opens the window in which the other may come, for two minutes' },
  async run(context) {
    const [address, ...others] = context.operands
    const shows = context.values['show'] === true
    if (others.length > 0 || shows === (address !== undefined))
      throw new WrongUsage('say --show, or the address of the other machine')
    const client = await context.journal('new or existing')
    const begunAt = Date.now()
    const ask = asker(context)
    try {
      if (shows) await show(context, client, ask)
      else await join(context, client, ask, address ?? '')
      const joined = await step(context, client, ['joined'])
      await client.commands.closePairing()
      context.say(`${joined.peerName ?? ''} has joined. What is there comes over; you can go on with your work.`)
      const isDone = (row: DeviceRow) => row.name === joined.peerName && wasSettled(row, begunAt)
      const done = await waitForDevices(context, client, ({ devices }) => devices.some(isDone), FIRST_SYNC_MS)
      const row = done?.devices.find(isDone)
      if (row !== undefined) context.print(row, () => deviceLine(row))
    } catch (error) {
      await client.commands.closePairing().catch(() => undefined)
      throw error
    } finally {
      ask.close()
    }
  },
}

async function show(context: CliContext, client: JournalClient, ask: Asker): Promise<void> {
  await client.commands.openPairing({ role: 'shows' })
  const { addresses, halt } = await client.queries.devices()
  if (addresses.length === 0)
    throw new Refused(
      halt === 'clone' ? 'A copy of this machine was found: see rapport devices.' : PAIRING_PROBLEMS.closed,
    )
  context.say(`On the other machine, within two minutes: rapport pair ${addresses.join('   or: rapport pair ')}`)
  const shown = await step(context, client, ['digits'])
  sayCounts(context, shown)
  context.say(`Type these digits on ${shown.peerName ?? 'the other machine'}:  ${shown.digits ?? ''}`)
  await step(context, client, ['confirm'])
  if (!/^y/i.test(await ask.line(`Does ${shown.peerName ?? 'it'} say that the digits agree? Let it in? [y/N] `))) {
    throw new Refused('Nothing was joined.')
  }
  await client.commands.confirmPairing()
}

async function join(context: CliContext, client: JournalClient, ask: Asker, address: string): Promise<void> {
  const { isAddress } = await client.commands.joinDevice({ address })
  if (!isAddress) {
    throw new Refused(
      `"${address}" is no address of a device: it looks like 192.168.1.7:41000, as the other machine shows it.`,
    )
  }
  sayCounts(context, await step(context, client, ['digits']))
  const digits = await ask.line('The digits that the other machine shows: ')
  await client.commands.typePairingDigits({ digits })
  await step(context, client, ['waiting', 'joined'])
  context.say('The digits agree. Now let this machine in on the other one.')
}

type Pairing = NonNullable<DevicesAnswer['pairing']>

/** @throws Refused where the pairing has ended */
async function step(context: CliContext, client: JournalClient, steps: readonly Pairing['step'][]): Promise<Pairing> {
  const isThere = ({ pairing }: DevicesAnswer) =>
    pairing === null || pairing.step === 'failed' || steps.includes(pairing.step)
  const answer = await waitForDevices(context, client, isThere, WINDOW_MS)
  const pairing = answer?.pairing ?? null
  if (pairing === null) throw new Refused(PAIRING_PROBLEMS['too-late'])
  if (pairing.problem !== null || pairing.step === 'failed') {
    throw new Refused(PAIRING_PROBLEMS[pairing.problem ?? 'closed'])
  }
  return pairing
}

function sayCounts({ say }: CliContext, { peerName, ownCounts, peerCounts }: Pairing): void {
  say(
    `Here: ${countsWords(ownCounts)}. ${peerName ?? 'There'}: ${peerCounts === null ? '?' : countsWords(peerCounts)}.`,
  )
}

function countsWords({ people, conversations }: JournalCounts): string {
  return `${counted(people, 'person', 'people')}, ${counted(conversations, 'conversation', 'conversations')}`
}

interface Asker {
  line(question: string): Promise<string>
  close(): void
}

/** Questions stand on stderr: stdout is for the answer. */
function asker({ signal }: CliContext): Asker {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  // Whoever is asked may be no terminal, and have nothing to say.
  const ended = new Promise<never>((_resolve, reject) => {
    reader.once('close', () => reject(new Refused('Nobody answers here. Nothing was joined.')))
  })
  ended.catch(() => undefined)
  return {
    line: (question) => Promise.race([reader.question(question, { signal }), ended]),
    close: () => reader.close(),
  }
}
