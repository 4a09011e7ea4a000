/** Known failures of package managers and modprobe: what they say, and the next move. Fixtures test each row. */
import { type Output, TIMED_OUT } from '../src/connection/connection.js'
import { type Message, msg } from '../src/messages/message.js'

/** First match wins. Texts are those of yum 3, dnf 4 and kmod in the C locale. */
const KNOWN: readonly Readonly<{ pattern: RegExp; hint: Message }>[] = [
  {
    pattern:
      /No space left on device|needs \d+ ?[KMG]?B (more space )?on the \S+ filesystem|At least \d+MB more space needed/i,
    hint: msg('cure.space'),
  },
  {
    pattern: /is currently holding the yum lock|already locked by|Waiting for process with pid/,
    hint: msg('cure.lock'),
  },
  {
    pattern:
      /GPG check FAILED|GPG keys listed for the .* are already installed but they are not correct|Public key for .* is not installed/,
    hint: msg('cure.gpg'),
  },
  {
    pattern:
      /Could not resolve host|Cannot prepare internal mirrorlist|Failed to download metadata|Cannot find a valid baseurl|Cannot retrieve repository metadata|All mirror URLs are not using|Could not retrieve mirrorlist/,
    hint: msg('cure.mirrors'),
  },
  { pattern: /filtered out by modular filtering/, hint: msg('cure.modular') },
  { pattern: /not registered with an entitlement server|no enabled repos/i, hint: msg('cure.subscription') },
  {
    pattern: /No match for argument|No package \S+ available|Unable to find a match|is not available\./,
    hint: msg('cure.no-package'),
  },
  { pattern: /could not insert|Error inserting|Module \S+ not found/, hint: msg('cure.modprobe') },
]

/** The next move after actions that did not bring about what they should. */
export function hintFor(outputs: readonly Output[]): Message {
  if (outputs.some(output => output.code === TIMED_OUT)) return msg('cure.timeout')
  const said = outputs.map(output => `${output.stderr}\n${output.stdout}`).join('\n')
  return KNOWN.find(known => known.pattern.test(said))?.hint ?? msg('cure.transcript')
}
