/** HTML in which text is text: whatever is not markup made here is escaped. */
import { clean } from '../../text.js'

/** HTML that is safe to put into a page: only `html` and `trusted` make it. */
export type Markup = Readonly<{ markup: string }>
type Part = Markup | readonly Part[] | string | number | undefined

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const inert = (text: string) => clean(text).replace(/[&<>"']/g, found => ENTITIES[found] ?? '')

function partText(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return inert(String(part))
  return 'markup' in part ? part.markup : part.map(partText).join('')
}

/** A template of HTML; what is put into it is text, unless it is HTML made the same way. Attributes stand in double quotes. */
export const html = (words: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: words.map((word, index) => word + partText(parts[index])).join(''),
})

/** A text of our own that is HTML, CSS or a script already. */
export const trusted = (markup: string): Markup => ({ markup })

/** `commands in backquotes` of our own sentences, as code. */
export const withCode = (text: string): readonly Markup[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))
