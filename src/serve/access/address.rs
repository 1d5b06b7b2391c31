//! A connection and its headers → the address that asks. `X-Forwarded-For` is believed only of proxies that the configuration names.

use std::net::IpAddr;

use axum::extract::Request;
use axum::http::HeaderMap;
use ipnet::IpNet;

/// What proxies write for whom they ask.
const FORWARDED: &str = "x-forwarded-for";

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(in crate::serve) struct Peer(pub(in crate::serve) IpAddr);

/// The other end of the connection of a request.
pub(super) fn peer(request: &Request) -> IpAddr {
    request.extensions().get::<Peer>().map_or(IpAddr::from([0; 4]), |peer| peer.0)
}

/// Networks of proxies.
#[derive(Debug, Default)]
pub(crate) struct Proxies(Vec<IpNet>);

impl Proxies {
    /// Reads addresses and networks, or says which is none.
    pub(crate) fn parse(all: &[String]) -> Result<Self, String> {
        let one = |text: &String| {
            let alone = || text.parse::<IpAddr>().map(IpNet::from);
            text.parse().or_else(|_| alone()).map_err(|_| text.clone())
        };
        all.iter().map(one).collect::<Result<_, _>>().map(Self)
    }

    fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|own| own.contains(&address))
    }

    /// Who asks: the last address in the chain that is none of the proxies.
    pub(super) fn asking(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut asking = peer.to_canonical();
        let texts = headers.get_all(FORWARDED).iter().filter_map(|value| value.to_str().ok());
        let chain: Vec<&str> = texts.flat_map(|text| text.split(',')).map(str::trim).collect();
        for text in chain.iter().rev() {
            if !self.has(asking) {
                break;
            }
            let Ok(next) = text.parse::<IpAddr>() else { break };
            asking = next.to_canonical();
        }
        asking
    }
}

/// Whether somebody on this machine asks, for nobody else.
pub(super) fn is_here(peer: IpAddr, headers: &HeaderMap) -> bool {
    peer.to_canonical().is_loopback() && !headers.contains_key(FORWARDED)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_proxy_that_is_named_says_for_whom_it_asks() {
        let proxies = Proxies::parse(&["10.0.0.0/8".to_owned(), "::1".to_owned()]).unwrap();
        let cases: [(&str, &[&str], &str); 8] = [
            ("203.0.113.7", &["1.2.3.4"], "203.0.113.7"),
            ("10.1.1.1", &["1.2.3.4"], "1.2.3.4"),
            ("10.1.1.1", &["6.6.6.6, 1.2.3.4"], "1.2.3.4"),
            ("10.1.1.1", &["6.6.6.6, 1.2.3.4, 10.2.2.2"], "1.2.3.4"),
            ("10.1.1.1", &["6.6.6.6", "1.2.3.4"], "1.2.3.4"),
            ("10.1.1.1", &["nonsense"], "10.1.1.1"),
            ("10.1.1.1", &[], "10.1.1.1"),
            ("::ffff:10.1.1.1", &["::ffff:1.2.3.4"], "1.2.3.4"),
        ];
        for (peer, forwarded, wanted) in cases {
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append(FORWARDED, HeaderValue::from_str(value).unwrap());
            }
            assert_eq!(proxies.asking(peer.parse().unwrap(), &headers).to_string(), wanted, "{peer} {forwarded:?}");
        }
        assert_eq!(Proxies::parse(&["10.0.0.0/40".to_owned()]).unwrap_err(), "10.0.0.0/40");
    }
}
