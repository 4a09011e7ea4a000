/** docs/catalogue.md and docs/catalogue.ja.md: the catalogue as it reads on paper. */
import { TOPICS } from '../src/catalogue/entry.js'
import { type Page, pagesOf, wordsOf } from '../src/catalogue/pages.js'
import { type Language, msg, text } from '../src/messages/message.js'

const fenced = (lines: readonly string[]) => ['```text', ...lines, '```']

const section = (
  one: Page,
  heading: (id: 'explain.says' | 'explain.sample' | 'explain.sources') => string,
) => [
  `### ${one.code}  ${one.title}`,
  '',
  one.cause,
  '',
  ...one.remedy.map((step, index) => `${index + 1}. ${step}`),
  '',
  ...(one.says.length > 0 ? [`${heading('explain.says')}:`, '', ...fenced(one.says), ''] : []),
  ...(one.sample.length > 0 ? [`${heading('explain.sample')}:`, '', ...fenced(one.sample), ''] : []),
  `${heading('explain.sources')}: ${one.sources.join('; ')}`,
  '',
]

export function markdown(language: Language): string {
  const words = wordsOf(language)
  const heading = (id: Parameters<typeof msg>[0]) => text(msg(id), language)
  return [
    `# ${heading('explain.title')}`,
    '',
    heading('explain.intro'),
    '',
    ...TOPICS.map(topic => `- [${words.topics[topic]}](#${topic})`),
    '- [KVM](#kvm)',
    '',
    ...TOPICS.flatMap(topic => [
      `<a id="${topic}"></a>`,
      '',
      `## ${words.topics[topic]}`,
      '',
      ...pagesOf(topic, language).flatMap(one => section(one, heading)),
    ]),
    '<a id="kvm"></a>',
    '',
    '## KVM',
    '',
    ...words.kvm.flatMap(paragraph => [paragraph, '']),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
