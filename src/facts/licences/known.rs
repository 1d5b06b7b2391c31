//! A text → the licences in it.
//!
//! Known licences of a like length are sketched when they are first needed, as counts of words: that costs milliseconds, where
//! preparing them all for the exact comparison costs a second and 100 MB. The few that are near are then compared exactly, by the
//! detection of `spdx`. A text that is no licence as a whole may hold several: those are found by the pairs of words that they
//! share with it.

use std::collections::{BTreeMap, HashSet};
use std::sync::{LazyLock, OnceLock};

use rayon::prelude::*;
use spdx::detection::TextData;
use spdx::text::LICENSE_TEXTS;

use super::CERTAIN;

/// The exact comparison says that it is this licence.
const THRESHOLD: f32 = 0.9;

/// Words of the shortest licence that is looked for among other things.
const SHORTEST: usize = 40;

/// Larger texts are lists of the licences of others, and are not compared as a whole.
const LARGEST: usize = 200_000;

/// Licences that are compared exactly.
const NEAREST: usize = 6;

/// Licences that are told of one text.
const MOST: usize = 8;

/// A licence in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) id: &'static str,
    /// Ids of the same text.
    pub(super) also: Vec<&'static str>,
    pub(super) confidence: u32,
}

/// What a text holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Matched {
    pub(super) found: Vec<Found>,
    /// How near the nearest licence is, where none is found.
    pub(super) nearest: u32,
}

/// Counts of words, by a hash of them.
type Counts = [u16; 512];

/// How often each word stands in a text.
struct Sketch {
    counts: Box<Counts>,
    words: u32,
}

/// A licence that is known.
struct Known {
    ids: Vec<&'static str>,
    text: &'static str,
    /// Made when it is first needed, and so is what the exact comparison takes.
    sketch: OnceLock<Sketch>,
    data: OnceLock<TextData>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, text) in LICENSE_TEXTS {
        by_text.entry(text).or_default().push(id);
    }
    let one = |(text, mut ids): (&'static str, Vec<&'static str>)| {
        ids.sort_by_key(|id| rank(id));
        let known = |text| Known { ids: ids.clone(), text, sketch: OnceLock::new(), data: OnceLock::new() };
        [Some(text), without_appendix(text)].into_iter().flatten().map(known).collect::<Vec<_>>()
    };
    let mut known: Vec<Known> = by_text.into_iter().flat_map(one).collect();
    known.sort_by_key(|known| known.ids.first().map(|id| rank(id)));
    known
});

/// A licence without what stands behind its terms, which says how to apply it: many files leave that out.
fn without_appendix(text: &'static str) -> Option<&'static str> {
    const END: &str = "END OF TERMS AND CONDITIONS";
    let end = text.find(END)? + END.len();
    text.get(..end).filter(|terms| terms.len() + 200 < text.len())
}

/// Of ids that fit equally well, one that is current and approved by the OSI is meant.
fn rank(id: &'static str) -> (bool, bool, &'static str) {
    let known = spdx::license_id(id);
    (known.is_none_or(spdx::LicenseId::is_deprecated), !known.is_some_and(spdx::LicenseId::is_osi_approved), id)
}

/// The licences in a text.
pub(super) fn licences(text: &str) -> Matched {
    let whole = whole(text);
    let nearest = whole.map_or(0, |(score, _)| points(score));
    match whole {
        Some((score, known)) if score >= THRESHOLD => {
            // A short licence behind a long one takes little away from the likeness.
            let more = words(text).count().saturating_sub(words(known.text).count());
            let others = if more < SHORTEST { Vec::new() } else { parts(text, Some(known)) };
            Matched { found: known.found(nearest).into_iter().chain(others).collect(), nearest }
        }
        _ => Matched { found: parts(text, None), nearest },
    }
}

/// The licence that the text is nearest to, from its first word to the last, and how near.
fn whole(text: &str) -> Option<(f32, &'static Known)> {
    if text.len() > LARGEST {
        return None;
    }
    let sketch = Sketch::of(text);
    // What is twice as long cannot be nine tenths alike.
    let is_like = |known: &&'static Known| known.text.len() <= text.len() * 2 && text.len() <= known.text.len() * 2;
    let alike: Vec<_> = KNOWN.iter().filter(is_like).collect();
    let likeness = |known: &'static Known| sketch.likeness(known.sketch.get_or_init(|| Sketch::of(known.text)));
    let mut near: Vec<(u64, &'static Known)> = alike.into_par_iter().map(|known| (likeness(known), known)).collect();
    near.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    let data = TextData::new(text);
    let mut best: Option<(f32, &'static Known)> = None;
    for (_, known) in near.into_iter().take(NEAREST).filter(|(likeness, _)| *likeness > 5_000) {
        let score = data.match_score(known.data.get_or_init(|| TextData::new(known.text).without_text()));
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, known));
        }
    }
    best
}

