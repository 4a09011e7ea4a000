import type { CatalogueWords } from '../../../catalogue/words.js'

/** default ネットワーク。 */
export const network = {
  KVM100: {
    title: 'default ネットワークのサブネットがほかで使用中',
    cause:
      'default ネットワークのサブネットは、変更していなければ 192.168.122.0/24 で、ホストのインターフェイス、経路、または別のネットワークがこれと重なっています。ホスト自体が KVM のゲストなら、たいていはホストのネットワークカードと重なります。そのまま起動すると、ホストはそのネットワークと通信できなくなります。EL 6 ではインストール時に何も確認せず、EL 7 以降ではパッケージが一度だけ、まったく同じサブネットの経路の有無を確認します。kvmup はすべてのアドレスと経路を比べ、起動前に空いている /24 へ移します。稼働中のネットワークは変更しません。',
    remedy: [
      '重なっているものを確認してください: `ip -4 addr`、`ip -4 route`、`virsh -c qemu:///system net-dumpxml default`。',
      '停止中のネットワークの移動は kvmup に任せられます: `kvmup apply HOST` (192.168.124 から 254、10.124 から 254 の .122、172.16 から 31 の .122 の順に探します)。',
      '単純な /24 ではない場合や空きがない場合は、`virsh -c qemu:///system net-edit default` でサブネットを決め、`net-start default` を実行してください。',
      'このネットワークが不要なホストでは、インベントリの wishes に `network: none` を指定してください。',
    ],
  },
  KVM101: {
    title: '以前の仮想ブリッジが残っている',
    cause:
      'default ネットワークは稼働していませんが、ゲストのつながっていない仮想ブリッジが残っています。強制終了または削除された libvirt が残したものです。このままネットワークを起動すると、`Network is already in use by interface virbr0` や `Unable to create bridge virbr0: File exists` で失敗します。EL 6 と 7 のブリッジにあるポート virbr0-nic は、libvirt 自身のダミーです。kvmup は、このようなブリッジを削除してからネットワークを起動します。',
    remedy: [
      '使われていないことを確かめてください: `ls /sys/class/net/virbr0/brif` の結果が空か、virbr0-nic だけであること。',
      'kvmup に任せてください: `kvmup apply HOST`。',
      '手動の場合: `ip link set virbr0 down`、あれば `ip link delete virbr0-nic`、`ip link delete virbr0 type bridge` (EL 6 では `brctl delbr virbr0`)、最後に `virsh -c qemu:///system net-start default`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM102: {
    title: 'default ネットワークのブリッジ名がほかで使用中',
    cause:
      'default ネットワークは稼働しておらず、同じ名前のリンクがあります。それは libvirt の残したものではなく、ポートや別のアドレスを持つ、libvirt の別のネットワークのものである、またはブリッジではない、のいずれかです。削除すると、使っているものの通信が切れるおそれがあるため、kvmup は削除しません。libvirt に default ネットワークがまだない場合は、次の空いている名前 (virbr1 など) で定義し、その旨を示します。',
    remedy: [
      '何が使っているか確認してください: `ip -d link show virbr0`、`bridge link` (EL 6 では `brctl show`)、`virsh -c qemu:///system net-list --all`。',
      '使われていなければ削除してください: `ip link delete virbr0 type bridge` (EL 6 では `ip link set virbr0 down` と `brctl delbr virbr0`)。',
      'または、ネットワークのブリッジを別の名前にしてください: `virsh -c qemu:///system net-edit default` の `<bridge name="..."/>`。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM103: {
    title: 'dnsmasq がない',
    cause:
      'libvirt はネットワークごとに dnsmasq を 1 つ起動し、ゲストへのアドレスの割り当てと DNS の応答を任せます。どのリリースでも libvirt のパッケージが要求するので、強制的に削除されたか、プログラムを実行できない状態です (`Cannot check dnsmasq binary`)。稼働中のネットワークは、次に起動し直すまでは動作します。',
    remedy: [
      'kvmup に任せる場合: `kvmup apply HOST`。手動の場合: EL 6 と 7 では `yum install dnsmasq`、EL 8 から 10 では `dnf install dnsmasq`。',
      'インストール済みであれば確認してください: `ls -lZ /usr/sbin/dnsmasq`、`rpm -V dnsmasq`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM104: {
    title: '別の DNS サーバーが全アドレスのポート 53 を使っている',
    cause:
      'ホストの DNS サーバー (dnsmasq、unbound、named) が 0.0.0.0 のポート 53 で待ち受けています。そのため、ネットワーク用の dnsmasq が仮想ブリッジのアドレスでこのポートを使えません (`failed to create listening socket for 192.168.122.1: Address already in use`)。kvmup は、ネットワークを起動する前に待ち受け中のソケットの一覧で確認します。',
    remedy: [
      'どのプログラムか確認してください: `ss -lntup` (`:53` の行)。',
      '特定のアドレスだけで待ち受けるように設定し、再起動してください: dnsmasq は `bind-interfaces` と `interface=` または `listen-address=`、unbound は `interface:`、named は `listen-on`。',
      'EL 7 以降では、ネットワーク側の DNS を止めることもできます: `virsh -c qemu:///system net-edit default` で `<dns enable="no"/>`。EL 6 の libvirt は古く、対応していません。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM105: {
    title: 'firewalld が libvirt のゾーンを読み込んでいない',
    cause:
      "EL 8 以降の libvirt は、仮想ブリッジを firewalld のゾーン libvirt に入れます。ゾーンのファイルは libvirt のパッケージに含まれますが、firewalld が読み込むのは起動時と再読み込み時です。その前だと libvirt は `the required firewalld 'libvirt' zone is missing` と報告します。0.7 より古い firewalld では、このゾーンを使えません。",
    remedy: [
      'firewalld に読み込ませてください: `firewall-cmd --reload`。その後 `firewall-cmd --get-zones` に libvirt が含まれるはずです。',
      'デーモンを再起動してください: EL 8 では `systemctl restart libvirtd`、EL 9 と 10 では `systemctl restart virtnetworkd`。',
      'まだゾーンがない場合は、`rpm -q firewalld` が 0.7 以降か確認してください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM106: {
    title: 'iptables または ebtables がない',
    cause:
      'EL 9 までの libvirt は、ネットワークのルールを iptables で作ります。バージョン 7 までは、起動時に ebtables の有無も確認します。そのどちらかが削除されています (`direct firewall backend requested, but /sbin/ebtables is not available`)。EL 10 のネットワークは nftables を使い、iptables が必要なのはネットワークフィルターだけです。',
    remedy: [
      '両方をインストールしてください: EL 6 と 7 では `yum install iptables ebtables`、EL 8 では `dnf install iptables iptables-ebtables`、EL 9 と 10 では `dnf install iptables-nft`。',
      'libvirt を再起動してください: EL 6 では `/etc/rc.d/init.d/libvirtd restart`、EL 7 と 8 では `systemctl restart libvirtd`、EL 9 と 10 では `systemctl restart virtnetworkd`。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM107: {
    title: '仮想ブリッジがない、UP でない、またはアドレスがない',
    cause:
      'libvirt の表示では default ネットワークは active ですが、仮想ブリッジがない、UP でない、またはアドレスがありません。誰かが削除または変更したか、ネットワークサービスが設定し直しています。ゲストの起動時にブリッジが見つからないこともあります (`bridge virbr0: No such device`)。EL 9 と 10 で、起動時にネットワークが始まるのは virtnetworkd のサービスが有効な場合だけです。ソケットだけでは、最初の問い合わせまで始まりません。なお、NO-CARRIER は異常ではありません。ゲストがなければ、ブリッジに通信の相手がいないためです。',
    remedy: [
      '確認してください: `ip addr show virbr0`、`virsh -c qemu:///system net-list --all`。',
      'EL 9 と 10 では、起動のたびに戻るようにしてください: `systemctl enable --now virtnetworkd.service`。',
      'ネットワークが稼働していない場合: `virsh -c qemu:///system net-start default`。',
      '稼働中で、使っているゲストがない場合は起動し直してください: `virsh -c qemu:///system net-destroy default`、続けて `virsh -c qemu:///system net-start default`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM108: {
    title: 'default ネットワークが稼働していない',
    cause:
      "ネットワークは定義されていますが、起動していないか、自動起動が無効です。この状態では、それを使うゲストは起動しません (`network 'default' is not active`)。接続先を間違えた場合も同じメッセージになります。一般ユーザーの virsh は、-c qemu:///system を付けないと自分のセッションに接続し、そこにこのネットワークはありません。",
    remedy: [
      '正しい接続先に問い合わせてください: `virsh -c qemu:///system net-list --all`。',
      'kvmup に任せる場合: `kvmup apply HOST`。手動の場合: `virsh -c qemu:///system net-start default` と `virsh -c qemu:///system net-autostart default`。',
      'EL 9 と 10 では、自動起動のネットワークはデーモンとともに始まります: `systemctl enable virtnetworkd.service`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
