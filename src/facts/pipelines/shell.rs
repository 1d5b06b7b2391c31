//! A script for sh, bash or cmd → its commands, each as words.
//!
//! Read as the shell reads it: quotes, escapes, comments, operators, subshells, substitutions, redirections and heredocs; `sh -c '…'`
//! and `eval` are read on inside. What stands before a command (assignments, `sudo`, `env`, `timeout`, `if`, `!` …) is left
//! out. Expansions stay as they are written, `${{ … }}` of GitHub in one piece. The library `lib.shell` of the policies draws the same
//! lines. Nothing is run, and no text is too broken: what cannot be understood is a word.

/// Commands in commands that are followed.
const MAX_DEPTH: usize = 4;
/// Commands of one script.
const MAX_COMMANDS: usize = 5_000;

/// The commands of a script; those in substitutions behind the one that they stand in.
pub(super) fn commands(script: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    read(script, 0, &mut found);
    found
}

fn read(script: &str, depth: usize, found: &mut Vec<Vec<String>>) {
    let mut reader = Reader { rest: script, word: None, words: Vec::new(), inner: Vec::new(), heredocs: Vec::new() };
    while let Some(words) = reader.command() {
        let inner = std::mem::take(&mut reader.inner);
        let words = without_prefix(words);
        let script = argument(&words);
        if !words.is_empty() && found.len() < MAX_COMMANDS {
            found.push(words);
        }
        if depth < MAX_DEPTH {
            inner.iter().chain(script.as_ref()).for_each(|script| read(script, depth + 1, found));
        }
    }
}

struct Reader<'s> {
    rest: &'s str,
    word: Option<String>,
    words: Vec<String>,
    /// Scripts of substitutions in the command.
    inner: Vec<String>,
    /// Ends of heredocs whose bodies follow on the next line.
    heredocs: Vec<String>,
}

