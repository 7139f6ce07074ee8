// A browser as far as signing in needs one: cookies, redirects followed one by one, forms sent as they stand on a page.
export class Visitor {
  constructor(base) {
    this.base = base;
    this.jars = new Map();
  }

  /** Asks once, without following. */
  async ask(address, { method = "GET", form, headers = {} } = {}) {
    const url = new URL(address, this.base);
    const jar = this.jars.get(url.origin) ?? new Map();
    this.jars.set(url.origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: {
        ...(cookie && { cookie }),
        ...(form && { "content-type": "application/x-www-form-urlencoded", origin: url.origin }),
        ...headers,
      },
      body: form && new URLSearchParams(form).toString(),
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair, ...rest] = set.split(";");
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      const gone = rest.some((part) => /max-age=0$|expires=thu, 01 jan 1970/i.test(part.trim()));
      if (gone || value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const to = response.headers.get("location");
    return {
      url: url.href,
      status: response.status,
      headers: response.headers,
      to: to && new URL(to, url).href,
      body: await response.text(),
    };
  }

  /** Asks and follows until there is a page; `until` stops before an address is asked. */
  async go(address, options = {}, until = () => false) {
    let answer = await this.ask(address, options);
    for (let hops = 0; answer.to && hops < 12; hops += 1) {
      if (until(answer.to)) return answer;
      answer = await this.ask(answer.to);
    }
    return answer;
  }

  /** Sends the form of a page that goes to `action`, with what it carries and what is typed. */
  async send(page, action, typed = {}, options = {}) {
    const forms = [...page.body.matchAll(/<form\b[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)];
    const form = forms.find(([, to]) => new URL(unescaped(to), page.url).pathname === action);
    if (!form) throw new Error(`no form to ${action} on ${page.url}: ${page.status}\n${page.body.slice(0, 2000)}`);
    const carried = Object.fromEntries(
      [...form[2].matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
        unescaped(/name="([^"]*)"/.exec(input)[1]),
        unescaped(/value="([^"]*)"/.exec(input)?.[1] ?? ""),
      ]),
    );
    const sent = { method: "POST", form: { ...carried, ...typed } };
    return options.once ? this.ask(new URL(unescaped(form[1]), page.url), sent) : this.go(new URL(unescaped(form[1]), page.url), sent, options.until);
  }

  cookie(name) {
    return this.jars.get(new URL(this.base).origin)?.get(name);
  }
}

export const unescaped = (text) =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What a page says, without its markup. */
export const words = (answer) =>
  unescaped(answer.body.replace(/<(script|style)[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");

export const heading = (answer) => words({ body: /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(answer.body)?.[1] ?? "" }).trim();
