import type { CatalogueWords } from '../../../catalogue/words.js'

/** 検査と実証。 */
export const proof = {
  KVM120: {
    title: 'virt-host-validate の警告',
    cause:
      'libvirt 自身の検査ツールが、ゲストの実行に必須ではないものを見つけました。IOMMU、ゲストのメモリーの暗号化 (SEV)、cgroup のコントローラー、vhost_net などです。IOMMU とセキュアゲストの警告はごく普通で、kvmup はこのホストを合格とします。libvirt 7.5 より前 (EL 6 と 7、初期の EL 8) では警告だけでも終了コードが 1 になるため、kvmup は終了コードではなく各行を読みます。',
    remedy: [
      '警告された機能が必要でなければ、対処は不要です。',
      'デバイスをゲストに渡す場合 (IOMMU): ファームウェアで VT-d または AMD-Vi を有効にし、`grubby --update-kernel=ALL --args=intel_iommu=on` (AMD は `--args="iommu=pt iommu=1"`) の後、再起動してください。',
      'ゲストのネットワークを速くする場合: `modprobe vhost_net`。',
      'すべての行の確認: `virt-host-validate qemu`。',
    ],
  },
  KVM121: {
    title: 'virt-host-validate で不合格の項目がある',
    cause:
      'libvirt 自身の検査ツールが、ゲストに必要なものを FAIL としました。多くはゲストのネットワークカードすべてが使う /dev/net/tun、または /dev/kvm とそのパーミッションです。kvmup は、不合格の各項目の指摘をそのまま示します。EL 6 のこのツールでは仮想化支援機能がなくても警告にとどまりますが、kvmup はそのようなホストを合格にしません。',
    remedy: [
      'すべての行を確認してください: `virt-host-validate qemu`。',
      '/dev/net/tun の場合: `modprobe tun`。モジュールがなければ、実行中のカーネルのパッケージが足りません (`kvmup explain KVM033`)。',
      '/dev/kvm の場合: `kvmup explain KVM036`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM122: {
    title: 'virt-host-validate の結果を読み取れない',
    cause:
      '検査ツールはインストール済みですが、出力に結果の行がありません。異常終了した、1 分以内に終わらなかった、または出力の形式が異なる、のいずれかです。何も報告しない検査は何も確認していないので、kvmup は合格とみなしません。',
    remedy: [
      '手動で実行してください: `virt-host-validate qemu`。',
      'パッケージが壊れていないか確認してください: EL 6 と 7 では `rpm -V libvirt-client`、EL 8 では `rpm -V libvirt-daemon`、EL 9 では `rpm -V libvirt-daemon-common`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM123: {
    title: '実証用ゲストがエミュレーションで動いた',
    cause:
      'KVM なら KVMKVMKVM と返るところで、ゲストは TCGTCGTCGTCG を読みました。ゲストモードでの実行ではなく、QEMU が命令を解釈していたことになります。kvmup は /usr/libexec/qemu-kvm を KVM のみで起動し、エミュレーションへの切り替えを許していません。したがって、このプログラムはディストリビューションのハイパーバイザーではないか、引数を書き換えるラッパーです。',
    remedy: [
      'パッケージと比べてください: `rpm -Vf /usr/libexec/qemu-kvm` (何も表示されなければ、元のままです)。',
      '実体を確認してください: `ls -l /usr/libexec/qemu-kvm`、`file /usr/libexec/qemu-kvm`。',
      '元に戻してください: EL 6 と 7 では `yum reinstall "qemu-kvm*"`、EL 8 から 10 では `dnf reinstall "qemu-kvm*"`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM124: {
    title: 'QEMU がゲストに設定するレジスターを KVM が拒否した',
    cause:
      'QEMU がゲストの CPU のレジスター (MSR) を設定できず、終了しました (`failed to set MSR`)。-cpu host では、KVM が対応していると答えた機能をすべてゲストに渡しますが、その答えが実際と食い違っています。ホスト自体が仮想マシンで、外側の KVM やハイパーバイザーが、中では働かない機能を見せている場合に起こります。',
    remedy: [
      'このホストを動かしているマシンのカーネルとハイパーバイザーを更新し、ホストを停止してから起動し直してください。',
      'または、物理マシンを使ってください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM125: {
    title: '実証用ゲストに必要なメモリーがない',
    cause:
      'QEMU がメモリーを確保できませんでした (`Cannot allocate memory`)。実証用ゲスト自体に必要なのは 16 MiB です。ホストに空きがほとんどないか、すべてを占めるヒュージページ、厳格なオーバーコミット制御、セッションの上限などの制限があります。',
    remedy: [
      '空きを確認してください: `free -m`、`grep -i huge /proc/meminfo`。',
      '空きを確保するか、予約したヒュージページを減らしてください: `sysctl vm.nr_hugepages`。',
      '制限を確認してください: `sysctl vm.overcommit_memory`、`ulimit -a`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM126: {
    title: '実証用ゲストが起動しない、または止まった',
    cause:
      'QEMU が kvmup の知らないエラーで終了したか、ゲストが 1 分以内に何も出力せず、終了させました。それまでの項目がすべて正常でも起こり得ます。だからこそ、kvmup は実際にゲストを起動します。終了コードと最後の出力は、メッセージに示されています。',
    remedy: [
      'ハイパーバイザーを手動で実行し、メッセージを確認してください: `/usr/libexec/qemu-kvm -enable-kvm -cpu host -nographic`。終了は Ctrl-a x です。',
      'カーネルのメッセージを確認してください: `dmesg | grep -i kvm`。ホスト自体が仮想マシンの場合は、外側のハイパーバイザーに原因があるかもしれません。',
      '実行記録で出力全体を確認してください。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM127: {
    title: 'libvirt がゲストを起動できない',
    cause:
      '--deep では、ディスクのない小さなゲストを libvirt に起動させます。libvirt または QEMU がそれを拒否しました。kvmup の実証用ゲストは libvirt を使わないので、そちらが起動していれば、原因はその違いにあります。権限、SELinux、virtlogd、ネットワークなどです。',
    remedy: [
      'ログを確認してください: EL 9 と 10 では `journalctl -u virtqemud`、EL 7 と 8 では `journalctl -u libvirtd`、EL 6 では /var/log/libvirt/libvirtd.log。加えて /var/log/libvirt/qemu のファイル。',
      'SELinux による拒否を確認してください: `ausearch -m avc -ts recent`。',
      '確認: `kvmup verify --deep HOST`。',
    ],
  },
  KVM128: {
    title: 'ゲストが default ネットワークのアドレスを取得できない',
    cause:
      '--deep では、libvirt が default ネットワーク上にゲストを起動し、そのファームウェアがアドレスを要求します。2 分以内に割り当てが確認できませんでした。ネットワークは稼働しているので、dnsmasq が終了しているか、ファイアウォールが仮想ブリッジの DHCP を破棄しています。libvirt 自身のルールは、EL 9 までは iptables、EL 10 では nftables (テーブル libvirt_network) にあります。libvirt より後に起動またはフラッシュされたファイアウォールは、それを消すか、上書きします。',
    remedy: [
      '仮想ブリッジ用の dnsmasq が動作しているか確認してください: `ps ax | grep dnsmasq`。',
      'ルールを確認してください: `firewall-cmd --get-active-zones` (EL 7 以降)、`nft list ruleset` (EL 8 から 10)、`iptables -L -n -v` (EL 6 と 7)。',
      'libvirt にルールを書き直させてください: EL 9 と 10 では `systemctl restart virtnetworkd`、EL 7 と 8 では `systemctl restart libvirtd`、EL 6 では `/etc/rc.d/init.d/libvirtd restart`。',
      'dnsmasq が終了していて、ネットワークを使うゲストがなければ起動し直してください: `virsh -c qemu:///system net-destroy default`、続けて `virsh -c qemu:///system net-start default`。',
      '確認: `kvmup verify --deep HOST`。',
    ],
  },
  KVM129: {
    title: 'guestfs ツールのアプライアンスが起動しない',
    cause:
      'guestfs ツールは、ホストのカーネルとファイルから作った小さなゲスト (アプライアンス) の中でディスクイメージを扱います。--deep では付属のテストを実行しますが、TEST FINISHED OK で終わりませんでした。カーネルイメージを読めない、/var/tmp の空き不足、作成に使うツールの不足 (`supermin exited with error status 1`) などがよくある原因です。',
    remedy: [
      '手動で実行し、出力全体を確認してください: `libguestfs-test-tool`。',
      'さらに詳しく: `LIBGUESTFS_DEBUG=1 LIBGUESTFS_TRACE=1 libguestfs-test-tool`。',
      'カーネルイメージと空き容量を確認してください: `ls -l /lib/modules/$(uname -r)/vmlinuz /boot/vmlinuz-*`、`df -h /var/tmp`。',
      'libvirt が原因かどうかの切り分け (EL 7 以降): `LIBGUESTFS_BACKEND=direct libguestfs-test-tool`。',
      '確認: `kvmup verify --deep HOST`。',
    ],
  },
  KVM130: {
    title: 'libvirt が KVM の使えない時点の情報を記憶している',
    cause:
      "libvirt は QEMU の機能を一度調べて記憶します。モジュールのロード前や /dev/kvm を開けない間など、KVM が使えない時点で調べたため、それ以降 `does not support virt type 'kvm'` や `could not find capabilities for` でゲストを拒否します。kvmup の実証用ゲストは起動します。",
    remedy: [
      'デーモンに調べ直させてください: EL 9 と 10 では `systemctl restart virtqemud`、EL 7 と 8 では `systemctl restart libvirtd`、EL 6 では `/etc/rc.d/init.d/libvirtd restart`。その間もゲストは動き続けます。',
      'KVM が認識されたことの確認: `virsh -c qemu:///system capabilities | grep kvm`。',
      '確認: `kvmup verify --deep HOST`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
