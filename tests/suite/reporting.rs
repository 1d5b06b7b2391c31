//! `--report-to` and `karat report`: a run reaches the server, now or later, and nothing is lost on the way.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;

use flate2::read::GzDecoder;
use serde_json::Value;

use crate::harness::{Folder, Run, command};
use crate::server::{Server, unused_address};

const MOMENT: &str = "2026-11-01T09:00:00Z";

/// A repository, the folder of a server's history, and the folder of what waits.
struct Place {
    shop: Folder,
    server: Folder,
    outbox: PathBuf,
    _beside: Folder,
}

impl Place {
    fn new() -> Self {
        let shop = Folder::with(&[("README.md", "# Shop\n\nWhat it is for, and how it is run.\n")]);
        for arguments in [
            &["init", "-q"][..],
            &["remote", "add", "origin", "git@git.acme.dev:pay/shop.git"],
            &["add", "-A"],
            &["commit", "-qm", "Change"],
        ] {
            shop.git_at("", "2026-11-01T08:00:00Z", arguments);
        }
        let server = Folder::with(&[("karat.toml", "schema = 1\n[serve]\nanonymous_read = true\n")]);
        let beside = Folder::empty();
        Self { shop, server, outbox: beside.path().join("outbox"), _beside: beside }
    }

    fn token(&self, arguments: &[&str]) -> String {
        let run = self.server.karat(&[&["token", "create"], arguments].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout.trim().to_owned()
    }

    fn karat(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
        let mut command = command(self.shop.path());
        command.env("KARAT_OUTBOX", &self.outbox).envs(variables.iter().copied()).args(arguments);
        Run::from(command.output().unwrap())
    }

    fn check(&self, variables: &[(&str, &str)], address: &str) -> Run {
        let named = format!("--report-to={address}");
        self.karat(variables, &["check", "--now", MOMENT, "--fail-on", "never", "--report-retries", "0", &named])
    }

    fn waiting(&self) -> Vec<Value> {
        let run = self.karat(&[], &["report", "list", "--format", "json"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let list: Value = serde_json::from_str(&run.stdout).unwrap();
        list["rows"].as_array().unwrap().clone()
    }

    fn recorded(&self) -> Value {
        let run = self.server.karat(&["history", "export", "out", "--format", "jsonl"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        let runs = std::fs::read_to_string(self.server.path().join("out/snapshots.jsonl")).unwrap();
        std::fs::remove_dir_all(self.server.path().join("out")).unwrap();
        runs.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()).collect()
    }
}

#[test]
fn a_run_is_reported_and_the_same_again_changes_nothing() {
    let place = Place::new();
    let token = place.token(&["ci", "--write", "--all"]);
    let server = Server::start(place.server.path(), "127.0.0.1:0", &[]);
    let run = place.check(&[("KARAT_TOKEN", &token)], &server.address);
    let told = format!("reported to {} as of 2026-11-01: 1 repository, 1 changed\n", server.address);
    assert_eq!((run.status, run.stderr.as_str()), (0, told.as_str()), "{}", run.stdout);
    let again = place.check(&[("KARAT_TOKEN", &token)], &server.address);
    assert!(again.stderr.ends_with("2026-11-01: this run was there already\n"), "{}", again.stderr);
    let scored =
        place.karat(&[("KARAT_TOKEN", &token)], &["score", "--now", "2026-11-02", "--report-to", &server.address]);
    assert!(scored.stderr.contains("as of 2026-11-02: 1 repository"), "{}", scored.stderr);
    assert!(place.waiting().is_empty());
    drop(server);
    let runs = place.recorded();
    assert_eq!(runs[0]["repository"], "https://git.acme.dev/pay/shop", "{runs}");
    assert_eq!((runs[0]["moment"].as_str(), runs.as_array().unwrap().len()), (Some(MOMENT), 2), "{runs}");
}

#[test]
fn what_cannot_be_sent_waits_and_is_sent_once_the_server_is_back() {
    let place = Place::new();
    let token = place.token(&["ci", "--write", "--all"]);
    let free = unused_address();
    let address = format!("http://{free}");
    let without = place.karat(&[], &["check", "--now", MOMENT, "--fail-on", "never"]);
    let run = place.check(&[("KARAT_TOKEN", &token)], &address);
    assert_eq!((run.status, &run.stdout), (without.status, &without.stdout), "the verdict does not hang on the server");
    assert!(
        run.stderr.contains("cannot take the report now") && run.stderr.contains("`karat report send`"),
        "{}",
        run.stderr
    );
    let waiting = place.waiting();
    assert_eq!((waiting.len(), waiting[0]["server"].as_str()), (1, Some(address.as_str())), "{waiting:?}");
    let file = PathBuf::from(waiting[0]["file"].as_str().unwrap());
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(&file).unwrap()).read_to_string(&mut text).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["moment"], MOMENT);
    assert!(!text.contains(&token));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o77, 0);
    }
    let still = place.karat(&[("KARAT_TOKEN", &token)], &["report", "send", "--report-retries", "0"]);
    assert_eq!(still.status, 2, "{}", still.stdout);
    assert!(still.stdout.contains("it stays"), "{}", still.stdout);

