/** Many hosts: waves, deadlines, earlier runs. */
export const fleet = {}
