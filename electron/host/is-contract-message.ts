/**
 * Whether a text is a message as oRPC's peers send them: a request, a part of a stream, or the end of one. Looked at
 * before oRPC reads it, which notices what is malformed only after it has taken the messages behind it.
 */
export function isContractMessage(text: string): boolean {
  const message = parse(text)
  if (!isObject(message) || typeof message['i'] !== 'string') return false
  const { t: type = REQUEST, p: payload } = message
  if (type === STREAM_END) return true
  if (!isObject(payload)) return false
  return type === STREAM_PART || (type === REQUEST && isRequest(payload))
}

const REQUEST = 1
const STREAM_PART = 3
const STREAM_END = 4

function isRequest({ u: path, m: method, h: headers }: Record<string, unknown>): boolean {
  if (typeof path !== 'string' || !path.startsWith('/') || !URL.canParse(`http://orpc${path}`)) return false
  if (method !== undefined && method !== 'POST' && method !== 'GET') return false
  // Bodies are JSON here: no forms and no files, which would be decoded by their header.
  return headers === undefined || (isObject(headers) && Object.keys(headers).every((name) => name === 'last-event-id'))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
