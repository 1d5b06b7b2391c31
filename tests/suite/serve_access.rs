//! Who may read and write what `karat serve` shows: each kind of credential, right and wrong, against the program itself.

mod issuer;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::http::Response;
use ureq::tls::TlsConfig;
use ureq::{Agent, Body};

use crate::harness::{Folder, command, root};
use crate::server::unused_address;
use issuer::{Issuer, Key, moment};

/// A server on a free port, and the folder of its history.
struct Server {
    folder: Folder,
    own: crate::server::Server,
}

impl Server {
    /// Starts one with these lines in its configuration.
    fn start(lines: &str) -> Self {
        Self::start_at("127.0.0.1:0", lines, &[])
    }

    fn start_at(address: &str, lines: &str, arguments: &[&str]) -> Self {
        let folder = Folder::with(&[("karat.toml", lines)]);
        let mut serve = command(folder.path());
        serve.env("KARAT_SECRET", "s3cret/+").args(["serve", "--listen", address]).args(arguments);
        Self { own: crate::server::Server::of(&mut serve), folder }
    }

    /// A token that `karat token create` makes.
    fn token(&self, arguments: &[&str]) -> String {
        let run = self.folder.karat(&[&["token", "create"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("karat_"), "the token stands on stdout alone: {}", run.stderr);
        run.stdout.trim().to_owned()
    }

    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().get(format!("{}{path}", self.own.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.call().unwrap())
    }

    /// Sends a form as a page of the server's would.
    fn post(&self, path: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().post(format!("{}{path}", self.own.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.send_form(form.iter().copied()).unwrap())
    }

    fn audit(&self) -> String {
        self.folder.karat(&["token", "audit", "--format", "csv"]).stdout
    }

    fn get_with(&self, path: &str, token: &str) -> Answer {
        self.get(path, &[("authorization", &format!("Bearer {token}"))])
    }
}

fn agent() -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .tls_config(TlsConfig::builder().disable_verification(true).build());
    config.build().into()
}

/// What a server answered.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: ureq::http::HeaderMap,
    text: String,
}

impl Answer {
    fn of(mut response: Response<Body>) -> Self {
        let text = response.body_mut().read_to_string().unwrap();
        Self { status: response.status().as_u16(), headers: response.headers().clone(), text }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The value of a cookie that is set, and what is said of it.
    fn cookie(&self, name: &str) -> Option<(&str, &str)> {
        let all = self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
        all.filter_map(|own| own.split_once('=')).find(|own| own.0 == name).map(|own| own.1.split_once("; ").unwrap())
    }

    /// What a form of the page must carry.
    fn proof(&self) -> &str {
        let (_, rest) = self.text.split_once("name=\"proof\" value=\"").unwrap_or_else(|| panic!("{}", self.text));
        rest.split('"').next().unwrap()
    }
}

#[test]
fn a_page_opens_for_a_valid_token_for_all_and_for_no_other() {
    let server = Server::start("");
    let all = server.token(&["all", "--read", "--all"]);
    let narrow = server.token(&["narrow", "--read", "--repository", "github.com/acme/*"]);
    let owner = server.token(&["owner", "--read", "--owner", "group:default/pay"]);
    let writing = server.token(&["writing", "--write", "--all"]);
    let ended = server.token(&["ended", "--read", "--all", "--now", "2026-01-01", "--until", "2026-01-02"]);
    let early = server.token(&["early", "--read", "--all", "--now", "2126-01-01"]);
    let revoked = server.token(&["revoked", "--read", "--all"]);
    assert_eq!(server.get_with("/", &revoked).status, 200);
    assert_eq!(server.folder.karat(&["token", "revoke", "revoked"]).status, 0);
    let forged = format!("{}{}", &all[..all.len() - 1], if all.ends_with('a') { 'b' } else { 'a' });
    let cases = [
        (all.as_str(), 200, ""),
        (&narrow, 403, "for some repositories or owners only"),
        (&owner, 403, "for some repositories or owners only"),
        (&writing, 403, "nothing may be read"),
        (&ended, 401, "not valid"),
        (&early, 401, "not valid"),
        (&revoked, 401, "not valid"),
        (&forged, 401, "not valid"),
        ("karat_", 401, "not valid"),
        ("' OR 1=1 --", 401, "not valid"),
        ("", 401, "not valid"),
    ];
    for (token, status, said) in cases {
        let answer = server.get_with("/", token);
        assert_eq!(answer.status, status, "{token}: {answer:?}");
        assert!(answer.text.contains(said), "{token}: {answer:?}");
        if status == 401 {
            assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"karat\"");
        }
        if status != 200 {
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
    }
    assert_eq!(server.get("/", &[("authorization", &format!("Basic {all}"))]).status, 401);
    let listed = server.folder.karat(&["token", "list"]).stdout;
    assert!(!listed.contains("karat_") && listed.contains("read of github.com/acme/*"), "{listed}");
    let audit = server.folder.karat(&["token", "audit", "--format", "csv"]).stdout;
    assert!(audit.contains("command line,,revoked,token revoked\n"), "{audit}");
}

#[test]
fn a_token_says_what_it_is_for() {
    let folder = Folder::empty();
    let cases: [(&[&str], &str); 6] = [
        (&["ci", "--all"], "--read"),
        (&["ci", "--read"], "--repository"),
        (&["ci", "--write", "--owner", "group:x"], "cannot be used with"),
        (&["ci", "--read", "--repository", "a["], "`a[`"),
        (&["ci", "--read", "--all", "--until", "2020-01-01"], "it would have ended already"),
        (&["a\nb", "--read", "--all"], "its name is no word of a line"),
    ];
    for (arguments, said) in cases {
        let run = folder.karat(&[&["token", "create"], arguments].concat());
        assert_eq!((run.status, run.stderr.contains(said)), (2, true), "{arguments:?}: {}", run.stderr);
    }
    assert!(!folder.path().join("karat-history.db").exists());
}

/// A token, what is sent besides, and the status.
type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], u16);

