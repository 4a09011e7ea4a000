/** The shell scripts that make the images, seen from TypeScript. */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { cacheDir, checkRelease, LabError, labDir } from './paths.js'

/** Programs of packages in test/lab/image/apt.txt: one missing means that apt.sh was not run. */
export function checkTools(...tools: string[]): void {
  const missing = tools.filter(tool => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0)
  if (missing.length > 0) throw new LabError(`${missing.join(', ')} missing: run test/lab/apt.sh`)
}

/** Everything a machine of that release needs; what is there already and unchanged is not made again. */
export async function buildImage(release: string): Promise<void> {
  checkRelease(release)
  checkTools('qemu-img', 'mmdebstrap', 'rpmbuild')
  const script = join(labDir, 'image', 'image.sh')
  // Unpacking a root file system needs root; what comes out is given back to the caller.
  const command =
    process.getuid?.() === 0
      ? [script, release]
      : [
          'sudo',
          '-n',
          'env',
          `KVMUP_LAB_CACHE=${cacheDir}`,
          `HOME=${process.env.HOME ?? ''}`,
          script,
          release,
        ]
  const [program = script, ...args] = command
  const code = await new Promise<number | null>((resolve, reject) => {
    // Progress goes to stderr, so that stdout stays the caller's.
    spawn(program, args, { stdio: ['ignore', 2, 2] })
      .on('error', reject)
      .on('close', resolve)
  })
  if (code !== 0) throw new LabError(`test/lab/image/image.sh ${release} failed (exit ${code})`)
}
