/** `kvmup completion SHELL`: what that shell wants to know of the command line. */
import type { Command } from 'commander'
import { EXIT } from '../engine/judge.js'
import { bash } from '../shell/completion/bash.js'
import { fish } from '../shell/completion/fish.js'
import { zsh } from '../shell/completion/zsh.js'
import { tree } from '../shell/tree.js'
import { sayIn } from '../shell/words.js'
import type { Shell } from './command-line.js'
import type { Terminal } from './terminal.js'

const SCRIPTS = { bash, zsh, fish }

export async function completion(shell: Shell, program: Command, terminal: Terminal): Promise<number> {
  terminal.out(SCRIPTS[shell](tree(program), sayIn(terminal.language)))
  return EXIT.ok
}
