/** What a rehearsal says about its own files; the rehearsed host speaks with the words of real tools. */
export const rehearsal = {
  'rehearsal.damaged': (a: { file: string; why: string }) =>
    `the state of a rehearsal host cannot be read from ${a.file}: ${a.why}`,
  'rehearsal.damaged.hint': (a: { file: string }) => `delete ${a.file}: the host is then fresh again`,
  'rehearsal.unwritable': (a: { file: string; why: string }) =>
    `the state of a rehearsal host cannot be written to ${a.file}: ${a.why}`,
  'rehearsal.unwritable.hint': (a: { file: string }) =>
    `look at the owner and mode of the directory of ${a.file}, and whether its disk is full`,
}
