//! Installs of package managers, and whether they are pinned. Words in, an answer out.

use super::Kind;
use super::downloads::is_program;
use super::urls::is_commit;
use crate::ossf::paths;

/// What a command installs, and whether that is pinned; none where it installs nothing.
pub(super) fn install(words: &[String]) -> Option<(Kind, bool)> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = words.as_slice();
    let first = *words.first()?;
    if is_program(first, "go") && words.len() > 2 && matches!(words.get(1), Some(&"get" | &"install")) {
        return Some((Kind::Go, go(words)));
    }
    if let Some(pip) = pip_words(words) {
        return Some((Kind::Pip, pip_is_pinned(pip)));
    }
    if is_program(first, "npm")
        && words.iter().skip(1).any(|word| NPM.iter().any(|verb| word.eq_ignore_ascii_case(verb)))
    {
        return Some((Kind::Npm, npm(words)));
    }
    if (is_program(first, "choco") || is_program(first, "choco.exe")) && is(words, 1, "install") {
        let flags = ["--requirechecksum", "--requirechecksums", "--require-checksums"];
        let mut names = words.iter().skip(2).map(|word| word.split('=').next().unwrap_or(""));
        return Some((Kind::Choco, names.any(|name| flags.iter().any(|flag| name.eq_ignore_ascii_case(flag)))));
    }
    dotnet(words).map(|is_pinned| (Kind::Nuget, is_pinned))
}

const NPM: [&str; 5] = ["install", "i", "install-test", "update", "ci"];

fn is(words: &[&str], at: usize, expected: &str) -> bool {
    words.get(at).is_some_and(|word| word.eq_ignore_ascii_case(expected))
}

fn has(words: &[&str], from: usize, expected: &[&str]) -> bool {
    words.iter().skip(from).any(|word| expected.iter().any(|expected| word.eq_ignore_ascii_case(expected)))
}

/// `ci` checks the hashes of the lockfile; a git address may name a commit.
fn npm(words: &[&str]) -> bool {
    const GIT: [&str; 4] = ["github:", "git://", "git+http://", "git+https://"];
    for word in words.iter().skip(1) {
        if word.eq_ignore_ascii_case("ci") {
            return true;
        }
        if GIT.iter().any(|scheme| word.starts_with(scheme)) {
            match word.split_once('#') {
                Some((_, commit)) if commit.contains('#') => return false,
                Some((_, commit)) if is_commit(commit) => return true,
                Some(_) => {}
                None => return false,
            }
        }
    }
    false
}

/// Scorecard looks at each word as if it were the package, and takes the first that is pinned or local for all.
fn go(words: &[&str]) -> bool {
    const FLAGS: [&str; 7] = ["-d", "-f", "-t", "-u", "-v", "-fix", "-insecure"];
    let mut is_insecure = false;
    let mut rest = words.iter().skip(2).peekable();
    while rest.peek().is_some() {
        while let Some(flag) = rest.next_if(|word| FLAGS.contains(word)) {
            is_insecure |= *flag == "-insecure";
        }
        let Some(package) = rest.next() else { return true };
        if !has_host(package) {
            return true;
        }
        let Some((_, version)) = package.split_once('@').filter(|(_, version)| !version.contains('@')) else {
            continue;
        };
        let is_hash = version.len() >= 40 && version.bytes().all(|byte| byte.is_ascii_hexdigit());
        if version == "none" || is_hash || !is_insecure && is_version(version) {
            return true;
        }
    }
    false
}

const fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// `host.name/path`: what else is given is a local folder.
fn has_host(package: &str) -> bool {
    let bytes = package.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        let behind = bytes.get(at + 1..).unwrap_or(&[]);
        let name = behind.iter().take_while(|byte| is_name(**byte)).count();
        let has_name_before = at.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(|byte| is_name(*byte));
        let has_path = behind.get(name) == Some(&b'/') && behind.get(name + 1).is_some_and(|byte| is_name(*byte));
        *byte == b'.' && has_name_before && name > 0 && has_path
    })
}

/// `v1.2.3`, with `-pre` and `+build` where wanted.
fn is_version(version: &str) -> bool {
    let is_tail = |tail: &str| {
        !tail.is_empty() && tail.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
    };
    let Some(rest) = version.strip_prefix('v') else { return false };
    let (rest, build) = rest.split_once('+').map_or((rest, None), |(rest, build)| (rest, Some(build)));
    let (core, pre) = rest.split_once('-').map_or((rest, None), |(core, pre)| (core, Some(pre)));
    let numbers: Vec<&str> = core.split('.').collect();
    let are_numbers =
        numbers.iter().all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    numbers.len() == 3 && are_numbers && build.is_none_or(is_tail) && pre.is_none_or(is_tail)
}

