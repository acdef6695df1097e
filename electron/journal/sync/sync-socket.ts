import { connect, createServer, type Server, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { encodeFrame, frameReader, FrameRefused } from './frame-codec.ts'
import { pinOfCertificate, type DeviceIdentity } from './device-identity.ts'
import type { Frame, SyncMessage } from './sync-messages.ts'

const PROTOCOL_NAME = 'rapport/1'
const CONNECT_WITHIN_MS = 6000
const HANDSHAKE_WITHIN_MS = 10_000
// Beyond what four batches can be, of a peer that does not read.
const MAX_UNSENT_BYTES = 140 * 1024 * 1024
/** Connections of nobody known, at once. */
const MAX_SOCKETS = 64

/** A connection of which the key at the other end is proved. */
export interface SyncSocket {
  readonly peer: string
  readonly address: string
  /** That of this machine from which it goes out. */
  readonly localAddress: string
  send(message: SyncMessage, blob?: Uint8Array): void
  /** Lets out what was sent, and ends. */
  close(): void
  /** Takes frames from here on, those that waited among them. @param greets whether only a greeting may come */
  listen(listener: SocketListener): void
}

export interface SocketListener {
  readonly greets: () => boolean
  readonly onFrame: (frame: Frame) => void
  readonly onClose: () => void
  /** A mistake in Rapport: the connection ends, and nothing else. */
  readonly onBug: (error: unknown) => void
}

const settings = ({ key, certificate }: DeviceIdentity) =>
  ({
    key,
    cert: certificate,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    ALPNProtocols: [PROTOCOL_NAME],
    // Nobody vouches for these certificates: the key is looked at instead.
    rejectUnauthorized: false,
  }) as const

export interface SyncServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Listens for other devices. A client without a certificate gets through TLS where nobody is rejected: it has no pin, and is
 * cut off here. @throws Error of the system, EADDRINUSE among them
 */
export function listenForDevices(
  identity: DeviceIdentity,
  where: { readonly host: string; readonly port: number },
  onSocket: (socket: SyncSocket) => void,
): Promise<SyncServer> {
  const sockets = new Set<TLSSocket>()
  const server: Server = createServer(
    { ...settings(identity), requestCert: true, handshakeTimeout: HANDSHAKE_WITHIN_MS },
    (socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      const peer = pinOfSocket(socket)
      if (peer === null || sockets.size > MAX_SOCKETS) return socket.destroy()
      onSocket(syncSocket(socket, peer))
    },
  )
  server.maxConnections = 2 * MAX_SOCKETS
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ ...where, exclusive: true }, () => {
      server.removeListener('error', reject)
      server.on('error', () => {})
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            for (const socket of sockets) socket.destroy()
          }),
      })
    })
  })
}

/** @returns what ends the attempt. `onFailed` is given the code of the system, or `timeout`, or `not-rapport` */
export function dialDevice(
  identity: DeviceIdentity,
  address: { readonly host: string; readonly port: number },
  on: { readonly connected: (socket: SyncSocket) => void; readonly failed: (code: string) => void },
): () => void {
  // No session is ever resumed: of a resumed one the client is not told who is there.
  const socket = connect({ ...settings(identity), ...address, servername: '' })
  let isOver = false
  const fail = (code: string) => {
    if (isOver) return
    isOver = true
    clearTimeout(late)
    socket.destroy()
    on.failed(code)
  }
  const late = setTimeout(() => fail('timeout'), CONNECT_WITHIN_MS)
  socket.on('error', (error: NodeJS.ErrnoException) =>
    fail(error.code?.startsWith('ERR_') ? 'not-rapport' : (error.code ?? 'not-rapport')),
  )
  socket.once('secureConnect', () => {
    const peer = pinOfSocket(socket)
    if (peer === null || socket.alpnProtocol !== PROTOCOL_NAME) return fail('not-rapport')
    if (isOver) return
    isOver = true
    clearTimeout(late)
    on.connected(syncSocket(socket, peer))
  })
  socket.once('close', () => fail('closed'))
  return () => fail('closed')
}

/** `getPeerCertificate` can be asked again and again; its X509 twin answers a client once. */
function pinOfSocket(socket: TLSSocket): string | null {
  return pinOfCertificate(socket.getPeerCertificate().raw)
}

function syncSocket(socket: TLSSocket, peer: string): SyncSocket {
  let listener: SocketListener | null = null
  let isClosing = false
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  const reader = frameReader(() => listener?.greets() ?? true)
  const read = (bytes: Uint8Array) => {
    try {
      for (const frame of reader.push(bytes)) if (!isClosing) listener?.onFrame(frame)
    } catch (error) {
      if (error instanceof FrameRefused) send({ t: 'error', code: error.code })
      else listener?.onBug(error)
      isClosing = true
      socket.destroySoon()
    }
  }
  const send = (message: SyncMessage, blob?: Uint8Array) => {
    if (socket.destroyed || !socket.writable) return
    socket.write(encodeFrame(message, blob))
    if (socket.writableLength > MAX_UNSENT_BYTES) socket.destroy()
  }
  return {
    peer,
    address: socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    localAddress: socket.localAddress?.replace(/^::ffff:/, '') ?? '',
    send,
    close() {
      isClosing = true
      socket.destroySoon()
    },
    listen(next) {
      const isFirst = listener === null
      listener = next
      if (!isFirst) return
      socket.on('data', read)
      socket.once('close', () => listener?.onClose())
      if (socket.destroyed) queueMicrotask(() => listener?.onClose())
    },
  }
}
