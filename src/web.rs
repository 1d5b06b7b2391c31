//! How karat talks to servers: for a bounded time, with certificates that the system trusts, to the address that is named and to no
//! other, and with answers of a bounded length. Whom it talks to, and why, say those who ask for it.

use std::time::Duration;

use ureq::http::{Response, Uri};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

/// Longest wait for a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// What asks servers, and waits for an answer so long at most. Each answer is one, whatever its status, also one that names another
/// place.
pub(crate) fn agent(patience: Duration) -> Agent {
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    let config = Agent::config_builder()
        .timeout_connect(Some(CONNECT))
        .timeout_global(Some(patience))
        .http_status_as_error(false)
        .max_redirects(0)
        .user_agent(concat!("karat/", env!("CARGO_PKG_VERSION")))
        .tls_config(tls);
    config.build().into()
}

/// The text of an answer; an error where it has more bytes.
pub(crate) fn text(answer: &mut Response<Body>, most: u64) -> Result<String, Error> {
    answer.body_mut().with_config().limit(most).read_to_string()
}

/// The address on the same server that an answer names in place of the one that was asked, where the same request may be made there:
/// with 301 and 302 others than readers go on otherwise than they began. None where it names no other place, or another server.
pub(crate) fn moved(answer: &Response<Body>, from: &str, is_reading: bool) -> Option<String> {
    let may_follow = match answer.status().as_u16() {
        301 | 302 => is_reading,
        307 | 308 => true,
        _ => false,
    };
    let place = answer.headers().get("location").filter(|_| may_follow)?.to_str().ok()?;
    let (own, other) = (from.parse::<Uri>().ok()?, place.parse::<Uri>().ok()?);
    let is_same = |one: &Uri| one.scheme() == own.scheme() && one.authority() == own.authority();
    if other.authority().is_some() {
        return is_same(&other).then(|| place.to_owned());
    }
    let path = Some(place).filter(|place| place.starts_with('/') && !place.starts_with("//"))?;
    Some(format!("{}://{}{path}", own.scheme()?, own.authority()?))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    /// Answers once, and gives the address.
    fn server(answer: &'static str) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 4096]).unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
        });
        address
    }

    #[test]
    fn another_place_is_one_of_the_same_server() {
        let place = |status: u16, location: &str, is_reading| {
            let answer = Response::builder().status(status).header("location", location);
            moved(&answer.body(Body::builder().data("")).unwrap(), "https://api.acme.dev/repos/a/b?page=1", is_reading)
        };
        let own = "https://api.acme.dev/repositories/1?page=1";
        for status in [301, 302, 307, 308] {
            assert_eq!(place(status, own, true).as_deref(), Some(own));
            assert_eq!(place(status, own, false).is_some(), status >= 307, "{status}");
            assert_eq!(place(status, "/repositories/1?page=1", true).as_deref(), Some(own));
        }
        let others = [
            "https://api.acme.dev:8443/x",
            "http://api.acme.dev/x",
            "https://api.acme.dev.evil.example/x",
            "https://api.acme.dev@evil.example/x",
            "//evil.example/x",
            "x",
            "",
        ];
        for other in others {
            assert_eq!(place(307, other, true), None, "{other}");
        }
        assert_eq!(place(200, own, true), None);
    }

    #[test]
    fn nobody_is_led_elsewhere_and_nothing_is_longer_than_it_may_be() {
        let agent = agent(Duration::from_secs(20));
        let moved = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(agent.get(server(moved)).call().unwrap().status(), 302);
        let long = "HTTP/1.1 403 Forbidden\r\ncontent-length: 5\r\n\r\n12345";
        for (most, wanted) in [(5, Some("12345")), (4, None)] {
            let mut answer = agent.get(server(long)).call().unwrap();
            assert_eq!(text(&mut answer, most).ok().as_deref(), wanted);
        }
    }
}
