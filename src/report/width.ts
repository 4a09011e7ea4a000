/** Columns of a terminal: most Japanese characters take two. */
import stringWidth from 'string-width'

/** Ambiguous characters of hosts count double: a line that ends early is better than one that wraps. */
const widthOf = (text: string) => stringWidth(text, { ambiguousIsNarrow: false })

const segments = new Intl.Segmenter()

/** The text in one line of at most `columns`; a longer one ends in `mark`, a character of one or two columns. */
export function cut(text: string, columns: number, mark: string): string {
  // What cannot fit is not measured: lines of hosts may be long.
  const line = text.slice(0, 4 * Math.max(columns, 0) + 16).replace(/\s/g, ' ')
  if (line.length === text.length && widthOf(line) <= columns) return line
  const room = columns - widthOf(mark)
  let kept = ''
  let used = 0
  for (const { segment } of segments.segment(line)) {
    used += widthOf(segment)
    if (used > room) break
    kept += segment
  }
  return room < 0 ? '' : kept + mark
}

/** As wide as `columns`, whatever it takes; longer text is cut. */
export function fit(text: string, columns: number, mark: string): string {
  const line = cut(text, columns, mark)
  return line + ' '.repeat(Math.max(0, columns - widthOf(line)))
}

/** `45s`, `1m05s`, `2h03m`. @param ms milliseconds */
export function duration(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000)
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)]
  const two = (value: number) => String(value).padStart(2, '0')
  if (hours > 0) return `${hours}h${two(minutes % 60)}m`
  return minutes > 0 ? `${minutes}m${two(seconds % 60)}s` : `${seconds}s`
}
