import { z } from 'zod'

export const windowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200).max(20_000),
  height: z.number().int().min(200).max(20_000),
  maximised: z.boolean(),
})
export type WindowState = z.infer<typeof windowState>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const FIRST_SIZE = { width: 1180, height: 800 }
export const MIN_SIZE = { width: 720, height: 480 }

/**
 * Where to open the window: where it was, if enough of it is still on some screen to take hold of; else in the middle of the
 * first. All in device-independent pixels.
 * @param screens work areas, the main one first
 */
export function boundsOnScreen(saved: WindowState | null, screens: readonly Area[]): Area {
  const main = screens[0] ?? { x: 0, y: 0, ...FIRST_SIZE }
  const visible =
    saved && screens.some((screen) => overlap(saved, screen).width >= 120 && overlap(saved, screen).height >= 80)
  if (visible) return { x: saved.x, y: saved.y, width: saved.width, height: saved.height }
  const width = Math.min(saved?.width ?? FIRST_SIZE.width, main.width)
  const height = Math.min(saved?.height ?? FIRST_SIZE.height, main.height)
  return {
    x: Math.round(main.x + (main.width - width) / 2),
    y: Math.round(main.y + (main.height - height) / 2),
    width,
    height,
  }
}

function overlap(a: Area, b: Area): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  }
}
