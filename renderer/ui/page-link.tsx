import type { MouseEvent, ReactNode } from 'react'

export interface PageLinkProps {
  href: string
  onOpen: () => void
  isCurrent?: boolean | undefined
  className?: string | undefined
  children: ReactNode
}

/** A link to another page of the app: a real one, so that it can be opened in a tab of its own or copied. */
export function PageLink({ href, onOpen, isCurrent, className, children }: PageLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen()
  }
  return (
    <a href={href} onClick={follow} aria-current={isCurrent ? 'page' : undefined} className={className}>
      {children}
    </a>
  )
}