/// What is changed in the cookie and in the address.
type Tampered = (&'static str, fn(&mut String, &mut String));

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml");

#[test]
fn a_person_signs_in_with_a_token_and_out_with_a_form_of_their_own_page() {
    let server = Server::start("");
    let away = server.get("/?days=30&q=a+b", &[BROWSER]);
    assert_eq!((away.status, away.header("location")), (303, "/login?to=/%3Fdays%3D30%26q%3Da%2Bb"));
    let login = server.get(away.header("location"), &[BROWSER]);
    assert!(login.text.contains("name=\"to\" value=\"/?days=30&amp;q=a+b\""), "{}", login.text);
    // Nothing leads to pages that one may not see yet.
    let leads = ["<nav", "role=\"search\"", "href=\"/entities\"", "regressions.atom"];
    assert!(leads.iter().all(|lead| !login.text.contains(lead)), "{}", login.text);
    let (all, narrow) = (server.token(&["all", "--read", "--all"]), server.token(&["n", "--read", "--owner", "a"]));
    let cases: [Case<'_>; 5] = [
        (&all, &[], 403),
        (&all, &[("sec-fetch-site", "cross-site")], 403),
        (&all, &[("origin", "https://evil.dev")], 403),
        (&narrow, &[OWN], 401),
        ("karat_x", &[OWN], 401),
    ];
    for (token, headers, status) in cases {
        let answer = server.post("/login", &[("token", token)], headers);
        assert_eq!((answer.status, answer.cookie("karat")), (status, None), "{headers:?}: {answer:?}");
    }
    let signed = server.post("/login", &[("token", &all), ("to", "//evil.dev/")], &[OWN]);
    assert_eq!((signed.status, signed.header("location")), (303, "/"), "{signed:?}");
    let (session, said) = signed.cookie("karat").unwrap();
    assert_eq!(said, "Path=/; HttpOnly; SameSite=Lax; Max-Age=86400");
    let cookie = ("cookie", &*format!("other=1; karat={session}"));
    let page = server.get("/", &[cookie]);
    assert!(page.status == 200 && page.text.contains("<span>token all</span>"), "{page:?}");
    let out = |form: &[(&str, &str)], site| server.post("/logout", form, &[cookie, ("sec-fetch-site", site)]).status;
    assert_eq!(out(&[], "same-origin"), 403, "without the proof");
    assert_eq!(out(&[("proof", "guessed")], "same-origin"), 403, "with another one");
    assert_eq!(out(&[("proof", page.proof())], "cross-site"), 403, "from another site");
    assert_eq!(server.get("/", &[cookie]).status, 200, "none of them ended the session");
    assert_eq!(out(&[("proof", page.proof())], "same-origin"), 303);
    assert_eq!(server.get("/", &[cookie]).status, 401);
    assert_eq!(server.get("/", &[("cookie", "karat=guessed")]).status, 401);
    let audit = server.audit();
    assert!(audit.contains("token all,127.0.0.1,signed out") && !audit.contains(session), "{audit}");
}

#[test]
fn a_session_ends_with_the_token_that_it_began_with() {
    let server = Server::start("");
    let token = server.token(&["amira", "--read", "--all"]);
    let signed = server.post("/login", &[("token", &token)], &[OWN]);
    let cookie = format!("karat={}", signed.cookie("karat").unwrap().0);
    assert_eq!(server.get("/", &[("cookie", &cookie)]).status, 200);
    assert_eq!(server.folder.karat(&["token", "revoke", "amira"]).status, 0);
    assert_eq!(server.get("/", &[("cookie", &cookie)]).status, 401);
}

/// A server at which people sign in by an issuer, which is told where it is.
fn signing_in(issuer: &Issuer, lines: &str) -> Server {
    let address = unused_address();
    let own = format!(
        "[serve]\nurl = \"http://{address}\"\n[serve.oidc]\nissuer = \"{}\"\nclient_id = \"karat\"\n\
         client_secret_env = \"KARAT_SECRET\"\n{lines}\n",
        issuer.url
    );
    Server::start_at(&address, &own, &[])
}

/// What a browser does: begins, is sent to the issuer, and comes back.
fn come_back(server: &Server, issuer: &Issuer, claims: &Value, tamper: impl Fn(&mut String, &mut String)) -> Answer {
    let begun = server.get("/login/oidc?to=/%3Fdays%3D7", &[BROWSER]);
    assert_eq!(begun.status, 303, "{begun:?}");
    let asked = issuer::query(begun.header("location"));
    assert!(begun.header("location").starts_with(&format!("{}/authorize?", issuer.url)), "{begun:?}");
    assert_eq!((&*asked["response_type"], &*asked["code_challenge_method"]), ("code", "S256"));
    assert_eq!(asked["redirect_uri"], format!("{}/login/callback", server.own.address));
    issuer.expect(&asked["code_challenge"], &asked["nonce"], claims);
    let (attempt, said) = begun.cookie("karat-login").unwrap();
    assert_eq!(said, "Path=/; HttpOnly; SameSite=Lax; Max-Age=600");
    let (mut cookie, mut address) =
        (format!("karat-login={attempt}"), format!("/login/callback?code=good&state={}", asked["state"]));
    tamper(&mut cookie, &mut address);
    server.get(&address, &[("cookie", &cookie), BROWSER])
}

#[test]
fn a_person_signs_in_by_the_issuer_and_only_with_what_their_browser_began() {
    let issuer = Issuer::start(&[Key::es256("one")]);
    let server = signing_in(&issuer, "email_domains = [\"acme.dev\"]\ngroups = [\"dev\"]");
    let login = server.get("/login", &[BROWSER]);
    assert!(login.text.contains("Sign in with 127.0.0.1:"), "{}", login.text);
    let amira = json!({"sub": "1", "email": "amira@acme.dev", "email_verified": true, "groups": ["dev"]});
    let back = come_back(&server, &issuer, &amira, |_, _| ());
    assert_eq!((back.status, back.header("location")), (303, "/?days=7"), "{back:?} {}", server.audit());
    assert_eq!(issuer.authorization(), "Basic a2FyYXQ6czNjcmV0JTJGJTJC", "the secret, encoded as in a form");
    let cookie = format!("karat={}", back.cookie("karat").unwrap().0);
    let page = server.get("/", &[("cookie", &cookie)]);
    assert!(page.status == 200 && page.text.contains("<span>amira@acme.dev</span>"), "{page:?}");
    let with = |name: &str, value: Value| {
        let mut claims = amira.clone();
        claims[name] = value;
        claims
    };
    let refused = [
        with("email", json!("eve@evil.dev")),
        with("email_verified", json!(false)),
        with("groups", json!(["other"])),
        with("nonce", json!("another")),
        with("aud", json!("another")),
        with("iss", json!("https://evil.dev")),
        with("exp", json!(moment(-3600))),
    ];
    for claims in refused {
        let back = come_back(&server, &issuer, &claims, |_, _| ());
        assert_eq!((back.status, back.cookie("karat")), (403, None), "{claims}: {back:?}");
    }
    let tampered: [Tampered; 4] = [
        ("no cookie", |cookie, _| cookie.clear()),
        ("the cookie of another browser", |cookie, _| *cookie = format!("karat-login={}.Lw", "a".repeat(52))),
        ("another state", |_, address| address.push('x')),
        ("another issuer", |_, address| address.push_str("&iss=https://evil.dev")),
    ];
    for (what, tamper) in tampered {
        let back = come_back(&server, &issuer, &amira, tamper);
        assert_eq!((back.status, back.cookie("karat")), (400, None), "{what}: {back:?}");
    }
    let back = come_back(&server, &issuer, &amira, |_, address| *address = address.replace("code=good", "code=bad"));
    assert_eq!((back.status, back.cookie("karat")), (502, None), "{back:?}");
    let audit = server.audit();
    assert!(audit.contains("amira@acme.dev,127.0.0.1,signed in") && audit.contains("was refused"), "{audit}");
}

#[test]
fn a_token_of_a_pipeline_is_taken_only_if_all_of_it_is_right() {
    let issuer = Issuer::start(&[Key::es256("one"), Key::rs256("two")]);
    let server = Server::start(&format!(
        "[[serve.pipelines]]\nissuer = \"{}\"\naudience = \"karat\"\nhost = \"github.com\"\nrepositories = [\"acme/*\"]\n\
         claims = {{ ref = [\"refs/heads/main\"] }}\n",
        issuer.url
    ));
    let claims = json!({
        "iss": issuer.url, "aud": "karat", "exp": moment(300), "nbf": moment(-10),
        "repository": "acme/shop", "ref": "refs/heads/main",
    });
    let with = |name: &str, value: Value| {
        let mut claims = claims.clone();
        claims[name] = value;
        claims
    };
    let (one, two) = (issuer.key("one"), issuer.key("two"));
    let stranger = Key::es256("one");
    let new = Key::es256("new");
    let taken = [one.sign(&claims), two.sign(&claims), one.sign(&with("aud", json!(["other", "karat"])))];
    for token in &taken {
        // It reads its own repository alone, which no page is of.
        let answer = server.get_with("/", token);
        assert!(answer.status == 403 && answer.text.contains("for some repositories or owners only"), "{answer:?}");
    }
    let refused = [
        ("expired", one.sign(&with("exp", json!(moment(-300))))),
        ("without an end", one.sign(&with("exp", Value::Null))),
        ("not yet valid", one.sign(&with("nbf", json!(moment(300))))),
        ("for another audience", one.sign(&with("aud", json!("other")))),
        ("of another issuer", one.sign(&with("iss", json!("https://evil.dev")))),
        ("of another repository", one.sign(&with("repository", json!("evil/shop")))),
        ("of a repository above", one.sign(&with("repository", json!("acme/../evil/shop")))),
        ("of a repository below", one.sign(&with("repository", json!("acme/shop/x")))),
        ("of no repository", one.sign(&with("repository", Value::Null))),
        ("of a list of repositories", one.sign(&with("repository", json!(["acme/shop"])))),
        ("of another branch", one.sign(&with("ref", json!("refs/heads/mine")))),
        ("signed by a stranger", stranger.sign(&claims)),
        ("signed with a key that is not known", new.sign(&claims)),
        ("not signed", issuer::unsigned(&claims)),
        ("signed with the public key as a secret", two.confused(&claims)),
        ("with the key of another algorithm", one.named("two").sign(&claims)),
        ("cut off", taken[0].rsplit_once('.').unwrap().0.to_owned() + "."),
        ("changed", taken[0].replacen('.', ".e30", 1)),
        ("nothing", "..".to_owned()),
    ];
    for (what, token) in refused {
        let answer = server.get_with("/", &token);
        assert!(matches!(answer.status, 401 | 429), "{what}: {answer:?}");
        let is_told =
            [issuer.url.as_str(), "acme/*", "Invalid", "evil/shop"].iter().any(|own| answer.text.contains(*own));
        assert!(!is_told, "{what}: why is for the operator: {answer:?}");
    }
    for said in ["status 401: it could not be verified: InvalidAudience", "https://github.com/evil/shop is not among"] {
        server.own.said(said);
    }
    issuer.add(new.clone());
    assert_eq!(server.get_with("/", &new.sign(&claims)).status, 403, "a key that is new is fetched");
    let asked = issuer.asked();
    for at in 0..30 {
        assert_ne!(server.get_with("/", &Key::es256(&format!("x{at}")).sign(&claims)).status, 403);
    }
    assert!(issuer.asked() <= asked + 3, "keys are not fetched for each token that names one");
    assert_eq!(server.get_with("/", &taken[0]).status, 403, "who is valid is let in however many are not");
}

#[test]
fn where_everybody_may_read_nobody_is_asked_to_sign_in() {
    let server = Server::start("[serve]\nanonymous_read = true\n");
    let answer = server.get("/login?to=/entities", &[BROWSER]);
    assert_eq!((answer.status, answer.header("location")), (303, "/entities"));
}

#[test]
fn a_catalog_is_refused_in_words_that_its_client_knows() {
    let server = Server::start("");
    let answer = server.get_with("/api/tech-insights/checks", "karat_wrong");
    let told: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!((answer.status, &told["error"]["name"]), (401, &json!("AuthenticationError")), "{}", answer.text);
    assert_eq!(told["response"]["statusCode"], 401, "{told}");
    assert!(answer.header("www-authenticate").starts_with("Bearer"), "{}", answer.text);
    let large = raw(
        &server,
        "POST /api/tech-insights/checks/run HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 1073741824\r\n\r\n",
    );
    assert!(large.starts_with("HTTP/1.1 413") && large.contains("\"name\":\"PayloadTooLargeError\""), "{large}");
}

#[test]
fn every_answer_guards_the_browser_and_no_page_has_a_script_or_a_style_in_it() {
    let server = Server::start("[serve]\nanonymous_read = true\nurl = \"https://karat.acme.dev\"\n");
    for path in ["/", "/login", "/nothing", "/assets/karat.css", "/assets/nothing", "/healthz", "/?csv=movers"] {
        let answer = server.get(path, &[BROWSER]);
        let policy = answer.header("content-security-policy");
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        let fixed = [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000"),
        ];
        for (name, value) in fixed {
            assert_eq!(answer.header(name), value, "{path}: {name}");
        }
        assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
        if answer.header("content-type").starts_with("text/html") {
            let text = answer.text.to_lowercase();
            for wrong in ["<style", " style=", "<script>", " onclick=", " onload=", "javascript:"] {
                assert!(!text.contains(wrong), "{path}: {wrong}: {text}");
            }
            assert!(text.matches("<script").count() == 1 && text.contains("<script defer=\"defer\" src=\"/assets/"));
        }
    }
}

#[test]
fn no_path_and_no_value_leads_elsewhere() {
    let server = Server::start("[serve]\nanonymous_read = true\n");
    for path in [
        "/assets/../karat.toml",
        "/assets/..%2fkarat.toml",
        "/assets/%2e%2e/%2e%2e/karat.toml",
        "/assets/..%5ckarat.toml",
        "/assets//etc/passwd",
        "/karat-history.db",
        "//evil.dev/",
    ] {
        // As it stands: a client of HTTP would tidy it up.
        let answer = raw(&server, &format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 404 ") && !answer.contains("anonymous_read"), "{path}: {answer}");
    }
    let page = server.get("/login?to=/%0d%0aset-cookie:%20a=b", &[BROWSER]);
    assert!(page.header("set-cookie").is_empty() && page.header("location") == "/", "{page:?}");
    let hostile = server.get("/?csv=%3Cscript%3Ealert(1)%3C/script%3E", &[BROWSER]);
    assert!(hostile.status == 404 && !hostile.text.contains("<script>alert"), "{hostile:?}");
}

fn raw(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.own.address.split("//").nth(1).unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // Who is cut off may find the connection reset.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn nobody_holds_the_server_by_being_slow_or_by_sending_much() {
    let server = Server::start("[serve]\nanonymous_read = true\n");
    let own = "host: x\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n";
    let begun = Instant::now();
    let large = raw(&server, &format!("POST /login HTTP/1.1\r\n{own}content-length: 1073741824\r\n\r\n"));
    assert!(large.starts_with("HTTP/1.1 413 "), "{large}");
    assert!(begun.elapsed() < Duration::from_secs(20), "before any of it was sent");
    let head = format!("GET / HTTP/1.1\r\nhost: x\r\nlong: {}\r\n\r\n", "x".repeat(200_000));
    assert!(raw(&server, &head).starts_with("HTTP/1.1 431 "));
    std::thread::scope(|scope| {
        let slow = [
            "GET / HTTP/1.1\r\nhost: x\r\n".to_owned(),
            String::new(),
            format!("POST /login HTTP/1.1\r\n{own}content-length: 100\r\n\r\ntoken="),
        ];
        for request in slow {
            let server = &server;
            scope.spawn(move || {
                let begun = Instant::now();
                let answer = raw(server, &request);
                assert!(!answer.starts_with("HTTP/1.1 2"), "{answer}");
                assert!(begun.elapsed() < Duration::from_secs(39), "{request}: cut off");
            });
        }
        assert_eq!(server.get("/healthz", &[]).status, 200, "others are answered meanwhile");
    });
}

#[test]
fn who_asks_too_often_waits_each_by_name_or_address() {
    let server =
        Server::start("[serve]\nanonymous_read = true\nrequests_per_minute = 5\ntrusted_proxies = [\"127.0.0.1\"]\n");
    let from = |address: &str| server.get("/", &[("x-forwarded-for", address)]);
    // One more is allowed every twelve seconds, which a busy machine may take for some of them.
    let answers: Vec<_> = (0..9).map(|_| from("203.0.113.1")).collect();
    assert!(answers.iter().take(5).all(|own| own.status == 200), "{answers:?}");
    let refused = answers.last().unwrap();
    assert_eq!(refused.status, 429, "{refused:?}");
    assert!((1..=13).contains(&refused.header("retry-after").parse::<u32>().unwrap()), "{refused:?}");
    assert_eq!(from("203.0.113.2").status, 200, "another address");
    assert_eq!(from("203.0.113.2, 203.0.113.1").status, 429, "what the client claims is not believed");
    let token = server.token(&["ci", "--read", "--all"]);
    let named = ("authorization", &*format!("Bearer {token}"));
    assert_eq!(server.get("/", &[("x-forwarded-for", "203.0.113.1"), named]).status, 200, "a token is one of its own");
    let statuses: Vec<u16> = (0..25).map(|_| server.get_with("/", "karat_guess").status).collect();
    assert!(statuses.starts_with(&[401; 20]) && statuses.ends_with(&[429]), "{statuses:?}");
    assert_eq!(server.get("/", &[named]).status, 200, "a token that is valid is taken all the same");
}

#[test]
fn a_certificate_makes_it_https() {
    let file = |name: &str| root().join("testdata/serve").join(name).to_str().unwrap().to_owned();
    let (certificate, key) = (file("tls.crt"), file("tls.key"));
    let server = Server::start_at("127.0.0.1:0", "", &["--tls-cert", &certificate, "--tls-key", &key]);
    assert!(server.own.address.starts_with("https://"), "{}", server.own.address);
    let token = server.token(&["all", "--read", "--all"]);
    let page = server.get_with("/", &token);
    assert_eq!((page.status, page.header("strict-transport-security")), (200, "max-age=31536000"));
    let signed = server.post("/login", &[("token", &token)], &[OWN]);
    let (_, said) = signed.cookie("__Host-karat").unwrap();
    assert!(said.ends_with("; Secure"), "{said}");
    let folder = Folder::empty();
    let wrong = folder.karat(&["serve", "--listen", "127.0.0.1:0", "--tls-cert", &key, "--tls-key", &certificate]);
    assert!(wrong.status == 2 && wrong.stderr.contains("failed to use the certificate"), "{}", wrong.stderr);
}

#[test]
fn what_is_configured_wrongly_is_said_on_its_line() {
    let cases = [
        ("[serve.oidc]\nissuer = \"https://a.dev\"\nclient_id = \"k\"\n", "who may sign in is not said"),
        (
            "[serve.oidc]\nissuer = \"http://a.dev\"\nclient_id = \"k\"\nanybody = true\n",
            "no address of an issuer by https",
        ),
        (
            "[serve.oidc]\nissuer = \"https://a.dev\"\nclient_id = \"k\"\nanybody = true\n",
            "needs the address that people see",
        ),
        (
            "[[serve.pipelines]]\nissuer = \"https://a.dev\"\naudience = \"k\"\nhost = \"h\"\n",
            "which repositories may report",
        ),
        (
            "[[serve.pipelines]]\nissuer = \"https://a.dev\"\nhost = \"h\"\nrepositories = [\"a\"]\n",
            "`audience` is missing",
        ),
        ("[serve]\ntrusted_proxies = [\"10.0.0.0/40\"]\n", "`10.0.0.0/40` is no address"),
        ("[serve]\ntrusted_proxies = [\"::1\", \"10.1.2.3/x\"]\n", "`10.1.2.3/x` is no address"),
        (
            "[serve]\nurl = \"https://k.dev\"\n[serve.oidc]\nissuer = \"https://a.dev\"\nclient_id = \"k\"\nanybody = true\n\
             client_secret_env = \"NOT_THERE\"\n",
            "the variable NOT_THERE of the environment is not set",
        ),
    ];
    for (lines, said) in cases {
        let run = Folder::with(&[("karat.toml", lines)]).karat(&["serve", "--listen", "127.0.0.1:0"]);
        assert_eq!((run.status, run.stderr.contains(said)), (2, true), "{lines}: {}", run.stderr);
    }
}
