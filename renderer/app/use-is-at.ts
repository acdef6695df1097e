import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'

/**
 * Whether the address is still that of a screen. It is shown until the next one is loaded, and an address that it changes
 * in between, because one has just typed, would lead back to it.
 */
export function useIsAt(path: string): () => boolean {
  const { history } = useRouter()
  return useCallback(() => history.location.pathname === path, [history, path])
}
