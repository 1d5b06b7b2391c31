//! Downloads that are run: into an interpreter, or into a file that is run later.

use super::urls;
use crate::ossf::paths::{base, clean, folder};

const DOTNET: [&str; 2] = ["dotnet", "nuget"];
const OTHERS: [&str; 6] = ["perl", "ruby", "php", "node", "nodejs", "java"];
const SHELLS: [&str; 7] = ["exec", "su", "sh", "bash", "mksh", "dash", "ksh"];
const PYTHONS: [&str; 3] = ["python", "python3", "python2.7"];

fn interpreters() -> impl Iterator<Item = &'static str> {
    DOTNET.into_iter().chain(OTHERS).chain(SHELLS).chain(PYTHONS)
}

/// Whether a word names a program, wherever the program is.
pub(super) fn is_program(word: &str, name: &str) -> bool {
    base(word).eq_ignore_ascii_case(name)
}

fn is_word(words: &[String], at: usize, expected: &str) -> bool {
    words.get(at).is_some_and(|word| word.eq_ignore_ascii_case(expected))
}

/// Whether a command is an interpreter.
pub(super) fn is_interpreter(words: &[String]) -> bool {
    words.first().is_some_and(|first| interpreters().any(|name| is_program(first, name)))
}

/// Whether a command fetches something.
pub(super) fn is_download(words: &[String]) -> bool {
    let Some(first) = words.first() else { return false };
    ["curl", "wget", "gsutil"].into_iter().any(|name| is_program(first, name))
        || is_program(first, "aws") && is_word(words, 1, "s3api") && is_word(words, 2, "get-object")
}

/// The shell of `sh -c TEXT`, wherever in the words it is named.
pub(super) fn takes_a_script(words: &[String]) -> bool {
    let found = interpreters().find(|name| {
        let mut is_named = false;
        words.iter().any(|word| {
            if is_program(word, name) {
                is_named = true;
                return false;
            }
            is_named && word.starts_with('-') && word.contains('c')
        })
    });
    found.is_some_and(|name| !PYTHONS.contains(&name) && !OTHERS.contains(&name))
}

/// Whether a command runs a file, itself or through an interpreter.
pub(super) fn runs(words: &[String], file: &str) -> bool {
    let Some((first, arguments)) = words.split_first() else { return false };
    let file = clean(file);
    let is_file = |word: &String| clean(word).eq_ignore_ascii_case(&file);
    is_file(first) || is_interpreter(words) && arguments.iter().any(is_file)
}

/// The file that a download writes, as far as its arguments tell.
pub(super) fn target(words: &[String]) -> Option<String> {
    let first = words.first()?;
    if is_program(first, "wget") {
        return of_wget(words);
    }
    if is_program(first, "gsutil") {
        let at = words.iter().skip(1).position(|word| word.starts_with("gs://"))? + 1;
        return Some(into(words.get(at)?, words.get(at + 1)?));
    }
    if is_program(first, "aws") {
        let [.., from, to] = words else { return None };
        return Some(into(from, to));
    }
    None
}

fn of_wget(words: &[String]) -> Option<String> {
    let named =
        words.iter().enumerate().skip(1).find(|(at, word)| word.eq_ignore_ascii_case("-O") && at + 1 < words.len());
    if let Some((at, _)) = named {
        return words.get(at + 1).cloned();
    }
    let address = words.iter().skip(1).find(|word| word.starts_with("http"))?;
    Some(urls::file_name(address).to_owned())
}

/// A file, or the file of that name in a folder.
fn into(from: &str, to: &str) -> String {
    if folder(to) == clean(to) { clean(&format!("{}/{}", folder(to), urls::file_name(from))) } else { to.to_owned() }
}
