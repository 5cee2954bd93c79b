// A stand-in for Pro Santé Connect: oidc-provider (npm) under Keycloak's paths. Authorization code with PKCE, CIBA polled,
// introspection, revocation, userinfo, logout, clients by secret and by certificate. State lives in memory.
import crypto from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import { createRequire } from 'node:module';
import path from 'node:path';
import querystring from 'node:querystring';
import { pathToFileURL } from 'node:url';
import { claimsOf, idOf, knows, people, subjectOf } from './people.mjs';

const require = createRequire(path.join(process.env.PUPITRE_SANDBOX_MODULES, 'package.json'));
const { default: Provider, errors, interactionPolicy } = await import(pathToFileURL(require.resolve('oidc-provider')));

const realm = '/auth/realms/esante-wallet';
const connect = `${realm}/protocol/openid-connect`;
const scopes = ['openid', 'offline_access', 'scope_all', 'identity'];
const ciba = 'urn:openid:params:grant-type:ciba';

export function startPsc(folder, port) {
  const pki = path.join(folder, 'pki');
  const issuer = `https://localhost:${port}${realm}`;
  const settings = { access_ttl: 120, refresh_ttl: 350, ciba_ttl: 120, interval: 1, approve_after: -1, filling: 0 };

  // ---- keys and tokens. Keycloak's access tokens are JWT; the provider's own are opaque, and stand inside as `jti`.
  const kid = 'psc-bac-a-sable-1';
  const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (header, claims, key = privateKey) => {
    const body = `${part(header)}.${part(claims)}`;
    if (header.alg === 'none') return `${body}.`;
    return `${body}.${crypto.sign('sha256', Buffer.from(body), key).toString('base64url')}`;
  };
  const bearer = (id, client, more) => ({
    exp: 0, iat: 0, auth_time: 0, jti: '', iss: issuer, aud: 'account', sub: subjectOf(id), typ: 'Bearer', azp: client,
    session_state: '', 'allowed-origins': ['*'], scope: 'openid scope_all', acr: 'eidas1', ...claimsOf(id), ...more,
  });
  const outside = (token) => {
    const id = idOf(token.accountId);
    const thumbprint = token['x5t#S256'];
    return signed({ alg: 'RS256', typ: 'JWT', kid }, bearer(id, token.clientId, {
      exp: token.exp, iat: token.iat, auth_time: token.iat, jti: token.jti, scope: token.scope,
      session_state: token.sessionUid ?? token.grantId,
      ...(settings.filling > 0 ? { filling: 'x'.repeat(settings.filling) } : {}),
      ...(thumbprint ? { cnf: { 'x5t#S256': thumbprint } } : {}),
    }));
  };
  const inside = (token) => {
    const parts = (token ?? '').split('.');
    if (parts.length !== 3) return token;
    const good = crypto.verify('sha256', Buffer.from(`${parts[0]}.${parts[1]}`), publicKey, Buffer.from(parts[2], 'base64url'));
    try {
      return good ? JSON.parse(Buffer.from(parts[1], 'base64url')).jti : 'forged';
    } catch {
      return 'forged';
    }
  };

  // ---- the provider
  const policy = interactionPolicy.base();
  policy.get('consent').checks.clear(); // Pro Santé Connect asks for none
  const pending = new Map(); // CIBA requests that wait for somebody's answer
  const slow = new Set(); // CIBA requests whose next poll is told to slow down
  const grants = new Map(); // `account client` → grants, for a logout without a browser

  const peerCertificate = (ctx) => {
    const raw = ctx.socket.getPeerCertificate?.()?.raw;
    return raw?.length ? new crypto.X509Certificate(raw) : undefined;
  };
  const client = (id, more) => ({
    client_id: id, application_type: 'native', redirect_uris: ['http://127.0.0.1/callback', 'http://localhost/callback'],
    grant_types: ['authorization_code', 'refresh_token', ciba], response_types: ['code'],
    backchannel_token_delivery_mode: 'poll', id_token_signed_response_alg: 'RS256', ...more,
  });
  const grantFor = async (accountId, clientId, scope) => {
    const grant = new provider.Grant({ accountId, clientId });
    grant.addOIDCScope(scope);
    const id = await grant.save();
    const key = `${accountId} ${clientId}`;
    grants.set(key, [...(grants.get(key) ?? []), id]);
    return id;
  };
  const answerCiba = async (id, approved) => {
    const request = pending.get(id);
    if (!request) return false;
    pending.delete(id);
    if (approved) {
      const grant = await grantFor(subjectOf(request.person), request.client, scopes.join(' '));
      await provider.backchannelResult(id, grant, { acr: 'eidas1' });
    } else {
      await provider.backchannelResult(id, new errors.AccessDenied('the person refused'));
    }
    return true;
  };

  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    cookies: { keys: [crypto.randomBytes(32).toString('hex')] },
    clients: [
      client('console', { token_endpoint_auth_method: 'none', grant_types: ['authorization_code', 'refresh_token'], backchannel_token_delivery_mode: undefined }),
      client('console-secret', { client_secret: 'secret-console', token_endpoint_auth_method: 'client_secret_basic' }),
      client('console-post', { client_secret: 'secret-console-post', token_endpoint_auth_method: 'client_secret_post' }),
      client('console-certificat', {
        token_endpoint_auth_method: 'tls_client_auth', tls_client_auth_subject_dn: 'CN=DPI Tilleuls', tls_client_certificate_bound_access_tokens: true,
      }),
      { client_id: 'operateur', client_secret: 'secret-operateur', token_endpoint_auth_method: 'client_secret_post', redirect_uris: [], response_types: [], grant_types: ['client_credentials'] },
    ],
    scopes,
    claims: { openid: ['sub', ...Object.keys(people[0])], scope_all: [], identity: [], acr: null },
    acrValues: ['eidas1'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none', 'tls_client_auth'],
    conformIdTokenClaims: true,
    pkce: { required: (ctx, one) => one.clientAuthMethod === 'none', methods: ['S256'] },
    extraParams: ['channel'],
    routes: {
      authorization: `${connect}/auth`, token: `${connect}/token`, userinfo: `${connect}/userinfo`, end_session: `${connect}/logout`,
      introspection: `${connect}/token/introspect`, revocation: `${connect}/revoke`, jwks: `${connect}/certs`,
      backchannel_authentication: `${connect}/ext/ciba/auth`,
    },
    ttl: {
      AccessToken: () => settings.access_ttl, RefreshToken: () => settings.refresh_ttl, AuthorizationCode: 60, IdToken: 3600,
      BackchannelAuthenticationRequest: () => settings.ciba_ttl, ClientCredentials: 120, Interaction: 600, Session: 14400, Grant: 14400,
    },
    issueRefreshToken: async (ctx, one) => one.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    findAccount: async (ctx, sub) => (knows(idOf(sub))
      ? { accountId: sub, claims: async () => ({ sub, acr: 'eidas1', ...claimsOf(idOf(sub)) }) } : undefined),
    extraTokenClaims: async (ctx, token) => (token.accountId
      ? { preferred_username: idOf(token.accountId), SubjectNameID: idOf(token.accountId) } : {}),
    interactions: { policy, url: (ctx, interaction) => `${realm}/interaction/${interaction.uid}` },
    loadExistingGrant: async (ctx) => {
      const id = await grantFor(ctx.oidc.session.accountId, ctx.oidc.client.clientId, scopes.join(' '));
      return provider.Grant.find(id);
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true, allowedPolicy: () => true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      mTLS: {
        enabled: true, tlsClientAuth: true, certificateBoundAccessTokens: true,
        getCertificate: (ctx) => peerCertificate(ctx)?.toString(),
        certificateAuthorized: (ctx) => ctx.socket.authorized,
        certificateSubjectMatches: (ctx, property, expected) => property === 'tls_client_auth_subject_dn'
          && (peerCertificate(ctx)?.subject ?? '').split('\n').includes(expected),
      },
      ciba: {
        enabled: true,
        deliveryModes: ['poll'],
        processLoginHint: async (ctx, hint) => (knows(hint) ? subjectOf(hint) : undefined),
        verifyUserCode: async () => {},
        validateRequestContext: async (ctx) => {
          if (!['CARD', 'MOBILE'].includes(ctx.oidc.params.channel)) throw new errors.InvalidRequest('channel must be CARD or MOBILE');
        },
        validateBindingMessage: async (ctx, message) => {
          if (!/^[0-9]{2}$/.test(message ?? '')) throw new errors.InvalidBindingMessage('binding_message must be two digits');
        },
        triggerAuthenticationDevice: async (ctx, request, account, one) => {
          pending.set(request.jti, {
            person: idOf(account.accountId), client: one.clientId, message: ctx.oidc.params.binding_message, channel: ctx.oidc.params.channel,
          });
          if (settings.approve_after >= 0) setTimeout(() => answerCiba(request.jti, true).catch(console.error), settings.approve_after);
        },
      },
    },
  });

  // ---- Keycloak's manners
  const form = async (request) => {
    const pieces = [];
    for await (const piece of request) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  };
  provider.use(async (ctx, next) => {
    const authorization = ctx.get('authorization');
    if (authorization.startsWith('Bearer ')) ctx.req.headers.authorization = `Bearer ${inside(authorization.slice(7))}`;
    if (ctx.method === 'POST' && ctx.path.startsWith(connect)) {
      const body = querystring.parse(await form(ctx.req));
      if (ctx.path.endsWith('/introspect') || ctx.path.endsWith('/revoke')) body.token = inside(body.token);
      ctx.req.body = body;
      if (ctx.path.endsWith('/token') && slow.delete(body.auth_req_id)) {
        ctx.status = 400;
        ctx.body = { error: 'slow_down', error_description: 'polled too often' };
        return;
      }
    }
    await next();
    if (ctx.status === 200 && ctx.path.endsWith('/token') && ctx.body?.access_token) {
      const token = await provider.AccessToken.find(ctx.body.access_token) ?? await provider.ClientCredentials.find(ctx.body.access_token);
      if (token?.accountId) ctx.body.access_token = outside(token);
      if (ctx.body.refresh_token) ctx.body.refresh_expires_in = settings.refresh_ttl;
    }
    if (ctx.status === 200 && ctx.path.endsWith('/ext/ciba/auth') && ctx.body?.auth_req_id) ctx.body.interval = settings.interval;
  });
  for (const event of ['server_error', 'grant.error', 'authorization.error', 'introspection.error', 'userinfo.error', 'backchannel_authentication.error', 'revocation.error'])
    provider.on(event, (ctx, error) => console.error(event, error.message, error.error_description ?? '', error.error_detail ?? ''));
  const callback = provider.callback();

  // ---- what is beside the provider: the person's pages, and the tests' own door
  const json = (response, value, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  const page = (response, content, status = 200) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="fr"><meta charset="utf-8"><title>Pro Santé Connect : bac à sable</title>
<style>body{font-family:sans-serif;max-width:42em;margin:3em auto}b{font-size:3em}button{font-size:1.1em;margin:.3em}</style>
<h1>Pro Santé Connect : bac à sable</h1>${content}</html>`);
  };
  const choices = (hint) => people.map(({ SubjectNameID: id, given_name: given, family_name: family }) =>
    `<option value="${id}"${id === hint ? ' selected' : ''}>${given} ${family} (${id})</option>`).join('');

  const endGrants = async (sub, clientId) => {
    for (const id of grants.get(`${sub} ${clientId}`) ?? []) {
      await Promise.all([provider.AccessToken.revokeByGrantId(id), provider.RefreshToken.revokeByGrantId(id)]);
      await (await provider.Grant.find(id))?.destroy();
    }
    grants.delete(`${sub} ${clientId}`);
  };

  // A logout by the service itself, without a browser: every grant of that person to that client ends.
  const logout = async (parameters, response) => {
    const parts = (parameters.id_token_hint ?? '').split('.');
    const good = parts.length === 3
      && crypto.verify('sha256', Buffer.from(`${parts[0]}.${parts[1]}`), publicKey, Buffer.from(parts[2], 'base64url'));
    if (!good) return json(response, { error: 'invalid_request', error_description: 'id_token_hint is no good' }, 400);
    const { sub, aud } = JSON.parse(Buffer.from(parts[1], 'base64url'));
    await endGrants(sub, aud);
    response.writeHead(parameters.post_logout_redirect_uri ? 302 : 204,
      parameters.post_logout_redirect_uri ? { location: parameters.post_logout_redirect_uri } : {});
    return response.end();
  };

  // Tokens that Pro Santé Connect would never give.
  const strange = ({ kind, person = people[0].SubjectNameID, client: azp = 'console' }) => {
    const now = Math.floor(Date.now() / 1000);
    const other = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const claims = bearer(person, azp, { iat: now, auth_time: now, exp: now + 120, jti: crypto.randomUUID(), session_state: crypto.randomUUID() });
    const header = { alg: 'RS256', typ: 'JWT', kid };
    switch (kind) {
      case 'expired': return signed(header, { ...claims, iat: now - 400, exp: now - 280 });
      case 'early': return signed(header, { ...claims, nbf: now + 600 });
      case 'issuer': return signed(header, { ...claims, iss: 'https://ailleurs.invalid/auth/realms/esante-wallet' });
      case 'key': return signed({ ...header, kid: 'inconnue' }, claims, other);
      case 'signature': return signed(header, claims, other);
      case 'none': return signed({ ...header, alg: 'none' }, claims);
      default: return undefined;
    }
  };

  const own = async (request, response, url) => {
    const found = url.pathname.match(/^\/sandbox\/ciba\/([^/]+)\/(approve|deny|slow)$/);
    if (request.method === 'POST') {
      const parameters = querystring.parse(await form(request));
      if (url.pathname === '/sandbox/settings') {
        for (const [name, value] of Object.entries(parameters)) if (name in settings) settings[name] = Number(value);
        return json(response, settings);
      }
      if (url.pathname === '/sandbox/end') { // a session that Pro Santé Connect ends itself
        await endGrants(subjectOf(parameters.person), parameters.client);
        return json(response, { ok: true });
      }
      if (url.pathname === '/sandbox/token') {
        const token = strange(parameters);
        return token ? json(response, { access_token: token }) : json(response, { error: 'unknown kind' }, 400);
      }
      if (found) {
        const [, id, what] = found;
        const done = what === 'slow' ? (slow.add(id), true) : await answerCiba(id, what === 'approve');
        if (parameters.page) {
          response.writeHead(303, { location: '/sandbox/' });
          return response.end();
        }
        return json(response, { ok: done }, done ? 200 : 404);
      }
    } else if (url.pathname === '/sandbox/ciba') {
      return json(response, [...pending].map(([id, request_]) => ({ auth_req_id: id, ...request_ })));
    } else if (url.pathname === '/sandbox/settings') {
      return json(response, settings);
    } else if (url.pathname === '/sandbox/') {
      const rows = [...pending].map(([id, { person, message, channel }]) =>
        `<p>${person}, ${channel} : <b>${message}</b></p><form method="post" action="/sandbox/ciba/${id}/approve"><input type="hidden" name="page" value="1">
<button>Approuver</button><button formaction="/sandbox/ciba/${id}/deny">Refuser</button></form>`).join('');
      return page(response, rows || '<p>Aucune demande en attente. Cette page se recharge seule.</p><meta http-equiv="refresh" content="2">');
    }
    return json(response, { error: 'not found' }, 404);
  };

  const interaction = async (request, response) => {
    const details = await provider.interactionDetails(request, response);
    const finish = (result) => provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    if (request.method === 'POST') {
      const { action, person } = querystring.parse(await form(request));
      if (action === 'deny') return finish({ error: 'access_denied', error_description: 'the person refused' });
      if (!knows(person)) return page(response, '<p>Personne inconnue.</p>', 401);
      return finish({ login: { accountId: subjectOf(person), acr: 'eidas1', amr: ['sc'] } });
    }
    return page(response, `<p>Application : ${details.params.client_id}</p><form method="post"><select name="person">${choices(details.params.login_hint)}</select>
<button name="action" value="login">Se connecter</button><button name="action" value="deny">Refuser</button></form>`);
  };

  const server = https.createServer({
    key: fs.readFileSync(`${pki}/server.key`), cert: fs.readFileSync(`${pki}/server-chain.pem`), ca: fs.readFileSync(`${pki}/anchors.pem`),
    crl: [fs.readFileSync(`${pki}/root.crl.pem`), fs.readFileSync(`${pki}/authority.crl.pem`)],
    requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.2',
  }, async (request, response) => {
    try {
      const url = new URL(request.url, issuer);
      if (url.pathname.startsWith('/sandbox/')) return await own(request, response, url);
      if (url.pathname.startsWith(`${realm}/interaction/`)) return await interaction(request, response);
      if (url.pathname === `${realm}/.well-known/wallet-openid-configuration`) {
        request.url = '/.well-known/openid-configuration';
        return await callback(request, response);
      }
      if (url.pathname === `${connect}/logout` && !request.headers.cookie && url.searchParams.has('id_token_hint'))
        return await logout(Object.fromEntries(url.searchParams), response);
      if (url.pathname === `${connect}/logout` && !request.headers.cookie && request.method === 'POST')
        return await logout(querystring.parse(await form(request)), response);
      if (url.pathname.startsWith(`${connect}/`)) return await callback(request, response);
      return json(response, { error: 'not found' }, 404);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) json(response, { error: error.name, error_description: error.message }, 400);
    }
    return undefined;
  });
  server.listen(port, '127.0.0.1');
}
