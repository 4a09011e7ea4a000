/** 各タスクの判断の理由と、対処が必要なときの次の一手 (同じ id に `.hint` を付けたもの)。 */
import type { tasks as en } from '../en/tasks.js'

export const tasks: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'platform.ok': a => `${a.os}, ${a.arch} (${a.row})`,
  'platform.not-el': a => `${a.os} は CentOS 系の Enterprise Linux ではない (対応は EL 6 から 10)`,
  'platform.no-row': a => `${a.os} は未対応のバージョン (対応は EL 6 から 10)`,
  'platform.no-row.hint': () =>
    'バージョン 6 から 10 の CentOS、RHEL、AlmaLinux、Rocky、Oracle Linux のホストを使ってください。模擬ホストで試すこともできます: kvmup rehearse',
  'platform.not-root': () => 'root 権限で調べていないため、大部分が確認できていない',
  'platform.not-root.hint': () =>
    'root で接続するか、パスワードなしで sudo を使えるユーザーで接続してください。',
  'platform.no-manager': a => `${a.os} に ${a.manager} がない`,
  'platform.no-manager.hint': a =>
    `${a.manager} をインストールするか、この種のホストへの対応を kvmup に加えてください。イメージベースのシステムは、パッケージ単位では変更できません。`,

  'cpu.ok': a => `${a.model} に ${a.flag} あり`,
  'cpu.by-device': () => 'CPU のフラグは見えないが、/dev/kvm を開けるのでゲストを実行できる',
  'cpu.firmware': a =>
    `${a.model} は仮想化支援機能を備えるが、ファームウェアで無効になっている (カーネルのメッセージによる)`,
  'cpu.firmware.hint': () =>
    'ファームウェアの設定で Intel VT-x または AMD-V (SVM) を有効にし、電源を切ってから入れ直してください。再起動 (ウォームブート) だけでは反映されないことがあります。',
  'cpu.container': a => `独立したマシンではなく、/dev/kvm のないコンテナ (${a.model})`,
  'cpu.container.hint': () => 'コンテナを動かしているマシンに対して kvmup を実行してください。',
  'cpu.guest': a => `このホスト自体が仮想マシン (${a.hypervisor}) で、vmx も svm も渡されていない`,
  'cpu.guest.hint': () =>
    'この仮想マシンを動かしているマシンで入れ子の仮想化 (nested) を有効にし、ホストの CPU をそのまま見せる設定 (libvirt なら <cpu mode="host-passthrough"/>) にしてから、停止して起動し直してください。',
  'cpu.none': a => `${a.model} に vmx も svm もない`,
  'cpu.none.hint': () =>
    'ファームウェアの設定で仮想化支援機能が無効になっていないか確認してください (新しいカーネルでは、無効だとフラグも見えません)。無効でなければ、この CPU では KVM ゲストを実行できません。',

  'packages.ok': a => `インストール済み: ${a.packages}`,
  'packages.groups': a => `何もインストールされていないグループ: ${a.groups}`,
  'packages.missing': a => `未インストール: ${a.packages}`,
  'packages.no-binary': a => `パッケージはあるが、${a.path} を実行できない`,

  'guestfs.none': () => 'guestfs のツールは不要との指定',
  'guestfs.ok': a => `インストール済み: ${a.packages}`,
  'guestfs.missing': a => `未インストール: ${a.packages}`,
  'guestfs.all-ok': a => `${a.glob} に一致するパッケージはすべてインストール済み`,
  'guestfs.all-missing': a => `${a.glob} のうち未インストール: ${a.packages}`,
  'guestfs.all-unknown': a =>
    `${a.glob} に一致するパッケージは、パッケージマネージャーがリポジトリを読み込むまで不明`,

  'kvm.ok': a => `ロード済み: ${a.modules}、/dev/kvm も開ける`,
  'kvm.ok-built-in': () => '/dev/kvm を開ける (KVM はカーネルに組み込み)',
  'kvm.not-loaded': a => `${a.module} がロードされていない`,
  'kvm.refused': a => `/dev/kvm を開けない: ${a.error}`,
  'kvm.refused.hint': () =>
    '所有者とパーミッション (ls -l /dev/kvm で確認。通常は root:kvm 0666)、独自の udev ルール、cgroup のデバイス制限を確認してください。',
  'kvm.no-device': a => `/dev/kvm がない${a.modules ? ` (モジュールはロード済み: ${a.modules})` : ''}`,
  'kvm.no-device.hint': () => 'カーネルのメッセージを確認してください: dmesg | grep -i kvm',

  'libvirt.ok': a => `libvirt ${a.version} (${a.layout}) の応答あり`,
  'libvirt.not-installed': a => `まだインストールされていない: ${a.packages}`,
  'libvirt.no-unit': a => `まだ存在しない: ${a.units}`,
  'libvirt.expects': () => 'デーモンを有効化、起動し、応答を確認',
  'libvirt.units': a => `自動起動が無効: ${a.enable}、停止中: ${a.start}`,
  'libvirt.script': a => `libvirtd: status ${a.status} (0 なら稼働中)、自動起動: ${a.enabled}`,
  'libvirt.silent': a => `デーモンは起動しているが応答しない: ${a.error}`,
  'libvirt.silent.hint': () =>
    'libvirtd のログを確認してください: journalctl -u libvirtd (EL 6 では /var/log/libvirt/libvirtd.log)',
  'libvirt.silent.hint-modular': () =>
    '各デーモンのログを確認してください: journalctl -u virtqemud -u virtnetworkd -u virtlogd',

  'network.none': () => 'default ネットワークは不要との指定',
  'network.silent': () => 'libvirt がまだ応答しない',
  'network.expects': () => 'default ネットワークを起動し、仮想ブリッジとアドレスを確認',
  'network.undefined': a => `libvirt に default ネットワークがない (${a.file} から定義する)`,
  'network.off': a => `default ネットワーク: active ${a.active}、autostart ${a.autostart}`,
  'network.ok': a => `稼働中、自動起動も有効、${a.bridge} のアドレスは ${a.address}`,
  'network.no-bridge': a => `libvirt の表示は active だが、仮想ブリッジ ${a.bridge} がない`,
  'network.bridge-down': a => `libvirt の表示は active だが、仮想ブリッジ ${a.bridge} が UP でない`,
  'network.no-address': a =>
    `libvirt の表示は active だが、仮想ブリッジ ${a.bridge} にアドレス ${a.address} がない`,
  'network.bridge.hint': () =>
    '使っているゲストがなければ再起動してください: virsh -c qemu:///system net-destroy default、続けて net-start default',

  'cure.mirrors': () =>
    'リポジトリのミラーに接続できません。ホストで "dnf makecache" (または "yum makecache") を試してください。サポートの終了したリリースは vault.centos.org にあります。',
  'cure.lock': () =>
    'ホストで別のパッケージマネージャーが動作中です (PackageKit、dnf-automatic、ほかの管理者)。終了を待って、もう一度 kvmup を実行してください。',
  'cure.space': () => 'ホストの空き容量を確保してください: df -h /var /boot',
  'cure.gpg': () =>
    'ホストにある署名鍵が、パッケージの署名に使われた鍵と異なります。rpm --import でベンダーの現行の鍵をインポートしてください。',
  'cure.subscription': () =>
    'ホストをベンダーに登録するか (subscription-manager register)、ローカルリポジトリを用意してください。',
  'cure.modular': () =>
    '別のモジュールストリームが有効です。切り替えてください: dnf module reset virt、続けて dnf module enable virt:rhel',
  'cure.no-package': () =>
    '不足しているパッケージのあるリポジトリが、ホストで有効になっていません。確認してください: dnf repolist --all (または yum repolist all)',
  'cure.modprobe': () => 'カーネルがモジュールを拒否した理由を確認してください: dmesg | grep -i kvm',
  'cure.timeout': () =>
    'コマンドが時間内に終わりませんでした。何を待っているのか、ホストで確認してください。',
  'cure.transcript': () =>
    '実行記録で出力全体を確認し、原因を解消してから、もう一度 kvmup を実行してください。完了した作業はそのまま残ります。',

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
  'proof.hint.emulated': () =>
    'ゲストは動きましたが、KVM ではなくエミュレーションでした。/usr/libexec/qemu-kvm の実体を確認してください。',
  'proof.hint.busy': () =>
    '別のハイパーバイザー (VirtualBox、VMware) が CPU の仮想化支援機能を占有しています。停止し、そのモジュールをアンロードしてください。',
  'proof.hint.module': () => 'カーネルモジュールが機能していません。確認してください: dmesg | grep -i kvm',
  'proof.hint.permission': () =>
    '/dev/kvm の所有者とパーミッション、SELinux による拒否を確認してください: ausearch -m avc -ts recent',
  'proof.hint.memory': () => '空きメモリを確保してください。実証用ゲストには 16 MiB が必要です。',
  'proof.hint.space': () => '/var/tmp の空き容量を確保してください。',
  'proof.hint.other': () =>
    'ハイパーバイザーを手動で実行し、メッセージを確認してください: /usr/libexec/qemu-kvm -machine accel=kvm -cpu host -nographic',

  'guest.early': () => 'libvirt とそのデフォルトネットワークがまだない',
  'guest.expects': () => 'libvirt からデフォルトネットワーク上にゲストを起動し、アドレスの割り当てを待つ',
  'guest.ok': a => `libvirt が起動したゲストがデフォルトネットワークで ${a.lease} を取得`,
  'guest.failed': a => `libvirt が実証用ゲストを起動できない: ${a.said}`,
  'guest.failed.hint': () =>
    'libvirt と QEMU のログを確認してください: journalctl -u virtqemud -u libvirtd、/var/log/libvirt/qemu/',
  'guest.no-lease': () => 'ゲストは起動したが、2 分以内にデフォルトネットワークのアドレスを取得できない',
  'guest.no-lease.hint': () =>
    'ブリッジ用の dnsmasq が動作し、ファイアウォールが DHCP を通すか確認してください: ps ax | grep dnsmasq、firewall-cmd --get-active-zones、nft list ruleset',

  'appliance.early': () => 'guestfs ツールがまだインストールされていない',
  'appliance.expects': () => 'libguestfs-test-tool で guestfs ツールのアプライアンスを起動する',
  'appliance.ok': () => 'guestfs ツールのアプライアンスが起動 (libguestfs-test-tool)',
  'appliance.failed': a => `libguestfs-test-tool が失敗 (終了コード ${a.code}): ${a.said}`,
  'appliance.failed.hint': () =>
    '手動で実行して出力全体を確認してください: libguestfs-test-tool (カーネルイメージを読めない、/var/tmp の空き不足などが多い)',
}