    let server = Server::start(place.server.path(), &free, &[]);
    let wrong = place.karat(&[("KARAT_TOKEN", "karat_wrong")], &["report", "send", "--report-retries", "0"]);
    assert_eq!((wrong.status, place.waiting().len()), (2, 1), "{}", wrong.stdout);
    let sent = place.karat(&[("KARAT_TOKEN", &token)], &["report", "send", "--report-retries", "0"]);
    assert_eq!((sent.status, place.waiting().len()), (0, 0), "{}{}", sent.stdout, sent.stderr);
    assert!(sent.stdout.contains("1 repository, 1 changed"), "{}", sent.stdout);
    let none = place.karat(&[], &["report", "send", "--report-retries", "0"]);
    assert_eq!((none.status, none.stdout.as_str()), (0, "no report waits\n"));
    drop(server);
    assert_eq!(place.recorded()[0]["moment"], MOMENT);
}

#[test]
fn a_report_that_goes_through_takes_those_that_waited_with_it() {
    let place = Place::new();
    let token = place.token(&["ci", "--write", "--all"]);
    let free = unused_address();
    let address = format!("http://{free}");
    for day in ["2026-10-01", "2026-10-02"] {
        place.karat(
            &[("KARAT_TOKEN", &token)],
            &["check", "--now", day, "--report-retries", "0", "--report-to", &address],
        );
    }
    assert_eq!(place.waiting().len(), 2);
    let _server = Server::start(place.server.path(), &free, &[]);
    let run = place.check(&[("KARAT_TOKEN", &token)], &address);
    assert!(run.stderr.ends_with("; 2 reports that waited, too\n"), "{}", run.stderr);
    assert!(place.waiting().is_empty());
}

#[test]
fn who_may_not_report_is_told_so_and_the_report_stays() {
    let place = Place::new();
    let foreign = place.token(&["other", "--write", "--repository", "git.acme.dev/other/*"]);
    let server = Server::start(place.server.path(), "127.0.0.1:0", &[]);
    let run = place.check(&[("KARAT_TOKEN", &foreign)], &server.address);
    assert_eq!(run.status, 2);
    assert!(run.stderr.contains("nothing may be reported of https://git.acme.dev/pay/shop"), "{}", run.stderr);
    assert!(run.stderr.contains("help: the report waits in "), "{}", run.stderr);
    assert_eq!(place.waiting().len(), 1);
}

#[test]
fn what_can_never_be_reported_is_refused_before_anything_is_sent() {
    let place = Place::new();
    let token = [("KARAT_TOKEN", "karat_secret")];
    let https = "https://karat.example.invalid";
    let cases: [(&[_], &[&str], &str); 6] = [
        (&[], &["check", "--report-to", https], "nothing says who reports"),
        (&token, &["check", "--report-to", "."], "write an address such as https://karat.example.com"),
        (&token, &["check", "--report-to", "http://karat.example.invalid"], "all in between can read the token"),
        (&token, &["check", "--report-to", "https://me:secret@karat.example.invalid"], "write an address such as"),
        (&token, &["check", "README.md", "--report-to", https], "only a part was judged"),
        (&token, &["check", "--since", "HEAD", "--report-to", https], "cannot be used with"),
    ];
    for (variables, arguments, wanted) in cases {
        let run = place.karat(variables, arguments);
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(wanted), "{arguments:?}: {}", run.stderr);
        assert!(!run.stderr.contains("karat_secret"), "{}", run.stderr);
    }
    assert!(place.waiting().is_empty());
}

/// What a client asked: the request line, its headers, its body.
type Asked = (String, Vec<String>, Vec<u8>);

/// A server that gives these answers, one after the other, and the address that it is at.
fn mock(answers: &[&str]) -> (String, Arc<Mutex<Vec<Asked>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let seen: Arc<Mutex<Vec<Asked>>> = Arc::default();
    let (answers, list) = (answers.iter().map(|own| (*own).to_owned()).collect::<Vec<_>>(), seen.clone());
    thread::spawn(move || {
        for answer in answers {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream);
            let mut lines = Vec::new();
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                if line.trim_end().is_empty() {
                    break;
                }
                lines.push(line.trim_end().to_owned());
            }
            let length =
                lines.iter().find_map(|own| own.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
            let mut body = vec![0; length.unwrap_or(0)];
            reader.read_exact(&mut body).unwrap();
            list.lock().unwrap().push((lines.remove(0), lines, body));
            reader.get_mut().write_all(answer.as_bytes()).unwrap();
        }
    });
    (address, seen)
}

