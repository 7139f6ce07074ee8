// A real OpenID Connect provider with two invented people, whose keys can change and which can go away.
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { Provider } from "oidc-provider";

/** Who can sign in there: the name typed, and what is claimed of them. */
const people = new Map([
  ["adam", { sub: "s-adam", name: "Adam Example", email: "adam@council.example", roles: ["administrator", "some.other.program"] }],
  ["anna", { sub: "s-anna", name: "Anna Example", email: "anna@council.example", roles: ["analyst", "board-member"] }],
  ["nora", { sub: "s-nora", name: "Nora Example", email: "nora@council.example", roles: [] }],
]);

function key(alg) {
  const made =
    alg === "ES256" ? generateKeyPairSync("ec", { namedCurve: "P-256" }) : generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { ...made.privateKey.export({ format: "jwk" }), alg, use: "sig", kid: randomUUID() };
}

export class Council {
  constructor(port, client) {
    this.port = port;
    this.issuer = `http://127.0.0.1:${port}`;
    this.client = client;
    this.people = people;
  }

  /** Starts with new keys. */
  async start(alg = "RS256") {
    const provider = new Provider(this.issuer, {
      clients: [{ ...this.client, require_auth_time: true, id_token_signed_response_alg: alg }],
      jwks: { keys: [key(alg)] },
      claims: { openid: ["sub", "roles"], profile: ["name"], email: ["email"] },
      conformIdTokenClaims: false,
      cookies: { keys: [randomUUID()] },
      enabledJWA: { idTokenSigningAlgValues: ["RS256", "PS256", "ES256"] },
      ttl: { Session: 3600, Interaction: 600, Grant: 3600, IdToken: 600, AuthorizationCode: 60, AccessToken: 600 },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      findAccount: (_, id) => ({ accountId: id, claims: () => [...people.values()].find(({ sub }) => sub === id) }),
    });
    provider.use(async (ctx, next) => {
      // Signing in there is one form: who it is, then consent by itself.
      const asked = /^\/sign-in-as\/([^/]+)\/([^/]+)$/.exec(ctx.path);
      if (!asked) return next();
      const details = await provider.interactionDetails(ctx.req, ctx.res);
      const accountId = people.get(asked[2]).sub;
      const grant = new provider.Grant({ accountId, clientId: details.params.client_id });
      grant.addOIDCScope("openid profile email");
      grant.addOIDCClaims(["roles"]);
      const grantId = await grant.save();
      await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId }, consent: { grantId } });
      ctx.respond = false;
    });
    this.server = provider.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }

  /** Takes a visitor who was sent here through signing in as somebody; the answer that leads back. */
  async signInAs(visitor, address, name, ours) {
    const leadsBack = (to) => to.startsWith(ours);
    const asked = await visitor.go(address, {}, (to) => to.includes("/interaction/") || leadsBack(to));
    if (leadsBack(asked.to)) return asked;
    const uid = new URL(asked.to).pathname.split("/").at(-1);
    // The cookie of the interaction is for its path, which this client does not keep apart.
    return visitor.go(`${this.issuer}/sign-in-as/${uid}/${name}`, {}, leadsBack);
  }
}
