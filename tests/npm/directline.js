// Holds a conversation with Microsoft's DirectLineJS. Arguments: the service's address, "socket" or "poll", what is said turn by
// turn; "(drop)" cuts the socket and "(refuse)" asks with a forged token instead. Prints each reply as a line of JSON.
'use strict';

const { DirectLine } = require('botframework-directlinejs');
const WebSocket = require('ws');

let socket;
globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = class extends WebSocket {
  constructor(...rest) {
    super(...rest);
    socket = this;
  }
};

const [address, mode, ...turns] = process.argv.slice(2);
const domain = new URL('/v3/directline', address).href;
const arrived = [];
const waiting = [];

function reply(to) {
  const found = arrived.find(activity => activity.replyToId === to);
  return found ? Promise.resolve(found) : new Promise(resolve => waiting.push({ to, resolve }));
}

async function main() {
  const { token } = await (await fetch(domain + '/tokens/generate', { method: 'POST' })).json();
  const user = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).user;
  const directLine = new DirectLine({ domain, token: turns.includes('(refuse)') ? token + 'x' : token, webSocket: mode === 'socket', pollingInterval: 250 });
  directLine.connectionStatus$.subscribe(status => status === 4 && (console.log(JSON.stringify({ refused: true })), process.exit(0)));
  directLine.activity$.subscribe(activity => {
    arrived.push(activity);
    waiting.filter(({ to }) => to === activity.replyToId).forEach(({ resolve }) => resolve(activity));
  }, fault => {
    console.error(fault);
    process.exit(1);
  });

  for (const text of turns) {
    if (text === '(drop)') {
      socket.terminate();
      continue;
    }

    const id = await new Promise((resolve, reject) => directLine.postActivity({ type: 'message', text, from: { id: user } }).subscribe(resolve, reject));
    const { text: said, suggestedActions } = await reply(id);
    console.log(JSON.stringify({ said, actions: suggestedActions?.actions.map(action => action.value), echoed: arrived.some(activity => activity.id === id && activity.from.id === user) }));
  }

  console.log(JSON.stringify({ activities: arrived.length }));
  process.exit(0);
}

main().catch(fault => {
  console.error(fault);
  process.exit(1);
});
