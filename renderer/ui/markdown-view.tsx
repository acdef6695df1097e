import { useMemo, type ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { cx } from './cx.ts'
import { isHeavyMarkdown } from './markdown-weight.ts'
import styles from './markdown-view.module.css'
import { withoutStacks } from './stacks.ts'

export interface MarkdownViewProps {
  text: string
  /** A link was followed. The page never goes anywhere by itself. */
  onOpenLink: (href: string) => void
  /** `plain` takes the type of its surroundings; `reading` is the serif of notes. */
  look?: 'reading' | 'plain'
  /** Headings of the text begin at this level of the page. */
  headingsFrom?: 2 | 3 | 4
}

const PLUGINS = [remarkGfm]

/** Notes as they read. HTML in the text stays text, pictures become their description: nothing is fetched. Heavy Markdown is shown as it stands. */
export function MarkdownView({ text: given, onOpenLink, look = 'reading', headingsFrom = 3 }: MarkdownViewProps) {
  const components = useMemo(() => componentsFor(onOpenLink, headingsFrom), [onOpenLink, headingsFrom])
  const text = useMemo(() => withoutStacks(given), [given])
  const isHeavy = useMemo(() => isHeavyMarkdown(text), [text])
  if (isHeavy) return <div className={cx(styles.text, styles[look], styles.unread)}>{text}</div>
  return (
    <div className={cx(styles.text, styles[look])}>
      <Markdown remarkPlugins={PLUGINS} components={components}>
        {text}
      </Markdown>
    </div>
  )
}

function componentsFor(onOpenLink: (href: string) => void, headingsFrom: number): Components {
  const heading = (depth: number) => {
    const Heading = `h${Math.min(headingsFrom + depth - 1, 6)}` as 'h3'
    return ({ children }: { children?: ReactNode }) => <Heading className={styles.heading}>{children}</Heading>
  }
  return {
    h1: heading(1),
    h2: heading(2),
    h3: heading(3),
    h4: heading(4),
    h5: heading(5),
    h6: heading(6),
    // react-markdown has emptied addresses other than http, https, mailto and the like.
    a: ({ href, children }) =>
      href === undefined || href === '' ? (
        <span>{children}</span>
      ) : (
        <button type="button" role="link" title={href} className={styles.link} onClick={() => onOpenLink(href)}>
          {children}
        </button>
      ),
    img: ({ alt }) => <span className={styles.picture}>{alt}</span>,
    input: ({ checked }) => (
      <input type="checkbox" checked={checked ?? false} disabled aria-hidden tabIndex={-1} className={styles.check} />
    ),
    table: ({ children }) => (
      <div className={styles.scroll}>
        <table>{children}</table>
      </div>
    ),
  }
}
