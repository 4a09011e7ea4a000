/**
 * What virsh, systemctl and the daemons say when libvirt does not come up. virsh and systemctl speak English here;
 * what a daemon says comes in the host's language, so the Japanese wording stands beside it.
 */
import { type Message, msg } from '../src/messages/message.js'

export type Known = Readonly<{ pattern: RegExp; hint: Message }>

/** First match wins: libvirt wraps causes in consequences, so the causes stand first. */
export const libvirtFailures: readonly Known[] = [
  { pattern: /Unit (file )?\S* ?is masked/, hint: msg('cure.masked') },
  { pattern: /\/virt(log|lock)d-sock'/, hint: msg('cure.virtlogd') },
  {
    pattern:
      /already active, refusing|Unable to start service libvirtd\.socket|\/(libvirt|virt\w+d)-sock(-ro)?': (Connection refused|接続を拒否されました)|(Failed to acquire pid file|PID ファイル) '[^']*driver\.pid'/,
    hint: msg('cure.mixed'),
  },
  { pattern: /Unit libvirtd\.(service|socket) (could not be|not) found/, hint: msg('cure.no-libvirtd') },
  { pattern: /\/virt\w+d-sock(-ro)?'/, hint: msg('cure.sockets') },
  { pattern: /\/libvirt-sock(-ro)?'/, hint: msg('cure.libvirtd') },
  {
    pattern: /failed to create listening socket for \S+: Address already in use/,
    hint: msg('cure.dns'),
  },
  { pattern: /Cannot check dnsmasq binary/, hint: msg('cure.no-dnsmasq') },
  {
    pattern:
      /Network is already in use by interface virbr\d|Unable to create bridge virbr\d+: File exists|ブリッジ virbr\d+ を作成できません: ファイルが存在します|ネットワークはインターフェイス virbr\d+ により/,
    hint: msg('cure.stale-bridge'),
  },
  {
    pattern: /Network is already in use by interface|ネットワークはインターフェイス \S+ によりすでに使用中/,
    hint: msg('cure.subnet'),
  },
  {
    pattern: /required firewalld 'libvirt' zone is missing|firewalld の 'libvirt' ゾーンがありません/,
    hint: msg('cure.zone'),
  },
  {
    pattern: /direct firewall backend requested|Failed to initialize a valid firewall backend/,
    hint: msg('cure.firewall'),
  },
  {
    pattern: /bridge virbr\d+: No such device|virbr\d+: そのようなデバイスはありません/,
    hint: msg('cure.no-bridge'),
  },
  {
    pattern: /network '[^']*' is not active|ネットワーク '[^']*' がアクティブではありません/,
    hint: msg('cure.network-off'),
  },
]

/** The next move by what libvirt said, where that is known. */
export const libvirtCure = (said: string): Message | undefined =>
  libvirtFailures.find(({ pattern }) => pattern.test(said))?.hint
