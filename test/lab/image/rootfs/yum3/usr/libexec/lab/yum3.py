"""yum 3 as CentOS 6 and 7 have it: its options, its words, its exit codes. Imitated: what
is installed, and from where, is settled by dnf's library beneath.

The words are in English and, where an administrator in Japan would see them, in Japanese. They are those of
3.2.29, CentOS 6's; /usr/bin/yum says in what its own version differs.
"""
import configparser
import fnmatch
import glob
import locale
import optparse
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

ARCH = 'x86_64'
PID_FILE = '/var/run/yum.pid'
NO_GROUP_PACKAGES = 'No packages in any requested group available to install or update'

JAPANESE = {
    'Setting up Install Process': 'インストール処理の設定をしています',
    'Setting up Group Process': 'グループ処理の設定をしています',
    'Setting up Remove Process': '削除処理の設定をしています',
    'Setting up Reinstall Process': '再インストール処理の設定をしています',
    'Setting up Update Process': '更新処理の設定をしています',
    'Resolving Dependencies': '依存性の解決をしています',
    '--> Running transaction check': '--> トランザクションの確認を実行しています。',
    '--> Finished Dependency Resolution': '--> 依存性解決を終了しました。',
    'Dependencies Resolved': '依存性を解決しました',
    'Transaction Summary': 'トランザクションの要約',
    'Downloading Packages:': 'パッケージをダウンロードしています:',
    'Running rpm_check_debug': 'rpm_check_debug を実行しています',
    'Running Transaction Test': 'トランザクションのテストを実行しています',
    'Transaction Test Succeeded': 'トランザクションのテストを成功しました',
    'Running Transaction': 'トランザクションを実行しています',
    'Installed:': 'インストール:',
    'Dependency Installed:': '依存性関連をインストールしました:',
    'Removed:': '削除しました:',
    'Updated:': '更新:',
    'Installed Packages': 'インストール済みパッケージ',
    'Available Packages': '利用可能なパッケージ',
    'Installed Groups:': 'インストール済みグループ:',
    'Available Groups:': '利用可能なグループ:',
    'Done': '完了',
    'Complete!': '完了しました!',
    'Nothing to do': '何もしません',
    'Error: %s': 'エラー: %s',
    'Warning: Group %s does not exist.': '警告: グループ %s が存在しません。',
    'No package %s available.': 'パッケージ %s は利用できません。',
    'No matching Packages to list': '表示するための一致したパッケージはありません',
    'Is this ok [y/N]: ': 'これでいいですか? [y/N]',
    'Exiting on user Command': 'ユーザーコマンドを終了しています',
    'You need to be root to perform this command.': 'このコマンドを実行するには root である必要があります。',
    NO_GROUP_PACKAGES: '要求されたグループにインストールまたは更新に利用できるパッケージがありません',
    'Package %s already installed and latest version':
        'パッケージ %s はインストール済みか最新バージョンです',
    'Another app is currently holding the yum lock; waiting for it to exit...':
        '別のアプリケーションが現在 yum のロックを持っています。終了するまで待っています...',
}


def japanese():
    wanted = os.environ.get('LC_ALL') or os.environ.get('LC_MESSAGES') or os.environ.get('LANG') or ''
    return wanted.startswith('ja')


class Failure(Exception):
    """Ends yum: lines for stderr, the last one after "Error: " or as it is, and exit code 1."""

    def __init__(self, message, before=(), form='Error: %s'):
        super().__init__(message)
        self.before = before
        self.form = form


