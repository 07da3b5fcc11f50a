// Plays the platform in safe mode: encrypts a message with a library of its own, passes it on, and reads the reply with the library.
import { createRequire } from 'node:module';
import * as wecom from '@wecom/crypto';
import { answer, read } from './input.mjs';

const WXBizMsgCrypt = createRequire(import.meta.url)('wechat-crypto');

const libraries = {
  'wechat-crypto': ({ token, key, appId }) => {
    const crypt = new WXBizMsgCrypt(token, key, appId);
    return {
      encrypt: message => crypt.encrypt(message),
      decrypt: text => crypt.decrypt(text),
      sign: (timestamp, nonce, text) => crypt.getSignature(timestamp, nonce, text),
    };
  },
  '@wecom/crypto': ({ token, key, appId }) => ({
    encrypt: message => wecom.encrypt(key, message, appId),
    decrypt: text => wecom.decrypt(key, text),
    sign: (timestamp, nonce, text) => wecom.getSignature(token, timestamp, nonce, text),
  }),
};

const field = (xml, name) => xml.match(new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's'))?.[1];

const { library, url, account, message } = await read();
const peer = libraries[library](account);
const timestamp = String(Math.floor(Date.now() / 1000));
const nonce = String(Math.floor(Math.random() * 1e10));
const encrypted = peer.encrypt(message);
const query = new URLSearchParams({
  signature: peer.sign(timestamp, nonce, ''),
  timestamp,
  nonce,
  openid: 'oResident',
  encrypt_type: 'aes',
  msg_signature: peer.sign(timestamp, nonce, encrypted),
});
const response = await fetch(`${url}/wechat?${query}`, {
  method: 'POST',
  headers: { 'content-type': 'text/xml' },
  body: `<xml>\n    <ToUserName><![CDATA[gh]]></ToUserName>\n    <Encrypt><![CDATA[${encrypted}]]></Encrypt>\n</xml>`,
});
const body = await response.text();
const reply = field(body, 'Encrypt');
answer({
  status: response.status,
  isSigned: reply !== undefined && field(body, 'MsgSignature') === peer.sign(field(body, 'TimeStamp'), field(body, 'Nonce'), reply),
  ...(reply === undefined ? { body } : peer.decrypt(reply)),
});
