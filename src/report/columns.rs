//! How many columns of a terminal a text takes, and text broken into lines of so many columns. Only counts and cuts.

use super::sanitize;

/// Ranges of characters that take two columns: East Asian wide and full-width ones, emoji (Unicode 14, unassigned gaps closed).
#[rustfmt::skip]
const WIDE: [(u32, u32); 81] = [
    (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0), (0x23F3, 0x23F3),
    (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F), (0x2693, 0x2693), (0x26A1, 0x26A1),
    (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5), (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA),
    (0x26F2, 0x26F3), (0x26F5, 0x26F5), (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B),
    (0x2728, 0x2728), (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
    (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55), (0x2E80, 0x303E),
    (0x3041, 0x3247), (0x3250, 0x4DBF), (0x4E00, 0xA4C6), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAD9),
    (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x1B2FB), (0x1F004, 0x1F004),
    (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F335),
    (0x1F337, 0x1F37C), (0x1F37E, 0x1F393), (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3), (0x1F3E0, 0x1F3F0),
    (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440), (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D),
    (0x1F54B, 0x1F54E), (0x1F550, 0x1F567), (0x1F57A, 0x1F57A), (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4),
    (0x1F5FB, 0x1F64F), (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6DF),
    (0x1F6EB, 0x1F6EC), (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945),
    (0x1F947, 0x1F9FF), (0x1FA70, 0x1FAF6), (0x20000, 0x3134A),
];

/// Ranges of marks that stand on the character before them: Latin, Hebrew, Arabic, Thai, symbols, variation selectors, joiners.
#[rustfmt::skip]
const ZERO: [(u32, u32); 18] = [
    (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x610, 0x61A), (0x64B, 0x65F), (0x6D6, 0x6DC), (0x93C, 0x93C),
    (0x941, 0x948), (0x94D, 0x94D), (0xE31, 0xE31), (0xE34, 0xE3A), (0xE47, 0xE4E), (0x1DC0, 0x1DFF), (0x200C, 0x200D),
    (0x20D0, 0x20F0), (0x3099, 0x309A), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),
];

/// The columns of a character that is shown as itself.
pub(crate) fn of(c: char) -> usize {
    let code = u32::from(c);
    if code < 0x300 {
        1
    } else if is_in(&ZERO, code) {
        0
    } else if is_in(&WIDE, code) {
        2
    } else {
        1
    }
}

fn is_in(table: &[(u32, u32)], code: u32) -> bool {
    let after = table.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).and_then(|at| table.get(at)).is_some_and(|(_, last)| code <= *last)
}

/// The columns of a text without line breaks.
pub(crate) fn width(text: &str) -> usize {
    if sanitize::is_ascii_shown(text) { text.len() } else { text.chars().map(of).sum() }
}

/// A text in lines of at most so many columns, broken at spaces; a longer word is cut where the line ends. The first line has
/// less room where something stands before it, and stays empty where the first word does not fit behind that.
pub(crate) fn wrap(text: &str, first: usize, columns: usize) -> Vec<String> {
    let columns = columns.max(MIN);
    let mut room = first.min(columns);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        let own = width(word);
        let gap = usize::from(used > 0);
        let does_not_fit = used + gap + own > room;
        if does_not_fit && (used > 0 || room < columns) {
            lines.push(std::mem::take(&mut line));
            (used, room) = (0, columns);
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if used + own <= room {
            line.push_str(word);
            used += own;
            continue;
        }
        for c in word.chars() {
            if used + of(c) > room {
                lines.push(std::mem::take(&mut line));
                (used, room) = (0, columns);
            }
            line.push(c);
            used += of(c);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Fewer columns than this are not worth breaking for.
const MIN: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_two_columns_and_marks_none() {
        let cases = [
            ("abc", 3),
            ("é", 1),
            ("e\u{301}", 1),
            ("漢字", 4),
            ("ｱ", 1),
            ("한글", 4),
            ("🦀!", 3),
            ("│", 1),
            ("●○", 2),
        ];
        for (text, expected) in cases {
            assert_eq!(width(text), expected, "{text}");
        }
    }

    #[test]
    fn tables_are_sorted_and_without_overlap() {
        for table in [&WIDE[..], &ZERO[..]] {
            assert!(table.iter().all(|(first, last)| first <= last));
            assert!(table.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }

    #[test]
    fn lines_break_at_spaces_and_long_words_are_cut() {
        let cases: [(&str, usize, usize, &[&str]); 8] = [
            ("", 20, 20, &[""]),
            ("one two", 20, 20, &["one two"]),
            ("one two three four five", 20, 20, &["one two three four", "five"]),
            ("one two three four five", 9, 20, &["one two", "three four five"]),
            ("sesquipedalian", 9, 20, &["", "sesquipedalian"]),
            ("aaaaaaaaaaaaaaaaaaaaaaaaa b", 20, 20, &["aaaaaaaaaaaaaaaaaaaa", "aaaaa b"]),
            ("漢字漢字漢字漢字漢字漢字", 21, 21, &["漢字漢字漢字漢字漢字", "漢字"]),
            ("narrower than sense allows", 3, 3, &["", "narrower than sense", "allows"]),
        ];
        for (text, first, columns, expected) in cases {
            assert_eq!(wrap(text, first, columns), expected, "{text}");
        }
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text =
            "word 漢字 🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀🦀 https://example.com/a/very/long/address and so on ".repeat(9);
        for columns in 20..60 {
            assert!(wrap(&text, columns - 5, columns).iter().all(|line| width(line) <= columns), "{columns}");
        }
    }
}
