//! Who may read and write what `karat serve` shows: each kind of credential, right and wrong, against the program itself.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Stdio};
use std::time::Duration;

use ureq::Agent;
use ureq::http::Response;

use crate::harness::{Folder, command};

/// A server on a free port, and the folder of its history.
struct Server {
    folder: Folder,
    address: String,
    child: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts one with these lines in its configuration.
    fn start(lines: &str) -> Self {
        let folder = Folder::with(&[("karat.toml", lines)]);
        let mut child = command(folder.path())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        stderr.read_line(&mut said).unwrap();
        let Some((_, rest)) = said.split_once(" at ") else {
            stderr.read_to_string(&mut said).unwrap();
            panic!("{said}");
        };
        let address = rest.split('/').take(3).collect::<Vec<_>>().join("/");
        Self { folder, address, child }
    }

    /// A token that `karat token create` makes.
    fn token(&self, arguments: &[&str]) -> String {
        let run = self.folder.karat(&[&["token", "create"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert!(!run.stderr.contains("karat_"), "the token stands on stdout alone: {}", run.stderr);
        run.stdout.trim().to_owned()
    }

    fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = agent().get(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::of(request.call().unwrap())
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
        .timeout_global(Some(Duration::from_secs(30)));
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
    fn of(mut response: Response<ureq::Body>) -> Self {
        let text = response.body_mut().read_to_string().unwrap();
        Self { status: response.status().as_u16(), headers: response.headers().clone(), text }
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
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
        (&["ci", "--read"], "--all"),
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
