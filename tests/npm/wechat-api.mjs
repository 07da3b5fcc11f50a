// Sends a text to a follower by a client of the platform's API.
import { createRequire } from 'node:module';
import { answer, read } from './input.mjs';

const WechatAPI = createRequire(import.meta.url)('co-wechat-api');

const { url, appId, secret, user, text } = await read();
const api = new WechatAPI(appId, secret);
api.prefix = `${url}/cgi-bin/`;
answer(await api.sendText(user, text));
