import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type { EventEmitter } from 'node:events'
import type BonjourModule from 'bonjour-service'
import { addressText, ownNetworks } from './device-address.ts'

const TYPE = 'rapport'
const PAIRING_TYPE = 'rapport-pair'
const LOOK_EVERY_MS = 5000
const A_DAY_MS = 86_400_000
const MAX_FOUND = 200

/** Finds other devices in the networks of this machine by multicast DNS, and is found. */
export interface DeviceFinder {
  addressesOf(pin: string): readonly string[]
  /** Machines that have a window open in which others may join. */
  joinable(): { readonly name: string; readonly address: string }[]
  /** Announces the machine's name while a window is open; null ends it. Nothing else ever names anybody. */
  showName(name: string | null): void
  /** Joins networks anew, as after sleep. */
  renew(): void
  close(): void
}

interface Found {
  readonly name: string
  readonly address: string
}

interface Network {
  close(): void
  showName(name: string | null): void
}

/**
 * @param options.pins devices that are looked for
 * @param options.found is told where one of them is; null where another may be joined
 * @param options.networks IPv4 addresses of this machine: one instance for each, since with one for all nothing is found
 *   where there is no default route, or it goes through a VPN
 */
export function openFinder(options: {
  port: number
  own: string
  pins: () => readonly string[]
  now: () => number
  found: (pin: string | null, address: string) => void
  onTrouble: (error: unknown) => void
  networks?: () => string[]
}): DeviceFinder {
  const { networks = ownNetworks } = options
  const known = new Map<string, Map<string, string>>()
  const joinable = new Map<string, Found>()
  let shown: string | null = null
  let open: Network[] = []
  let openFor = ''

  /** By day, so that nobody can follow a machine by it who does not know its key. */
  const dayNow = () => Math.floor(options.now() / A_DAY_MS)

  function found(name: string, address: string): void {
    const day = dayNow()
    for (const pin of options.pins()) {
      if (![day - 1, day, day + 1].some((one) => announcedName(pin, one) === name)) continue
      const addresses = known.get(pin) ?? new Map<string, string>()
      known.set(pin, addresses)
      // It has moved, and what was said of its old place says nothing.
      const isNew = addresses.get(name) !== address
      addresses.set(name, address)
      if (isNew) options.found(pin, address)
    }
  }

  function look(isForced = false): void {
    const addresses = networks()
    const wanted = `${dayNow()} ${addresses.join(' ')}`
    if (wanted === openFor && !isForced) return
    openFor = wanted
    for (const network of open) network.close()
    open = addresses.flatMap((address) => {
      try {
        return [openNetwork(address, { name: announcedName(options.own, dayNow()), port: options.port })]
      } catch (error) {
        options.onTrouble(error)
        return []
      }
    })
    for (const network of open) network.showName(shown)
  }

  function openNetwork(address: string, { name, port }: { name: string; port: number }): Network {
    const Bonjour = bonjour()
    // Bound to all, or nothing but answers to one's own questions is heard. The type of its options is that of a service.
    const where = { interface: address, bind: '0.0.0.0' } as object
    const instance = new Bonjour(where, options.onTrouble)
    const { server } = instance as unknown as { server: { mdns: EventEmitter } }
    // Without a listener an error would end the process.
    server.mdns.on('error', options.onTrouble)
    server.mdns.on('warning', () => {})
    instance.publish({ name, type: TYPE, port, host: `${name}.local`, probe: false, disableIPv6: true })
    // Its A record may be old: where the answer came from is where it is.
    const addressOf = (service: BonjourModule.Service) =>
      service.referer === undefined ? null : addressText({ host: service.referer.address, port: service.port })
    const browser = instance.find({ type: TYPE }, (service) => {
      const at = addressOf(service)
      if (at !== null && service.name !== name) found(service.name, at)
    })
    const joining = instance.find({ type: PAIRING_TYPE }, (service) => {
      const at = addressOf(service)
      if (at === null || service.name === shown || joinable.size >= MAX_FOUND) return
      joinable.set(service.name, { name: service.name.slice(0, 64), address: at })
      options.found(null, at)
    })
    joining.on('down', (service: BonjourModule.Service) => {
      joinable.delete(service.name)
      options.found(null, '')
    })
    let announced: BonjourModule.Service | null = null
    return {
      showName(wanted) {
        const { stop } = (announced ?? {}) as { stop?: () => void }
        stop?.()
        announced =
          wanted === null
            ? null
            : instance.publish({
                name: wanted,
                type: PAIRING_TYPE,
                port,
                host: `${name}.local`,
                probe: false,
                disableIPv6: true,
              })
      },
      close() {
        browser.stop()
        joining.stop()
        instance.unpublishAll(() => instance.destroy())
      },
    }
  }

  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  timer.unref()
  return {
    addressesOf: (pin) => [...new Set(known.get(pin)?.values())],
    joinable: () => [...joinable.values()],
    showName(name) {
      shown = name
      for (const network of open) network.showName(name)
    },
    renew: () => look(true),
    close() {
      clearInterval(timer)
      for (const network of open) network.close()
      open = []
    },
  }
}

/** What a device is called in its networks: 8 bytes of a hash of its pin and the day since 1970 in UTC, in hex. */
export function announcedName(pin: string, day: number): string {
  return createHash('sha256').update(`${pin} ${day}`).digest('hex').slice(0, 16)
}

/** Loaded where devices are looked for: most never do. */
function bonjour(): typeof BonjourModule {
  return createRequire(import.meta.url)('bonjour-service') as typeof BonjourModule
}
