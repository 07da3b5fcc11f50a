// What a test asks of a script: one JSON value on standard input; the script answers with one on standard output.
export async function read() {
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  return JSON.parse(text);
}

export function answer(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}