impl Reader<'_> {
    /// The words of the next command; none at the end.
    fn command(&mut self) -> Option<Vec<String>> {
        while let Some(c) = self.rest.chars().next() {
            match c {
                ' ' | '\t' | '\r' => {
                    self.skip(1);
                    self.end_word();
                }
                '\n' => {
                    self.skip(1);
                    self.end_word();
                    self.skip_heredocs();
                    if !self.words.is_empty() {
                        break;
                    }
                }
                ';' | '|' | '&' | '(' | ')' => {
                    self.skip(1);
                    self.end_word();
                    if !self.words.is_empty() {
                        break;
                    }
                }
                '#' if self.word.is_none() => self.skip(self.rest.find('\n').unwrap_or(self.rest.len())),
                '<' | '>' => self.redirect(),
                _ => self.piece(c),
            }
        }
        self.end_word();
        let words = std::mem::take(&mut self.words);
        (!words.is_empty() || !self.rest.is_empty() || !self.inner.is_empty()).then_some(words)
    }

    /// A part of a word: quoted, escaped, substituted or plain.
    fn piece(&mut self, c: char) {
        match c {
            '\\' => {
                // A line that goes on is one.
                let escaped = self.rest.get(1..).and_then(|rest| rest.chars().next());
                let is_break = matches!(escaped, Some('\n') | None) || self.rest.starts_with("\\\r\n");
                let length = if self.rest.starts_with("\\\r\n") { 3 } else { 1 + escaped.map_or(0, char::len_utf8) };
                if let Some(escaped) = escaped.filter(|_| !is_break) {
                    self.word.get_or_insert_default().push(escaped);
                }
                self.skip(length);
            }
            '\'' => {
                let inner = self.rest.get(1..).unwrap_or("");
                let end = inner.find('\'').unwrap_or(inner.len());
                self.word.get_or_insert_default().push_str(inner.get(..end).unwrap_or(""));
                self.skip(end + 2);
            }
            '"' => self.double(),
            '$' | '`' => self.expansion(),
            _ => {
                self.word.get_or_insert_default().push(c);
                self.skip(c.len_utf8());
            }
        }
    }

    fn double(&mut self) {
        self.skip(1);
        self.word.get_or_insert_default();
        while let Some(c) = self.rest.chars().next() {
            match c {
                '"' => return self.skip(1),
                '\\' => {
                    let escaped = self.rest.get(1..).and_then(|rest| rest.chars().next()).unwrap_or('\\');
                    if !matches!(escaped, '"' | '\\' | '$' | '`' | '\n') {
                        self.word.get_or_insert_default().push('\\');
                    }
                    if escaped != '\n' {
                        self.word.get_or_insert_default().push(escaped);
                    }
                    self.skip(1 + escaped.len_utf8());
                }
                '$' | '`' => self.expansion(),
                _ => {
                    self.word.get_or_insert_default().push(c);
                    self.skip(c.len_utf8());
                }
            }
        }
    }

    /// `$(…)`, `` `…` ``, `${…}`, `${{ … }}` or a plain `$name`.
    fn expansion(&mut self) {
        let whole = if self.rest.starts_with("${{") {
            self.rest.find("}}").map(|end| end + 2)
        } else if self.rest.starts_with("$(") || self.rest.starts_with("${") {
            balanced(self.rest.get(1..).unwrap_or("")).map(|length| length + 1)
        } else if self.rest.starts_with('`') {
            self.rest.get(1..).and_then(|rest| rest.find('`')).map(|end| end + 2)
        } else {
            Some(1)
        };
        let whole = whole.unwrap_or(self.rest.len());
        let text = self.rest.get(..whole).unwrap_or(self.rest);
        if let Some(script) = text.strip_prefix("$(").and_then(|text| text.strip_suffix(')')) {
            self.inner.push(script.to_owned());
        } else if let Some(script) = text.strip_prefix('`').and_then(|text| text.strip_suffix('`')) {
            self.inner.push(script.to_owned());
        }
        self.word.get_or_insert_default().push_str(text);
        self.skip(text.len());
    }

    /// A redirection with what it leads to; `<(…)` is a substitution.
    fn redirect(&mut self) {
        if let Some(inner) = self.rest.get(1..).filter(|rest| rest.starts_with('(')) {
            let length = balanced(inner).unwrap_or(inner.len());
            self.inner.extend(inner.get(1..length.saturating_sub(1)).map(str::to_owned));
            self.word.get_or_insert_default().push_str("<()");
            return self.skip(1 + length);
        }
        // `2>` is no word.
        if self.word.as_deref().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
            self.word = None;
        }
        self.end_word();
        let is_heredoc = self.rest.starts_with("<<") && !self.rest.starts_with("<<<");
        self.skip(self.rest.find(|c| !matches!(c, '<' | '>' | '&' | '|' | '-')).unwrap_or(self.rest.len()));
        self.skip(self.rest.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(self.rest.len()));
        let words = self.words.len();
        while let Some(c) = self.rest.chars().next() {
            if matches!(c, ' ' | '\t' | '\r' | '\n' | ';' | '|' | '&' | '(' | ')' | '<' | '>') {
                break;
            }
            self.piece(c);
        }
        self.end_word();
        let target = self.words.drain(words..).next();
        self.heredocs.extend(target.filter(|_| is_heredoc));
    }

    fn skip_heredocs(&mut self) {
        for end in std::mem::take(&mut self.heredocs) {
            while !self.rest.is_empty() {
                let length = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
                let is_end = self.rest.get(..length).is_some_and(|line| line.trim() == end);
                self.skip(length);
                if is_end {
                    break;
                }
            }
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes.min(self.rest.len())..).unwrap_or("");
    }

    fn end_word(&mut self) {
        self.words.extend(self.word.take());
    }
}

/// The length of what a bracket at the start encloses, both brackets counted.
fn balanced(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    let close = if open == '(' { ')' } else { '}' };
    let mut depth = 0usize;
    let mut quote = None;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if is_escaped => is_escaped = false,
            (Some('"') | None, '\\') => is_escaped = true,
            (Some(own), c) if own == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, c) if c == open => depth += 1,
            (None, c) if c == close => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + close.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}

/// Words in front of a command that run it, and how many words of their own follow, flags aside.
const PREFIXES: [(&str, usize); 25] = [
    ("!", 0),
    ("{", 0),
    ("if", 0),
    ("then", 0),
    ("elif", 0),
    ("else", 0),
    ("while", 0),
    ("until", 0),
    ("do", 0),
    ("command", 0),
    ("exec", 0),
    ("builtin", 0),
    ("eatmydata", 0),
    ("nohup", 0),
    ("time", 0),
    ("sudo", 0),
    ("doas", 0),
    ("env", 0),
    ("nice", 0),
    ("ionice", 0),
    ("stdbuf", 0),
    ("xargs", 0),
    ("xcrun", 0),
    ("timeout", 1),
    ("chroot", 1),
];

