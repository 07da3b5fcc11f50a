// A conversation through offline-directline, which stands between a Direct Line client and the bot's /api/messages.
import { createRequire } from 'node:module';
import { answer, read } from './input.mjs';

const require = createRequire(import.meta.url);
const express = require('express');
const { getRouter } = require('offline-directline/dist/bridge');

console.log = () => {};
const { url, questions } = await read();
const app = express();
const server = app.listen(0, '127.0.0.1');
await new Promise(resolve => server.once('listening', resolve));
const own = `http://127.0.0.1:${server.address().port}`;
app.use(getRouter(own, `${url}/api/messages`));

const { conversationId } = await (await fetch(`${own}/directline/conversations`, { method: 'POST' })).json();
const activities = `${own}/directline/conversations/${conversationId}/activities`;
const said = async count => {
  for (let attempt = 0; attempt < 600; attempt++) {
    const replies = (await (await fetch(activities)).json()).activities.filter(activity => activity.from?.id !== 'resident');
    if (replies.length >= count) return replies;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`no reply number ${count}`);
};
let replies = [];
for (const [index, text] of questions.entries()) {
  const response = await fetch(activities, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text, from: { id: 'resident' } }),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  replies = await said(index + 1);
}
answer(replies);
process.exit(0);
