/// <reference types="vite/client" />

/** A message catalog, compiled by Vite when it is imported. */
declare module '*.po' {
  import type { Messages } from '@lingui/core'

  export const messages: Messages
}
