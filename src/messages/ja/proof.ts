import type { proof as en } from '../en/proof.js'

/** What is said about the validator and the proofs. */
export const proof: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'validate.early': () => 'libvirt または /dev/kvm がまだない',
  'validate.expects': () => 'virt-host-validate の結果を 1 行ずつ確認',
  'validate.absent': () => 'virt-host-validate がこのホストにインストールされていない',
  'validate.ok': a => `合格 ${a.passed} 件、警告 ${a.warned} 件`,
  'validate.line': a => `警告 ${a.check}: ${a.hint}`,
  'validate.fail': a => `virt-host-validate で不合格: ${a.checks}`,
  'validate.fail.hint': a => `virt-host-validate の指摘: ${a.hints}`,
  'validate.silent': () => 'virt-host-validate の出力に読み取れる結果がない',
  'validate.silent.hint': () => '手動で実行してください: virt-host-validate qemu',
  'proof.early': () => 'ホストはまだゲストを実行できる状態ではない',
  'proof.expects': () => '/dev/kvm でゲストを起動し、どこで動いたかをゲスト自身に報告させる',
  'proof.arch': a => `実証用ゲストは x86 のプログラムだが、このホストは ${a.arch}`,
  'proof.not-run': () => 'plan ではゲストを起動しない (起動するのは apply と verify)',
  'proof.ok': a => `/dev/kvm でゲストが起動し、${a.signature} を検出`,
  'proof.failed': a => `実証用ゲストが起動しない (終了コード ${a.code}): ${a.said}`,
  'proof.emulated': () => '実証用ゲストが /dev/kvm ではなくエミュレーションで動いた',
  'proof.hangs': () => '実証用ゲストが 1 分以内に何も出力せず、終了させた',
  'proof.hint.emulated': () =>
    '/usr/libexec/qemu-kvm の実体を確認し (ls -l、file、rpm -Vf)、qemu-kvm パッケージを再インストールしてください。',
  'proof.hint.busy': () =>
    '別のハイパーバイザー (VirtualBox、VMware) が CPU の仮想化支援機能を占有しています。停止し、そのモジュールをアンロードしてください。',
  'proof.hint.msr': () =>
    'QEMU が -cpu host のすべてのゲストに設定するレジスターを、KVM が拒否しています。ホストが仮想マシンの場合は、外側の KVM が対応していない機能を見せています。外側のカーネルとハイパーバイザーを更新するか、物理マシンを使ってください。',
  'proof.hint.module': () => 'カーネルモジュールが機能していません。確認してください: dmesg | grep -i kvm',
  'proof.hint.permission': () =>
    '/dev/kvm の所有者とパーミッション、SELinux による拒否を確認してください: ausearch -m avc -ts recent',
  'proof.hint.memory': () => '空きメモリを確保してください。実証用ゲストには 16 MiB が必要です。',
  'proof.hint.space': () => '/var/tmp の空き容量を確保してください。',
  'proof.hint.other': () =>
    'ハイパーバイザーを手動で実行し、メッセージを確認してください: /usr/libexec/qemu-kvm -enable-kvm -cpu host -nographic',
  'guest.early': () => 'libvirt とそのdefault ネットワークがまだない',
  'guest.expects': () => 'libvirt からdefault ネットワーク上にゲストを起動し、アドレスの割り当てを待つ',
  'guest.ok': a => `libvirt が起動したゲストがdefault ネットワークで ${a.lease} を取得`,
  'guest.failed': a => `libvirt が実証用ゲストを起動できない: ${a.said}`,
  'guest.failed.hint': () =>
    'libvirt と QEMU のログを確認してください: journalctl -u virtqemud -u libvirtd (EL 6 では /var/log/libvirt/libvirtd.log)、/var/log/libvirt/qemu/',
  'guest.stale.hint': () =>
    'KVM が使えない時点の情報を libvirt が記憶しています。デーモンを再起動し (systemctl restart virtqemud、EL 7、8 では libvirtd、EL 6 では /etc/rc.d/init.d/libvirtd restart。稼働中のゲストは止まりません)、kvmup verify --deep を再実行してください。',
  'guest.no-lease': () => 'ゲストは起動したが、2 分以内にdefault ネットワークのアドレスを取得できない',
  'guest.no-lease.hint': () =>
    'ブリッジ用の dnsmasq が動作し、ファイアウォールが DHCP を通すか確認してください: ps ax | grep dnsmasq、firewall-cmd --get-active-zones、nft list ruleset (EL 6、7 では iptables -nvL)',
  'appliance.early': () => 'guestfs ツールがまだインストールされていない',
  'appliance.expects': () => 'libguestfs-test-tool で guestfs ツールのアプライアンスを起動する',
  'appliance.ok': () => 'guestfs ツールのアプライアンスが起動 (libguestfs-test-tool)',
  'appliance.failed': a => `libguestfs-test-tool が失敗 (終了コード ${a.code}): ${a.said}`,
  'appliance.failed.hint': () =>
    '手動で実行して出力全体を確認してください: libguestfs-test-tool (カーネルイメージを読めない、/var/tmp の空き不足などが多い)',
}
