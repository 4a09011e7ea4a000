/** Words of a line as Python's shlex.split() finds them; Ansible reads host lines and arguments of ssh with it. */

/** Why a line has no words. */
export type Unclosed = 'quote' | 'escape'

/**
 * @param comments whether `#` begins a comment, even within a word
 * @returns the words, or what was left open at the line's end
 */
export function shlex(line: string, comments: 'comments' | 'no comments'): readonly string[] | Unclosed {
  const words: string[] = []
  let word = ''
  let open = false
  let at = 0
  const end = () => {
    if (open) words.push(word)
    word = ''
    open = false
  }
  while (at < line.length) {
    const char = line[at] ?? ''
    at += 1
    if (/[ \t\r\n]/.test(char)) end()
    else if (char === '#' && comments === 'comments') break
    else if (char === '\\') {
      if (at === line.length) return 'escape'
      word += line[at]
      open = true
      at += 1
    } else if (char === '"' || char === "'") {
      const quoted = quotation(line, at, char)
      if (typeof quoted === 'string') return quoted
      word += quoted.text
      open = true
      at = quoted.next
    } else {
      word += char
      open = true
    }
  }
  end()
  return words
}

/** From behind the opening quote to behind the closing one; a backslash means something only in double quotes. */
function quotation(
  line: string,
  from: number,
  quote: string,
): Unclosed | Readonly<{ text: string; next: number }> {
  let text = ''
  for (let at = from; at < line.length; at += 1) {
    const char = line[at] ?? ''
    if (char === quote) return { text, next: at + 1 }
    if (char === '\\' && quote === '"') {
      at += 1
      if (at === line.length) return 'escape'
      const next = line[at] ?? ''
      text += next === '"' || next === '\\' ? next : `\\${next}`
    } else text += char
  }
  return 'quote'
}