fn without_prefix(words: Vec<String>) -> Vec<String> {
    let mut words: std::collections::VecDeque<String> = words.into();
    while let Some(first) = words.front() {
        let is_assignment = first.split_once('=').is_some_and(|(name, _)| is_name(name.trim_end_matches('+')));
        // A variable in front of a command runs it, or is empty.
        let is_variable = is_variable(first) && words.get(1).is_some_and(|next| !next.starts_with('-'));
        if is_assignment || is_variable {
            words.pop_front();
            continue;
        }
        let name = first.rsplit('/').next().unwrap_or(first);
        let Some((_, own)) = PREFIXES.iter().find(|(prefix, _)| *prefix == name) else { break };
        words.pop_front();
        let mut own = *own;
        while let Some(next) = words.front() {
            // Flags that have a value of their own: -u root, -n 1, -k 5.
            let is_flag = next.starts_with('-') && next.len() > 1;
            if !is_flag && own == 0 {
                break;
            }
            own -= usize::from(!is_flag);
            let has_value = matches!(
                next.as_str(),
                "-u" | "-g" | "-n" | "-k" | "-s" | "-I" | "-P" | "-L" | "-C" | "--sdk" | "-sdk"
            );
            words.pop_front();
            if has_value {
                words.pop_front();
            }
        }
    }
    words.into()
}

/// Whether a word is a variable alone: `$RUNNER`, `${RUNNER}`.
fn is_variable(word: &str) -> bool {
    let Some(name) = word.strip_prefix('$') else { return false };
    is_name(name.strip_prefix('{').and_then(|name| name.strip_suffix('}')).unwrap_or(name))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The script that a shell is given as an argument.
pub(super) fn argument(words: &[String]) -> Option<String> {
    let name = words.first()?.rsplit('/').next()?;
    if name == "eval" {
        return Some(words.get(1..)?.join(" "));
    }
    let is_shell = matches!(name, "ash" | "bash" | "dash" | "ksh" | "sh" | "zsh" | "su" | "runuser");
    let is_script = |word: &String| word.starts_with('-') && !word.starts_with("--") && word.ends_with('c');
    let flag = words.iter().position(is_script).filter(|_| is_shell)?;
    words.get(flag + 1).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_its_commands() {
        let table: [(&str, &[&str]); 22] = [
            ("go test ./... && go vet", &["go|test|./...", "go|vet"]),
            ("# comment\nmake  test # why\n\nmake lint", &["make|test", "make|lint"]),
            ("CGO_ENABLED=0 GOOS=linux go build -o 'a b' .", &["go|build|-o|a b|."]),
            ("docker build \\\n  -t x \\\n  .", &["docker|build|-t|x|."]),
            ("sudo -u root -E apt-get update", &["apt-get|update"]),
            ("timeout -k 5 10m go test", &["go|test"]),
            ("if ! npm ci; then exit 1; fi", &["npm|ci", "exit|1", "fi"]),
            ("for d in a b; do (cd $d && npm test); done", &["for|d|in|a|b", "cd|$d", "npm|test", "done"]),
            (
                "echo \"a && b; $(git rev-parse HEAD)\" | tee x",
                &["echo|a && b; $(git rev-parse HEAD)", "git|rev-parse|HEAD", "tee|x"],
            ),
            ("v=`git describe`", &["git|describe"]),
            ("bash -euc 'npm ci && npm test'", &["bash|-euc|npm ci && npm test", "npm|ci", "npm|test"]),
            ("eval npm test", &["eval|npm|test", "npm|test"]),
            ("cat <<'EOF' > x\nnpm test\nEOF\nnpm ci", &["cat", "npm|ci"]),
            ("pytest >log 2>&1 < /dev/null -q", &["pytest|-q"]),
            ("go test ./... 2>&1 | tee out", &["go|test|./...", "tee|out"]),
            ("diff <(sort a) <(sort b)", &["diff|<()|<()", "sort|a", "sort|b"]),
            ("echo ${{ github.ref == 'x' && 'y' }}", &["echo|${{ github.ref == 'x' && 'y' }}"]),
            ("echo ${a:-b c} \"x\"'y'\\ z", &["echo|${a:-b c}|xy z"]),
            ("npm ci\r\nnpm test\r\n", &["npm|ci", "npm|test"]),
            ("find . | xargs -n 1 shellcheck -x", &["find|.", "shellcheck|-x"]),
            ("echo 'unclosed", &["echo|unclosed"]),
            ("", &[]),
        ];
        for (script, expected) in table {
            let found: Vec<_> = commands(script).iter().map(|words| words.join("|")).collect();
            assert_eq!(found, expected, "{script}");
        }
    }

    #[test]
    fn hostile_scripts_end() {
        for script in
            ["$(".repeat(50_000), "(".repeat(50_000), "\\".repeat(50_001), "<<".repeat(10_000), "'\"`$".repeat(9_999)]
        {
            assert!(commands(&script).len() <= MAX_COMMANDS);
        }
        let nested = (0..40).fold("npm test".to_owned(), |inner, _| format!("echo $({inner})"));
        assert_eq!(commands(&nested).len(), MAX_DEPTH + 1);
    }
}
