import type { machine as en } from '../en/machine.js'

/** What is said about the machine: its system, processor, kernel and kvm modules. */
export const machine: { [I in keyof typeof en]: (...args: Parameters<(typeof en)[I]>) => string } = {
  'platform.ok': a => `${a.os}, ${a.arch} (${a.row})`,
  'platform.newer-kernel': a =>
    `新しいカーネル ${a.newest} がインストール済み (再起動するまで ${a.running} のまま)`,
  'platform.not-el': a => `${a.os} は CentOS 系の Enterprise Linux ではない (対応は EL 6 から 10)`,
  'platform.no-row': a => `${a.os} は未対応のバージョン (対応は EL 6 から 10)`,
  'platform.no-row.hint': () =>
    'バージョン 6 から 10 の CentOS、RHEL、AlmaLinux、Rocky、Oracle Linux のホストを使ってください。模擬ホストで試すこともできます: kvmup rehearse',
  'platform.no-hypervisor': a =>
    `${a.row} には ${a.arch} 用の KVM ハイパーバイザーがない (qemu-kvm は 64 ビット版のみ)`,
  'platform.no-hypervisor.hint': () =>
    'CPU が 64 ビット対応なら (/proc/cpuinfo に lm フラグ)、64 ビット版 (x86_64) のシステムをインストールしてください。',
  'platform.not-root': () => 'root 権限で調べていないため、大部分が確認できていない',
  'platform.not-root.hint': () =>
    'root で接続するか、パスワードなしで sudo を使えるユーザーで接続してください。',
  'platform.no-manager': a => `${a.os} に ${a.manager} がない`,
  'platform.no-manager.hint': a =>
    `${a.manager} をインストールしてください。イメージで配布されるシステム (bootc、rpm-ostree) はパッケージ単位では変更できないため、パッケージを含むイメージを作成してください。`,
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
    `この仮想マシンを動かしているマシンで、入れ子の仮想化を有効にしてモジュールをロードし直し (/etc/modprobe.d/kvm.conf に options ${a.module} nested=1。Intel では EL 7 以降が必要)、ホストの CPU をそのまま見せる設定 (libvirt は <cpu mode="host-passthrough"/>、Proxmox VE は CPU タイプ host) にしてから、仮想マシンを停止して起動し直してください。`,
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
    `そのゲストを終了してモジュールをアンロードし (modprobe -r ${a.modules}。VirtualBox では vboxnetflt と vboxnetadp が先)、起動時にロードされないようにしてください。`,
  'kvm.refused': a => `/dev/kvm (${a.node}) を root でも開けない: ${a.error}`,
  'kvm.refused.hint': () =>
    'パーミッション以外の原因を確認してください: cgroup のデバイス制限、SELinux (ausearch -m avc -ts recent)、独自の udev ルール (通常は root:kvm 0666)。',
  'kvm.closed': a =>
    `/dev/kvm が ${a.node} になっており、root は開けるが libvirt のゲスト (ユーザー qemu、グループ kvm) は開けない`,
  'kvm.closed.hint': () =>
    '通常の所有者とパーミッション (root:kvm 0666) に戻してください: udevadm trigger --subsystem-match=misc。戻らない場合は /etc/udev/rules.d のルールを確認してください。',
  'kvm.no-node': () => 'カーネルは KVM を初期化済みだが、/dev/kvm のノードがない',
  'kvm.no-node.hint': () =>
    'ノードを作り直してください: mknod -m 666 /dev/kvm c 10 232 (次回の起動時には自動で作られます)。削除した原因も確認してください (/etc/udev/rules.d のルールなど)。',
  'kvm.no-device': a =>
    `/dev/kvm がない${a.modules ? ` (モジュールはロード済み: ${a.modules})` : ''}${a.said ? `。カーネルの最後のメッセージ: ${a.said}` : ''}`,
  'kvm.no-device.hint': () => 'カーネルのメッセージを確認してください: dmesg | grep -i kvm',
  'reboot.not-needed': a => `実行中のカーネル ${a.running} はインストール済みの最新版`,
  'reboot.early': () => 'パッケージが先 (別のカーネルが入る可能性あり)',
  'reboot.expects': a => `${a.newest} で再起動し、改めて確認する`,
  'reboot.needed': a => `${a.newest} がインストール済みだが、実行中は ${a.running}`,
}
