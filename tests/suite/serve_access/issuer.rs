//! A tiny issuer of OpenID Connect on this machine, with keys of its own: what it signs is right, and what a test asks for is not.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use data_encoding::BASE64URL_NOPAD;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Seconds since 1970, so many from now.
pub(super) fn moment(from_now: i64) -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap() + from_now
}

#[derive(Clone)]
enum Pair {
    Ec(Arc<EcdsaKeyPair>),
    Rsa(Arc<RsaKeyPair>),
}

/// A key with its id.
#[derive(Clone)]
pub(super) struct Key {
    id: String,
    pair: Pair,
}

impl Key {
    /// A new key of P-256.
    pub(super) fn es256(id: &str) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        Self { id: id.to_owned(), pair: Pair::Ec(Arc::new(pair)) }
    }

    /// A key of RSA, always the same one: making one takes long.
    pub(super) fn rs256(id: &str) -> Self {
        let document = include_bytes!("../../../testdata/serve/rsa.pk8");
        Self { id: id.to_owned(), pair: Pair::Rsa(Arc::new(RsaKeyPair::from_pkcs8(document).unwrap())) }
    }

    /// The same key under another id.
    pub(super) fn named(&self, id: &str) -> Self {
        Self { id: id.to_owned(), ..self.clone() }
    }

    fn jwk(&self) -> Value {
        let encoded = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        match &self.pair {
            Pair::Ec(pair) => {
                let point = pair.public_key().as_ref();
                json!({"kty": "EC", "crv": "P-256", "kid": self.id, "use": "sig", "alg": "ES256",
                       "x": encoded(&point[1..33]), "y": encoded(&point[33..])})
            }
            Pair::Rsa(pair) => {
                let own = PublicKeyComponents::<Vec<u8>>::from(pair.public());
                json!({"kty": "RSA", "kid": self.id, "use": "sig", "alg": "RS256", "n": encoded(&own.n), "e": encoded(&own.e)})
            }
        }
    }

    /// A token with these claims.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let algorithm = if matches!(self.pair, Pair::Ec(_)) { "ES256" } else { "RS256" };
        let message = message(&json!({"alg": algorithm, "typ": "JWT", "kid": self.id}), claims);
        let signature = match &self.pair {
            Pair::Ec(pair) => pair.sign(&SystemRandom::new(), message.as_bytes()).unwrap().as_ref().to_vec(),
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature).unwrap();
                signature
            }
        };
        format!("{message}.{}", BASE64URL_NOPAD.encode(&signature))
    }

    /// A token that is signed by who knows the public key only, as if it were a shared secret.
    pub(super) fn confused(&self, claims: &Value) -> String {
        let message = message(&json!({"alg": "HS256", "typ": "JWT", "kid": self.id}), claims);
        let Pair::Rsa(pair) = &self.pair else { panic!("of a key of RSA") };
        let secret = hmac::Key::new(hmac::HMAC_SHA256, pair.public().as_ref());
        format!("{message}.{}", BASE64URL_NOPAD.encode(hmac::sign(&secret, message.as_bytes()).as_ref()))
    }
}

/// A token that says that it is not signed.
pub(super) fn unsigned(claims: &Value) -> String {
    format!("{}.", message(&json!({"alg": "none", "typ": "JWT"}), claims))
}

fn message(header: &Value, claims: &Value) -> String {
    let mut claims = claims.clone();
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    [header, &claims].map(|part| BASE64URL_NOPAD.encode(part.to_string().as_bytes())).join(".")
}

/// What stands behind the `?` of an address, or in a form.
pub(super) fn query(address: &str) -> BTreeMap<String, String> {
    let text = address.split_once('?').map_or(address, |(_, query)| query);
    let decoded = |text: &str| {
        let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
        while let [first, after @ ..] = rest {
            rest = after;
            match first {
                b'+' => bytes.push(b' '),
                b'%' => {
                    bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
                    rest = &after[2..];
                }
                other => bytes.push(*other),
            }
        }
        String::from_utf8(bytes).unwrap()
    };
    let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs.map(|(name, value)| (decoded(name), decoded(value))).collect()
}

#[derive(Default)]
struct Known {
    keys: Vec<Key>,
    challenge: String,
    claims: Value,
    authorization: String,
    asked: usize,
}

/// The issuer.
pub(super) struct Issuer {
    /// Its address.
    pub(super) url: String,
    known: Arc<Mutex<Known>>,
}

impl Issuer {
    /// Starts one, which goes with the process.
    pub(super) fn start(keys: &[Key]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let known = Arc::new(Mutex::new(Known { keys: keys.to_vec(), ..Known::default() }));
        let (own, address) = (known.clone(), url.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                answer(stream.unwrap(), &address, &mut own.lock().unwrap());
            }
        });
        Self { url, known }
    }

    /// The key of an id.
    pub(super) fn key(&self, id: &str) -> Key {
        self.known.lock().unwrap().keys.iter().find(|key| key.id == id).unwrap().clone()
    }

    /// From now on it has this key, too.
    pub(super) fn add(&self, key: Key) {
        self.known.lock().unwrap().keys.push(key);
    }

    /// How often it was asked for its keys.
    pub(super) fn asked(&self) -> usize {
        self.known.lock().unwrap().asked
    }

    /// With what the client last said who it is.
    pub(super) fn authorization(&self) -> String {
        self.known.lock().unwrap().authorization.clone()
    }

    /// Who signs in next: what is given for the code, where the verifier is that of the challenge.
    pub(super) fn expect(&self, challenge: &str, nonce: &str, claims: &Value) {
        let mut known = self.known.lock().unwrap();
        challenge.clone_into(&mut known.challenge);
        known.claims = json!({"iss": self.url, "aud": "karat", "exp": moment(300), "iat": moment(0), "nonce": nonce});
        known.claims.as_object_mut().unwrap().extend(claims.as_object().unwrap().clone());
    }
}

fn answer(mut stream: TcpStream, url: &str, known: &mut Known) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut first, mut length, mut authorization) = (String::new(), 0, String::new());
    reader.read_line(&mut first).unwrap();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "authorization" => value.clone_into(&mut authorization),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let given = match first.split(' ').nth(1).unwrap() {
        "/.well-known/openid-configuration" => Some(json!({
            "issuer": url, "jwks_uri": format!("{url}/jwks"),
            "authorization_endpoint": format!("{url}/authorize"), "token_endpoint": format!("{url}/token"),
        })),
        "/jwks" => {
            known.asked += 1;
            Some(json!({"keys": known.keys.iter().map(Key::jwk).collect::<Vec<_>>()}))
        }
        "/token" => {
            known.authorization = authorization;
            let form = query(&body);
            let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(&form["code_verifier"]));
            let is_right = form["code"] == "good"
                && form["grant_type"] == "authorization_code"
                && form["client_id"] == "karat"
                && challenge == known.challenge;
            is_right.then(
                || json!({"access_token": "x", "token_type": "Bearer", "id_token": known.keys[0].sign(&known.claims)}),
            )
        }
        _ => None,
    };
    let (status, text) = match given {
        Some(given) => ("200 OK", given.to_string()),
        None => ("400 Bad Request", r#"{"error": "invalid_grant"}"#.to_owned()),
    };
    let length = text.len();
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all((head + &text).as_bytes()).unwrap();
}
