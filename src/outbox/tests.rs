//! Addresses, the folder of what waits, and what is left of a report that cannot be written.

use super::*;

#[test]
fn an_address_is_a_place_of_the_web_and_nothing_else() {
    for (text, is_guarded) in [
        ("https://karat.example.com", true),
        ("https://example.com:8443/karat/", true),
        ("http://127.0.0.1:8080", true),
        ("http://[::1]:8080/", true),
        ("http://localhost", true),
        ("http://karat.example.com", false),
        ("http://localhost.example.com", false),
        ("http://10.0.0.1", false),
    ] {
        let address = Address::parse(text).unwrap();
        assert_eq!((address.as_str(), address.is_guarded()), (text.trim_end_matches('/'), is_guarded));
    }
    for text in [
        "karat.example.com",
        "ftp://example.com",
        "https://",
        "https://a:b@example.com",
        "https://example.com?a=b",
        "https://example.com/#a",
        ".",
    ] {
        assert_eq!(Address::parse(text), None, "{text}");
    }
}

#[test]
fn what_waits_is_found_again_by_server_and_age_and_each_report_once() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(folder.path().join("outbox"));
    assert_eq!(outbox.waiting().unwrap(), []);
    let [near, far] =
        ["http://127.0.0.1:1/karat", "https://karat.example.com"].map(|text| Address::parse(text).unwrap());
    let put = |address, moment, text: &str| outbox.put(address, moment, |out| out.write_all(text.as_bytes())).unwrap();
    let late = put(&far, 20, "late");
    let early = put(&far, -3, "early");
    let other = put(&near, 30, "early");
    assert_eq!(put(&far, 20, "late"), late);
    assert_eq!(outbox.waiting().unwrap(), [other, early, late.clone()]);
    late.remove().unwrap();
    late.remove().unwrap();
    assert_eq!(outbox.waiting().unwrap().len(), 2);
}

#[test]
fn a_report_that_cannot_be_written_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = Outbox::at(folder.path().to_owned());
    let address = Address::parse("https://karat.example.com").unwrap();
    let half = outbox.put(&address, 0, |out| {
        out.write_all(b"{")?;
        Err(std::io::Error::other("no space"))
    });
    assert_eq!(half.unwrap_err().to_string(), "no space");
    assert_eq!(outbox.waiting().unwrap(), []);
    let left = std::fs::read_dir(folder.path().join("https%3A%2F%2Fkarat.example.com")).unwrap();
    assert_eq!(left.count(), 0);
}
