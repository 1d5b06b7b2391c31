//! Sessions of nox: what functions of `noxfile.py` run whose decorator makes them such. Arguments that are no texts are left out.
//! <https://nox.thea.codes/en/stable/config.html>

use super::{MAX_LINES, Target};

/// Methods that run a command; `install` and its kin bring tools.
const METHODS: [&str; 2] = [".run(", ".run_always("];

/// What some sessions run, named with commas between them; where none is named, those that the file lists, or all.
pub(super) fn session(text: &str, names: &str) -> Option<Target> {
    let mut wanted: Vec<&str> = names.split(',').filter(|name| !name.is_empty()).map(plain).collect();
    if names.is_empty() {
        let listed = text.split("nox.options.sessions").nth(1).and_then(|rest| rest.split_once('='));
        let listed = listed.and_then(|(_, list)| list.split(']').next()).unwrap_or("");
        wanted.extend(listed.split(['"', '\'']).skip(1).step_by(2).map(plain));
    }
    let mut target = None::<Target>;
    for (name, body) in sessions(text) {
        if wanted.is_empty() || wanted.contains(&name) {
            let target = target.get_or_insert_default();
            for command in commands(body) {
                target.add(&command);
            }
        }
    }
    target
}

/// The name of a session without the version of Python and the parameters that it is run with: `tests-3.12(django='5')`.
fn plain(name: &str) -> &str {
    let name = name.split('(').next().unwrap_or(name).trim();
    match name.rsplit_once('-') {
        Some((own, version)) if version.starts_with(|letter: char| letter.is_ascii_digit()) || version == "pypy" => own,
        _ => name,
    }
}

/// The sessions with their bodies.
fn sessions(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let (mut decorator, mut at) = (None, 0);
    for line in text.split_inclusive('\n').take(MAX_LINES) {
        let start = at;
        at += line.len();
        if line.starts_with('@') && line.contains("session") {
            decorator = Some(start);
        }
        let head = line.strip_prefix("async ").unwrap_or(line);
        if let (Some(from), Some(rest)) = (decorator, head.strip_prefix("def ")) {
            let function = rest.split('(').next().unwrap_or(rest).trim();
            let decorators = text.get(from..start).unwrap_or("");
            let given = decorators.split("name=").nth(1).and_then(|rest| quoted(rest.trim_start()));
            let after = text.get(at..).unwrap_or("");
            found.push((given.map_or(function, |(name, _)| name), after.get(..end_of(after)).unwrap_or(after)));
            decorator = None;
        }
    }
    found
}

/// Where the body of a function ends: before the next line that is not indented, but for those that close its head.
fn end_of(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_inside = line.starts_with([' ', '\t', '\n', '\r', ')', '#']);
        if !is_inside {
            return at;
        }
        at += line.len();
    }
    at
}

/// The commands of a body: the texts that a call of a method has, in their order, behind a `$` where its first argument is none.
fn commands(body: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut rest = body;
    while let Some((at, method)) = METHODS.iter().filter_map(|own| Some((rest.find(own)?, own))).min() {
        rest = rest.get(at + method.len()..).unwrap_or("");
        let is_text = rest.trim_start().starts_with(['"', '\'']);
        let mut words = if is_text { Vec::new() } else { vec!["$"] };
        let (mut depth, mut inner) = (1_usize, rest);
        while let Some(letter) = inner.chars().next() {
            match letter {
                '"' | '\'' => {
                    let Some((word, after)) = quoted(inner) else { break };
                    words.push(word);
                    inner = after;
                    continue;
                }
                '#' => {
                    inner = inner.split_once('\n').map_or("", |(_, after)| after);
                    continue;
                }
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            inner = inner.get(letter.len_utf8()..).unwrap_or("");
        }
        commands.push(words.join(" "));
    }
    commands
}

/// The text in quotes that another one begins with, and what stands behind.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    text.get(1..)?.split_once(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOXFILE: &str = "import nox

nox.options.sessions = ['tests']

@nox.session(python=['3.11', '3.12'])
@nox.parametrize('django', ['4', '5'])
def tests(
    session, django
):
    session.install('pytest', 'ruff')
    session.run(
        'pytest',  # (all)
        *session.posargs,
        '--cov', env={'A': \"b\"},
    )

@nox.session(name=\"lint-all\")
def lint(session: nox.Session) -> None:
    session.run(\"ruff\", \"check\", str(ROOT))
    session.run_always('mypy', 'src')
    session.run(*tool, 'report')

def helper(session):
    session.run('rm')
";

    #[test]
    fn a_session_runs_the_commands_of_its_function() {
        let of = |names| session(NOXFILE, names).map(|own| own.script);
        assert_eq!(of("tests-3.12(django='5')").as_deref(), Some("pytest --cov A b\n"));
        assert_eq!(of("lint-all").as_deref(), Some("ruff check\nmypy src\n$ report\n"));
        assert_eq!(of("").as_deref(), Some("pytest --cov A b\n"));
        let all = session(&NOXFILE.replace("nox.options", "options"), "").map(|own| own.script);
        assert_eq!(all.as_deref(), Some("pytest --cov A b\nruff check\nmypy src\n$ report\n"));
        assert_eq!([of("lint"), of("helper")], [None, None]);
        for hostile in [
            "",
            "@session",
            "@session\ndef ",
            "@session\ndef a():\n s.run(",
            "@session\ndef a():\n s.run('",
            "@session\ndef a():\n s.run(]]",
        ] {
            session(hostile, "");
            session(hostile, "a");
        }
    }
}
