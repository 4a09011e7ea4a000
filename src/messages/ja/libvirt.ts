import type { libvirt as en } from '../en/libvirt.js'

/** What is said about libvirt’s daemons and its default network. */
const heldBack = ({ held }: { held: string }) =>
  held && `。サブネットが使用中のため default ネットワークは同時に起動しない (${held})`
const runOn = ({ guests }: { guests: number }) =>
  guests > 0 ? `。稼働中のゲスト ${guests} 台はデーモンが止まっても動き続ける` : ''

export const libvirt: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'libvirt.ok': a => `libvirt ${a.version} (${a.layout}) の応答あり`,
  'libvirt.not-installed': a => `まだインストールされていない: ${a.packages}`,
  'libvirt.no-unit': a => `libvirt のパッケージはあるが、次のユニットがない: ${a.units}`,
  'libvirt.no-unit.hint': a =>
    `パッケージが壊れているか、一部しか入っていません。${a.manager} reinstall 'libvirt-daemon*' のあと kvmup を再実行してください。`,
  'libvirt.expects': () => 'デーモンを有効化、起動し、応答を確認',
  'libvirt.units': a => `自動起動が無効: ${a.enable}、停止中: ${a.start}${heldBack(a)}`,
  'libvirt.script': a =>
    `libvirtd: status ${a.status} (0 なら稼働中)、自動起動: ${a.enabled}。messagebus: status ${a.bus}、自動起動: ${a.busEnabled}${heldBack(a)}`,
  'libvirt.mixed.guests': a =>
    `2 種類のデーモン構成が混在。稼働中のゲスト ${a.guests} 台を管理している ${a.keep} を残す (ゲストは動き続ける)。外すもの: ${a.left}${heldBack(a)}`,
  'libvirt.mixed.active': a =>
    `2 種類のデーモン構成が混在。使用中の ${a.keep} を残す。外すもの: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.mixed.enabled': a =>
    `2 種類のデーモン構成が混在。自動起動が有効な ${a.keep} を残す。外すもの: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.mixed.release': a =>
    `2 種類のデーモン構成が混在。このリリースの標準である ${a.keep} を残す。外すもの: ${a.left}${runOn(a)}${heldBack(a)}`,
  'libvirt.masked': a => `管理者がマスクしている: ${a.units}`,
  'libvirt.masked.hint': a =>
    `マスクした理由を確認し、不要になっていれば解除してください: systemctl unmask ${a.units}`,
  'libvirt.note.masked': a => `管理者がマスクしているため、そのままにする: ${a.units}`,
  'libvirt.silent': a => `デーモンは起動しているが応答しない: ${a.error}`,
  'libvirt.hangs': () => 'デーモンは起動して接続を受け付けるが、1 分以内に応答しない',
  'libvirt.silent.hint': () =>
    'libvirtd のログを確認してください: journalctl -u libvirtd (EL 6 では /var/log/libvirt/libvirtd.log)',
  'libvirt.silent.hint-modular': () =>
    '各デーモンのログを確認してください: journalctl -u virtqemud -u virtnetworkd -u virtlogd',
  'network.none': () => 'default ネットワークは不要との指定',
  'network.silent': () => 'libvirt がまだ応答しない',
  'network.expects': () => 'default ネットワークを起動し、仮想ブリッジとアドレスを確認',
  'network.expects-subnet': a =>
    `default ネットワークに ${a.free} を割り当てて起動 (本来の ${a.subnet} は使用中: ${a.by})`,
  'network.clash': a =>
    `default ネットワークの ${a.subnet} は使用中 (${a.by})。サブネットだけを ${a.free} に変える`,
  'network.clash-undefined': a =>
    `libvirt に default ネットワークがない。${a.subnet} は使用中 (${a.by}) のため、${a.bridge} に ${a.free} で定義する`,
  'network.clash-custom': a =>
    `default ネットワークの ${a.subnet} は使用中 (${a.by}) だが、単純な /24 ではないため ${a.free} へ移せない`,
  'network.clash-custom.hint': a =>
    `別のサブネットを割り当ててください (${a.free} は空いています): virsh -c qemu:///system net-edit default。ネットワークが不要なら network: none を指定してください。`,
  'network.clash-full': a =>
    `default ネットワークの ${a.subnet} は使用中 (${a.by}) で、候補のプライベートサブネットにも空きがない`,
  'network.clash-full.hint': () =>
    'libvirt のインストール後にサブネットを手動で決めるか (virsh -c qemu:///system net-edit default)、network: none を指定してください。',
  'network.clash-note': a =>
    `default ネットワークの ${a.subnet} はほかでも使用中 (${a.by})。稼働中のため変更しない`,
  'network.stale': a =>
    `default ネットワークは稼働していないが、ポートのない ${a.bridge} が残っている (先に削除する)`,
  'network.bridge-taken': a =>
    `default ネットワークは稼働しておらず、その ${a.bridge} はほかで使用中 (ポート: ${a.ports || '-'})`,
  'network.bridge-taken.hint': a =>
    `何が使っているか確認してください (ls /sys/class/net/${a.bridge}/brif)。使われていなければ削除し (ip link delete ${a.bridge}、EL 6 では brctl delbr ${a.bridge})、使われていれば別のブリッジ名にしてください (virsh -c qemu:///system net-edit default)。`,
  'network.other-bridge': a =>
    `libvirt に default ネットワークがない。${a.taken} はほかで使用中のため、${a.bridge} で定義する`,
  'network.no-dnsmasq': () => 'ゲストにアドレスを配る dnsmasq がない',
  'network.dns': a =>
    `default ネットワークは稼働しておらず、その dnsmasq も起動できない: ${a.process || '別のプロセス'} が ${a.address} のポート 53 で DNS を提供中`,
  'network.dns.hint': a =>
    `${a.process || 'その DNS サーバー'} が特定のアドレスだけで待ち受けるように設定するか (dnsmasq は bind-interfaces、unbound は interface、named は listen-on)、ネットワーク側の DNS を止めてください (virsh -c qemu:///system net-edit default で <dns enable="no"/>。libvirt 2.2 以降、EL 6 では不可)。`,
  'network.undefined': a => `libvirt に default ネットワークがない (${a.file} から定義する)`,
  'network.off': a => `default ネットワーク: active ${a.active}、autostart ${a.autostart}`,
  'network.ok': a => `稼働中、自動起動も有効、${a.bridge} のアドレスは ${a.address}`,
  'network.no-bridge': a => `libvirt の表示は active だが、仮想ブリッジ ${a.bridge} がない`,
  'network.bridge-down': a => `libvirt の表示は active だが、仮想ブリッジ ${a.bridge} が UP でない`,
  'network.no-address': a =>
    `libvirt の表示は active だが、仮想ブリッジ ${a.bridge} にアドレス ${a.address} がない`,
  'network.bridge.hint': () =>
    '使っているゲストがなければ再起動してください: virsh -c qemu:///system net-destroy default、続けて net-start default',
}
