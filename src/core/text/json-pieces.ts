/** A JSON value as text in pieces: members of the top level and items of its lists on lines of their own, so that a large document is never one string. */
export function* jsonPieces(value: Readonly<Record<string, unknown>>): Generator<string> {
  yield '{';
  let separator = '\n';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}  ${JSON.stringify(key)}: `;
    separator = ',\n';
    if (Array.isArray(member) && member.length > 0) {
      yield '[';
      for (let index = 0; index < member.length; index++) yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(member[index])}`;
      yield '\n  ]';
    } else yield JSON.stringify(member, null, 2).replaceAll('\n', '\n  ');
  }
  yield '\n}\n';
}
