/** 各タスクの判断の理由と、対処が必要なときの次の一手 (同じ id に `.hint` を付けたもの)。 */
import type { tasks as en } from '../en/tasks.js'

const heldBack = ({ held }: { held: string }) =>
  held && `。サブネットが使用中のため default ネットワークは同時に起動しない (${held})`
const runOn = ({ guests }: { guests: number }) =>
  guests > 0 ? `。稼働中のゲスト ${guests} 台はデーモンが止まっても動き続ける` : ''

export const tasks: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'platform.ok': a => `${a.os}, ${a.arch} (${a.row})`,
  'platform.newer-kernel': a =>
    `新しいカーネル ${a.newest} がインストール済み (再起動するまで ${a.running} のまま)`,
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
  'cpu.by-driver': () => 'カーネルが KVM を初期化済みなので、ゲストを実行できる CPU',
  'cpu.by-module': a => `${a.machine} にはフラグがなく、ゲストを実行できるかはモジュールをロードするまで不明`,
  'cpu.firmware': a =>
    `${a.model} は仮想化支援機能を備えるが、ファームウェアで無効になっている (${a.evidence})`,
  'cpu.firmware.hint': a =>
    `ファームウェアの設定で ${a.setting} を有効にし、電源を切ってから入れ直してください。再起動 (ウォームブート) だけでは反映されないことがあります。`,
  'cpu.container': a => `独立したマシンではなく、/dev/kvm を使えないコンテナ (${a.container})`,
  'cpu.container.hint': () => 'コンテナを動かしているマシンに対して kvmup を実行してください。',
  'cpu.container.hint-device': () =>
    'コンテナを動かしているマシンに対して kvmup を実行してください。コンテナの中でゲストを動かす必要がある場合は、--device /dev/kvm を付けてコンテナを起動してください。',
  'cpu.container.hint-lxc': () =>
    'コンテナを動かしているマシンに対して kvmup を実行してください。コンテナの中でゲストを動かす必要がある場合は、デバイスを渡してください: lxc.cgroup2.devices.allow = c 10:232 rwm と lxc.mount.entry = /dev/kvm dev/kvm none bind,create=file',
  'cpu.container.hint-wsl': () =>
    'Windows 11 の .wslconfig で [wsl2] に nestedVirtualization=true を設定し、wsl --shutdown で再起動してください。WSL 1 ではゲストを実行できません。',
  'cpu.xen': () => 'このシステムは Xen の管理ドメイン (dom0) で、CPU の仮想化支援機能は Xen が占有している',
  'cpu.xen.hint': () =>
    '起動メニューで Xen なしのカーネルを選んでください (grubby --set-default で既定にできます)。または、KVM には別のマシンを使ってください。',
  'cpu.guest': a =>
    `このホスト自体が仮想マシン (${a.hypervisor}) で、仮想化支援機能が渡されていない (${a.model})`,
  'cpu.guest.hint': a =>
    `この仮想マシンを動かしているマシンで、入れ子の仮想化を有効にしてモジュールをロードし直し (/etc/modprobe.d/kvm.conf に options ${a.module} nested=1)、ホストの CPU をそのまま見せる設定 (libvirt は <cpu mode="host-passthrough"/>、Proxmox VE は CPU タイプ host) にしてから、仮想マシンを停止して起動し直してください。`,
  'cpu.guest.hint-qemu': () =>
    'この仮想マシンを動かしているマシンで、KVM を使って起動してください (-accel kvm -cpu host、libvirt は <domain type="kvm"> と <cpu mode="host-passthrough"/>)。低速でよい試験なら、QEMU で仮想化支援機能をエミュレートできます: -accel tcg -cpu max',
  'cpu.guest.hint-vmware': () =>
    '仮想マシンを停止し、CPU の設定で「ハードウェア アシストによる仮想化をゲスト OS に公開」を有効にしてから (Workstation では「Intel VT-x/EPT または AMD-V/RVI を仮想化」、.vmx ファイルでは vhv.enable = "TRUE")、起動してください。',
  'cpu.guest.hint-hyperv': () =>
    '仮想マシンを停止し、Hyper-V ホストで Set-VMProcessor -VMName NAME -ExposeVirtualizationExtensions $true を実行してから、起動してください。',
  'cpu.guest.hint-virtualbox': () =>
    '仮想マシンを停止し、そのホストで VBoxManage modifyvm NAME --nested-hw-virt on を実行してから、起動してください。',
  'cpu.guest.hint-xen': () =>
    '仮想マシンを停止し、入れ子の仮想化を許可してから (xl は HVM ゲストの設定に nestedhvm=1、XenServer と XCP-ng は xe vm-param-set uuid=UUID platform:exp-nested-hvm=true)、起動してください。Xen では実験的な機能です。',
  'cpu.guest.hint-amazon': () =>
    'ベアメタルのインスタンスタイプ (*.metal) を使うか、入れ子の仮想化に対応したタイプ (aws ec2 describe-instance-types --filters Name=processor-info.supported-features,Values=nested-virtualization) の CPU オプションで有効にしてください。',
  'cpu.guest.hint-google': () =>
    'インスタンスを停止し、対応する Intel のマシンタイプ (E2 を除く) で advancedMachineFeatures の enableNestedVirtualization: true を設定してから (gcloud compute instances export と update-from-file)、起動してください。または、ベアメタルのタイプを使ってください。',
  'cpu.guest.hint-azure': () =>
    '入れ子の仮想化に対応し、セキュリティの種類が Standard のサイズ (多くは Intel プロセッサーの D、E シリーズの v3 以降) に変更してください。',
  'cpu.guest.hint-cloud': () =>
    'ベアメタルのインスタンスタイプか、入れ子の仮想化への対応を事業者が明記しているタイプを使ってください。',
  'cpu.guest.hint-other': () =>
    'この仮想マシンを動かしているマシンで入れ子の仮想化を有効にし、仮想マシンを停止して起動し直してください。または、物理マシンを使ってください。',
  'cpu.guest.hint-arm': () =>
    '物理マシンまたはベアメタルのインスタンスタイプ (*.metal) を使ってください。ゲストに EL2 を渡せる Arm のマシンは少なく、外側にも新しい KVM が必要です。',
  'cpu.guest.hint-s390x': () =>
    '論理区画 (LPAR) を使ってください。KVM の上では、外側のモジュールを入れ子の仮想化を有効にしてロードし (options kvm nested=1)、このゲストに <cpu mode="host-model"/> を設定してください。z/VM の上での入れ子は試験用途に限られます。',
  'cpu.arm-off': a => `カーネルのコマンドラインで KVM が無効になっている: ${a.rule}`,
  'cpu.arm-off.hint': a => `削除して再起動してください: grubby --update-kernel=ALL --remove-args=${a.rule}`,
  'cpu.arm-no-el2': () => 'カーネルが、Arm の KVM に必要な EL2 で起動していない',
  'cpu.arm-no-el2.hint': () =>
    'カーネルのメッセージを確認してください (dmesg | grep -i -e kvm -e EL2)。ファームウェアまたはブートローダーが EL2 でカーネルを起動する必要があります (設定項目がある機種もあります)。',
  'cpu.lacks': a => `${a.model} に vmx も svm もない (CPU 自身の回答、CPUID による)`,
  'cpu.lacks.hint': () => 'この CPU では KVM ゲストを実行できません。別のマシンを使ってください。',
  'cpu.none': a => `${a.model} に ${a.flag} が見えない`,
  'cpu.none.hint': () =>
    'ファームウェアの設定で仮想化支援機能が無効になっていないか確認してください (新しいカーネルでは、無効だとフラグも見えません)。無効でなければ、この CPU では KVM ゲストを実行できません。',
  'cpu.none.hint-s390x': () =>
    'このマシンは SIE を提供していません。提供している論理区画 (LPAR) を使ってください。',

  'repos.not-needed': () => '不足しているパッケージがなく、リポジトリは不要',
  'repos.not-asked': () => 'リポジトリの応答は事前に確認していない',
  'repos.no-curl': () => 'ホストに curl がなく、リポジトリの応答を事前に確認できない',
  'repos.managed': () => 'リポジトリは管理サーバー (RHN、Satellite、Spacewalk) が提供',
  'repos.ok': a => `応答あり: ${a.repos}`,
  'repos.note-untested': a => `パッケージマネージャー以外からは確認できない: ${a.repos}`,
  'repos.note-silent': a => `${a.repo} の応答がない: ${a.why}`,
  'repos.note-clock': a => `ホストの時計が ${a.date} で、過去の日付 (証明書のエラーになる前に直すこと)`,
  'repos.none': () => 'ホストで有効なリポジトリが一つもない',
  'repos.none.hint': () =>
    'ディストリビューションのリポジトリを有効にするか (/etc/yum.repos.d のファイルで enabled=1)、ローカルリポジトリを用意してください。',
  'repos.unregistered': () => 'この RHEL は未登録で、リポジトリがない',
  'repos.unregistered.hint': () =>
    '登録するか (subscription-manager register)、ローカルリポジトリを用意してください。',
  'repos.unattached': () => 'この RHEL は登録済みだが、有効なリポジトリがない',
  'repos.unattached.hint': () =>
    'サブスクリプション (subscription-manager status) とリポジトリ (subscription-manager repos --list) を確認してください。',
  'repos.forbidden': a =>
    `${a.repos} へのアクセスがベンダーに拒否された (${a.why})。サブスクリプションの期限切れか対象外`,
  'repos.forbidden.hint': () =>
    'サブスクリプションを更新してください: subscription-manager refresh、続けて subscription-manager status',
  'repos.clock': a => `ホストの時計が ${a.date} のため、証明書がまだ有効でない: ${a.repos} (${a.why})`,
  'repos.clock.hint': () =>
    '時計を合わせてから (date で設定、または chronyd か ntpd を起動)、もう一度 kvmup を実行してください。',
  'repos.tls': a => `${a.repos} に TLS で接続できない: ${a.why}`,
  'repos.tls.hint': () =>
    'ホストの TLS が古すぎてサーバーに接続できません。平文の http のリポジトリから nss、curl、ca-certificates を更新してください。',
  'repos.certificate': a => `${a.repos} の証明書が受け入れられない: ${a.why}`,
  'repos.certificate.hint': () =>
    '時計 (date) を確認し、ca-certificates を更新してください。TLS を中継するプロキシがある場合は、その認証局を追加してください (update-ca-trust)。',
  'repos.unreachable': a => `応答するリポジトリがない (${a.repos}): ${a.why}`,
  'repos.unreachable.hint': () =>
    'ホストのネットワークとネームサーバーを確認してください。プロキシがある場合は /etc/yum.conf または /etc/dnf/dnf.conf に書いてください (proxy=http://...)。',
  'repos.no-archive': a => `${a.repos} のミラー (${a.why}) もアーカイブも応答しない: ${a.tried}`,
  'repos.dead': a => `応答のないリポジトリがある: ${a.repos} (${a.why})`,
  'repos.dead.hint': a =>
    `一つでも応答がないと、パッケージマネージャーは何もインストールしません。${a.files} の ${a.repos} を修正するか、無効 (enabled=0) または省略可 (skip_if_unavailable=1) にしてください。kvmup が変更するのは CentOS 自身のリポジトリだけです。`,
  'repos.ended': a =>
    `サポートの終了したリリースで、ミラーはすでにない: ${a.repos} (${a.why})。アーカイブ ${a.base} は応答あり`,
  'repos.ended.hint': a =>
    `${a.base} への切り替えを許可してください: --repair-repos、またはインベントリに repair_repos: true。"kvmup repos restore" で元に戻せます。`,

  'prepare.not-needed': () => 'インストールの必要なものはない',
  'prepare.not-asked': () => 'パッケージのインストールを妨げるものの有無は不明',
  'prepare.ok': () => 'パッケージマネージャーは空いており、容量も十分',
  'prepare.change': a =>
    [
      a.holders && `パッケージマネージャーがロックされている: ${a.holders} (最大 ${a.minutes} 分待つ)`,
      a.key && `署名鍵 ${a.key} が未インポート`,
      a.stream && `モジュールストリームが ${a.stream} (必要なのは ${a.wanted})`,
    ]
      .filter(Boolean)
      .join('、'),
  'prepare.space': a =>
    `${a.mount} の空きは ${a.free} MiB で、パッケージのダウンロードと展開に必要な ${a.need} MiB に足りない`,
  'prepare.damaged': a => `rpm のデータベースが壊れている: ${a.said}`,
  'prepare.damaged.hint': () =>
    '再構築を許可してください (先に控えを取ります): --repair-rpmdb、またはインベントリに repair_rpmdb: true',
  'prepare.note-stream': a =>
    `モジュールストリーム ${a.stream} は有効化されたものなので変更しない (通常は ${a.usual})`,
  'prepare.note-key': a =>
    `2024 年以降に署名されたパッケージには ${a.key} が必要: rpm --import https://repo.almalinux.org/almalinux/RPM-GPG-KEY-AlmaLinux`,
  'prepare.note-unfinished': a =>
    `以前の yum が中断している (${a.what})${a.twice ? `。二重にインストールされたパッケージ: ${a.twice}` : ''}。対処: yum-complete-transaction --cleanup-only${a.twice ? '、続けて package-cleanup --cleandupes' : ''}`,

  'packages.unknowable': () => 'rpm のデータベースが壊れている間は、インストール済みのパッケージは不明',
  'packages.unknowable.expects': () => 'パッケージを改めて確認',
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
  'kvm.not-at-boot': a =>
    `${a.where} から "${a.text}" を削除しない限り、再起動後に ${a.module} はロードされない`,
  'kvm.rival': a =>
    `別のハイパーバイザーもロード済み (${a.modules})。そのゲストの稼働中は、KVM のゲストが起動しない可能性あり`,
  'kvm.early': () => '上の項目が解消されるまで、ロードするものはない',
  'kvm.expects': () => '必要ならモジュールをロードし、/dev/kvm を開けることを確認',
  'kvm.not-loaded': a => `${a.module} がロードされていない`,
  'kvm.blacklisted': a =>
    `${a.module} がロードされておらず、自動でもロードされない (${a.where} に "${a.text}" がある)`,
  'kvm.forbidden': a =>
    `このホストでは ${a.module} のロードが禁止されている (${a.where} に "${a.text}" がある)`,
  'kvm.forbidden.hint': a =>
    `不要になった設定であれば、その行を削除してください (パッケージのファイルかもしれません: rpm -qf ${a.where})。`,
  'kvm.forbidden.hint-boot': a =>
    `カーネルのコマンドラインから削除して再起動してください: grubby --update-kernel=ALL --remove-args=${a.text}`,
  'kvm.frozen': a =>
    `${a.module} がロードされておらず、次の起動までモジュールを追加できない (kernel.modules_disabled = 1)`,
  'kvm.frozen.hint': () =>
    '/etc/sysctl.conf と /etc/sysctl.d から kernel.modules_disabled を削除するか、その設定より前に kvm がロードされるようにしてから、再起動してください。',
  'kvm.old-kernel': a =>
    `実行中のカーネル ${a.kernel} の ${a.module} がディスクにない (${a.newest} はインストール済み)`,
  'kvm.old-kernel.hint': () =>
    'インストール済みの新しいカーネルで再起動し、もう一度 kvmup を実行してください。完了した作業はそのまま残ります。',
  'kvm.no-modules': a => `/lib/modules/${a.kernel} がなく、実行中のカーネルのモジュールが存在しない`,
  'kvm.no-file': a => `実行中のカーネル ${a.kernel} に ${a.module} がインストールされていない`,
  'kvm.no-file.hint': a =>
    `カーネルのパッケージを入れ直してください: ${a.manager} reinstall 'kernel*-${a.kernel}' (リアルタイムカーネルでは kernel-rt-kvm)。または、ディストリビューションのカーネルで起動してください。`,
  'kvm.no-file.hint-power': () =>
    'POWER 用の KVM は、EL 7 と 8 ではカーネルのパッケージにあり、EL 9 以降のカーネルにはありません (AlmaLinux では 10 から復活)。対応するリリースを使ってください。',
  'kvm.busy': a =>
    `別のハイパーバイザー (${a.modules}) が CPU の仮想化支援機能を占有しており、カーネルが KVM 用に有効化できなかった`,
  'kvm.busy.hint': a =>
    `そのゲストを終了してモジュールをアンロードし (modprobe -r ${a.modules})、起動時にロードされないようにしてください。`,
  'kvm.refused': a => `/dev/kvm (${a.node}) を root でも開けない: ${a.error}`,
  'kvm.refused.hint': () =>
    'パーミッション以外の原因を確認してください: cgroup のデバイス制限、SELinux (ausearch -m avc -ts recent)、独自の udev ルール (通常は root:kvm 0666)。',
  'kvm.closed': a =>
    `/dev/kvm が ${a.node} になっており、root は開けるが libvirt のゲスト (ユーザー qemu、グループ kvm) は開けない`,
  'kvm.closed.hint': () =>
    '通常の所有者とパーミッション (root:kvm 0666) に戻してください: udevadm trigger --subsystem-match=misc --sysname-match=kvm。戻らない場合は /etc/udev/rules.d のルールを確認してください。',
  'kvm.no-node': () => 'カーネルは KVM を初期化済みだが、/dev/kvm のノードがない',
  'kvm.no-node.hint': () =>
    'ノードを作り直してください: udevadm trigger --subsystem-match=misc --sysname-match=kvm、または mknod -m 666 /dev/kvm c 10 232',
  'kvm.no-device': a =>
    `/dev/kvm がない${a.modules ? ` (モジュールはロード済み: ${a.modules})` : ''}${a.said ? `。カーネルの最後のメッセージ: ${a.said}` : ''}`,
  'kvm.no-device.hint': () => 'カーネルのメッセージを確認してください: dmesg | grep -i kvm',

  'libvirt.ok': a => `libvirt ${a.version} (${a.layout}) の応答あり`,
  'libvirt.not-installed': a => `まだインストールされていない: ${a.packages}`,
  'libvirt.no-unit': a => `まだ存在しない: ${a.units}`,
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
    'サブネットを手動で決めるか (virsh -c qemu:///system net-edit default)、network: none を指定してください。',
  'network.clash-note': a =>
    `default ネットワークの ${a.subnet} はほかでも使用中 (${a.by})。稼働中のため変更しない`,
  'network.stale': a =>
    `default ネットワークは稼働していないが、ポートのない ${a.bridge} が残っている (先に削除する)`,
  'network.bridge-taken': a =>
    `default ネットワークは稼働しておらず、その ${a.bridge} はほかで使用中 (ポート: ${a.ports || '-'})`,
  'network.bridge-taken.hint': a =>
    `何が使っているか確認してください (ip -d link show ${a.bridge}、bridge link)。使われていなければ削除し (ip link delete ${a.bridge} type bridge)、使われていれば別のブリッジ名にしてください (virsh -c qemu:///system net-edit default)。`,
  'network.other-bridge': a =>
    `libvirt に default ネットワークがない。${a.taken} はほかで使用中のため、${a.bridge} で定義する`,
  'network.no-dnsmasq': () => 'ゲストにアドレスを配る dnsmasq がない',
  'network.dns': a =>
    `default ネットワークは稼働しておらず、その dnsmasq も起動できない: ${a.process || '別のプロセス'} が ${a.address} のポート 53 で DNS を提供中`,
  'network.dns.hint': a =>
    `${a.process || 'その DNS サーバー'} が特定のアドレスだけで待ち受けるように設定するか (dnsmasq は bind-interfaces、unbound は interface、named は listen-on)、ネットワーク側の DNS を止めてください (virsh -c qemu:///system net-edit default で <dns enable="no"/>)。`,
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
    'リポジトリのミラーに接続できません。ホストで "dnf makecache" (または "yum makecache") を試してください。サポートの終了した CentOS は --repair-repos でアーカイブに切り替えられます。',
  'cure.lock': () =>
    'ホストで別のパッケージマネージャーが動作中です (PackageKit、dnf-automatic、ほかの管理者)。終了を待って、もう一度 kvmup を実行してください。',
  'cure.space': () => 'ホストの空き容量を確保してください: df -h /var /boot',
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
    '以前の yum が中断しています。yum-complete-transaction --cleanup-only、続けて package-cleanup --dupes (どちらも yum-utils) を実行してから、もう一度 kvmup を実行してください。',
  'cure.dependencies': () =>
    'リポジトリ間の整合が取れていません。どのリポジトリのどのパッケージが何を要求しているか、出力を確認してください。',
  'cure.subscription': () =>
    'ホストをベンダーに登録するか (subscription-manager register)、ローカルリポジトリを用意してください。',
  'cure.modular': () =>
    '別のモジュールストリームが有効です。切り替えてください: dnf module reset virt、続けて dnf module enable virt:rhel',
  'cure.no-package': () =>
    '不足しているパッケージのあるリポジトリが、ホストで有効になっていません。確認してください: dnf repolist --all (または yum repolist all)',
  'cure.modprobe': () => 'カーネルがモジュールを拒否した理由を確認してください: dmesg | grep -i kvm',
  'cure.busy': () =>
    '別のハイパーバイザー (VirtualBox、VMware) が CPU の仮想化支援機能を占有しています。そのゲストを終了し、モジュール (vboxdrv、vmmon) をアンロードしてください。',
  'cure.no-module': () =>
    '実行中のカーネルにそのモジュールがありません。新しいカーネルをインストールした後であれば再起動し、そうでなければカーネルのモジュールのパッケージをインストールしてください。',
  'cure.module-forbidden': () =>
    'カーネルがモジュールのロードを禁止しています。/proc/cmdline の module_blacklist=、sysctl の kernel.modules_disabled、Secure Boot (dmesg | grep -i -e lockdown -e key) を確認してください。',
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
    'libvirtd が動いていません。ログで原因を確認してください: journalctl -u libvirtd (EL 6 では /var/log/libvirt/libvirtd.log)',
  'cure.dns': () =>
    '別の DNS サーバーが全アドレスのポート 53 を使っています。ss -lntup で確認し、特定のアドレスだけで待ち受けるようにするか (dnsmasq は bind-interfaces)、ネットワークに <dns enable="no"/> を設定してください。',
  'cure.no-dnsmasq': () => 'dnsmasq をインストールするか、/usr/sbin/dnsmasq を実行できるか確認してください。',
  'cure.stale-bridge': () =>
    '以前の仮想ブリッジが残っています。ポートがなければ (bridge link で確認) 削除し (ip link set virbr0 down、続けて ip link delete virbr0 type bridge)、もう一度 kvmup を実行してください。',
  'cure.subnet': () =>
    'ホストのインターフェイスがネットワークと同じサブネットにあります。もう一度 kvmup plan を実行するか、virsh -c qemu:///system net-edit default で別のサブネットにしてください。',
  'cure.zone': () =>
    'firewalld が libvirt のゾーンをまだ読み込んでいません。firewall-cmd --reload の後、virtnetworkd (または libvirtd) を再起動してください。firewalld が 0.7 以降かどうかも確認してください。',
  'cure.firewall': () =>
    'iptables または ebtables がありません。両方をインストールし、virtnetworkd (または libvirtd) を再起動してください。',
  'cure.no-bridge': () =>
    '仮想ブリッジがありません (起動時にデーモンが動いていないとこうなります)。systemctl enable --now virtnetworkd.service、続けて virsh -c qemu:///system net-start default を実行してください。',
  'cure.network-off': () =>
    'ネットワークが稼働していません。virsh -c qemu:///system net-start default を実行してください。接続先はユーザーセッションではなく qemu:///system にしてください。',
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
  'proof.hint.msr': () =>
    'QEMU が -cpu host のすべてのゲストに設定するレジスターを、KVM が拒否しています。ホストが仮想マシンの場合は、外側の KVM が対応していない機能を見せています。外側のカーネルとハイパーバイザーを更新するか、物理マシンを使ってください。',
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

  'reboot.not-needed': a => `実行中のカーネル ${a.running} はインストール済みの最新版`,
  'reboot.early': () => 'パッケージが先 (別のカーネルが入る可能性あり)',
  'reboot.expects': a => `${a.newest} で再起動し、改めて確認する`,
  'reboot.needed': a => `${a.newest} がインストール済みだが、実行中は ${a.running}`,
}