/// The words of `pip install`, also behind `python -m`.
fn pip_words<'w, 'a>(words: &'w [&'a str]) -> Option<&'w [&'a str]> {
    let is_pip = |words: &[&str]| {
        words.first().is_some_and(|first| is_program(first, "pip") || is_program(first, "pip3"))
            && is(words, 1, "install")
    };
    if is_pip(words) {
        return Some(words);
    }
    let first = words.first()?;
    if !["python", "python3", "python2.7"].iter().any(|python| is_program(first, python)) {
        return None;
    }
    let at = words.windows(2).skip(1).position(|pair| is(pair, 0, "-m") && is(pair, 1, "pip"))?;
    words.get(at + 2..).filter(|words| is_pip(words))
}

/// Hashes are required, or there are wheels alone, or local sources without their dependencies.
fn pip_is_pinned(words: &[&str]) -> bool {
    let (mut without_dependencies, mut is_editable, mut are_sources_pinned) = (false, false, true);
    let (mut has_hashes, mut has_packages, mut has_wheels) = (false, false, false);
    for word in words.iter().skip(2) {
        match *word {
            _ if word.eq_ignore_ascii_case("--no-deps") => without_dependencies = true,
            "-e" | "--editable" => is_editable = true,
            _ if word.eq_ignore_ascii_case("--require-hashes") => {
                has_hashes = true;
                break;
            }
            _ if is_flag(word) => {}
            _ if paths::extension(word) == ".whl" => has_wheels = true,
            _ if is_editable => are_sources_pinned &= is_source_pinned(word),
            _ => has_packages = true,
        }
    }
    if is_editable {
        return without_dependencies && are_sources_pinned;
    }
    has_hashes || !has_packages && has_wheels
}

/// `-x` or `--x-y`, and nothing behind it.
fn is_flag(word: &str) -> bool {
    let mut parts = word.split('-').peekable();
    if parts.next() != Some("") || parts.peek().is_none() {
        return false;
    }
    let mut was_empty = false;
    for part in parts {
        if part.is_empty() && was_empty || !part.bytes().all(is_name) {
            return false;
        }
        was_empty = part.is_empty();
    }
    !was_empty
}

/// A local source, or one of git at a commit.
fn is_source_pinned(source: &str) -> bool {
    let is_remote =
        ["git", "svn", "hg", "bzr"].iter().any(|tool| source.strip_prefix(tool).is_some_and(|rest| !rest.is_empty()));
    if !is_remote {
        return true;
    }
    let Some(rest) = source.strip_prefix("git") else { return false };
    let rest = ["+https", "+http", "+ssh", "+git"].iter().find_map(|scheme| rest.strip_prefix(scheme)).unwrap_or(rest);
    let Some(rest) = rest.strip_prefix("://") else { return false };
    rest.match_indices('@').any(|(at, _)| {
        let behind = rest.get(at + 1..).unwrap_or("");
        let commit = behind.split("#egg=").next().unwrap_or("");
        is_commit(commit)
    })
}

/// Installs and restores of .NET, by whichever of its programs.
fn dotnet(words: &[&str]) -> Option<bool> {
    let first = words.first()?;
    let is_one = |name: &str| is_program(first, name) || is_program(first, &format!("{name}.exe"));
    if is_one("dotnet")
        && is(words, 1, "add")
        && words.len() >= 4
        && (is(words, 2, "package") || is(words, 3, "package"))
    {
        return Some(has(words, 3, &["-v", "--version"]));
    }
    if is_one("nuget") && is(words, 1, "install") {
        let is_locked = words.len() == 2 || words.get(2).is_some_and(|word| word.ends_with("packages.config"));
        return Some(is_locked || has(words, 2, &["-Version"]));
    }
    if is_one("dotnet") && is(words, 1, "restore") {
        return Some(has(words, 2, &["--locked-mode"]));
    }
    if is_one("nuget") && is(words, 1, "restore") {
        return Some(has(words, 2, &["-LockedMode"]));
    }
    if is_one("msbuild") && has(words, 1, &["/t:restore"]) {
        return Some(has(words, 2, &["/p:RestoreLockedMode=true"]));
    }
    None
}
