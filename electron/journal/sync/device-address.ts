import { isIPv4, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

export interface DeviceAddress {
  readonly host: string
  readonly port: number
}

const HOST = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/

/** `192.168.1.7:41000`, `tower.local:41000`, `[fe80::1]:41000`; null where it is none. A port must be said: there is no usual one. */
export function parseAddress(text: string): DeviceAddress | null {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text.trim())
  if (match === null) return null
  const [, six, other, digits] = match
  const port = Number(digits)
  const isHost = six === undefined ? HOST.test(other ?? '') : isIPv6(six.split('%')[0] ?? '')
  return isHost && port > 0 && port < 65_536 ? { host: six ?? other ?? '', port } : null
}

export function addressText({ host, port }: DeviceAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** Where others may reach this machine. @param bound the address that is listened on; all where it is `0.0.0.0` */
export function ownAddresses(bound: string, port: number): string[] {
  if (bound !== '0.0.0.0') return [addressText({ host: bound, port })]
  return ownNetworks().map((host) => addressText({ host, port }))
}

/** The IPv4 addresses of this machine in its networks. */
export function ownNetworks(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, address }) => !internal && isIPv4(address))
    .map(({ address }) => address)
    .toSorted()
}
