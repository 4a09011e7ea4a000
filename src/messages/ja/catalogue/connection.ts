import type { CatalogueWords } from '../../../catalogue/words.js'

/** ホストへの接続と root 権限。 */
export const connection = {
  KVM150: {
    title: 'ホストに接続を拒否された',
    cause:
      'アドレスからの応答はありますが、そのポートで待ち受けているものがありません (`Connection refused`)。sshd が動いていない、別のポートで待ち受けている、ホストが起動の途中、またはアドレスの誤りです。',
    remedy: [
      'アドレスとポートを確認してください: インベントリの `port:`、または ~/.ssh/config の Port。',
      'ホストのコンソールで確認してください: `ss -lntp`、`systemctl status sshd` (EL 6 では `/etc/rc.d/init.d/sshd status`)。',
      '手動での確認: `ssh HOST`。',
    ],
  },
  KVM151: {
    title: 'ホストから時間内に応答がない',
    cause:
      '--connect-timeout の時間 (15 秒) 内に、ホストから何の応答もありませんでした。ホストが停止している、ファイアウォールが接続を破棄している、またはログインの途中で止まっています。CentOS 6 では、sshd が Kerberos (GSSAPI) を試すため、DNS や Kerberos の応答がないとログインに長い時間がかかることがあります。',
    remedy: [
      'ホストが起動しているか、途中のファイアウォールがポートを塞いでいないか確認してください: `nc -vz HOST 22`。',
      '回線が遅い場合: `--connect-timeout 60`。',
      'ログインの途中で止まる場合: ~/.ssh/config のそのホストに `GSSAPIAuthentication no`。',
      '手動での確認: `ssh -v HOST`。',
    ],
  },
  KVM152: {
    title: 'ホストへの経路がない',
    cause:
      'このマシンまたは途中のルーターが、ホストに到達できないと答えています (`No route to host`、`Network is unreachable`、`Host is down`)。ポートを破棄せずに拒否 (REJECT) するファイアウォールも、同じエラーになります。',
    remedy: [
      '経路を確認してください: `ip route get ADDRESS`、`ping ADDRESS`。IPv6 アドレスには、このマシンの IPv6 接続が必要です。',
      'ping は通って ssh が通らない場合は、ホストのファイアウォールを確認してください (`firewall-cmd --list-all`、EL 6 では `iptables -L -n`)。',
      'VPN や踏み台ホストが必要かもしれません: ~/.ssh/config の ProxyJump。',
    ],
  },
  KVM153: {
    title: 'ホスト名を解決できない',
    cause:
      '~/.ssh/config にも、このマシンの DNS や /etc/hosts にも、その名前がありません。kvmup は、インベントリまたはコマンドラインの名前をそのまま ssh に渡します。',
    remedy: [
      '綴りを確認し、このマシンで `getent hosts NAME` を実行してください。',
      'IP アドレスを指定してください: インベントリの `address:`、または ~/.ssh/config の HostName。',
    ],
  },
  KVM154: {
    title: 'ホスト鍵がこのマシンに登録されていない',
    cause:
      'kvmup はホスト鍵を必ず検証し、対話的な確認はしません。そのため、known_hosts に登録済みのホストにだけ接続します。このホストには、ここからまだ接続したことがないか、別の名前やポートで接続していました。',
    remedy: [
      'ホストのコンソールで表示してください: `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` (EL 6 にこの鍵はなく、`ssh_host_rsa_key.pub` を使います。表示は MD5 です)。',
      '一度手動でログインしてください: `ssh HOST` (EL 6 には `ssh -o FingerprintHash=md5 HOST`)。フィンガープリントを照合し、一致した場合だけ受け入れてください。',
      '割り込まれるおそれのないネットワークで新しいホストが多数ある場合: `--accept-new-host-keys` は、各ホストが最初に提示した鍵を受け入れて登録します。`ssh-keyscan` も、応答した相手を信じるだけで、検証にはなりません。',
    ],
  },
  KVM155: {
    title: 'ホスト鍵が登録済みのものと異なる',
    cause:
      'known_hosts にあるこの名前の鍵と、応答した鍵が違います。ホストが再構築された、別のマシンがそのアドレスを使っている、または第三者が割り込んでいる可能性があります。ssh は接続せず、kvmup も接続しません。',
    remedy: [
      'ホストが再構築されたか確認してください。誰も把握していなければ、ここで作業を止めてください。',
      'コンソールでフィンガープリントを照合してください: `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` (EL 6 では `ssh_host_rsa_key.pub`)。',
      'kvmup の示したものと一致した場合に限り、古い鍵を削除し (`ssh-keygen -R HOST`、別のポートでは `ssh-keygen -R "[HOST]:PORT"`)、一度手動でログインしてください。',
    ],
  },
  KVM156: {
    title: 'ホスト鍵が失効している',
    cause:
      '応答した鍵は、ssh の設定の RevokedHostKeys または known_hosts の @revoked の行で失効とされています。鍵の漏洩などの理由で、誰かが意図的に設定したものです。',
    remedy: [
      '失効させた人を確認してください: `grep -e @revoked ~/.ssh/known_hosts /etc/ssh/ssh_known_hosts`、`ssh -G HOST | grep -i revoked`。',
      'コンソールで、ホストの鍵を作り直してください。/etc/ssh/ssh_host_*key* を削除して sshd を再起動すると、新しい鍵ができます。',
      '新しいフィンガープリントを照合し、一度手動でログインしてください。',
    ],
  },
  KVM157: {
    title: 'ログインを拒否された',
    cause:
      'どの鍵でもログインできませんでした (`Permission denied`)。kvmup にパスワードは渡されていません (-k、--connection-password-file)。公開鍵がホストにない、別のユーザーに登録されている、秘密鍵にパスフレーズがありエージェントに入っていない、などが原因です。ホスト側の ~/.ssh のパーミッションが適切でない場合も、sshd は鍵を無視します。',
    remedy: [
      '公開鍵をホストに登録してください: `ssh-copy-id USER@HOST`。',
      'エージェントに追加してください: `ssh-add`。登録済みの鍵の一覧: `ssh-add -l`。',
      'ユーザーと鍵の指定を確認してください: インベントリの `user:` と `key:`、または ~/.ssh/config の User と IdentityFile。',
      '理由の確認: `ssh -v USER@HOST`、ホストでは /var/log/secure または `journalctl -u sshd`。',
    ],
  },
  KVM158: {
    title: '試した鍵が多すぎる',
    cause:
      'ssh はエージェントのすべての鍵を順に試します。正しい鍵の番が来る前に、ホストが接続を切りました (MaxAuthTries、通常は 6)。',
    remedy: [
      '使う鍵を 1 つ指定してください: インベントリの `key:`。',
      'または ~/.ssh/config のそのホストに `IdentityFile ~/.ssh/KEY` と `IdentitiesOnly yes`。',
    ],
  },
  KVM159: {
    title: '秘密鍵を使えない',
    cause:
      'ssh が秘密鍵を読み込めませんでした。ファイルがない、ほかの人も読めるパーミッションになっている、または秘密鍵ではない (隣の .pub を指定した) ためです。その鍵なしではログインできませんでした。',
    remedy: [
      'パスを確認してください: インベントリの `key:` (インベントリのファイルからの相対パス)、または ~/.ssh/config の IdentityFile。',
      '所有者が自分で、自分だけが読める必要があります: `ls -l KEY`、`chmod 600 KEY`。',
      '鍵かどうか確認してください: `ssh-keygen -lf KEY`。',
    ],
  },
  KVM160: {
    title: 'アカウントのパスワードの有効期限が切れている',
    cause:
      '鍵は受け入れられましたが、パスワードを変更するまで、このアカウントでは何も実行できません。変更は対話的に行われ、kvmup は答えられません。',
    remedy: [
      '一度手動でログインし、パスワードを変更してください: `ssh USER@HOST`。',
      'プログラム用のアカウントであれば、有効期限の設定を確認してください: `chage -l USER`。期限を設けるかどうかは、ホストの管理者の判断です。',
    ],
  },
  KVM161: {
    title: 'ホストが起動中または停止処理中',
    cause:
      'sshd は応答しますが、システムの起動中と停止処理中は root しかログインできません (pam_nologin)。通常は 1、2 分で解消します。誰かが作った /etc/nologin があると、その間は続きます。',
    remedy: [
      '起動が終わるのを待って、もう一度 kvmup を実行してください。',
      '続く場合は、ホストの root で確認してください: `ls -l /etc/nologin /run/nologin /var/run/nologin`、EL 7 以降では `systemctl is-system-running`。',
    ],
  },
  KVM162: {
    title: 'この ssh が受け付けない種類のホスト鍵しかない',
    cause:
      'OpenSSH 8.8 以降は、既定で ssh-rsa (SHA-1 による RSA) を受け付けません。CentOS 6 が提示するのは ssh-rsa と ssh-dss だけです。CentOS 6 の sshd は使える署名方式をクライアントに知らせないため、ユーザーの RSA 鍵にも古い方式が必要です。',
    remedy: [
      'インベントリでこのホストに `legacy_ssh: true` を指定すると、CentOS 6 に必要な方式を、そのホストに限って許可します。手動なら ~/.ssh/config の `Host HOST` に `HostKeyAlgorithms=+ssh-rsa` と `PubkeyAcceptedAlgorithms=+ssh-rsa` を書きます (OpenSSH 8.5 より前では、後者は PubkeyAcceptedKeyTypes)。',
      'EL 9 のマシンでは、暗号ポリシーでも SHA-1 の許可が必要です: `kvmup explain KVM164`。',
      '確認: `ssh HOST true`。',
    ],
  },
  KVM163: {
    title: 'ホストと共通の暗号方式がない',
    cause:
      'ssh と sshd の間で、鍵交換、暗号、MAC のいずれかの方式が一致しません。どちらかが非常に古いか、方式を厳しく制限しています。ホスト側の提示する方式は、メッセージに示されています。',
    remedy: [
      'CentOS 6 と同じ頃のホスト: インベントリでそのホストに `legacy_ssh: true` を指定してください。',
      'それ以外では、ホスト側の方式の一つを、このホストに限って許可してください。例: ~/.ssh/config の `Host HOST` に `KexAlgorithms=+diffie-hellman-group14-sha1` (`Ciphers=+...`、`MACs=+...`)。',
      'この ssh が対応する方式の一覧: `ssh -Q kex`、`ssh -Q cipher`、`ssh -Q mac`。',
      'ホスト側で意図的に制限している場合は、このマシンの ssh を更新してください。',
    ],
  },
  KVM164: {
    title: 'このマシンの暗号ポリシーが SHA-1 を禁止している',
    cause:
      'kvmup を実行しているマシンの暗号ポリシーが SHA-1 の署名を禁止しています (EL 9 の既定)。ホスト (CentOS 6) は SHA-1 でしか署名できず、ssh は `error in libcrypto` で終了しました。ssh のオプションでは、ポリシーを変えられません。',
    remedy: [
      '影響が小さいのは、ホストに ECDSA のホスト鍵を用意する方法です。ホストの root で `ssh-keygen -t ecdsa -N "" -f /etc/ssh/ssh_host_ecdsa_key` を実行し、/etc/ssh/sshd_config に RSA の鍵と並べて書き (`HostKey /etc/ssh/ssh_host_rsa_key`、`HostKey /etc/ssh/ssh_host_ecdsa_key`)、`/etc/rc.d/init.d/sshd restart` を実行してください。',
      'または、このマシン全体で SHA-1 を許可してください: `update-crypto-policies --set DEFAULT:SHA1`。元に戻すには `--set DEFAULT`。',
      'ユーザーの RSA 鍵にも同じ問題があります。ECDSA の鍵を使ってください (`kvmup explain KVM165`)。',
    ],
  },
  KVM165: {
    title: 'この鍵で双方が使える署名方式がない',
    cause:
      'ユーザーの鍵は RSA で、双方に共通の署名方式がありません。CentOS 6 は SHA-1 (ssh-rsa) にしか対応していません。新しい ssh は既定でこれを使わず、EL 9 の暗号ポリシーでは禁止されています。',
    remedy: [
      'このホストには ECDSA の鍵を使ってください: `ssh-keygen -t ecdsa -f ~/.ssh/id_ecdsa`、続けて `ssh-copy-id -i ~/.ssh/id_ecdsa USER@HOST`。CentOS 6 は Ed25519 に対応していません。',
      'または、インベントリでこのホストに `legacy_ssh: true` を指定するか、~/.ssh/config の `Host HOST` に `PubkeyAcceptedAlgorithms=+ssh-rsa`。EL 9 のマシンでは、暗号ポリシーの変更も必要です (`kvmup explain KVM164`)。',
    ],
  },
  KVM166: {
    title: 'ssh のやり取りが始まる前に切断された',
    cause:
      'ポートは接続を受け付けましたが、何も送らずに切断しました。認証待ちの接続が sshd の MaxStartups を超えた、このマシンが拒否されている (EL 7 までの hosts.deny、fail2ban、OpenSSH 9.8 以降の PerSourcePenalties)、または sshd 以外のものがポートを使っています。',
    remedy: [
      '手動で試し、毎回起こるか確認してください: `ssh -v HOST`。',
      '一つのアドレスの先に多数のホストがある場合だけ起こるなら、同時に処理する数を減らしてください: `--forks 2`。',
      'ホストのコンソールで確認してください: `journalctl -u sshd` または /var/log/secure、`cat /etc/hosts.deny`、`fail2ban-client status sshd`、ポートを使うプログラムは `ss -lntp`。',
    ],
  },
  KVM167: {
    title: '踏み台ホストの経由に失敗した',
    cause:
      'このホストへは、別のホストまたはコマンドを経由します (~/.ssh/config の ProxyJump、ProxyCommand)。踏み台ホストに接続できない、ログインを拒否された、転送が許可されていない、または踏み台ホストからその先に届かない、のいずれかです。',
    remedy: [
      'ssh の使う経路を確認してください: `ssh -G HOST | grep -i proxy`。',
      '踏み台ホストだけに接続してください: `ssh JUMPHOST`。そのホスト鍵も登録済みで、対話なしでログインできる必要があります。',
      '踏み台ホストから試してください: `ssh JUMPHOST nc -vz HOST 22`。転送が禁止されている場合は、sshd_config の AllowTcpForwarding を確認してください。',
      '手動での確認: `ssh HOST`。',
    ],
  },
  KVM168: {
    title: 'ssh の設定に誤りがある',
    cause:
      'ssh が、設定のある行、またはファイルの所有者やパーミッションを受け入れず、接続前に終了しました。対象は ~/.ssh/config、/etc/ssh/ssh_config、またはインベントリの `ssh_config:` で指定したファイルです。',
    remedy: [
      'メッセージに示されたファイルと行を修正してください。新しいバージョンのオプションは `IgnoreUnknown` で読み飛ばせます。',
      '所有者やパーミッションの場合: `chmod 600 ~/.ssh/config`。所有者は自分である必要があります。',
      '接続せずに確認: `ssh -G HOST`。',
    ],
  },
  KVM169: {
    title: 'このマシンに ssh がない',
    cause:
      'kvmup は、実行しているマシンの OpenSSH クライアントで接続します。プログラム ssh が PATH に見つかりません。',
    remedy: [
      'インストールしてください: `dnf install openssh-clients` (EL 6 と 7 では `yum`)、Debian と Ubuntu では `apt install openssh-client`。',
      'このマシン自身が対象なら、ssh は不要です: `kvmup apply local`。',
    ],
  },
  KVM170: {
    title: 'ログインの途中で切断された',
    cause:
      'やり取りは始まりましたが、ログインが終わる前にホストが切断しました。アカウントの期限切れがよくある原因です。ほかに、アクセス制限 (AllowUsers、DenyUsers、pam_access)、セッション数の制限、sshd の異常終了などがあります。どれなのかは、ホストのログでしか分かりません。',
    remedy: [
      'コンソールでログを確認してください: `journalctl -u sshd`、または /var/log/secure。',
      'アカウントを確認してください: `chage -l USER`、`grep -i -e AllowUsers -e DenyUsers -e AllowGroups /etc/ssh/sshd_config`。',
      '手動での確認: `ssh -v HOST`。',
    ],
  },
  KVM171: {
    title: 'sudo がパスワードを求めている',
    cause:
      'ユーザーは root ではなく、このホストの `sudo -n` はパスワードなしでは使えません。kvmup にはパスワードが渡されていません。標準の sudoers では、EL 7 以降はグループ wheel がパスワード付きで sudo を使え、EL 6 ではその行がコメントになっています。',
    remedy: [
      'root で接続してください: `kvmup verify root@HOST`。',
      'または、ホストの root で、パスワードなしの sudo を許可してください: `visudo -f /etc/sudoers.d/kvmup` に `USER ALL=(ALL) NOPASSWD: ALL` の行。後に書かれた規則が優先されます。',
      'または、kvmup にパスワードを渡してください: `-K` は入力を求め、`--become-password-file FILE` はファイルから読みます。',
      'このマシン自身が対象の場合: `sudo kvmup ... local`。',
      'そのユーザーでの確認: `sudo -n true`。',
    ],
  },
  KVM172: {
    title: 'sudo でユーザーが root になることを許可されていない',
    cause:
      'sudo がこのユーザーを拒否しました。sudoers にない、このホストでは許可されていない、またはこのコマンドが許可されていません。kvmup は root で /bin/sh を実行するため、個別のコマンドだけを許可する規則では足りません。',
    remedy: [
      'root で接続してください: `kvmup verify root@HOST`。',
      'または、ホストの root で: `visudo -f /etc/sudoers.d/kvmup` に `USER ALL=(ALL) NOPASSWD: ALL` の行。',
      '現在の許可の確認 (root で): `sudo -l -U USER`。',
    ],
  },
  KVM173: {
    title: 'sudo が端末を要求している (requiretty)',
    cause:
      'ホストの sudoers に `Defaults requiretty` があり、端末がありませんでした。ssh では、sudo が求めれば kvmup は端末を開きます。このホストが端末を許可していない (PermitTTY no) か、対象がこのマシン自身です。標準のファイルにこの行があったのは、EL 6 では 6.7 まで、EL 7 では 7.2 までです。編集されたファイルには、更新後も残ります。',
    remedy: [
      'root で接続してください: `kvmup verify root@HOST`。',
      'または、ホストの root で `visudo` を使い、このユーザーについて外してください: `Defaults:USER !requiretty`。',
      'ここからの確認: `ssh USER@HOST sudo -n true`。',
    ],
  },
  KVM174: {
    title: 'ホストに sudo がインストールされていない',
    cause:
      'ユーザーは root ではなく、root になるための sudo がホストにありません。最小構成のイメージでは、省かれていることがよくあります。',
    remedy: [
      'root で接続してください: `kvmup verify root@HOST`。',
      'または、root でインストールし (EL 6 と 7 では `yum install sudo`、EL 8 から 10 では `dnf install sudo`)、ユーザーの規則を加えてください (`kvmup explain KVM171`)。',
    ],
  },
  KVM175: {
    title: 'sudo 自体が失敗している',
    cause:
      'sudo が、よく知られた拒否とは別のエラーで終了しました。プログラムや sudoers の所有者とパーミッション、/etc/sudoers.d のファイルの誤り、プラグイン、応答しないディレクトリサービスなどです。sudo の出力は、メッセージに示されています。',
    remedy: [
      'そのユーザーで、ホスト上で確認なしに成功する必要があります: `sudo -n true`。',
      'root で規則 (`visudo -c`) とプログラム (`rpm -V sudo`) を確認してください。',
      'または、root で接続してください: `kvmup verify root@HOST`。',
    ],
  },
  KVM176: {
    title: '処理の途中で接続が切れた',
    cause:
      '処理は始まりましたが、終わりを確認する前に接続が切れました (ssh が終了したか、ホストが 1 分間応答しなかった)。ssh の終了コードは証明にならないため、kvmup は独自の終了マークで判断しますが、それが届きませんでした。実行中だったものは、終わった可能性も、まだ動いている可能性もあります。',
    remedy: [
      'ホストが起動しているか、なぜ切れたかを確認してください: コンソール、`journalctl -u sshd`、途中のネットワーク。',
      'パッケージのトランザクションの途中だった場合は、まだ動いていないか確認し (`ps -ef | grep -e yum -e dnf`)、動いていれば終わるのを待ってください。',
      '続行: `kvmup apply HOST`。ホストの状態を調べ直し、足りない作業だけを行います。',
    ],
  },
  KVM177: {
    title: 'ssh が失敗する、またはログイン後にコマンドを実行できない',
    cause:
      'ssh が kvmup の知らない文言で終了したか、ログインはできてもコマンドが実行されませんでした。後者の原因は、nologin やメニューなどのログインシェル、鍵に設定された強制コマンド、途中で終了するシェルの初期化ファイルなどです。表示された文言は、メッセージに示されています。',
    remedy: [
      '手動で実行し、表示を確認してください: `ssh HOST true`。',
      'ホストで、アカウントのログインシェル (`getent passwd USER`) と、authorized_keys の鍵の前に command= がないかを確認してください。',
      '通常のシェルを持つアカウントか root を使ってください。',
    ],
  },
  KVM178: {
    title: 'sudo がパスワードを受け付けない',
    cause:
      'sudo がパスワードを求め、1 回だけ送りましたが、誤りとされました。pam_faillock などは失敗が続くとアカウントをロックするため、kvmup はこのホストでも他のホストでも繰り返しません。',
    remedy: [
      '誰のパスワードかを確認してください。sudoers に rootpw、targetpw、runaspw がない限り、ログインするユーザー自身のパスワードです。',
      'ホスト上での確認: `sudo -k true`。',
      'パスワードの異なるホストは、インベントリでホストごとに指定してください。',
    ],
  },
  KVM179: {
    title: 'アカウントがロックされているか期限切れで、sudo を使えない',
    cause:
      'パスワードの誤りではありません。アカウントがロックされている、期限が切れている、または先にパスワードの変更が必要なため、PAM が sudo の使用を認めません。',
    remedy: [
      'ホストの root での確認: `chage -l USER`、`passwd -S USER`。',
      'ログインの失敗によるロック: `faillock --user USER`、解除は `--reset` (EL 6 と 7 では `pam_tally2 --user USER`)。',
      'または、root か別のユーザーで接続してください。',
    ],
  },
  KVM180: {
    title: 'sudo がパスワード以外のことを質問している',
    cause:
      'kvmup は sudo に独自のプロンプトを指定し、それ以外には答えません。PAM のモジュールが別の質問 (二要素認証、新しいパスワード、選択など) をしました。',
    remedy: [
      'ホスト上で質問の内容を確認してください: `sudo -k true`、および /etc/pam.d/sudo。',
      'kvmup 用のユーザーを除外してください: visudo で `USER ALL=(ALL) NOPASSWD: ALL`。',
      'または、root で接続してください。',
    ],
  },
  KVM181: {
    title: '別のホストで拒否されたため、パスワードを送らなかった',
    cause:
      'いずれかのホストが受け付けるまで、パスワードは 1 台ずつ試します。同じユーザーについて拒否したホストがありました。アカウントを共有するホスト群 (LDAP、Active Directory、IPA) では、全ホストで試すとアカウントがロックされます。',
    remedy: [
      '拒否したホストでパスワードを確認し、もう一度 kvmup を実行してください。',
      'パスワードの異なるホストは、インベントリで指定するか、--limit で分けて実行してください。',
    ],
  },
  KVM182: {
    title: 'ログインのパスワードが拒否された',
    cause:
      '鍵は受け付けられず、ホストがパスワードを求めたので 1 回だけ送りましたが、もう一度求められました。pam_faillock などは失敗が続くとアカウントをロックするため、kvmup は ssh をそこで終了し、このホストでも他のホストでも繰り返しません。',
    remedy: [
      'ユーザー名とパスワードを手動で確認してください: `ssh USER@HOST`。',
      'root は鍵でしかログインできない場合があります (PermitRootLogin prohibit-password)。別のユーザーと sudo を使ってください。',
      'ログインの失敗によるロック: ホストの root で `faillock --user USER` (EL 6 と 7 では `pam_tally2 --user USER`)。',
    ],
  },
  KVM183: {
    title: 'ホストがパスワードを求めない',
    cause:
      'パスワードを渡されましたが、ホストは一度も求めませんでした。sshd が、すべてのユーザーまたはこのユーザーに鍵だけを認めています。',
    remedy: [
      'ログインできるマシンから鍵を登録してください: `ssh-copy-id USER@HOST`。',
      '許可されている方式の確認: `ssh -v USER@HOST` の "Authentications that can continue" の行。',
      'コンソールでの確認: `sshd -T | grep -i -e passwordauthentication -e permitrootlogin`。',
    ],
  },
  KVM184: {
    title: 'ログイン時にパスワード以外のことを質問された',
    cause:
      'ホストが、パスワード以外の質問 (確認コード、二要素認証、期限切れによる新しいパスワード) をしました。kvmup はパスワードを求める質問だけに答え、それ以外には送りません。',
    remedy: [
      '質問の内容を確認してください: `ssh USER@HOST`。期限切れのパスワードは、そこで変更できます。',
      'kvmup には、鍵か、二要素認証のないユーザーを使ってください。',
    ],
  },
  KVM185: {
    title: '踏み台ホストからホストに到達できない',
    cause:
      '踏み台ホストへのログインは成功しましたが、そこからホストへの接続が失敗しました。ホストが拒否した、停止している、踏み台ホストから見たアドレスが異なる、または踏み台ホストで転送が許可されていません。',
    remedy: [
      '踏み台ホストでの確認: `nc -vz HOST 22`、`getent hosts HOST`。',
      '転送が禁止されている場合 ("administratively prohibited"): 踏み台ホストの sshd_config の AllowTcpForwarding と PermitOpen。',
      '手動での確認: `ssh -J JUMP HOST`。',
    ],
  },
  KVM186: {
    title: 'ホスト鍵が、このマシンで許可されている長さより短い',
    cause:
      'ホストの RSA 鍵が、このマシンの ssh が受け付ける長さ (RequiredRSASize。EL 9 では 2048 ビット) に足りません。1024 ビットの鍵は、古くにインストールされ、更新を重ねたシステムに残っています。',
    remedy: [
      '最善は、ホストのコンソールで鍵を作り直すことです: `ssh-keygen -t rsa -b 3072 -f /etc/ssh/ssh_host_rsa_key` の後に sshd を再起動し、新しいフィンガープリントをこのマシンで受け入れます。',
      'または、このホストに限って ~/.ssh/config に: `RequiredRSASize 1024`。',
    ],
  },
  KVM214: {
    title: 'ホストの出力が止まらない',
    cause:
      'ホスト上のコマンドの出力が 64 MiB を超えました。最も長いトランザクションの出力の何倍にもなります。kvmup は接続を打ち切りました。ほかのホストには影響しません。',
    remedy: [
      '出力を確認してください: `ssh HOST true | head`。',
      'ログインシェルの起動ファイルがループしているか、際限なく出力しているのが主な原因です。シェルを手動で起動して直してください。',
    ],
  },
} as const satisfies Partial<CatalogueWords['entries']>
