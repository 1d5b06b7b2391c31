//! Tokens, sessions and the log of what was done.

use std::sync::Arc;

use super::{each, open};
use crate::history::{Deed, Session, Token};

const ONE: [u8; 32] = [1; 32];
const TWO: [u8; 32] = [2; 32];

fn token(name: &str) -> Token {
    Token {
        id: 0,
        name: Arc::from(name),
        reads: true,
        writes: false,
        repositories: vec!["github.com/acme/*".to_owned(), "'; DROP TABLE audit; --".to_owned()],
        owners: Vec::new(),
        made: 100,
        ends: 1000,
        revoked: None,
        used: None,
    }
}

fn deed(moment: i64, deed: &str) -> Deed {
    let word = |text: &str| Arc::from(text);
    Deed {
        moment,
        who: word("command line"),
        address: word("127.0.0.1"),
        deed: word(deed),
        object: word("it's\n\"x\""),
    }
}

#[test]
fn a_token_is_known_by_its_digest_alone_until_it_is_revoked_and_listed_even_then() {
    each(|place| {
        let mut store = open(place);
        store.add_token(&ONE, &token("ci"), &deed(100, "made")).unwrap();
        assert_eq!(store.token(&ONE).unwrap(), Some(Token { id: 1, ..token("ci") }), "{place}");
        assert_eq!(store.token(&TWO).unwrap(), None, "{place}");
        let again = store.add_token(&TWO, &token("ci"), &deed(101, "made")).unwrap_err();
        assert!(again.to_string().contains("there is a token `ci` already"), "{place}: {again}");
        for moment in [300, 200] {
            store.use_token(1, moment).unwrap();
        }
        store.revoke_token("ci", &deed(400, "revoked")).unwrap();
        assert!(store.revoke_token("ci", &deed(401, "revoked")).is_err(), "{place}: it is revoked once");
        store.add_token(&TWO, &token("ci"), &deed(500, "made")).unwrap();
        let all = store.tokens().unwrap();
        let seen: Vec<_> = all.iter().map(|own| (own.id, own.used, own.revoked)).collect();
        assert_eq!(seen, [(1, Some(300), Some(400)), (2, None, None)], "{place}");
        let deeds: Vec<_> = store.deeds(100).unwrap().iter().map(|own| (own.moment, own.deed.to_string())).collect();
        let wanted = [(500, "made"), (400, "revoked"), (100, "made")].map(|(at, what)| (at, what.to_owned()));
        assert_eq!(deeds, wanted, "{place}");
        assert_eq!(store.deeds(500).unwrap(), [deed(500, "made")], "{place}: texts come back as they were");
    });
}

#[test]
fn a_session_lasts_until_it_is_ended_is_over_or_its_token_is() {
    each(|place| {
        let mut store = open(place);
        store.add_token(&ONE, &token("amira"), &deed(100, "made")).unwrap();
        let session = |token, ends| Session { person: Arc::from("amira"), token, ends, seen: 100 };
        store.add_session(&ONE, &session(None, 5000), &deed(100, "signed in")).unwrap();
        store.add_session(&TWO, &session(Some(1), 5000), &deed(100, "signed in")).unwrap();
        assert_eq!(store.session(&ONE, 200).unwrap(), Some(session(None, 5000)), "{place}");
        assert_eq!(store.session(&TWO, 999).unwrap(), Some(session(Some(1), 5000)), "{place}");
        assert_eq!(store.session(&TWO, 1000).unwrap(), None, "{place}: its token has ended");
        store.revoke_token("amira", &deed(300, "revoked")).unwrap();
        assert_eq!(store.session(&TWO, 301).unwrap(), None, "{place}: its token is revoked");
        for moment in [400, 350] {
            store.use_session(&ONE, moment).unwrap();
        }
        assert_eq!(store.session(&ONE, 401).unwrap().map(|own| own.seen), Some(400), "{place}");
        store.end_session(&ONE, &deed(500, "signed out")).unwrap();
        assert_eq!(store.session(&ONE, 501).unwrap(), None, "{place}");
        store.add_session(&ONE, &session(None, 9000), &deed(6000, "signed in")).unwrap();
        let left = store.query("SELECT COUNT(*) FROM session", &[]).unwrap();
        assert_eq!(left[0].int(0), 1, "{place}: what is over is forgotten");
        assert_eq!(store.verify().unwrap(), Vec::<String>::new(), "{place}");
    });
}
