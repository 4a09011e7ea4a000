/** What the wizard says between its questions is never wider than the window, where it begins and where it goes on. */
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { msg } from '../../src/messages/message.js'
import { speaker } from '../../src/wizard/speak.js'

it.each(['en', 'ja'] as const)('fits any window: %s', language => {
  const because = msg('repos.ended', {
    repos: 'base extras updates',
    why: 'curl: (6) Could not resolve host: mirrorlist.centos.org; Unknown error',
    base: 'https://vault.centos.org/7.9.2009',
  })
  const hint = msg('repos.ended.hint', { base: 'https://vault.centos.org/7.9.2009' })
  for (let columns = 45; columns <= 100; columns++) {
    let written = ''
    const write = (words: string) => {
      written += words
    }
    const style = { language, colour: 'plain', charset: 'unicode' } as const
    const speak = speaker(style, write, () => columns)
    speak.tell(msg('wizard.welcome'))
    speak.about([{ hosts: ['kvm1', 'kvm2'], because, hint }])
    for (const line of written.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(columns)
  }
})
