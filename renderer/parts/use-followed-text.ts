import { useState } from 'react'

/** Text being written in a field that starts again from what is in the journal whenever that changes. */
export function useFollowedText(kept: string): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(kept)
  const [followed, setFollowed] = useState(kept)
  if (followed !== kept) {
    setFollowed(kept)
    setText(kept)
  }
  return [text, setText]
}
