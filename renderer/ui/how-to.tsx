import styles from './how-to.module.css'

/** A way to something in another program, step by step. */
export interface Way {
  readonly title: string
  readonly steps: readonly string[]
}

/** Ways that are read one at a time: each opens under its title. */
export function HowTo({ ways }: { ways: readonly Way[] }) {
  return (
    <div>
      {ways.map(({ title, steps }) => (
        <details key={title} className={styles.way}>
          <summary>{title}</summary>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </div>
  )
}
