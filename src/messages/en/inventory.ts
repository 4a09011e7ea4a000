/** Ansible inventories, their patterns and `kvmup inventory`. */
export const inventory = {}
