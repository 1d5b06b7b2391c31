//! Long Markdown is cut between lines, with a word that says so.

/// The most of a comment. GitHub counts characters; no text has more of these than bytes.
pub(crate) const COMMENT: usize = 65_536;

/// What opens and closes a part that is folded, each on a line of its own.
const FOLDS: (&str, &str) = ("<details>", "</details>");

/// A body that begins with a head, ends with a foot, and is at most so long.
pub(crate) fn fitted(head: &str, body: &str, foot: &str, most: usize) -> String {
    if head.len() + body.len() + foot.len() <= most {
        return format!("{head}{body}{foot}");
    }
    let word = format!("\n**Cut here: the whole text has {} bytes. `-o json` has all of it.**\n", body.len());
    // Room for all folds that may have to be closed.
    let folds = (FOLDS.1.len() + 1) * body.lines().filter(|line| line.starts_with(FOLDS.0)).count().min(1);
    let room = most.saturating_sub(head.len() + foot.len() + word.len() + folds);
    let kept = whole_lines(body, room);
    let count = |fold: &str| kept.lines().filter(|line| line.starts_with(fold)).count();
    let open = count(FOLDS.0).saturating_sub(count(FOLDS.1));
    let closing = format!("{}\n", FOLDS.1).repeat(open.min(1));
    format!("{head}{kept}{closing}{word}{foot}")
}

/// The first lines that fit, each with its end.
fn whole_lines(text: &str, room: usize) -> &str {
    let mut end = room.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = text.get(..end).unwrap_or_default();
    start.rfind('\n').and_then(|at| start.get(..=at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_as_it_is() {
        assert_eq!(fitted("head\n", "body\n", "foot\n", 100), "head\nbody\nfoot\n");
    }

    #[test]
    fn a_cut_text_fits_has_whole_lines_and_open_folds_are_closed() {
        let rows = "| row | é漢🦀 |\n".repeat(50);
        let body = format!("### Title\n\n<details><summary>more</summary>\n\n{rows}\n</details>\n");
        let least = fitted("h\n", "", "f\n", 4).len() + 140;
        for most in least..body.len() + 4 {
            let text = fitted("h\n", &body, "f\n", most);
            assert!(text.len() <= most, "{most}: {}", text.len());
            assert!(text.starts_with("h\n") && text.ends_with("f\n"), "{text}");
            assert!(text.contains("**Cut here"), "{text}");
            assert_eq!(text.matches("<details>").count(), text.matches("</details>").count(), "{text}");
            assert!(text.lines().filter(|line| line.starts_with('|')).all(|line| line.ends_with(" |")), "{text}");
        }
    }
}