fn response(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Connection: close\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

const TAKEN: &str = r#"{"id":"00","is_new":true,"repositories":1,"changed":0}"#;

#[test]
fn a_server_that_has_too_much_to_do_is_asked_again() {
    let place = Place::new();
    let busy = response("503 Service Unavailable", "Retry-After: 0\r\n", r#"{"detail":"too many reports wait"}"#);
    let (address, seen) = mock(&[&busy, &busy, &response("201 Created", "", TAKEN)]);
    let run = place.karat(
        &[("KARAT_TOKEN", "karat_secret")],
        &["check", "--fail-on", "never", "--report-retries", "2", "--report-to", &address],
    );
    assert!(run.stderr.ends_with("1 repository, 0 changed\n"), "{}", run.stderr);
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 3);
    for (line, headers, body) in seen.iter() {
        assert_eq!(line, "POST /api/v1/runs HTTP/1.1");
        for wanted in ["authorization: Bearer karat_secret", "content-type: application/json", "content-encoding: gzip"]
        {
            assert!(headers.iter().any(|own| own.eq_ignore_ascii_case(wanted)), "{wanted}: {headers:?}");
        }
        let mut text = String::new();
        GzDecoder::new(body.as_slice()).read_to_string(&mut text).unwrap();
        let report = serde_json::from_str::<Value>(&text).unwrap();
        assert!(report["moment"].is_string(), "of a history the moment counts, also where nobody named it: {report}");
    }
    assert!(place.waiting().is_empty());
}

#[test]
fn a_job_of_github_reports_as_itself() {
    let place = Place::new();
    let (address, seen) =
        mock(&[&response("200 OK", "", r#"{"value":"of.this.job"}"#), &response("200 OK", "", TAKEN)]);
    let url = format!("{address}/token?api-version=2.0");
    let variables = [("ACTIONS_ID_TOKEN_REQUEST_URL", url.as_str()), ("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "s3cret")];
    let run = place.check(&variables, &address);
    assert!(run.stderr.starts_with("reported to "), "{}", run.stderr);
    let seen = seen.lock().unwrap();
    let audience = address.replace(':', "%3A").replace('/', "%2F");
    assert_eq!(seen[0].0, format!("GET /token?api-version=2.0&audience={audience} HTTP/1.1"));
    assert!(seen[0].1.iter().any(|own| own.eq_ignore_ascii_case("authorization: Bearer s3cret")));
    assert!(seen[1].1.iter().any(|own| own.eq_ignore_ascii_case("authorization: Bearer of.this.job")));
}

#[test]
fn what_opens_one_server_is_not_shown_to_another_one() {
    let place = Place::new();
    let (one, other) = (format!("http://{}", unused_address()), format!("http://{}", unused_address()));
    for address in [&one, &other] {
        place.check(&[("KARAT_TOKEN", "karat_secret")], address);
    }
    let both = place.karat(&[("KARAT_TOKEN", "karat_secret")], &["report", "send", "--report-retries", "0"]);
    assert_eq!((both.status, both.stdout.as_str()), (2, ""), "{}", both.stderr);
    assert!(both.stderr.contains("name one with --to"), "{}", both.stderr);
    let own =
        place.karat(&[("KARAT_TOKEN", "karat_secret")], &["report", "send", "--report-retries", "0", "--to", &one]);
    assert!(own.stdout.contains(&one) && !own.stdout.contains(&other), "{}", own.stdout);
}

#[test]
fn what_a_server_says_is_text_and_a_proxy_is_not_asked_for_this_machine() {
    let place = Place::new();
    let problem = r#"{"detail":"no\u001b]0;owned\u0007\n::warning::injected","help":""}"#;
    let (address, _) = mock(&[&response("422 Unprocessable Entity", "", problem)]);
    let (proxy, asked) = mock(&[&response("200 OK", "", "")]);
    let run = place.check(&[("KARAT_TOKEN", "karat_secret"), ("HTTP_PROXY", &proxy), ("ALL_PROXY", &proxy)], &address);
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(!run.stderr.contains('\u{1b}') && !run.stderr.contains("\n::warning"), "{}", run.stderr);
    assert!(asked.lock().unwrap().is_empty());
}
