//! Texts → a UUID of version 5 (RFC 9562): the same texts give the same one.

use sha1::{Digest as _, Sha1};

/// The namespace of all that karat names: version 5 of `urn:karat` in the namespace of URLs.
const KARAT: [u8; 16] =
    [0xc6, 0x6c, 0x68, 0x2e, 0x17, 0x57, 0x55, 0x46, 0xa5, 0x41, 0xbe, 0xd9, 0xa2, 0x64, 0x3c, 0xb5];

/// The id of something that these texts tell apart from all else.
pub(super) fn uuid(parts: &[&str]) -> String {
    let mut hash = Sha1::new();
    hash.update(KARAT);
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let hash: [u8; 20] = hash.finalize().into();
    shown(&hash)
}

fn shown(hash: &[u8; 20]) -> String {
    let mut text = String::with_capacity(36);
    for (at, byte) in hash.iter().take(16).enumerate() {
        let byte = match at {
            6 => byte & 0x0f | 0x50,
            8 => byte & 0x3f | 0x80,
            _ => *byte,
        };
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&data_encoding::HEXLOWER.encode(&[byte]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_the_shape_of_version_5_and_depends_on_every_part() {
        let ids = [&["a", "b"][..], &["ab"], &["a", "b", ""], &["b", "a"]].map(uuid);
        for id in &ids {
            let bytes = id.as_bytes();
            assert_eq!((id.len(), bytes[14]), (36, b'5'), "{id}");
            assert!(b"89ab".contains(&bytes[19]), "{id}");
        }
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
        assert_eq!(uuid(&["a", "b"]), ids[0]);
        // `uuid.uuid5(uuid.NAMESPACE_DNS, "python.org")` of Python.
        let mut hash = Sha1::new();
        hash.update(data_encoding::HEXLOWER.decode(b"6ba7b8109dad11d180b400c04fd430c8").unwrap());
        hash.update(b"python.org");
        assert_eq!(shown(&hash.finalize().into()), "886313e1-3b8a-5372-9b90-0c9aee199e5d");
    }
}
