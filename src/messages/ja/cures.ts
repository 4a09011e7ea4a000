import type { cures as en } from '../en/cures.js'

/** The next move after an action that did not bring about what it should, by what it said. */
export const cures: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'cure.mirrors': () =>
    'リポジトリのミラーに接続できません。ホストで "dnf makecache" (または "yum makecache") を試してください。サポートの終了した CentOS は --repair-repos でアーカイブに切り替えられます。',
  'cure.image-based': () =>
    'このホストはイメージから作られており、パッケージを追加できません。イメージの Containerfile に RUN dnf -y install で加えてビルドし、bootc upgrade または bootc switch で切り替えてください。',
  'cure.lock': () =>
    'ホストで別のパッケージマネージャーが動作中です (PackageKit、dnf-automatic、ほかの管理者)。終了を待って、もう一度 kvmup を実行してください。',
  'cure.space': () => 'ホストの空き容量を確保してください: df -h / /usr /var /boot で確認できます',
  'cure.gpg': () =>
    'ホストにある署名鍵が、パッケージの署名に使われた鍵と異なります。rpm --import でベンダーの現行の鍵をインポートしてください。',
  'cure.rpmdb': () =>
    'ホストの rpm のデータベースが壊れています。再構築を許可してください (先に控えを取ります): --repair-rpmdb',
  'cure.stale-lock': () =>
    'ホストの dnf のロックファイルが壊れています。dnf が動作していないことを確かめて、出力に示されたファイルを削除してください。',
  'cure.certificate': () =>
    'サーバーの証明書がホストの時計では有効になりません。まず date を確認し、次に ca-certificates を更新してください。',
  'cure.tls': () =>
    'ホストの TLS が古すぎてサーバーに接続できません。平文の http のリポジトリから nss、curl、ca-certificates を更新してください。',
  'cure.vault': () =>
    'アーカイブがファイルの取得を拒否しました (ときどき起こります)。もう一度試すか、リポジトリの設定に完全な複製 (archive.kernel.org/centos-vault) を指定してください。',
  'cure.forbidden': () =>
    'サーバーにアクセスを拒否されました。ホストのサブスクリプション (subscription-manager status) か、出力に示されたリポジトリを確認してください。',
  'cure.foreign-repo': () =>
    '別のリリース用のリポジトリがホストで有効になっています。出力から特定して無効にしてください。',
  'cure.relocation': () =>
    'プログラムに対してライブラリが古すぎます。出力に示されたライブラリを更新してください (例: yum update device-mapper-libs)。',
  'cure.unfinished': () =>
    '以前の yum が中断しています。yum-complete-transaction --cleanup-only、続けて package-cleanup --cleandupes (どちらも yum-utils パッケージ) を実行してから、もう一度 kvmup を実行してください。',
  'cure.dependencies': () =>
    'リポジトリ間の整合が取れていません。どのリポジトリのどのパッケージが何を要求しているか、出力を確認してください。',
  'cure.subscription': () =>
    'ホストをベンダーに登録するか (subscription-manager register)、ローカルリポジトリを用意してください。',
  'cure.modular': () =>
    '別のモジュールストリームが有効です。切り替えてください: dnf module reset virt、続けて dnf module enable virt:rhel (Oracle Linux では virt:ol)',
  'cure.no-package': () =>
    '不足しているパッケージのあるリポジトリが、ホストで有効になっていません。確認してください: dnf repolist --all (または yum repolist all)',
  'cure.modprobe': () => 'カーネルがモジュールを拒否した理由を確認してください: dmesg | grep -i kvm',
  'cure.busy': () =>
    '別のハイパーバイザー (VirtualBox、VMware) が CPU の仮想化支援機能を占有しています。そのゲストを終了し、モジュールをアンロードしてください (modprobe -r vboxnetflt vboxnetadp vboxdrv、または vmmon)。',
  'cure.no-module': () =>
    '実行中のカーネルにそのモジュールがありません。新しいカーネルをインストールした後であれば再起動し、そうでなければカーネルのモジュールのパッケージをインストールしてください。',
  'cure.module-forbidden': () =>
    'カーネルがモジュールのロードを禁止しています。/proc/cmdline の module_blacklist=、/etc/modprobe.d の install 行、sysctl の kernel.modules_disabled、Secure Boot (dmesg | grep -i -e lockdown -e key) を確認してください。',
  'cure.masked': () =>
    '管理者がユニットをマスクしています。理由を確認し、不要になっていれば systemctl unmask で解除してから、もう一度 kvmup を実行してください。',
  'cure.virtlogd': () =>
    'ゲストのログは virtlogd が書き込みます。有効にして起動し (systemctl enable --now virtlogd.socket virtlockd.socket)、journalctl -u virtlogd を確認してください。',
  'cure.mixed': () =>
    'libvirtd とモジュラーデーモンが互いに妨げ合っています。もう一度 kvmup plan を実行し、無効化、停止するものを確認してください。',
  'cure.no-libvirtd': () =>
    'このホストはモジュラーデーモンの構成で、libvirtd はありません。ゲストには virtqemud.socket、ネットワークには virtnetworkd.socket を使ってください。',
  'cure.sockets': () =>
    'そのソケットのデーモンが起動していません。ソケット (virtqemud.socket、virtnetworkd.socket など) を systemctl enable --now で起動し、そのサービスのログを journalctl -u で確認してください。',
  'cure.libvirtd': () =>
    'libvirt がクライアントを待ち受けていません。systemctl status libvirtd.socket libvirtd.service (EL 9、10 では virtproxyd.socket) と journalctl -u libvirtd (EL 6 では /var/log/libvirt/libvirtd.log) で原因を確認してください',
  'cure.dns': () =>
    '別の DNS サーバーが全アドレスのポート 53 を使っています。ss -lntup で確認し、特定のアドレスだけで待ち受けるようにするか (dnsmasq は bind-interfaces)、EL 7 以降ではネットワークに <dns enable="no"/> を設定してください。',
  'cure.no-dnsmasq': () => 'dnsmasq をインストールするか、/usr/sbin/dnsmasq を実行できるか確認してください。',
  'cure.stale-bridge': () =>
    '以前の仮想ブリッジが残っています。ゲストがつながっていなければ (ls /sys/class/net/virbr0/brif が空か virbr0-nic だけ) 削除し (ip link set virbr0 down、続けて ip link delete virbr0。EL 6 では brctl delbr virbr0)、もう一度 kvmup を実行してください。',
  'cure.subnet': () =>
    'ホストのインターフェイスがネットワークと同じサブネットにあります。もう一度 kvmup plan を実行するか、virsh -c qemu:///system net-edit default で別のサブネットにしてください。',
  'cure.zone': () =>
    'firewalld が libvirt のゾーンをまだ読み込んでいません。firewall-cmd --reload の後、virtnetworkd (または libvirtd) を再起動してください。firewalld が 0.7 以降かどうかも確認してください。',
  'cure.firewall': () =>
    'iptables または ebtables がありません。両方をインストールし (EL 6、7 は iptables と ebtables、EL 8 は iptables と iptables-ebtables、EL 9 は iptables-nft)、libvirtd (または virtnetworkd) を再起動してください。',
  'cure.no-bridge': () =>
    '仮想ブリッジがありません (起動時にデーモンが動いていないとこうなります)。systemctl enable --now virtnetworkd.service (EL 7、8 では libvirtd.service)、続けて virsh -c qemu:///system net-start default を実行してください。',
  'cure.network-off': () =>
    'ネットワークが稼働していません。virsh -c qemu:///system net-start default を実行してください。接続先はユーザーセッションではなく qemu:///system にしてください。',
  'cure.timeout': () =>
    'コマンドが時間内に終わりませんでした。何を待っているのか、ホストで確認してください。',
  'cure.journal': () =>
    '実行記録で出力全体を確認し、原因を解消してから、もう一度 kvmup を実行してください。完了した作業はそのまま残ります。',
}
