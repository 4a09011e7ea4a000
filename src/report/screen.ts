/**
 * The lower end of a terminal that is drawn again and again, and the text above it that stays. Between two
 * drawings the cursor stands at the beginning of what was drawn: a terminal that wraps lines anew takes the
 * cursor along, and one that loses rows cuts them off below it. So nothing of an old frame has to be counted,
 * and none of it comes to stand in the scrollback.
 *
 * A window may be smaller already than it is known to be. So a line is cut off rather than wrapped, and what is
 * drawn over goes down without ever making room: that would scroll. Room is made while it is empty.
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
const NEXT = '\r\x1b[B'
// A terminal may keep whether it wraps with the place of its cursor: neither is left to the other.
const BEGIN = '\x1b7\x1b[?7l'
const END = '\x1b8\x1b[?7h'
// Not from the upper left corner: there tmux takes it for clear(1), and keeps what was seen as scrollback.
const ERASE = `\r${END_OF_LINE}\n${BELOW}${up(1)}`

/**
 * @param write to the terminal itself
 * @param frame the lines to be seen now: none, or at least two, the last of which is not empty
 */
export function newScreen(write: (text: string) => void, frame: () => readonly string[]): Screen {
  let kept: string[] = []
  /** Rows from the cursor on that are the frame's. */
  let room = 0

  const above = () => {
    const text = kept.map(line => `${line}\n`).join('')
    kept = []
    const erased = room > 0 ? ERASE : ''
    room = 0
    return erased + text
  }
  const draw = () => {
    const lines = frame()
    if (lines.length === 0) return clear()
    let text = ''
    if (kept.length > 0 || lines.length > room) {
      const rows = lines.length - 1
      text = `${above()}${'\n'.repeat(rows)}${up(rows)}`
      room = lines.length
    }
    write(`${text}\r${BEGIN}${lines.map(line => line + END_OF_LINE).join(NEXT)}${BELOW}${END}`)
  }
  const clear = () => {
    const text = above()
    if (text !== '') write(text)
  }
  return {
    print: line => void kept.push(line),
    draw,
    resized: () => {
      if (room > 0) write(ERASE)
      room = 0
      draw()
    },
    clear,
  }
}
