/** A picture of a terminal, as SVG text, from what `tmux capture-pane -e` gives: for docs/images. */
import stringWidth from 'string-width'

const CELL = { width: 8.4, height: 18 } as const
const MARGIN = 12
const BACKGROUND = '#16191d'
const FOREGROUND = '#d8dee9'
/** The sixteen colours, bright ones last. */
const PALETTE = [
  '#3b4252 #e06c75 #7fb77e #d9b56c #6ea3d8 #b48ead #68b5bd #c8ccd4',
  '#7b8494 #f08a92 #98d097 #f0cd84 #8dbdf0 #cfa6c9 #84d1d9 #ffffff',
].flatMap(colours => colours.split(' '))

type Look = Readonly<{ colour: string; bold: boolean; dim: boolean; underline: boolean; reverse: boolean }>
const PLAIN: Look = { colour: FOREGROUND, bold: false, dim: false, underline: false, reverse: false }

const SINGLE: Readonly<Record<number, Partial<Look>>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  4: { underline: true },
  7: { reverse: true },
  22: { bold: false, dim: false },
  24: { underline: false },
  27: { reverse: false },
  39: { colour: FOREGROUND },
}

/** One of the 256 colours (xterm's cube and its greys). */
function indexed(index: number): string {
  const known = PALETTE[index]
  if (known) return known
  const grey = 8 + 10 * (index - 232)
  const part = (divisor: number) => [0, 95, 135, 175, 215, 255][Math.floor((index - 16) / divisor) % 6] ?? 0
  return index >= 232 ? `rgb(${grey},${grey},${grey})` : `rgb(${part(36)},${part(6)},${part(1)})`
}

/** The look after a sequence `ESC [ … m`; backgrounds are left out. */
function after(look: Look, codes: readonly number[]): Look {
  const [code = 0, kind, ...rest] = codes
  if (codes.length === 0) return look
  if (code === 38 || code === 48) {
    const taken = kind === 5 ? 3 : 5
    const colour = kind === 5 ? indexed(rest[0] ?? 0) : `rgb(${rest.slice(0, 3).join(',')})`
    return after(code === 38 ? { ...look, colour } : look, codes.slice(taken))
  }
  const base = code >= 90 ? code - 82 : code - 30
  const palette = PALETTE[base]
  const isColour = (code >= 30 && code <= 37) || (code >= 90 && code <= 97)
  const next = isColour && palette ? { ...look, colour: palette } : { ...look, ...SINGLE[code] }
  return after(next, codes.slice(1))
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function run(text: string, look: Look, column: number, row: number): string {
  const words = text.trimEnd()
  if (words === '') return ''
  const width = stringWidth(words) * CELL.width
  const x = MARGIN + column * CELL.width
  const y = MARGIN + row * CELL.height
  const behind = look.reverse
    ? `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${CELL.height}" fill="${look.colour}"/>`
    : ''
  const style = [
    `fill="${look.reverse ? BACKGROUND : look.colour}"`,
    ...(look.bold ? ['font-weight="bold"'] : []),
    ...(look.dim ? ['opacity="0.6"'] : []),
    ...(look.underline ? ['text-decoration="underline"'] : []),
  ].join(' ')
  return `${behind}<text x="${x.toFixed(1)}" y="${y + 13}" textLength="${width.toFixed(1)}" lengthAdjust="spacingAndGlyphs" ${style}>${escaped(words)}</text>\n`
}

/** The pieces of a line between sequences; runs of two and more spaces are not drawn, so that columns stay put. */
function lineOf(line: string, row: number, start: Look): Readonly<{ svg: string; look: Look }> {
  let [look, column, svg] = [start, 0, '']
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be found
  for (const [piece, codes] of line.matchAll(/\x1b\[([\d;]*)m|\x1b.|[^\x1b]+?(?= {2,}|\x1b|$)| {2,}/g)) {
    if (codes !== undefined) look = after(look, codes === '' ? [0] : codes.split(';').map(Number))
    else if (!piece.startsWith('\x1b')) {
      const indent = piece.length - piece.trimStart().length
      svg += run(piece.trimStart(), look, column + indent, row)
      column += stringWidth(piece)
    }
  }
  return { svg, look }
}

/**
 * @param screen lines with SGR sequences
 * @param columns of the window
 * @param title told to those who do not see the picture
 */
export function screenSvg(screen: string, columns: number, title: string): string {
  const lines = screen.trimEnd().split('\n')
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN)
  const height = lines.length * CELL.height + 2 * MARGIN
  let [look, body] = [PLAIN, '']
  for (const [row, line] of lines.entries()) {
    const drawn = lineOf(line, row, look)
    look = drawn.look
    body += drawn.svg
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title).replaceAll('"', '&quot;')}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK JP', monospace" font-size="14">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" rx="6" fill="${BACKGROUND}"/>
${body}</svg>
`
}
