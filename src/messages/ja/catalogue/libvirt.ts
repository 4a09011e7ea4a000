import type { CatalogueWords } from '../../../catalogue/words.js'

/** libvirt のデーモン。 */
export const libvirt = {
  KVM090: {
    title: '管理者が libvirt のユニットをマスクしている',
    cause:
      'systemd によると、libvirt のユニットがマスクされています (/dev/null へのリンク)。マスクされたユニットは、手動でも起動できません。パッケージがマスクすることはなく、誰かが設定したものです。kvmup はマスクを解除しません。ホストに不要なユニットのマスクは、注意だけを示します。EL 6 にユニットはなく、この状態にはなりません。',
    remedy: [
      'マスクされたユニットを確認してください: `systemctl list-unit-files "virt*" "libvirt*"` で masked と表示されるものです。',
      'マスクした人と理由を確認してください。',
      '不要になっていれば解除してください: `systemctl unmask UNIT`。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM091: {
    title: 'libvirtd とモジュラーデーモンが混在している',
    cause:
      'libvirt の構成には、1 つの libvirtd で動くもの (EL 7 と 8、およびそこからアップグレードしたホスト) と、virtqemud、virtnetworkd などに分かれたもの (EL 9 と 10) があります。このホストでは両方のユニットが稼働または有効になっており、互いに妨げ合っています (ソケットの `Connection refused`、`already active, refusing`、pid ファイルの取得失敗)。古い手順に従って EL 9 で `systemctl start libvirtd` を実行したことが、最も多い原因です。kvmup は、ゲストを管理している方、なければ自動起動が有効な方、なければ稼働中の方、それもなければリリースの標準の方を残します。',
    remedy: [
      '無効化と停止の対象を確認してください: `kvmup plan HOST`。稼働中のゲストは、デーモンが止まっても動き続けます。',
      'kvmup に任せてください: `kvmup apply HOST`。',
      '手動でモジュラーデーモンを残す場合: `systemctl disable libvirtd.service libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket`、同じユニットを `systemctl stop`、続けて `systemctl enable --now virtlogd.socket virtlockd.socket` (libvirtd を無効にすると一緒に無効になるため)、最後に `systemctl start virtqemud.socket virtnetworkd.socket`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM092: {
    title: 'libvirtd が動いていない',
    cause:
      "libvirt のクライアントが libvirtd に接続できません (`Failed to connect socket to '/var/run/libvirt/libvirt-sock'`)。EL 6 と 7 では、デーモンが常に動いている必要があります。EL 8 で稼働している必要があるのはソケットで、デーモン自体は inactive でも構いません。ゲストがなければ 2 分で終了し、次の問い合わせで起動します。EL 9 と 10 では、このソケットは virtproxyd のものです。",
    remedy: [
      'kvmup に有効化と起動を任せてください: `kvmup apply HOST`。',
      '手動の場合: EL 6 では `chkconfig libvirtd on` と `/etc/rc.d/init.d/libvirtd start`、EL 7 では `systemctl enable --now libvirtd.service`、EL 8 では `systemctl enable libvirtd.service` と `systemctl start libvirtd.socket`、EL 9 と 10 では `systemctl enable --now virtproxyd.socket`。',
      '起動しない場合は、ログで原因を確認してください: `journalctl -u libvirtd` (EL 6 では /var/log/libvirt/libvirtd.log)。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM093: {
    title: 'モジュラーデーモンのソケットが起動していない',
    cause:
      "EL 9 と 10 では、libvirt のドライバーごとにデーモンとソケットがあり、virsh の接続先のソケットが存在しません (`Failed to connect socket to '/var/run/libvirt/virtqemud-sock': No such file or directory`)。パッケージはその多くを有効にしますが、起動はしません。インストール直後から次の起動までは、何も待ち受けていない状態です。",
    remedy: [
      'kvmup に有効化と起動を任せてください: `kvmup apply HOST`。',
      '手動の場合: `systemctl enable --now virtqemud.socket virtnetworkd.socket virtstoraged.socket virtlogd.socket`、およびメッセージに示されたほかのもの (virtnodedevd、virtsecretd、virtnwfilterd、virtinterfaced)。',
      '自動起動を設定したゲストとネットワークを起動時に始めるには: `systemctl enable virtqemud.service virtnetworkd.service`。',
      'ソケットが起動しない場合は、そのサービスのログを確認してください (例: `journalctl -u virtqemud`)。確認: `kvmup verify HOST`。',
    ],
  },
  KVM094: {
    title: 'virtlogd または virtlockd に接続できない',
    cause:
      "ゲストのコンソールのログは virtlogd が書き込みます。libvirt は virtlogd に接続できない間、ゲストを起動しません (`can't connect to virtlogd`)。virtlockd はディスクのロックを管理します。EL 7 以降ではどちらもソケットから起動しますが、そのソケットが停止しているか無効です。libvirtd を無効にすると、一緒に無効になります。EL 6 にはどちらもありません。",
    remedy: [
      'ソケットを有効にして起動してください: `systemctl enable --now virtlogd.socket virtlockd.socket`。',
      '失敗する場合: `journalctl -u virtlogd`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM095: {
    title: 'このホストに libvirtd はない',
    cause:
      'コマンドが libvirtd を指定しましたが、そのユニットがホストにありません (`Unit libvirtd.service could not be found`)。EL 9 と 10 では、その役割はモジュラーデーモンが担います。libvirtd を含むパッケージ libvirt-daemon は推奨されるだけなので、入っていないことがあります。`systemctl start libvirtd` と書かれた手順は、EL 8 以前のものです。',
    remedy: [
      '存在するものを確認してください: `systemctl list-unit-files "virt*" "libvirt*"`。',
      'libvirtd の代わりに、ゲストには virtqemud.socket、ネットワークには virtnetworkd.socket を使ってください: `systemctl enable --now virtqemud.socket virtnetworkd.socket`。',
      'libvirtd を並べて入れないでください。互いに妨げ合います (`kvmup explain KVM091`)。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM096: {
    title: 'libvirt は起動しているが応答しない',
    cause:
      'デーモンまたはそのソケットは稼働していますが、`virsh -c qemu:///system version` が失敗するか、1 分以内に応答がありません。設定の誤り、古いライブラリ、ディスクの空き不足などでデーモンが起動直後に終了する場合や、止まったサーバー上のストレージプールなど、何かを待っている場合にこうなります。なお、EL 8 以降でデーモンが inactive と表示されるのは異常ではありません。ゲストがなければ 2 分で終了し、次の問い合わせでソケットから起動します。',
    remedy: [
      '自分で問い合わせてください: `virsh -c qemu:///system version`。',
      'ログを確認してください: EL 9 と 10 では `journalctl -u virtqemud -u virtnetworkd -u virtlogd`、EL 7 と 8 では `journalctl -u libvirtd`、EL 6 では /var/log/libvirt/libvirtd.log。',
      '原因を解消し、起動し直してください: EL 9 と 10 では `systemctl restart virtqemud`、EL 7 と 8 では `systemctl restart libvirtd`、EL 6 では `/etc/rc.d/init.d/libvirtd restart`。その間もゲストは動き続けます。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM097: {
    title: 'libvirt はインストール済みだが、必要なユニットがない',
    cause:
      'rpm には libvirt と libvirt-client がありますが、欠かせないユニットがありません。EL 7 と 8 では libvirtd.service、EL 9 と 10 では virtqemud、virtnetworkd、virtlogd です (EL 6 ではスクリプト /etc/rc.d/init.d/libvirtd)。パッケージが壊れている、強制的に削除された、または一部しか入っていません。ファイルが新しく、systemd がまだ読み込んでいない場合も同じ状態になります。',
    remedy: [
      '存在するもの (`systemctl list-unit-files "virt*" "libvirt*"`) と、壊れているもの (`rpm -Va "libvirt*"`) を確認してください。',
      'systemd にユニットを読み込み直させてください: `systemctl daemon-reload`。',
      'パッケージを入れ直してください: EL 7 では `yum reinstall "libvirt-daemon*"`、EL 8 から 10 では `dnf reinstall "libvirt-daemon*"`、EL 6 では `yum reinstall libvirt`。',
      '続行: `kvmup apply HOST`。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
