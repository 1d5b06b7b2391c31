//! The comment, against a server of the test that answers as it is told and remembers what it was asked.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::thread::JoinHandle;

use super::*;

const MARKER: &str = "<!-- karat:karat -->\n";

/// Answers one request after another, each on a connection of its own; gives what was asked: method, path and body.
fn server(answers: Vec<(u16, String)>) -> (Api, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let mut asked = Vec::new();
        for (status, text) in answers {
            let (mut stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut first = String::new();
            reader.read_line(&mut first).unwrap();
            let (mut length, mut line) = (0, String::new());
            while reader.read_line(&mut line).unwrap() > 2 {
                if let Some(own) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = own.trim().parse().unwrap();
                }
                line.clear();
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            let request = first.trim_end().trim_end_matches(" HTTP/1.1");
            asked.push(format!("{request} {}", String::from_utf8(body).unwrap()).trim_end().to_owned());
            let place = if (300..400).contains(&status) { format!("Location: {text}\r\n") } else { String::new() };
            let head = format!("HTTP/1.1 {status} X\r\n{place}Content-Length: {}\r\n", text.len());
            stream.write_all(format!("{head}Connection: close\r\n\r\n{text}").as_bytes()).unwrap();
        }
        asked
    });
    let variables =
        [("GITHUB_API_URL", address.as_str()), ("GITHUB_REPOSITORY", "acme/shop"), ("GITHUB_TOKEN", "secret")];
    (Api::of(&Environment::with(&variables)).unwrap(), thread)
}

fn comment(id: u64, body: &str, kind: &str, association: &str) -> serde_json::Value {
    json!({ "id": id, "body": body, "user": { "type": kind }, "author_association": association })
}

#[test]
fn there_is_one_comment_that_is_created_then_updated() {
    let old = format!("{MARKER}old");
    let other = comment(1, "Nice!", "User", "NONE");
    let forged = comment(2, &old, "User", "CONTRIBUTOR");
    let cases = [
        (vec![], Posted::Created, "POST /repos/acme/shop/issues/7/comments"),
        (vec![other.clone(), forged.clone()], Posted::Created, "POST /repos/acme/shop/issues/7/comments"),
        (vec![forged, comment(3, &old, "Bot", "NONE")], Posted::Updated, "PATCH /repos/acme/shop/issues/comments/3"),
        (vec![other, comment(4, &old, "User", "MEMBER")], Posted::Updated, "PATCH /repos/acme/shop/issues/comments/4"),
    ];
    let text = format!("{MARKER}new");
    for (comments, expected, request) in cases {
        let (api, server) = server(vec![(200, json!(comments).to_string()), (200, "{}".to_owned())]);
        assert_eq!(api.post(7, MARKER, &text).unwrap(), expected);
        let body = json!({ "body": text });
        let list = "GET /repos/acme/shop/issues/7/comments?per_page=100&page=1";
        assert_eq!(server.join().unwrap(), [list.to_owned(), format!("{request} {body}")]);
    }
}

#[test]
fn a_comment_that_says_the_same_is_left_alone_and_found_on_a_later_page() {
    let full = json!(vec![comment(1, "Nice!", "User", "NONE"); PAGE]).to_string();
    let last = json!([comment(2, &format!("{MARKER}same\r\ntext"), "Bot", "NONE")]).to_string();
    let (api, server) = server(vec![(200, full), (200, last)]);
    assert_eq!(api.post(7, MARKER, &format!("{MARKER}same\ntext\n")).unwrap(), Posted::Unchanged);
    assert_eq!(server.join().unwrap().len(), 2);
}