class Yum:
    VERSION = '3.2.29'
    # Words of this version that another one says differently, or not at all (None).
    WORDS = {}
    # Words that are in English whatever the language.
    ENGLISH = ()

    def __init__(self, options):
        self.options = options
        self.quiet = options.quiet or options.debuglevel == 0
        self.main = configparser.RawConfigParser()
        self.main.read(options.conffile)
        self.exit_on_lock = False
        self.base = None
        self.lock = None

    # --- words ---

    def word(self, text):
        text = self.WORDS.get(text, text)
        return JAPANESE.get(text, text) if japanese() and text not in self.ENGLISH else text

    def say(self, text=''):
        if not self.quiet and text is not None:
            print(text, flush=True)

    def warn(self, text):
        print(text, file=sys.stderr, flush=True)

    @staticmethod
    def spoken(words):
        """The command and its words, of what somebody typed."""
        return words[0], words[1:]

    # --- configuration ---

    def option(self, name, default=None):
        for setting in reversed(self.options.setopts):
            key, _sep, value = setting.partition('=')
            if key in (name, 'main.' + name):
                return value
        return self.main.get('main', name, fallback=default)

    def truth(self, name, default='0'):
        return str(self.option(name, default)).lower() in ('1', 'yes', 'true')

    def start(self, with_repos=True):
        import dnf
        import dnf.base
        import dnf.conf

        conf = dnf.conf.Conf()
        out = subprocess.run(
            ['rpm', '-q', '--whatprovides', '--qf', '%{VERSION}\n', self.option('distroverpkg', 'redhat-release')],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        self.releasever = out.stdout.split('\n')[0] if out.returncode == 0 else '$releasever'
        conf.substitutions['releasever'] = self.releasever
        conf.substitutions['arch'] = ARCH
        conf.substitutions['basearch'] = ARCH
        conf.substitutions.update_from_etc('/', varsdir=('/etc/yum/vars', '/etc/yum/vars'))
        self.cachedir = self.option('cachedir', '/var/cache/yum').replace('$basearch', ARCH)
        self.cachedir = self.cachedir.replace('$releasever', self.releasever)
        if os.geteuid() != 0:
            self.cachedir = '/var/tmp/yum-%s/%s' % (os.environ.get('USER', 'user'), ARCH)
        conf.cachedir = self.cachedir
        conf.persistdir = '/var/lib/yum' if os.geteuid() == 0 else self.cachedir
        conf.logdir = self.cachedir
        conf.pluginpath = []
        conf.reposdir = ['/etc/yum.repos.d']
        conf.gpgcheck = self.truth('gpgcheck') and not self.options.nogpgcheck
        conf.install_weak_deps = False
        conf.best = True
        conf.assumeyes = self.options.assumeyes
        conf.metadata_expire = 5400
        conf.module_platform_id = ''
        conf.excludepkgs = self.options.exclude
        self.base = dnf.Base(conf)
        if with_repos:
            self.start_repos()
        return self.base

    def start_repos(self):
        import dnf.repo

        base = self.base
        base.read_all_repos()
        for pattern, enable in self.options.repos:
            for repo in base.repos.get_matching(pattern):
                if enable:
                    repo.enable()
                else:
                    repo.disable()
        for repo in base.repos.iter_enabled():
            repo.skip_if_unavailable = False
            if self.options.cacheonly:
                repo._repo.setSyncStrategy(dnf.repo.SYNC_ONLY_CACHE)
            if self.options.nogpgcheck:
                repo.gpgcheck = False
            if repo.mirrorlist and not repo.baseurl:
                self.mirrors(repo)

    def mirrors(self, repo):
        """yum reads a mirror list itself, keeps it, and has its own words for a bad one."""
        kept = '%s/%s/mirrorlist.txt' % (self.cachedir, repo.id)
        lines, trouble = [], ''
        if not self.options.cacheonly:
            try:
                with urllib.request.urlopen(repo.mirrorlist, timeout=30) as answer:
                    lines = answer.read().decode('utf-8', 'replace').split('\n')
            except urllib.error.HTTPError as error:
                trouble = self.curl_words(22, error.code)
            except (urllib.error.URLError, OSError) as error:
                host = repo.mirrorlist.split('/')[2]
                if 'refused' in str(error):
                    trouble = self.curl_words(7, host)
                else:
                    trouble = self.curl_words(6, host)
            if trouble:
                self.warn('Could not retrieve mirrorlist %s error was' % repo.mirrorlist)
                self.warn('14: ' + trouble)
        if not lines and os.path.exists(kept):
            with open(kept, encoding='utf-8') as file:
                lines = file.read().split('\n')
        urls = [line.strip() for line in lines if line.strip() and not line.startswith('#')]
        good = [url for url in urls if url.split(':')[0] in ('http', 'https', 'ftp', 'file')]
        if good:
            repo.baseurl = good
            repo.mirrorlist = ''
            if os.geteuid() == 0:
                os.makedirs(os.path.dirname(kept), exist_ok=True)
                with open(kept, 'w', encoding='utf-8') as file:
                    file.write('\n'.join(good) + '\n')
            return
        if self.options.cacheonly:
            raise self.unusable(repo, self.no_metadata(self.repo_id(repo)))
        if urls:
            self.warn('YumRepo Error: All mirror URLs are not using ftp, http[s] or file.')
            self.warn(' Eg. ' + urls[0])
            self.warn('removing mirrorlist with no valid mirrors: %s' % kept)
        raise self.unusable(repo, 'Cannot find a valid baseurl for repo: %s' % self.repo_id(repo))

    def repo_id(self, repo):
        return repo.id

    def unusable(self, _repo, message, before=()):
        return Failure(message, before)

    @staticmethod
    def no_metadata(repo):
        return ('Cannot retrieve repository metadata (repomd.xml) for repository: %s. '
                'Please verify its path and try again' % repo)

    def load(self, available=True):
        import dnf.exceptions

        if available:
            for repo in self.base.repos.iter_enabled():
                try:
                    repo.load()
                except dnf.exceptions.RepoError as error:
                    before = []
                    for url in [] if self.options.cacheonly else repo.baseurl:
                        before.append('%s/repodata/repomd.xml: [Errno 14] %s' % (url.rstrip('/'), self.curl(error)))
                        before.append('Trying other mirror.')
                    raise self.unusable(repo, self.no_metadata(self.repo_id(repo)), before) from error
        self.base.fill_sack(load_system_repo=True, load_available_repos=available)
        self.base.read_comps()

    def curl(self, error):
        text = str(error)
        if '404' in text:
            return self.curl_words(22, '404 Not Found')
        if 'resolve host' in text:
            return self.curl_words(6, '')
        return self.curl_words(7, '')

    @staticmethod
    def curl_words(code, about):
        words = {
            22: 'The requested URL returned error: %s' % about,
            6: "Couldn't resolve host" + (" '%s'" % about if about else ''),
        }
        return 'PYCURL ERROR %d - "%s"' % (code, words.get(code, "couldn't connect to host"))

    # --- the lock ---

    def take_lock(self):
        told = False
        while True:
            try:
                handle = os.open(PID_FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
                os.write(handle, str(os.getpid()).encode())
                os.close(handle)
                self.lock = PID_FILE
                return
            except FileExistsError:
                pass
            with open(PID_FILE, encoding='ascii', errors='replace') as file:
                text = file.read().strip()
            pid = int(text) if text.isdigit() else 0
            if not pid or not os.path.isdir('/proc/%d' % pid):
                os.unlink(PID_FILE)
                continue
            if not told:
                self.warn('Existing lock %s: another copy is running as pid %d.' % (PID_FILE, pid))
                told = True
            if self.truth('exit_on_lock'):
                self.warn('Another app is currently holding the yum lock; exiting as configured by exit_on_lock')
                raise SystemExit(1)
            self.warn(self.word('Another app is currently holding the yum lock; waiting for it to exit...'))
            with open('/proc/%d/comm' % pid, encoding='utf-8') as file:
                self.warn('  The other application is: ' + file.read().strip())
            time.sleep(2)

    def release_lock(self):
        if self.lock:
            os.unlink(self.lock)
            self.lock = None

    # --- what is asked for ---

    def installed(self):
        return self.base.sack.query().installed()

    def available(self):
        return self.base.sack.query().available()

    @staticmethod
    def full(package):
        epoch = '%s:' % package.epoch if package.epoch else ''
        return '%s%s-%s-%s.%s' % (epoch, package.name, package.version, package.release, package.arch)

    @staticmethod
    def evr(package):
        epoch = '%s:' % package.epoch if package.epoch else ''
        return '%s%s-%s' % (epoch, package.version, package.release)

    def subjects(self, query, argument):
        """Names, name.arch, name-version and so on, with wildcards: case counts."""
        import dnf.subject

        found = dnf.subject.Subject(argument).get_best_query(
            self.base.sack, with_provides=False, with_filenames=False, query=query)
        return list(found)

    def ask_for(self, argument):
        """An install by name, pattern or capability. False when nothing is called so."""
        import dnf.exceptions

        present = self.subjects(self.installed(), argument)
        candidates = self.subjects(self.available(), argument)
        if not present and not candidates:
            candidates = list(self.available().filter(provides=argument))
            present = list(self.installed().filter(provides=argument))
            if not candidates and not present:
                if '/' in argument:
                    candidates = list(self.available().filter(file=argument))
                if not candidates:
                    return False
        here = {package.name for package in present}
        for package in sorted(present):
            self.say(self.word('Package %s already installed and latest version') % self.full(package))
        for name in sorted({package.name for package in candidates} - here):
            try:
                self.base.install(name)
            except dnf.exceptions.MarkingError:
                pass
        return True

    def groups(self, pattern):
        """Exact id, else a pattern without regard to case over id, name and translated names."""
        if not self.base.comps:
            return []
        everything = list(self.base.comps.groups)
        exact = [group for group in everything if group.id == pattern]
        if exact:
            return exact
        wanted = pattern.lower()
        found = []
        for group in everything:
            translated = dict(group.name_by_lang) if getattr(group, 'name_by_lang', None) else {}
            names = [group.id, group.name, group.ui_name, *translated.values()]
            if any(name and fnmatch.fnmatch(name.lower(), wanted) for name in names):
                found.append(group)
        return found

    @staticmethod
    def members(group, *kinds):
        import libcomps

        names = {
            'mandatory': libcomps.PACKAGE_TYPE_MANDATORY,
            'default': libcomps.PACKAGE_TYPE_DEFAULT,
            'optional': libcomps.PACKAGE_TYPE_OPTIONAL,
        }
        types = {names[kind] for kind in kinds}
        raw = getattr(group, '_i', group)
        return [package.name for package in raw.packages if package.type in types]

    # --- commands ---

    def install(self, names):
        self.say(self.word('Setting up Install Process'))
        self.load()
        unknown = [name for name in names if not self.try_install(name)]
        if self.resolve():
            return self.transact()
        if len(unknown) == len(names):
            raise Failure(self.word('Nothing to do'))
        self.say(self.word('Nothing to do'))
        return 0

    def try_install(self, name):
        if name.startswith('@'):
            return bool(self.select_groups([name[1:]])[0])
        known = self.ask_for(name)
        if not known:
            self.say(self.word('No package %s available.') % name)
        return known

    def select_groups(self, names):
        known = []
        for name in [part for text in names for part in text.split(',') if part]:
            groups = self.groups(name)
            if not groups:
                self.warn(self.word('Warning: Group %s does not exist.') % name)
            known += groups
        asked = 0
        have = {package.name for package in self.installed()}
        for group in known:
            for member in self.members(group, 'mandatory', 'default'):
                if member not in have and self.available().filter(name=member):
                    self.base.install(member)
                    asked += 1
        return known, asked

    def groupinstall(self, names):
        self.say(self.word('Setting up Group Process'))
        self.load()
        known, asked = self.select_groups(names)
        if asked and self.resolve():
            return self.transact()
        if not known:
            raise Failure(self.word(NO_GROUP_PACKAGES))
        self.say(self.word(NO_GROUP_PACKAGES))
        return 0

    def update(self, names):
        self.say(self.word('Setting up Update Process'))
        self.load()
        if names:
            for name in names:
                for package in self.subjects(self.installed(), name):
                    self.base.upgrade(package.name)
        else:
            self.base.upgrade_all()
        if self.resolve():
            return self.transact()
        self.say(self.word('No Packages marked for Update'))
        return 0

    def remove(self, names):
        self.say(self.word('Setting up Remove Process'))
        self.load(available=False)
        for name in names:
            found = self.subjects(self.installed(), name)
            if not found:
                self.warn('No Match for argument: %s' % name)
            for package in found:
                self.base.package_remove(package)
        if self.resolve(erasing=True):
            return self.transact()
        self.say('No Packages marked for removal')
        return 0

    def reinstall(self, names):
        self.say(self.word('Setting up Reinstall Process'))
        self.load()
        for name in names:
            found = self.subjects(self.installed(), name)
            if not found:
                self.warn('No Match for argument: %s' % name)
            for package in found:
                same = self.available().filter(name=package.name, evr=package.evr, arch=package.arch)
                if same:
                    self.base.reinstall(package.name)
                else:
                    self.say('Installed package %s not available.' % self.full(package))
        if self.resolve():
            return self.transact()
        raise Failure(self.word('Nothing to do'))

    def list(self, words):
        kind = 'all'
        if words and words[0] in ('all', 'installed', 'available', 'updates', 'extras', 'recent', 'obsoletes'):
            kind, words = words[0], words[1:]
        self.load(available=kind != 'installed')
        installed = list(self.installed())
        have = {(package.name, package.arch) for package in installed}
        wanted = []
        if kind in ('all', 'installed'):
            wanted.append(('Installed Packages', installed))
        if kind in ('all', 'available'):
            newest = [package for package in self.available().latest() if (package.name, package.arch) not in have]
            wanted.append(('Available Packages', newest))
        shown = 0
        for title, packages in wanted:
            chosen = sorted(package for package in packages if not words or any(self.matches(package, word) for word in words))
            if not chosen:
                continue
            shown += len(chosen)
            self.say(self.word(title))
            for package in chosen:
                repo = 'installed' if package.reponame == '@System' else package.reponame
                print('%-40s %-26s %s' % ('%s.%s' % (package.name, package.arch), self.evr(package), repo))
        if shown == 0 and words:
            raise Failure(self.word('No matching Packages to list'))
        return 0

    @staticmethod
    def matches(package, word):
        names = [package.name, '%s.%s' % (package.name, package.arch),
                 '%s-%s' % (package.name, package.version), str(package)]
        return any(fnmatch.fnmatchcase(name, word) for name in names)

    def grouplist(self, words):
        self.say(self.word('Setting up Group Process'))
        self.load()
        have = {package.name for package in self.installed()}
        there, missing = [], []
        for group in self.base.comps.groups if self.base.comps else []:
            if not group.visible and not words:
                continue
            if words and group not in [one for word in words for one in self.groups(word)]:
                continue
            mandatory = self.members(group, 'mandatory')
            others = self.members(group, 'default', 'optional')
            complete = all(name in have for name in mandatory) if mandatory else any(name in have for name in others)
            (there if complete else missing).append(group)
        for title, groups in (('Installed Groups:', there), ('Available Groups:', missing)):
            if groups:
                print(self.word(title))
                for group in sorted(groups, key=lambda one: one.ui_name or one.name):
                    print('   %s' % ((group.ui_name if japanese() else group.name) or group.name))
        self.say(self.word('Done'))
        return 0

    def repolist(self, words):
        every = words[:1] == ['all']
        if not every:
            self.load()
        row = '%-28s %-40s %s'
        print(row % ('repo id', 'repo name', 'status'))
        total = 0
        for repo in sorted(self.base.repos.values(), key=lambda one: one.id):
            if not repo.enabled:
                if every:
                    print(row % (self.repo_id(repo), repo.name, 'disabled'))
                continue
            count = 0 if every else len(self.available().filter(reponame=repo.id))
            total += count
            print(row % (self.repo_id(repo), repo.name, 'enabled' if every else count))
        print('repolist: %d' % total)
        return 0

    def makecache(self, _words):
        self.load()
        self.say('Metadata Cache Created')
        return 0

    def clean(self, words):
        self.say('Cleaning repos: %s' % ' '.join(repo.id for repo in self.base.repos.iter_enabled()))
        if any(word in ('all', 'metadata', 'expire-cache', 'dbcache') for word in words):
            for path in glob.glob(self.cachedir + '/*'):
                if os.path.isdir(path):
                    shutil.rmtree(path)
                else:
                    os.unlink(path)
            self.say('Cleaning up Everything')
        return 0

    def check_update(self, _words):
        self.load()
        upgrades = sorted(self.base.sack.query().upgrades().latest())
        for package in upgrades:
            print('%-40s %-26s %s' % ('%s.%s' % (package.name, package.arch), self.evr(package), package.reponame))
        return 100 if upgrades else 0

    # --- transactions ---

    def resolve(self, erasing=False):
        """True when there is something to do."""
        import dnf.exceptions

        if not self.base._goal.req_length():
            return False
        self.say(self.word('Resolving Dependencies'))
        try:
            self.base.resolve(allow_erasing=erasing)
        except dnf.exceptions.DepsolveError as error:
            self.say(self.word('--> Running transaction check'))
            self.say(self.word('--> Finished Dependency Resolution'))
            lines = [line for line in str(error).split('\n') if line]
            self.warn(' You could try using --skip-broken to work around the problem')
            self.warn(' You could try running: rpm -Va --nofiles --nodigest')
            raise Failure('Package: ' + ' '.join(lines)) from error
        if not self.base.transaction:
            return False
        self.say(self.word('--> Running transaction check'))
        for item in sorted(self.base.transaction, key=lambda one: one.pkg):
            state = 'erased' if item.action_name == 'Removed' else 'installed'
            package = item.pkg
            self.say('---> Package %s.%s %s:%s-%s will be %s' % (
                package.name, package.arch, package.epoch, package.version, package.release, state))
        self.say(self.word('--> Finished Dependency Resolution'))
        return True

    def table(self):
        import hawkey

        line = '=' * 80
        self.say('\n%s\n' % self.word('Dependencies Resolved'))
        self.say(line)
        self.say(' %-30s %-8s %-24s %-10s %5s' % ('Package', 'Arch', 'Version', 'Repository', 'Size'))
        self.say(line)
        user, needed, gone = [], [], []
        for item in sorted(self.base.transaction, key=lambda one: one.pkg):
            if item.pkg in self.base.transaction.remove_set:
                gone.append(item.pkg)
            elif self.base._goal.get_reason(item.pkg) == hawkey.REASON_USER:
                user.append(item.pkg)
            else:
                needed.append(item.pkg)
        for title, packages in (('Installing:', user), ('Installing for dependencies:', needed), ('Removing:', gone)):
            if not packages:
                continue
            self.say(title)
            for package in packages:
                self.say(' %-30s %-8s %-24s %-10s %5s' % (
                    package.name, package.arch, self.evr(package), package.reponame.lstrip('@').lower(),
                    '%d k' % max(1, (package.downloadsize or package.installsize) // 1024)))
        self.say('\n%s\n%s' % (self.word('Transaction Summary'), line))
        self.summary(user, needed, gone)
        self.say()
        return user, needed, gone

    def summary(self, user, needed, gone):
        if user or needed:
            self.say('Install     %5d Package(s)' % (len(user) + len(needed)))
        if gone:
            self.say('Remove      %5d Package(s)' % len(gone))

    def confirm(self):
        if self.options.assumeyes or self.truth('assumeyes'):
            return
        try:
            answer = input(self.word('Is this ok [y/N]: '))
        except EOFError:
            answer = ''
        if answer.strip().lower() not in ('y', 'yes'):
            self.warn(self.word('Exiting on user Command'))
            raise SystemExit(1)

    def signatures(self):
        asked = set()
        for package in self.base.transaction.install_set:
            code, error = self.base.package_signature_check(package)
            if code == 0:
                continue
            repo = self.base.repos[package.repoid]
            if code == 2 or not repo.gpgkey:
                raise Failure('Package %s is not signed' % os.path.basename(package.localPkg()))
            if repo.id not in asked:
                asked.add(repo.id)
                for url in repo.gpgkey:
                    self.warn('Retrieving key from %s' % url)
            # It tells about the key itself.
            self.base.package_import_key(package, askcb=lambda _id, _user, _fingerprint: True)
            code, error = self.base.package_signature_check(package)
            if code:
                raise Failure('Public key for %s is not installed' % os.path.basename(package.localPkg()),
                              [error] if error else [])

    def transact(self):
        import dnf.exceptions

        user, needed, gone = self.table()
        self.confirm()
        incoming = list(self.base.transaction.install_set)
        if incoming:
            self.say(self.word('Downloading Packages:'))
            try:
                self.base.download_packages(incoming)
            except dnf.exceptions.DownloadError as error:
                raise Failure('Error Downloading Packages:\n  ' + str(error).replace('\n', '\n  ')) from error
            self.signatures()
        self.say(self.word('Running rpm_check_debug'))
        self.say(self.word('Running Transaction Test'))
        try:
            self.base.do_transaction(display=self.progress())
        except dnf.exceptions.TransactionCheckError as error:
            raise Failure(str(error)) from error
        except dnf.exceptions.Error as error:
            raise Failure('Transaction Check Error:\n  %s\n\nError Summary\n-------------\n' % error) from error
        self.record(user + needed, gone)
        for title, packages in (('Installed:', user), ('Dependency Installed:', needed), ('Removed:', gone)):
            if packages:
                self.say('\n' + self.word(title))
                for package in packages:
                    self.say('  %s.%s %s:%s-%s' % (
                        package.name, package.arch, package.epoch, package.version, package.release))
        self.say('\n' + self.word('Complete!'))
        return 0

    @classmethod
    def record(cls, installed, gone):
        with open('/var/log/yum.log', 'a', encoding='utf-8') as log:
            for word, packages in (('Installed', installed), ('Erased', gone)):
                for package in packages:
                    name = package.name if word == 'Erased' else cls.full(package)
                    log.write('%s %s: %s\n' % (time.strftime('%b %d %H:%M:%S'), word, name))

    def progress(self):
        import dnf.callback

        front = self

        class Progress(dnf.callback.TransactionProgress):
            def __init__(self):
                super().__init__()
                self.last = None

            def progress(self, package, action, ti_done, ti_total, ts_done, ts_total):
                word = {
                    dnf.callback.PKG_INSTALL: 'Installing', dnf.callback.PKG_REINSTALL: 'Installing',
                    dnf.callback.PKG_UPGRADE: 'Updating', dnf.callback.PKG_REMOVE: 'Erasing',
                    dnf.callback.PKG_VERIFY: 'Verifying',
                }.get(action)
                if action == dnf.callback.TRANS_PREPARATION and self.last is None:
                    self.last = 'prepared'
                    front.say(front.word('Transaction Test Succeeded'))
                    front.say(front.word('Running Transaction'))
                if word is None or package is None or (word, str(package)) == self.last:
                    return
                self.last = (word, str(package))
                front.say('  %-11s: %-60s %d/%d ' % (word, str(package), ts_done, ts_total))

            def scriptout(self, msgs):
                for line in (msgs or '').split('\n'):
                    if line:
                        front.say(line)

            def error(self, message):
                front.warn(message)

        return Progress()


def arguments(argv):
    def usage_error(_parser, message):
        print('Usage: yum [options] COMMAND\n\nCommand line error: %s' % message, file=sys.stderr)
        raise SystemExit(1)

    class Parser(optparse.OptionParser):
        error = usage_error

    parser = Parser(usage='yum [options] COMMAND', add_help_option=True, conflict_handler='resolve')

    def repository(enable):
        def note(_option, _name, value, where):
            where.values.repos = where.values.repos + [
                (word.strip(), enable) for word in value.replace(',', ' ').split()]
        return note

    parser.set_defaults(repos=[], setopts=[], exclude=[])
    parser.add_option('-t', '--tolerant', action='store_true')
    parser.add_option('-C', '--cacheonly', action='store_true')
    parser.add_option('-c', '--config', dest='conffile', default='/etc/yum.conf')
    parser.add_option('-R', '--randomwait', type='int')
    parser.add_option('-d', '--debuglevel', type='int', default=2)
    parser.add_option('-e', '--errorlevel', type='int', default=2)
    parser.add_option('-q', '--quiet', action='store_true')
    parser.add_option('-v', '--verbose', action='store_true')
    parser.add_option('-y', '--assumeyes', action='store_true')
    parser.add_option('-x', '--exclude', action='append')
    parser.add_option('--version', action='store_true')
    parser.add_option('--installroot')
    parser.add_option('--enablerepo', action='callback', type='string', callback=repository(True))
    parser.add_option('--disablerepo', action='callback', type='string', callback=repository(False))
    parser.add_option('--disableexcludes')
    parser.add_option('--noplugins', action='store_true')
    parser.add_option('--disableplugin')
    parser.add_option('--enableplugin')
    parser.add_option('--nogpgcheck', action='store_true')
    parser.add_option('--skip-broken', action='store_true')
    parser.add_option('--color')
    parser.add_option('--releasever')
    parser.add_option('--setopt', dest='setopts', action='append')
    return parser.parse_args(argv)


# name: method, does it change the host, does it want arguments
COMMANDS = {
    'install': ('install', True, True),
    'groupinstall': ('groupinstall', True, True),
    'update': ('update', True, False),
    'upgrade': ('update', True, False),
    'groupupdate': ('groupinstall', True, True),
    'remove': ('remove', True, True),
    'erase': ('remove', True, True),
    'reinstall': ('reinstall', True, True),
    'list': ('list', False, False),
    'grouplist': ('grouplist', False, False),
    'repolist': ('repolist', False, False),
    'makecache': ('makecache', True, False),
    'clean': ('clean', True, True),
    'check-update': ('check_update', False, False),
}


def main(kind, argv, commands=None):
    """Runs the yum of that class with those words, and with commands that it has besides."""
    options, words = arguments(argv)
    try:
        locale.setlocale(locale.LC_ALL, '')
    except locale.Error:
        print('Failed to set locale, defaulting to C', file=sys.stderr)
    if options.version:
        print(kind.VERSION)
        return 0
    if not words:
        print('You need to give some command', file=sys.stderr)
        return 1
    front = kind(options)
    known = {**COMMANDS, **(commands or {})}
    command, words = kind.spoken(words)
    if command not in known:
        print('No such command: %s. Please use /usr/bin/yum --help' % command, file=sys.stderr)
        return 1
    method, changes, wants = known[command]
    front.say('Loaded plugins: fastestmirror')
    if changes and os.geteuid() != 0:
        print(front.word('You need to be root to perform this command.'), file=sys.stderr)
        return 1
    if wants and not words:
        print('%s' % front.word('Error: %s') % 'Need to pass a list of pkgs to %s' % command, file=sys.stderr)
        return 1
    try:
        if os.geteuid() == 0:
            front.take_lock()
        front.start()
        return getattr(front, method)(words)
    except Failure as failure:
        for line in failure.before:
            front.warn(line)
        front.warn(front.word(failure.form) % failure)
        return 1
    except KeyboardInterrupt:
        front.warn('\n\nExiting on user cancel')
        return 1
    finally:
        if front.base is not None:
            front.base.close()
        front.release_lock()

