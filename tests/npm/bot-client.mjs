// Posts an activity as a bot of the Bot Framework SDK posts to another, with a token that the test made.
import { createRequire } from 'node:module';
import { answer, read } from './input.mjs';

const { AppCredentials, BotFrameworkAuthenticationFactory, ServiceClientCredentialsFactory } = createRequire(import.meta.url)('botframework-connector');

class OneToken extends AppCredentials {
  constructor(appId, token) {
    super(appId);
    this.token = token;
  }
  async getToken() {
    return this.token;
  }
}

class OneTokenFactory extends ServiceClientCredentialsFactory {
  constructor(token) {
    super();
    this.token = token;
  }
  async isValidAppId() {
    return true;
  }
  async isAuthenticationDisabled() {
    return false;
  }
  async createCredentials(appId) {
    return new OneToken(appId, this.token);
  }
}

const { url, token, appId, serviceUrl, activity } = await read();
const authentication = BotFrameworkAuthenticationFactory.create('', true, '', '', '', '', '', '', '', new OneTokenFactory(token), {}, undefined, {});
const client = authentication.createBotFrameworkClient();
const response = await client.postActivity(appId, appId, `${url}/api/messages`, serviceUrl, activity.conversation.id, activity);
answer({ status: response.status, body: response.body ?? null });
