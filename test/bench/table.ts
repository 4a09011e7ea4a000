/** Tables of Markdown, and figures in them. */

export const digits = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
