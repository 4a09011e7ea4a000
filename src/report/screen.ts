/**
 * The lower end of a terminal that is drawn again and again, and the text above it that stays. Between two
 * drawings the cursor stands at the beginning of what was drawn: a terminal that wraps lines anew takes the
 * cursor along, and one that loses rows cuts them off below it. So nothing of an old frame has to be counted,
 * and none of it comes to stand in the scrollback.
 */
export type Screen = Readonly<{
  /** Writes a line above the frame; it stays. */
  print: (line: string) => void
  draw: () => void
  /** After another size nothing can be left as it is. */
  resized: () => void
  /** Takes the frame away; what was printed is there. */
  clear: () => void
}>

const up = (rows: number) => (rows > 0 ? `\x1b[${rows}A` : '')
const END_OF_LINE = '\x1b[K'
const BELOW = '\x1b[J'
// A window may be narrower already than it is known to be: such a line is cut off, not wrapped.
const NO_WRAP = '\x1b[?7l'
const WRAP = '\x1b[?7h'
// Not from the upper left corner: there tmux takes it for clear(1), and keeps what was seen as scrollback.
const ERASE = `\r${END_OF_LINE}\n${BELOW}${up(1)}`

/**
 * @param write to the terminal itself
 * @param frame the lines to be seen now: none, or at least two, the last of which is not empty
 */
export function newScreen(write: (text: string) => void, frame: () => readonly string[]): Screen {
  let kept: string[] = []
  let drawn: 'nothing' | 'frame' = 'nothing'
  let size: 'same' | 'other' = 'same'

  const above = () => {
    const erased = drawn === 'frame' && (kept.length > 0 || size === 'other') ? ERASE : ''
    const text = kept.map(line => `${line}\n`).join('')
    kept = []
    size = 'same'
    return erased + text
  }
  const draw = () => {
    const lines = frame()
    if (lines.length === 0) return clear()
    const text = lines.map(line => line + END_OF_LINE).join('\n')
    write(`${above()}${NO_WRAP}${text}${BELOW}${WRAP}\r${up(lines.length - 1)}`)
    drawn = 'frame'
  }
  const clear = () => {
    size = 'other'
    const text = above()
    drawn = 'nothing'
    if (text !== '') write(text)
  }
  return {
    print: line => void kept.push(line),
    draw,
    resized: () => {
      size = 'other'
      draw()
    },
    clear,
  }
}
