/** What became of the host that has a journal open, for whoever waits for it in a terminal: the message is the sentence. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure'
}

export const HOST_ENDED =
  'Rapport, which has this journal open, ended before it answered. What it had answered is saved; of this command it may or may not have done something: look, and try again.'
export const HOST_SILENT =
  'Rapport has this journal open and does not answer: it is stopped, or very busy. Nothing is lost by waiting. Let it go on, or end it, and try again.'
export const INTERRUPTED =
  'Interrupted. Rapport, which has this journal open, had not answered: it may or may not have done it.'

export function foreignSocket(path: string): HostFailure {
  return new HostFailure(
    `${path} may be somebody else’s: it does not belong to you alone, so nothing is sent there. Remove it, or set XDG_RUNTIME_DIR to a folder of your own.`,
  )
}
