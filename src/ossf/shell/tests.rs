//! Scripts and what is read out of them.

use super::read;
use super::tree::{Part, Seen, Word, walk};

/// The words of a call; what is no single piece of text is `?`.
fn told(words: &[Word]) -> String {
    let told = words.iter().map(|word| match word.only() {
        Some(Part::Literal(text)) => text.clone(),
        Some(Part::Single(text)) => format!("'{text}'"),
        Some(Part::Double(parts)) => match parts.as_slice() {
            [Part::Literal(text)] => format!("\"{text}\""),
            _ => "?".to_owned(),
        },
        _ => "?".to_owned(),
    });
    told.collect::<Vec<_>>().join(" ")
}

/// Every call of a script with its line, and `|` where two are piped.
fn calls(text: &str) -> Vec<String> {
    let statements = read(text).unwrap_or_else(|fault| panic!("{text}\n{fault:?}"));
    let mut found = Vec::new();
    walk(&statements, &mut |seen| match seen {
        Seen::Call(call) => found.push(format!("{} {}", call.line, told(&call.words))),
        Seen::Pipe(_, _, line) => found.push(format!("{line} |")),
        Seen::Statement(_) => {}
    });
    found
}

#[test]
fn calls_are_found_wherever_they_stand() {
    let cases: [(&str, &[&str]); 24] = [
        ("a b\nc;d&e", &["1 a b", "2 c", "2 d", "2 e"]),
        ("a | b |& c", &["1 |", "1 a", "1 b", "1 c"]),
        ("a |& b && c || d", &["1 a", "1 b", "1 c", "1 d"]),
        ("a \\\n  b # not this\n! c", &["1 a b", "3 c"]),
        ("X=1 Y=$(a) b 'c d' \"e f\" \"$g\" h$i", &["1 b 'c d' \"e f\" ? ?", "1 a"]),
        ("if a; then b; elif c; then d; else e; fi", &["1 a", "1 b", "1 c", "1 d", "1 e"]),
        ("while a\ndo b\ndone; until c; do d; done", &["1 a", "2 b", "3 c", "3 d"]),
        ("for x in $(a) b; do c $x; done", &["1 a", "1 c ?"]),
        ("for ((i = 0; i < $(a); i++)); do b; done", &["1 a", "1 b"]),
        ("case $(a) in\n  (x|y) b ;;\n  *) c ;&\n  z) d\nesac", &["1 a", "2 b", "3 c", "4 d"]),
        ("f() { a; }\nfunction g { b; }\n(c; { d; })", &["1 a", "2 b", "3 c", "3 d"]),
        ("[[ -n $(a) && x =~ ^(b|c d)$ ]] && e", &["1 a", "1 e"]),
        ("((x = $(a)))\necho $((1 + $(b))) ${c:-$(d)} ${#e} ${f[@]}", &["1 a", "2 echo ? ? ? ?", "2 b", "2 d"]),
        ("a <(b) > >(c) `d \\`e\\``", &["1 a ? ?", "1 b", "1 d ?", "1 e", "1 c"]),
        ("a <<X; b\n$(c)\nX\nd", &["1 a", "1 b", "2 c", "4 d"]),
        ("a <<'X'\n$(c)\nX\nd", &["1 a", "4 d"]),
        ("a <<-X | b\n\tc `d`\n\tX\ne", &["1 |", "1 a", "1 b", "2 d", "4 e"]),
        ("x=(a $(b)\n  c) y=1\ndeclare -a z=($(d)) q", &["1 ", "1 b", "3 d"]),
        ("export A=$(a) B\nlocal c", &["1 a"]),
        ("time a | b; coproc c", &["1 |", "1 a", "1 b", "1 c"]),
        ("echo a#b '#' \"#\" # c", &["1 echo a#b '#' \"#\""]),
        ("2>&1 a 3<b {fd}>c &>d; >e", &["1 a"]),
        ("echo *(a|b) !(c) $'d\\'e' $\"f\" $ g", &["1 echo ? ? 'd\\'e' \"f\" $ g"]),
        ("a\r\nif b\r\nthen c\r\nfi\r\n", &["1 a", "2 b", "3 c"]),
    ];
    for (text, expected) in cases {
        assert_eq!(calls(text), expected, "{text}");
    }
}

#[test]
fn what_no_shell_runs_is_refused_on_its_line() {
    let cases = [
        ("if a; then b", 1, "`if` needs `fi`"),
        ("a\n'b", 2, "a single quote is not closed"),
        ("a \"b", 1, "a double quote is not closed"),
        ("a `b", 1, "a backquote is not closed"),
        ("a $(b", 1, "a parenthesis is not closed"),
        ("a ${b", 1, "a brace of a variable is not closed"),
        ("a ${{ b }}", 1, "a variable needs a name"),
        ("a ${b c}", 1, "a variable is followed by what is no operator"),
        ("a $((1 + 2)", 1, "arithmetic closes a parenthesis too many"),
        ("a $((1 + 2", 1, "arithmetic is not closed"),
        ("a <<X\nb", 1, "the heredoc `X` has no end"),
        ("a <<X", 1, "the heredoc `X` has no end"),
        ("a ) b", 1, "`)` can stand here only to close something"),
        ("a (b)", 1, "the parentheses of a function are empty"),
        ("a b (c)", 1, "a command holds words and redirections only"),
        ("fi", 1, "`fi` closes nothing here"),
        ("a &&", 1, "a statement cannot start here"),
        ("| a", 1, "a statement cannot start here"),
        ("a >", 1, "`>` needs a word"),
        ("(a) b", 1, "statements are separated by `;`, `&` or a line break"),
        ("case a in b c) d;; esac", 1, "patterns are separated by `|`"),
        ("a ;;", 1, "`;` can stand here only to close something"),
        ("for x in a; b; done", 1, "`for` needs `do`"),
        ("[[ a", 1, "`[[` is not closed"),
    ];
    for (text, line, message) in cases {
        let fault = read(text).expect_err(text);
        assert_eq!((fault.line, fault.message.as_str()), (line, message), "{text}");
    }
}

#[test]
fn deep_nesting_ends_with_an_answer() {
    for text in ["$(", "{ ", "( ", "\"${x:-", "if ", "`", "<(", "${x[", "! ", "a&&"] {
        let _ = read(&text.repeat(20_000));
    }
    let fault = read(&"( ".repeat(200)).unwrap_err();
    assert_eq!(fault.message, "commands are nested too deep");
}
