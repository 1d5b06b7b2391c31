//! Secrets: made from the system's randomness, given away once, and known again by their SHA-256.
//!
//! A digest without salt or stretching is enough for what has 256 bits of randomness: there is nothing to guess.

use data_encoding::BASE32_NOPAD;
use ring::rand::{SecureRandom as _, SystemRandom};
use sha2::{Digest as _, Sha256};

use crate::history::Digest;

/// What a token begins with, so that scanners for secrets find it: `karat_[a-z2-7]{52}`.
const PREFIX: &str = "karat_";

/// A secret that was just made.
pub(crate) struct Secret(String);

impl Secret {
    /// 256 random bits as a word that a double click selects; none where the system has no randomness.
    pub(in crate::serve) fn new() -> Option<Self> {
        let mut bytes = [0; 32];
        SystemRandom::new().fill(&mut bytes).ok()?;
        Some(Self(BASE32_NOPAD.encode(&bytes).to_ascii_lowercase()))
    }

    /// As a token.
    pub(crate) fn token() -> Option<Self> {
        Some(Self(format!("{PREFIX}{}", Self::new()?.0)))
    }

    /// The secret itself, to be given away.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// What it is known again by.
    pub(crate) fn digest(&self) -> Digest {
        digest(&self.0)
    }
}

/// What a secret is known again by.
pub(in crate::serve) fn digest(secret: &str) -> Digest {
    Sha256::digest(secret).into()
}

/// Whether a text may be a token of karat's.
pub(super) fn is_token(text: &str) -> bool {
    text.starts_with(PREFIX)
}

/// A secret of a secret, for one purpose: who has it does not know the other one.
pub(super) fn derived(secret: &str, purpose: &str) -> String {
    let digest = Sha256::new().chain_update(purpose).chain_update([0]).chain_update(secret).finalize();
    BASE32_NOPAD.encode(&digest).to_ascii_lowercase()
}

/// Whether two secrets are the same, in a time that does not depend on where they differ.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_found_by_scanners_and_never_made_twice() {
        let [one, other] = [Secret::token().unwrap(), Secret::token().unwrap()];
        let form = regex::Regex::new("^karat_[a-z2-7]{52}$").unwrap();
        assert!(form.is_match(one.reveal()), "{}", one.reveal());
        assert_ne!(one.reveal(), other.reveal());
        assert_ne!(one.digest(), other.digest());
        assert_eq!(one.digest(), digest(one.reveal()));
    }

    #[test]
    fn what_is_derived_depends_on_secret_and_purpose() {
        assert_eq!(derived("a", "form"), derived("a", "form"));
        assert_ne!(derived("a", "form"), derived("a", "state"));
        assert_ne!(derived("a", "form"), derived("b", "form"));
        assert!(is_same("a", "a") && !is_same("a", "b"));
    }
}
