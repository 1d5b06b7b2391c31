//! A text → what GitHub knows each of its lines by, `primaryLocationLineHash`: where a report says it, an alert stays the same one
//! while lines move, whoever uploads the report.
//!
//! As GitHub's own upload works it out (github/codeql-action, `src/fingerprints.ts`): a sum over the hundred UTF-16 units from the
//! start of the line, without spaces and tabs, `s·37 + unit` in 64 bits; CR and CR LF are LF, the end of the file is 65535 and then
//! zeros. Equal sums are told apart by how often they came before, from 1.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many units make the hash of a line.
const BLOCK: usize = 100;
/// The base of the sum.
const BASE: u64 = 37;
/// What stands at the end of a file.
const END: u16 = u16::MAX;

/// The hashes of some lines, which are counted from 1. Lines that the text does not have get none.
pub(crate) fn line_hashes(text: &str, wanted: &BTreeSet<u32>) -> BTreeMap<u32, String> {
    let Some(last) = wanted.last() else { return BTreeMap::new() };
    let (units, starts) = units(text);
    // What the unit that leaves the block was multiplied by.
    let leaving = (0..BLOCK).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let at = |place: usize| units.get(place).copied().map_or(0, u64::from);
    let mut sum = (0..BLOCK).fold(0_u64, |sum, place| sum.wrapping_mul(BASE).wrapping_add(at(place)));
    let mut place = 0;
    let mut times: HashMap<u64, u32> = HashMap::new();
    let mut hashes = BTreeMap::new();
    for (line, start) in (1..=*last).zip(starts) {
        while place < start {
            let moved = sum.wrapping_mul(BASE).wrapping_add(at(place + BLOCK));
            sum = moved.wrapping_sub(leaving.wrapping_mul(at(place)));
            place += 1;
        }
        let time = times.entry(sum).or_default();
        *time += 1;
        if wanted.contains(&line) {
            hashes.insert(line, format!("{sum:x}:{time}"));
        }
    }
    hashes
}

/// The units of a text that count, with the end of the file, and where among them lines start.
fn units(text: &str) -> (Vec<u16>, Vec<usize>) {
    let [tab, line_feed, carriage_return, space] = [9_u16, 10, 13, 32];
    let (mut units, mut starts) = (Vec::with_capacity(text.len() + 1), vec![0]);
    let mut after_cr = false;
    for unit in text.encode_utf16() {
        let is_second = after_cr && unit == line_feed;
        after_cr = unit == carriage_return;
        if unit == space || unit == tab || is_second {
            continue;
        }
        let is_end = unit == line_feed || unit == carriage_return;
        units.push(if is_end { line_feed } else { unit });
        if is_end {
            starts.push(units.len());
        }
    }
    units.push(END);
    (units, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<String> {
        line_hashes(text, &(1..100).collect()).into_values().collect()
    }

    /// The values are those that GitHub's upload gives for the same texts.
    #[test]
    fn lines_have_the_hashes_that_githubs_upload_gives_them() {
        assert_eq!(hashes(""), ["c129715d7a2bc9a3:1"]);
        let short = ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"];
        assert_eq!(hashes(" a\nb\n  \t\tc\n d"), short);
        let ends = [
            "e9496ae3ebfced30:1",
            "fb7c023a8b9ccb3f:1",
            "ce8ba1a563dcdaca:1",
            "e20e36e16fcb0cc8:1",
            "b3edc88f2938467e:1",
            "c8e28b0b4002a3a0:1",
            "c129715d7a2bc9a3:1",
        ];
        for text in [
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
            " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r",
            " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
            " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
        ] {
            assert_eq!(hashes(text), ends, "{text:?}");
        }
        let repeated = [
            "a7f2ff13bc495cf2:1",
            "a7f2ff13bc495cf2:2",
            "a7f2ff13bc495cf2:3",
            "a7f2ff13bc495cf2:4",
            "a7f2ff13bc495cf2:5",
            "a7f2ff13bc495cf2:6",
            "a7f2ff1481e87703:1",
            "a9cf91f7bbf1862b:1",
            "55ec222b86bcae53:1",
            "cc97dc7b1d7d8f7b:1",
            "c129715d7a2bc9a3:1",
        ];
        assert_eq!(hashes(&"Lorem ipsum dolor sit amet.\n".repeat(10)), repeated);
    }

    #[test]
    fn only_lines_that_are_wanted_are_told_and_earlier_ones_count() {
        let told = line_hashes(&"Lorem ipsum dolor sit amet.\n".repeat(10), &BTreeSet::from([3, 40]));
        assert_eq!(told, BTreeMap::from([(3, "a7f2ff13bc495cf2:3".to_owned())]));
    }
}
