/** What ssh asks on its way, through SSH_ASKPASS; there is no terminal. The other half is askpass.sh. */
import { execFileSync } from 'node:child_process'
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { packageRoot } from '../root.js'
import { clean } from '../text.js'

/** One question: cleaned, in one line. */
export type Question = Readonly<{
  prompt: string
  /** The process that asks: ssh itself, or the ssh of a jump host. */
  pid: number
}>

export type Askpass = Readonly<{
  /** For ssh; nothing in it is secret. */
  env: NodeJS.ProcessEnv
  close: () => void
}>

/** Of a prompt; ssh shortens names itself. */
const PROMPT_LIMIT = 1_000

/**
 * Listens in this directory, which must be private.
 * @param answer the answer to a question; undefined: none, ssh must do without
 */
export function openAskpass(
  dir: string,
  answer: (question: Question) => Promise<string | undefined>,
): Askpass {
  const pipe = join(dir, 'ask')
  execFileSync('mkfifo', ['-m', '600', pipe])
  // Open for both, so that it neither waits for a first writer nor ends with the last one.
  const questions = new Socket({
    fd: openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK),
    writable: false,
  })
  let pending = ''
  questions.setEncoding('utf8').on('data', (text: string) => {
    const lines = (pending + text).split('\n')
    pending = (lines.pop() ?? '').slice(0, PROMPT_LIMIT)
    for (const line of lines) {
      const [, id, pid, prompt] = /^(\d+) (\d+) (.*)$/.exec(line) ?? []
      if (id === undefined || prompt === undefined) continue
      const question = { prompt: clean(prompt).slice(0, PROMPT_LIMIT), pid: Number(pid) }
      void answer(question).then(text => reply(join(dir, `answer.${id}`), text))
    }
  })
  questions.on('error', () => undefined)
  questions.unref()
  return {
    env: {
      SSH_ASKPASS: join(packageRoot, 'src', 'connection', 'askpass.sh'),
      SSH_ASKPASS_REQUIRE: 'force',
      // Before OpenSSH 8.4 it needs this, and no terminal.
      DISPLAY: process.env.DISPLAY || ':0',
      KVMUP_ASKPASS: dir,
    },
    close: () => void questions.destroy(),
  }
}

/** The helper has the pipe open already; one that is gone needs no answer. */
function reply(pipe: string, text: string | undefined) {
  try {
    const fd = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK)
    try {
      writeSync(fd, text === undefined ? '-\n' : `+${text}\n`)
    } finally {
      closeSync(fd)
    }
  } catch {
    // ssh was ended in the meantime.
  }
}

// ssh's own prompt, always English; and that of PAM, in the language of the host (Linux-PAM's translations).
const OWN = /^\S+'s password: ?$/
const WORDS =
  "password(?: for \\S+)?|\\S+'s password|adgangskode|contrasenya|contraseña|contrasigno|hasło|heslo|jelszó|lozinka|lösenord|mot de passe|mật khẩu|palavra-passe|parola|parolă|parool|pasahitza|passord|passwort|pasvorto|salasana|sandi|senha|wachtwoord|şifrə|лозинка|парола|пароль|パスワード|密码|密碼|암호"
const PAM = new RegExp(`^(?:\\([^()]+\\) )?(?:${WORDS})\\s*[:：] ?$`, 'iu')

/** Whether it is the user's password that is asked for: no passphrase, no code, no new password, no yes or no. */
export const asksForPassword = (prompt: string): boolean => OWN.test(prompt) || PAM.test(prompt)
