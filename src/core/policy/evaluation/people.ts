/** The same for all ways in which one name is written: Rosa is rosa. */
export const personOf = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Roles for each of which another person agreed, as many as there can be. `agreed` has the people of each role. */
export function rolesOfDifferentPeople(agreed: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const roleOf = new Map<string, string>();
  // a person moves to another role of theirs where that lets one more role have somebody
  const seat = (role: string, asked: Set<string>): boolean => {
    for (const person of agreed.get(role)!) {
      if (asked.has(person)) continue;
      asked.add(person);
      const before = roleOf.get(person);
      if (before === undefined || seat(before, asked)) {
        roleOf.set(person, role);
        return true;
      }
    }
    return false;
  };
  return new Set([...agreed.keys()].filter((role) => seat(role, new Set())));
}
