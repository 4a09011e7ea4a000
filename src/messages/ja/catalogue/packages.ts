import type { CatalogueWords } from '../../../catalogue/words.js'

/** パッケージマネージャーとパッケージ。 */
export const packages = {
  KVM070: {
    title: '別のパッケージマネージャーが動作中',
    cause:
      'パッケージを変更できるのは同時に 1 つだけで、ほかがロックを保持しています。PackageKit や dnf-automatic (起動直後によくあります)、ほかの管理者の作業などです。kvmup は、開始前に見つけた相手の終了を最大 10 分待ちます。yum と dnf はロックを無期限に待つため、exit_on_lock を付けて実行します。ロックは EL 6 と 7 では /var/run/yum.pid、EL 8 から 10 では /var/cache/dnf と /var/lib/dnf のファイルで、出力にプロセスが示されます。',
    remedy: [
      '相手を確認してください: `ps -fp PID`。',
      '終了を待ってください。実行中のトランザクションは、決して強制終了しないでください。変更が中途半端に終わり、データベースも壊れます。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM071: {
    title: 'ディスクの空き容量が足りない',
    cause:
      'インストール直後のホストでは /usr に約 1000 MiB、/var/cache に約 500 MiB、一部のパッケージだけが足りないホストではそれぞれ 200 MiB の空きが必要です。トランザクションの途中でディスクが一杯になるとシステムが壊れるため、kvmup は開始前に `df` で確認します。/boot の不足でトランザクションが、/var/tmp の不足で実証が失敗することもあります。その場合は、プログラム自身が `No space left on device` や必要な容量を報告しています。',
    remedy: [
      '場所を確認してください: `df -h / /usr /var /var/tmp /boot`。',
      'まず影響のないものを消してください: EL 6 と 7 では `yum clean all`、EL 8 から 10 では `dnf clean all`。次に、古いログや自分のファイルです。',
      '/boot は古いカーネルの削除で空けてください: EL 6 と 7 では `package-cleanup --oldkernels --count=2` (yum-utils)、EL 8 から 10 では `dnf remove --oldinstallonly`。',
      'または、ファイルシステムを拡張してください。続行: `kvmup apply HOST`。',
    ],
  },
  KVM072: {
    title: 'パッケージの署名鍵がホストにない',
    cause:
      'パッケージにはすべて署名があり、この署名の鍵がホストにありません。ベンダーが鍵を変更することもあります。AlmaLinux 8 は 2024 年 1 月から新しい鍵で署名しており、その鍵は almalinux-release 8.8-3 以降に含まれます。鍵のファイルがホストにあれば、kvmup が自動的にインポートします。署名を検証せずにインストールすることはありません。',
    remedy: [
      'ホストにある鍵 (`rpm -qa "gpg-pubkey*"`) と、リポジトリの鍵の場所 (/etc/yum.repos.d の `gpgkey=`) を確認してください。',
      'ベンダーの現行の鍵を https で入手し、インポートしてください: `rpm --import FILE`。AlmaLinux では `rpm --import https://repo.almalinux.org/almalinux/RPM-GPG-KEY-AlmaLinux`。',
      'ディストリビューション自身の鍵は /etc/pki/rpm-gpg にあります: `rpm --import /etc/pki/rpm-gpg/RPM-GPG-KEY-NAME`。gpgcheck は無効にしないでください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM073: {
    title: 'rpm のデータベースが壊れている',
    cause:
      'rpm が自身のデータベースを読めません。EL 6 から 8 では Berkeley DB のメッセージ (`BDB0113`、`DB_RUNRECOVERY`、`Thread died in Berkeley DB library`)、EL 9 以降では SQLite のメッセージ (`database disk image is malformed`) になります。トランザクションの強制終了や、ディスクの空き不足が原因です。rpm が挙げないパッケージも実際には入っている可能性があるため、kvmup は直るまでパッケージの有無を判断しません。',
    remedy: [
      'ディスクが一杯なら、先に空きを確保してください (`kvmup explain KVM071`)。',
      'kvmup に、/var/lib/kvmup に控えを取ったうえでの再構築を許可してください: `kvmup apply --repair-rpmdb HOST`、またはインベントリの wishes に `repair_rpmdb: true`。',
      '手動の場合は、rpm、yum、dnf が動作していない間に: `cp -a /var/lib/rpm /var/lib/rpm.copy`、`rm -f /var/lib/rpm/__db.*`、`rpm --rebuilddb`。データベースの場所は `rpm --eval %_dbpath` で分かります。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM074: {
    title: 'dnf のロックファイルが壊れている',
    cause:
      'dnf はロックファイルに自分のプロセス ID を書きますが、その一つの中身がプロセス ID ではありません。異常終了やディスクの空き不足で、空になるか途中で切れたものです。プロセスがすでにないロックは dnf が置き換えますが、読めないロックは拒否します (`Malformed lock file found`)。EL 6 と 7 の yum では起こりません。',
    remedy: [
      'パッケージマネージャーが動作していないことを確かめてください: `ps -ef | grep -e dnf -e yum -e packagekit`。',
      '出力に示されたファイルを削除してください (例: `rm /var/cache/dnf/metadata_lock.pid`)。dnf 自身の案内どおり、まとめて消すこともできます: `systemd-tmpfiles --remove dnf.conf`。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM075: {
    title: '以前の yum のトランザクションが中断している',
    cause:
      'yum 3 (EL 6 と 7) はトランザクションの記録を終了まで /var/lib/yum に置きますが、終了しなかったものが残っています。同じパッケージが 2 つのバージョンで入っていることがあり、その場合 yum は `Protected multilib versions` や `is a duplicate with` で拒否します。重複がなければ、注意にとどまります。EL 8 から 10 の dnf には、この記録がありません。',
    remedy: [
      'ツールをインストールしてください: `yum install yum-utils`。',
      '古いトランザクションの残りを取り消してください: `yum-complete-transaction --cleanup-only`。',
      '重複を確認し (`package-cleanup --dupes`)、それぞれ古い方を削除してください (`package-cleanup --cleandupes`)。同意する前に、表示された内容を読んでください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM076: {
    title: 'リポジトリ間の整合が取れていない',
    cause:
      'パッケージの要求するバージョンが有効なリポジトリのどこにもないか、2 つのパッケージが互いに排他です。時期や提供元の異なるリポジトリが混在すると起こります。一部しか同期していないローカルミラー、サードパーティーの qemu や libvirt、設定の exclude などです。',
    remedy: [
      'どのリポジトリのどのパッケージが何を要求しているか、出力を確認してください。',
      'すべてのリポジトリを同じ時点にそろえてください。ローカルミラーは全体を同期し、その後 EL 6 と 7 では `yum clean all`、EL 8 から 10 では `dnf clean all` を実行します。',
      'パッケージを除外する設定 (`grep -rs -e exclude /etc/yum.conf /etc/dnf/dnf.conf /etc/yum.repos.d`) と、なくてもよいサードパーティーのリポジトリを確認してください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM077: {
    title: 'virt の別のモジュールストリームが有効 (EL 8)',
    cause:
      'EL 8 の qemu-kvm、libvirt、libguestfs はモジュール virt に含まれ、dnf は有効なストリームのパッケージだけを対象にします (`All matches were filtered out by modular filtering`)。通常のストリームは virt:rhel、Oracle Linux では virt:ol です。kvmup がストリームを切り替えるのは、その中身が使われていない間だけです。意図して選ばれ、使われているものは変更せず、注意だけを示します。EL 9 と 10 にこのモジュールはありません。',
    remedy: [
      '確認してください: `dnf module list virt`。',
      '別のストリームを意図して選んだのであれば、そのままにしてください。対処は不要です。',
      'そうでなければ切り替えてください: `dnf module reset virt`、続けて `dnf module enable virt:rhel` (Oracle Linux では `virt:ol`)。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM078: {
    title: '有効なリポジトリに必要なパッケージがない',
    cause:
      'kvmup の求めた名前を、パッケージマネージャーが知りません (yum の `No package NAME available`、dnf の `No match for argument` や `Unable to find a match`)。EL 6 と 7 の yum はこの場合も終了コード 0 で終わるため、kvmup は実際に入ったものを確認します。提供するリポジトリが無効か、そのアーキテクチャにはないパッケージです (例: EL 6 の libguestfs は x86_64 だけ)。',
    remedy: [
      '有効なリポジトリを確認してください: EL 6 と 7 では `yum repolist all`、EL 8 から 10 では `dnf repolist --all`。',
      '足りないものを有効にしてください: CentOS 6 と 7 では os と updates、EL 8 から 10 では BaseOS と AppStream。RHEL では `subscription-manager repos --list` で確認します。',
      'ローカルミラーの場合は、これらのパッケージが含まれているか確認してください。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM079: {
    title: 'プログラムに対してライブラリが古すぎる',
    cause:
      'プログラムだけが更新され、使うライブラリが更新されていません。起動時にリンカーが `relocation error` と、ライブラリにないシンボルの名前を表示します。EL 6 と 7 で一部だけを更新すると起こります。パッケージが、必要なバージョンのライブラリを常に要求するとは限らないためです。',
    remedy: [
      '出力からライブラリを特定し、そのパッケージを調べてください: `rpm -qf /lib64/LIBRARY`。',
      '更新してください (例: `yum update device-mapper-libs`)。システム全体を更新すれば、同じことの再発を防げます。',
      '続行: `kvmup apply HOST`。',
    ],
  },
  KVM080: {
    title: 'パッケージはあるが、ハイパーバイザーのプログラムがない',
    cause:
      'rpm には qemu-kvm などが登録されていますが、/usr/libexec/qemu-kvm がないか、実行できません。削除や置き換え、パーミッションの変更が原因です。EL 8 以降の qemu-kvm は中身のないパッケージで、プログラムは qemu-kvm-core にあります。パッケージ名だけでは証明にならないため、kvmup はプログラム自体を確認し、だめならパッケージを入れ直します。',
    remedy: [
      '状態を確認してください: `ls -lZ /usr/libexec/qemu-kvm`、および EL 6 と 7 では `rpm -V qemu-kvm`、EL 8 から 10 では `rpm -V qemu-kvm-core`。',
      'kvmup に任せる場合: `kvmup apply HOST`。手動の場合: EL 6 と 7 では `yum reinstall "qemu-kvm*"`、EL 8 から 10 では `dnf reinstall "qemu-kvm*"`。',
      '確認: `kvmup verify HOST`。',
    ],
  },
  KVM208: {
    title: '以前のトランザクションが強制終了された',
    cause:
      'kvmup が開始したトランザクションの記録がホストに残っていますが、終了が記録されないままプロセスがなくなっています。停電、再起動、または誰かによる強制終了です。rpm がパッケージを展開した後、スクリプトを実行する前だった可能性があります。',
    remedy: [
      '`kvmup apply HOST` が何よりも先に修復します。重複したパッケージは 1 つにまとめ、そのトランザクションで入ったパッケージを再インストールしてスクリプトを実行し直します。',
      '手作業の場合: `dnf check`、`dnf remove --duplicates`、`dnf reinstall PACKAGE...`。EL 6 と 7 では yum-utils の `yum-complete-transaction` と `package-cleanup --cleandupes`。その後 /var/lib/kvmup/jobs にある記録のディレクトリを削除してください。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