/// The licences that stand in the text among other things, without the one that is found already.
fn parts(text: &str, first: Option<&Known>) -> Vec<Found> {
    let own: HashSet<u64> = pairs(text).collect();
    let shared = |known: &'static Known| {
        let (mut hits, mut all) = (0, 0);
        for pair in pairs(known.text) {
            all += 1;
            hits += usize::from(own.contains(&pair));
        }
        let share = hits * 100 / all.max(1);
        // What lacks weighs more than what is there: a licence is neither one that it is a part of, nor a part of it.
        (share >= 90 && all >= SHORTEST).then(|| (4 * hits - 3 * all, share, known))
    };
    // What has nearly all of its words in the text is not longer.
    let shorter = KNOWN.par_iter().filter(|known| known.text.len() <= text.len() * 2);
    let mut near: Vec<_> = shorter.filter_map(shared).collect();
    near.sort_by_key(|(weight, _, known)| {
        std::cmp::Reverse((*weight, known.ids.first().map(|id| std::cmp::Reverse(rank(id)))))
    });
    let mut accepted: Vec<Found> = Vec::new();
    let mut covered: Vec<HashSet<u64>> = first.map(|known| pairs(known.text).collect()).into_iter().collect();
    for (_, share, known) in near {
        let all: HashSet<u64> = pairs(known.text).filter(|pair| own.contains(pair)).collect();
        // BSD-2-Clause is a part of BSD-3-Clause, and not meant beside it; nor is one that says more, which is not there. What lacks
        // words may be put together of those of others.
        let most = if share >= 95 { 90 } else { 50 };
        let is_covered = covered.iter().any(|other| all.intersection(other).count() * 100 >= all.len() * most);
        let confidence = u32::try_from(share * 100).unwrap_or(0);
        if let Some(found) = known.found(confidence).filter(|_| !is_covered && accepted.len() < MOST) {
            accepted.push(found);
            covered.push(all);
        }
    }
    accepted
}

impl Known {
    fn found(&self, confidence: u32) -> Option<Found> {
        let (id, also) = self.ids.split_first()?;
        let is_current = |id: &&'static str| spdx::license_id(id).is_some_and(|id| !id.is_deprecated());
        Some(Found { id, also: also.iter().copied().filter(is_current).collect(), confidence })
    }
}

impl Sketch {
    fn of(text: &str) -> Self {
        let mut sketch = Self { counts: Box::new([0; 512]), words: 0 };
        for word in words(text) {
            if let Some(count) = sketch.counts.get_mut((word % 512) as usize) {
                *count = count.saturating_add(1);
            }
            sketch.words += 1;
        }
        sketch
    }

    /// How many words two texts share, of 10,000: never less than it is, for words may have one hash.
    fn likeness(&self, other: &Self) -> u64 {
        let all = u64::from(self.words) + u64::from(other.words);
        let shared: u64 = self.counts.iter().zip(other.counts.iter()).map(|(a, b)| u64::from(*a.min(b))).sum();
        shared * 20_000 / all.max(1)
    }
}

fn points(score: f32) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
    let points = (score * 10_000.0).round() as u32;
    points.min(CERTAIN)
}

/// A hash of each word: letters and digits, in lower case.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let parts = text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric() && byte.is_ascii());
    let hash = |word: &[u8]| {
        word.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
        })
    };
    parts.filter(|word| !word.is_empty()).map(hash).map(|hash| hash ^ (hash >> 32))
}

/// A hash of each two words that stand together.
fn pairs(text: &str) -> impl Iterator<Item = u64> {
    let mut before = None;
    words(text).filter_map(move |word| {
        let pair = before.map(|before: u64| before.rotate_left(17).wrapping_mul(31) ^ word);
        before = Some(word);
        pair
    })
}
