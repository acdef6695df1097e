import { useLayoutEffect, useRef, useState } from 'react'

/** Functions by name. */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever each of them takes
type Functions = Record<string, (...parts: any[]) => unknown>

/**
 * The same functions for as long as the component is there, each doing what that of the last render does: a row that is given
 * them is not drawn anew because its list is. For what is called after a render, never within one.
 */
export function useStable<Given extends { [Name in keyof Given]: Functions[string] }>(given: Given): Given {
  const latest = useRef(given)
  useLayoutEffect(() => {
    latest.current = given
  })
  const [stable] = useState(() => {
    const call =
      (name: string) =>
      (...parts: unknown[]) =>
        (latest.current as unknown as Functions)[name]?.(...parts)
    return Object.fromEntries(Object.keys(given).map((name) => [name, call(name)])) as unknown as Given
  })
  return stable
}
