export const STARTED_BY = ['unknown', 'me', 'them'] as const

/** Who made the first step to a conversation. Unknown where nobody has said: it is never guessed. */
export type StartedBy = (typeof STARTED_BY)[number]
