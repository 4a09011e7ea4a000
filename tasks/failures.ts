/** Known failures of package managers, modprobe and libvirt: what they say, and the next move. Fixtures test each row. */
import { type Output, TIMED_OUT } from '../src/connection/connection.js'
import { type Message, msg } from '../src/messages/message.js'
import { libvirtFailures } from './failures-libvirt.js'
import { packageFailures, packageWarnings } from './failures-packages.js'

/** First match wins. Texts of kmod are those in the C locale. */
const KNOWN: readonly Readonly<{ pattern: RegExp; hint: Message }>[] = [
  ...packageFailures,
  { pattern: /(could not insert|Error inserting).*Device or resource busy/, hint: msg('cure.busy') },
  {
    pattern:
      /(could not insert|Error inserting).*(Operation not permitted|Required key not available|Key was rejected)/,
    hint: msg('cure.module-forbidden'),
  },
  { pattern: /Module \S+ not found|Could not (load|open) \S*modules\.dep/, hint: msg('cure.no-module') },
  { pattern: /Module \S+ is in use/, hint: msg('cure.module-in-use') },
  { pattern: /cannot lock \/etc\/(group|gshadow)/, hint: msg('cure.group-lock') },
  { pattern: /could not insert|Error inserting/, hint: msg('cure.modprobe') },
  ...libvirtFailures,
  ...packageWarnings,
]

/** dnf's exit code with exit_on_lock when somebody else has the lock. */
const DNF_LOCKED = 200

/** The next move after actions that did not bring about what they should. */
export function hintFor(outputs: readonly Output[]): Message {
  if (outputs.some(output => output.code === TIMED_OUT)) return msg('cure.timeout')
  if (outputs.some(output => output.code === DNF_LOCKED)) return msg('cure.lock')
  const said = outputs.map(output => `${output.stderr}\n${output.stdout}`).join('\n')
  return KNOWN.find(known => known.pattern.test(said))?.hint ?? msg('cure.journal')
}
