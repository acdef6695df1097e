import { StateField, type Extension, type Text } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'
import { eachStack } from './stacks.ts'

class Stack extends WidgetType {
  override eq(): boolean {
    return true
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('span')
    place.textContent = '…'
    return place
  }
}

const STACK = Decoration.replace({ widget: new Stack() })

/**
 * Shows marks that are stacked on one letter by the thousand as one sign: a browser takes time by their square to place them,
 * half a minute for 50,000. The text stays as it is, and the sign goes as one letter does.
 */
export function stackedMarks(): Extension {
  return StateField.define<DecorationSet>({
    create: ({ doc }) => stacksOf(doc),
    update: (shown, { docChanged, newDoc }) => (docChanged ? stacksOf(newDoc) : shown),
    provide: (field) => [
      EditorView.decorations.from(field),
      EditorView.atomicRanges.of((view) => view.state.field(field, false) ?? Decoration.none),
    ],
  })
}

function stacksOf(doc: Text): DecorationSet {
  const stacks = [...eachStack(doc.toString())]
  return stacks.length === 0 ? Decoration.none : Decoration.set(stacks.map(({ from, to }) => STACK.range(from, to)))
}