#[test]
fn a_token_that_may_not_write_is_told_of_as_such() {
    let cases = [
        (
            vec![(403, r#"{"message": "Resource not accessible by integration"}"#)],
            "GitHub refuses it (status 403: Resource not accessible by integration); a token that writes comments needs",
        ),
        (
            vec![(200, "[]"), (403, r#"{"message": "You have exceeded a secondary rate limit"}"#)],
            "GitHub refuses it (status 403: You have exceeded a secondary rate limit)",
        ),
        (vec![(200, "[]"), (404, "{}")], "GitHub refuses it (status 404: no reason given)"),
        (
            vec![(200, "[]"), (422, r#"{"message": "Validation Failed"}"#)],
            "POST issues/7/comments gave status 422: Validation Failed",
        ),
        (vec![(200, "<html>")], "GET issues/7/comments: expected value"),
    ];
    for (answers, expected) in cases {
        let (api, server) = server(answers.into_iter().map(|(status, text)| (status, text.to_owned())).collect());
        let refused = api.post(7, MARKER, "text").unwrap_err().to_string();
        assert!(refused.starts_with(expected), "{refused}");
        assert!(!refused.contains("secret"), "{refused}");
        server.join().unwrap();
    }
}

#[test]
fn a_repository_that_was_renamed_is_found_where_it_is_now() {
    let own = json!([comment(3, &format!("{MARKER}old"), "Bot", "NONE")]).to_string();
    let list = "/repositories/1/issues/7/comments?per_page=100&page=1";
    let answers = [(301, list), (200, own.as_str()), (307, "/repositories/1/issues/comments/3"), (200, "{}")];
    let (api, asked) = server(answers.iter().map(|(status, text)| (*status, (*text).to_owned())).collect());
    assert_eq!(api.post(7, MARKER, "new").unwrap(), Posted::Updated);
    let body = json!({ "body": "new" });
    let expected = [
        "GET /repos/acme/shop/issues/7/comments?per_page=100&page=1".to_owned(),
        format!("GET {list}"),
        format!("PATCH /repos/acme/shop/issues/comments/3 {body}"),
        format!("PATCH /repositories/1/issues/comments/3 {body}"),
    ];
    assert_eq!(asked.join().unwrap(), expected);
}

#[test]
fn no_other_server_is_asked_and_none_for_ever() {
    let refused = |answers: Vec<(u16, &str)>| {
        let (api, asked) = server(answers.into_iter().map(|(status, text)| (status, text.to_owned())).collect());
        let refused = api.post(7, MARKER, "new").unwrap_err().to_string();
        asked.join().unwrap();
        refused
    };
    let told = |method: &str, status: u16| {
        format!("{method} issues/7/comments gave status {status}: it leads to a place that is not followed")
    };
    assert_eq!(refused(vec![(301, "http://127.0.0.1:9/repositories/1")]), told("GET", 301));
    assert_eq!(refused(vec![(200, "[]"), (307, "http://127.0.0.1:9/repositories/1")]), told("POST", 307));
    // A comment is not posted by what may be taken for a question.
    assert_eq!(refused(vec![(200, "[]"), (301, "/repositories/1")]), told("POST", 301));
    assert_eq!(refused(vec![(302, "/again?page=1"); PLACES + 1]), told("GET", 302));
}

#[test]
fn the_pull_request_of_a_run_is_the_open_one_of_its_branch_and_commit() {
    let run = Followed { owner: "eve".into(), branch: "fix/a&b".into(), head: "abc".into() };
    let pulls = json!([{ "number": 7, "head": { "sha": "def" } }, { "number": 8, "head": { "sha": "abc" } }]);
    let (api, first) = server(vec![(200, pulls.to_string())]);
    assert_eq!(api.pull_request(&run).unwrap(), 8);
    let path = "GET /repos/acme/shop/pulls?state=open&head=eve%3Afix%2Fa%26b&per_page=100";
    assert_eq!(first.join().unwrap(), [path]);
    let (api, second) = server(vec![(200, "[]".to_owned())]);
    assert!(matches!(api.pull_request(&run), Err(Refused::Gone(_))));
    second.join().unwrap();
}
