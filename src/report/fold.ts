/** Text in lines that fit: English is broken between words, Japanese between characters, and neither inside a command. */
import stringWidth from 'string-width'

/** Nothing but spaces; or a run without spaces and Japanese; or one Japanese character. */
const PIECE =
  /\s+|[「『（【〈《]*(?:[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+|[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF])[、。，．）」』】〉》ーっッゃゅょャュョァィゥェォ々！？：；・]*/gu

/** What is longer than a whole line by itself is cut, wherever that is. */
function* cut(piece: string, columns: number): Generator<string> {
  let rest = ''
  for (const character of piece) {
    if (rest && stringWidth(rest + character) > columns) {
      yield rest
      rest = ''
    }
    rest += character
  }
  yield rest
}

/** @param columns of a terminal: most Japanese characters take two. What may not begin a line takes its neighbour along. */
export function fold(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  let space = ''
  for (const found of text.match(PIECE) ?? []) {
    if (/^\s/.test(found)) {
      space = ' '
      continue
    }
    for (const piece of stringWidth(found) > columns ? cut(found, columns) : [found]) {
      const longer = line && line + space + piece
      if (longer && stringWidth(longer) <= columns) line = longer
      else {
        if (line) lines.push(line)
        line = piece
      }
      space = ''
    }
  }
  return line ? [...lines, line] : lines
}
