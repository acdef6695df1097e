import { civilDateAt } from '#shared/model/civil-date.ts'
import { twoMachines, type Machine } from './network-namespaces.ts'

export interface NetworkReport {
  /** Seconds until both held the same again, by what had happened; the longest of all runs. */
  readonly figures: Record<string, number>
  readonly failures: string[]
}

const TEN_YEARS_MS = 10 * 365 * 86_400_000
const POLL_MS = 200
// Ten times of what it takes on a machine that does nothing else.
const PATIENCE_MS = 300_000
const NOTES = 60
const NOTE = 'What was said, at some length, so that it takes a while on a slow way. '.repeat(40)

/**
 * Two devices in two network namespaces, which are paired, and to whom things happen that happen to networks. After each both have
 * written something, and must hold the same again.
 * @param options.partitionMs how long they are apart; a connection counts as dead after 45 s
 */
export async function runNetworks({
  runs,
  partitionMs,
  say = () => {},
}: {
  runs: number
  partitionMs: number
  say?: (line: string) => void
}): Promise<NetworkReport> {
  const report: NetworkReport = { figures: {}, failures: [] }
  for (let run = 0; run < runs && report.failures.length === 0; run++) {
    try {
      await oneRun(partitionMs, report, say)
    } catch (error) {
      report.failures.push(`run ${run}: ${String(error)}`)
    }
  }
  return report
}

async function oneRun(partitionMs: number, report: NetworkReport, say: (line: string) => void): Promise<void> {
  const { machines, plug, remove } = await twoMachines()
  const [one, other] = machines
  let written = 0
  const write = async (machine: Machine) => {
    await machine.client.commands.addPerson({ names: { given: `Given${++written}` } })
  }
  /** Both hold what either has written. */
  const meets = async (what: string) => {
    const begun = Date.now()
    await until(what, async () => {
      const counts = await Promise.all(machines.map(async ({ client }) => (await client.queries.people({})).total))
      return counts.every((count) => count === written) && (await areInSync(machines))
    })
    const seconds = (Date.now() - begun) / 1000
    report.figures[what] = Math.max(report.figures[what] ?? 0, Math.round(seconds * 10) / 10)
    say(`${what}: ${seconds.toFixed(1)} s`)
  }
  const bothWrite = async () => {
    for (const machine of machines) await write(machine)
  }
  /** What is written last has come, and nothing differs: so has what was written before. */
  const allMeets = async (what: string) => {
    await bothWrite()
    await meets(what)
  }
  try {
    await bothWrite()
    await pair(one, other)
    await meets('paired by address, without a default route')

    await one.setAhead(TEN_YEARS_MS)
    await other.setAhead(-TEN_YEARS_MS)
    await bothWrite()
    await meets('clocks that jump ten years, one forwards and one back')
    await one.setAhead(0)
    await other.setAhead(0)

    for (const [at, machine] of machines.entries()) {
      machine.ip('address', 'flush', 'dev', 'eth0')
      machine.ip('address', 'add', `10.78.0.${at + 1}/24`, 'dev', 'eth0')
    }
    await bothWrite()
    await meets('both have other addresses')

    for (const machine of machines) {
      machine.ip('link', 'add', 'vpn0', 'type', 'veth', 'peer', 'name', 'vpn1')
      machine.ip('address', 'add', '10.99.0.1/24', 'dev', 'vpn0')
      for (const end of ['vpn0', 'vpn1']) machine.ip('link', 'set', end, 'up')
      machine.ip('route', 'add', 'default', 'via', '10.99.0.2')
    }
    plug(['10.79.0.1', '10.79.0.2'])
    await bothWrite()
    await meets('another cable and other addresses, the default route through a VPN')
    for (const machine of machines) machine.ip('link', 'del', 'vpn0')

    plug(['10.79.0.1', '10.79.0.2'])
    await bothWrite()
    await meets('interfaces that went away and came back with the same addresses')

    one.ip('link', 'set', 'eth0', 'down')
    await bothWrite()
    await pause(partitionMs)
    one.ip('link', 'set', 'eth0', 'up')
    await meets(`a cable without a connection for ${partitionMs / 1000} s`)

    // What is sent goes to nobody, and nobody is told.
    for (const [at, machine] of machines.entries())
      machine.ip('neigh', 'replace', `10.79.0.${2 - at}`, 'lladdr', '02:00:00:00:00:01', 'dev', 'eth0')
    await bothWrite()
    await pause(partitionMs)
    for (const [at, machine] of machines.entries()) machine.ip('neigh', 'del', `10.79.0.${2 - at}`, 'dev', 'eth0')
    await meets(`half open for ${partitionMs / 1000} s`)

    const isSlow = machines
      .map((machine) => machine.tc(...'qdisc add dev eth0 root tbf rate 1mbit burst 32kbit latency 400ms'.split(' ')))
      .every((can) => can)
    if (isSlow) await longNotes(one, 'over 1 Mbit/s', allMeets)
    else say('1 Mbit/s: not tried, this kernel has no tbf')
    for (const machine of machines) machine.tc(...'qdisc del dev eth0 root'.split(' '))
    const isLate = machines
      .map((machine) => machine.tc(...'qdisc add dev eth0 root netem delay 150ms'.split(' ')))
      .every((can) => can)
    if (isLate) await longNotes(one, 'with 300 ms there and back', allMeets)
    else say('300 ms there and back: not tried, this kernel has no netem')
    for (const [at, machine] of machines.entries()) {
      const what = `MB of memory of ${at === 0 ? 'the one that gave' : 'the one that took'}`
      report.figures[what] = Math.max(report.figures[what] ?? 0, Math.round(await machine.rssMb()))
    }
  } finally {
    remove()
  }
}

async function longNotes(from: Machine, what: string, meets: (what: string) => Promise<void>): Promise<void> {
  const { rows } = await from.client.queries.people({})
  for (let at = 0; at < NOTES; at++) {
    await from.client.commands.logConversation({
      date: civilDateAt(Date.now() - at * 86_400_000, 'UTC'),
      channel: 'call',
      people: rows.slice(0, 1).map(({ id }) => ({ id })),
      notes: `${at} ${NOTE}`,
    })
  }
  await meets(`${NOTES} long notes ${what}`)
}

async function pair(shows: Machine, joins: Machine): Promise<void> {
  const devices = (machine: Machine) => machine.client.queries.devices()
  await shows.client.commands.openPairing({ role: 'shows' })
  const [address = ''] = (await devices(shows)).addresses
  await joins.client.commands.joinDevice({ address })
  for (const machine of [shows, joins]) await untilStep(machine, 'digits')
  const digits = (await devices(shows)).pairing?.digits ?? ''
  await joins.client.commands.typePairingDigits({ digits })
  await untilStep(shows, 'confirm')
  await shows.client.commands.confirmPairing()
  for (const machine of [shows, joins]) {
    await untilStep(machine, 'joined')
    await machine.client.commands.closePairing()
  }
}

function untilStep({ client }: Machine, step: string): Promise<void> {
  return until(`step ${step}`, async () => (await client.queries.devices()).pairing?.step === step)
}

async function areInSync(machines: readonly Machine[]): Promise<boolean> {
  const answers = await Promise.all(machines.map(({ client }) => client.queries.devices()))
  return answers.every(({ devices }) => devices.length === 1 && devices[0]?.state === 'in-sync')
}

async function until(what: string, is: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    if (await is()) return
    await pause(POLL_MS)
  }
  throw new Error(`not within ${PATIENCE_MS / 1000} s: ${what}`)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
