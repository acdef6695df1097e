import type { KeyStore, KeyStoreState } from '#journal/documents/key-places.ts'

/** What an engine asks the process that started it, which alone reaches the key store of the system. */
export type StoreQuestion =
  | { readonly type: 'store'; readonly n: number; readonly ask: 'state' }
  | { readonly type: 'store'; readonly n: number; readonly ask: 'seal' | 'open'; readonly text: string }

/** `failed`: it is locked, or does not know what it is given. */
export type StoreAnswer = { readonly type: 'store-answer'; readonly n: number } & (
  | { readonly failed: true }
  | { readonly state: KeyStoreState }
  | { readonly text: string; readonly isOld: boolean }
)

/** The key store of the system, for an engine that reaches it through its parent. */
export function storeOfParent(post: (question: StoreQuestion) => void): {
  readonly store: KeyStore
  answered(answer: StoreAnswer): void
} {
  const waiting = new Map<number, (answer: StoreAnswer) => void>()
  let last = 0
  const ask = (question: (n: number) => StoreQuestion) =>
    new Promise<StoreAnswer>((resolve) => {
      const n = ++last
      waiting.set(n, resolve)
      post(question(n))
    })
  const textOf = (answer: StoreAnswer) => {
    if ('text' in answer) return { text: answer.text, isOld: answer.isOld }
    throw new Error('The key store of the system does not answer.')
  }
  return {
    store: {
      async state() {
        const answer = await ask((n) => ({ type: 'store', n, ask: 'state' }))
        return 'state' in answer ? answer.state : 'none'
      },
      seal: async (text) => textOf(await ask((n) => ({ type: 'store', n, ask: 'seal', text }))).text,
      open: async (text) => textOf(await ask((n) => ({ type: 'store', n, ask: 'open', text }))),
    },
    answered(answer) {
      waiting.get(answer.n)?.(answer)
      waiting.delete(answer.n)
    },
  }
}
