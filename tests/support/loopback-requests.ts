import { request } from 'node:http'
import type { WebSocket } from 'ws'

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** A request to a host with exactly these headers, which `fetch` would not send. @param origin of the host */
export function askHost(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { port } = new URL(origin)
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, method, headers, setHost: !('host' in headers) },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => (text += part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** How a socket ended: by an answer other than 101, or by a close code; `open` where it still was after `waitMs`. */
export function endOfSocket(socket: WebSocket, waitMs = 30_000): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  return new Promise<string>((resolve) => {
    socket.once('unexpected-response', (_request, answer) => resolve(String(answer.statusCode)))
    socket.once('close', (code) => resolve(`closed ${code}`))
    socket.once('error', () => undefined)
    timer = setTimeout(() => resolve('open'), waitMs)
  }).finally(() => {
    clearTimeout(timer)
    socket.terminate()
  })
}
