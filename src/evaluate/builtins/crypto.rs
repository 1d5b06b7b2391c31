//! Texts in, their digests in hexadecimal out.
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit as _, Mac as _};
use md5::Md5;
use regorus::Value;
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

use super::Entry;
use super::call::{Answer, Operands, error};

/// The digest of the first operand with the key of the second.
macro_rules! keyed {
    ($operands:expr, $digest:ty) => {{
        let (text, key) = ($operands.string(1)?, $operands.string(2)?);
        match Hmac::<$digest>::new_from_slice(key.as_bytes()) {
            Ok(mut mac) => {
                mac.update(text.as_bytes());
                Ok(hex(&mac.finalize().into_bytes()))
            }
            Err(_) => error("the key does not fit"),
        }
    }};
}
/// The built-ins of this family.
pub(super) const ENTRIES: &[Entry] = &[
    ("crypto.md5", 1, |operands| Ok(hex(&Md5::digest(operands.string(1)?)))),
    ("crypto.sha1", 1, |operands| Ok(hex(&Sha1::digest(operands.string(1)?)))),
    ("crypto.sha256", 1, |operands| Ok(hex(&Sha256::digest(operands.string(1)?)))),
    ("crypto.hmac.md5", 2, |operands| keyed!(operands, Md5)),
    ("crypto.hmac.sha1", 2, |operands| keyed!(operands, Sha1)),
    ("crypto.hmac.sha256", 2, |operands| keyed!(operands, Sha256)),
    ("crypto.hmac.sha512", 2, |operands| keyed!(operands, Sha512)),
    ("crypto.hmac.equal", 2, equal),
];

fn hex(bytes: &[u8]) -> Value {
    Value::from(HEXLOWER.encode(bytes))
}

/// Compares without stopping at the first difference.
fn equal(operands: Operands<'_>) -> Answer {
    let (a, b) = (operands.string(1)?.as_bytes(), operands.string(2)?.as_bytes());
    let difference = a.iter().zip(b).fold(0, |so_far, (a, b)| so_far | (a ^ b));
    Ok(Value::from(a.len() == b.len() && difference == 0))
}
