/** Heads of pictures, as whoever looks at them reads them: of a width and a height, without what a camera saw. In base64. */
export function jpegOf(width: number, height: number, bytes = 100): string {
  const frame = [0xff, 0xc0, 0, 11, 8, ...big16(height), ...big16(width), 1, 1, 0x11, 0]
  // Before the size there is a head of the format, as every camera writes it.
  const head = [0xff, 0xd8, 0xff, 0xe0, 0, 16, ...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]
  return base64([...head, ...frame, 0xff, 0xda], bytes)
}

export function pngOf(width: number, height: number, { isMoving = false, bytes = 100 } = {}): string {
  const chunk = (name: string, data: readonly number[]) => [...big32(data.length), ...ascii(name), ...data, 0, 0, 0, 0]
  const head = chunk('IHDR', [...big32(width), ...big32(height), 8, 2, 0, 0, 0])
  const moves = isMoving ? chunk('acTL', [0, 0, 0, 9, 0, 0, 0, 0]) : []
  const signature = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]
  return base64([...signature, ...head, ...moves, ...chunk('IDAT', [0, 0, 0, 0])], bytes)
}

export function webpOf(width: number, height: number, isMoving = false): string {
  const [w, h] = [width - 1, height - 1]
  const head = [isMoving ? 0x02 : 0, 0, 0, 0, ...little24(w), ...little24(h)]
  return base64([...ascii('RIFF'), 80, 0, 0, 0, ...ascii('WEBPVP8X'), 10, 0, 0, 0, ...head], 88)
}

function base64(bytes: readonly number[], length: number): string {
  const whole = Buffer.alloc(Math.max(length, bytes.length))
  whole.set(bytes)
  return whole.toString('base64')
}

const ascii = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0))
const big16 = (value: number) => [value >> 8, value & 0xff]
const big32 = (value: number) => [...big16(value >>> 16), ...big16(value & 0xffff)]
const little24 = (value: number) => [value & 0xff, (value >> 8) & 0xff, value >> 16]
