//! What the YAML parser complains about → a fault that says what is wrong and what to do.
//!
//! Takes the parser's error and the text around it. Never repeats more than a few characters of the text.

use granit_parser::{ErrorKind, ScanError};

use crate::parse::Fault;

/// The fault for an error of the parser.
pub(super) fn of(error: &ScanError, text: &str) -> Fault {
    let offset = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let offset = stumbled_over(error.kind(), text, offset);
    let line = line_at(text, offset);
    let (message, help) = from_the_line(error.kind(), line).unwrap_or_else(|| explain(error.kind()));
    Fault { help: help.map(str::to_owned), ..Fault::syntax(offset, message) }
}

/// The tab that the parser stumbled over, where it names the start of the text that would go on there.
fn stumbled_over(kind: &ErrorKind, text: &str, offset: usize) -> usize {
    use ErrorKind as K;
    let is_tab =
        matches!(kind, K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation | K::TabInPlainScalar);
    if let Some(tab) = super::text::tab_before(text, offset).filter(|_| is_tab) {
        return tab;
    }
    let mut lines = text.get(offset..).filter(|_| is_tab).unwrap_or_default().split_inclusive('\n');
    // On the line of the text itself a tab stands where the parser says.
    let Some(own) = lines.next().filter(|line| !line.contains('\t')) else { return offset };
    let mut at = offset + own.len();
    for line in lines {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line.get(..indentation).and_then(|blanks| blanks.find('\t')) {
            return at + tab;
        }
        at += line.len();
    }
    offset
}

/// Too many collections in one another.
pub(super) fn too_deep(offset: usize) -> Fault {
    Fault::syntax(offset, "more than 1,000 mappings and lists are nested in one another")
}

/// Whether a fault is a tab that stands where only spaces can.
pub(super) fn is_tab(fault: &Fault) -> bool {
    fault.message == TAB
}

/// A tab that stands where only spaces can.
pub(super) fn tab(offset: usize) -> Fault {
    Fault { help: Some(NO_TAB.to_owned()), ..Fault::syntax(offset, TAB) }
}

const TAB: &str = "a tab is used as indentation";
const NO_TAB: &str = "indent with spaces: YAML allows no tabs there";

/// More nodes than anybody writes, which is what aliases of aliases make.
pub(super) fn too_large(offset: usize, limit: usize) -> Fault {
    let help = "the aliases of this document multiply each other; write less of them";
    let fault = Fault::syntax(offset, format!("the document expands to more than {limit} values"));
    Fault { help: Some(help.to_owned()), ..fault }
}

type Words = (String, Option<&'static str>);

/// Mistakes that the line itself gives away.
fn from_the_line(kind: &ErrorKind, line: &str) -> Option<Words> {
    let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
    if line.get(..indentation).is_some_and(|blanks| blanks.contains('\t')) && !matches!(kind, ErrorKind::UnknownAnchor)
    {
        return Some((TAB.to_owned(), Some(NO_TAB)));
    }
    let trimmed = line.trim_start();
    if ["<<<<<<<", ">>>>>>>", "======="].iter().any(|mark| trimmed.starts_with(mark)) {
        return Some(("a merge conflict is left in the file".to_owned(), Some("resolve it and remove its marks")));
    }
    if let ErrorKind::UnexpectedCharacter { character } = kind {
        return Some((
            format!("a value cannot start with `{}`", character.escape_default()),
            Some("put the value in quotes"),
        ));
    }
    None
}

fn explain(kind: &ErrorKind) -> Words {
    if let Some((message, help)) = brackets(kind).or_else(|| quotes(kind)).or_else(|| layout(kind)) {
        return (message, Some(help));
    }
    let (message, help) = rest(kind);
    (message.to_owned(), help)
}

fn brackets(kind: &ErrorKind) -> Option<(String, &'static str)> {
    use ErrorKind as K;
    Some(match kind {
        K::UnclosedFlowCollection { open } => {
            (format!("the bracket `{open}` is never closed"), "close it, or put the text in quotes")
        }
        K::MismatchedFlowCollectionEnd { open, close } => {
            (format!("the bracket `{open}` is closed by `{close}`"), "close it with its own kind of bracket")
        }
        K::MisplacedFlowCollectionEnd => {
            ("a closing bracket has no opening one".to_owned(), "remove it, or put the text in quotes")
        }
        K::UnexpectedEofFlowSequence | K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping => {
            ("the text ends inside of brackets".to_owned(), "close the bracket")
        }
        K::ExpectedFlowMappingSeparator => {
            ("`,` or `}` is missing".to_owned(), "separate entries with commas; text that has braces needs quotes")
        }
        K::ExpectedFlowSequenceSeparator => {
            ("`,` or `]` is missing".to_owned(), "separate items with commas; text that has brackets needs quotes")
        }
        K::BlockEntryInFlowCollection | K::PlainScalarStartsWithDashFlowIndicator => {
            ("a `-` stands inside of brackets".to_owned(), "separate items with commas, and put a lone dash in quotes")
        }
        K::InvalidFlowScalarIndent => {
            ("text inside of brackets is not indented".to_owned(), "indent it further than its key")
        }
        K::FlowMappingValueAdjacentCollection | K::InvalidColonPlacement => {
            ("a `:` stands in the wrong place".to_owned(), "write `key: value`, with a space behind the colon")
        }
        _ => return None,
    })
}

fn quotes(kind: &ErrorKind) -> Option<(String, &'static str)> {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => {
            ("the quote that opens here is never closed", "close it, or write it twice where it is part of the text")
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            ("something stands behind the closing quote", "put the whole value in quotes")
        }
        K::UnknownQuotedScalarEscape => (
            "`\\` stands before a character that it cannot escape",
            "use single quotes, or write `\\\\` for one backslash",
        ),
        K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => (
            "an escape does not name a character",
            "write `\\xNN`, `\\uNNNN` or `\\UNNNNNNNN` with a real character's number",
        ),
        K::InvalidQuotedScalarIndent => ("a quoted text goes on without indentation", "indent its further lines"),
        _ => return None,
    };
    Some((message.to_owned(), help))
}

fn layout(kind: &ErrorKind) -> Option<(String, &'static str)> {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::MappingValueNotAllowed => (
            "a second `: ` in one line, or a `key: value` where none can stand",
            "put text that has `: ` in quotes, or fix the indentation",
        ),
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => ("a tab stands where only spaces can", "indent with spaces"),
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::UnexpectedEofBlockMapping
        | K::ExpectedBlockSequenceEntry
        | K::UnexpectedEofBlockSequence
        | K::MappingKeyNotAllowed => (
            "this line does not fit the indentation around it",
            "align it with the other entries of its mapping or list",
        ),
        K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => {
            ("a list item `- ` cannot stand here", "put it on a line of its own, indented like its siblings")
        }
        K::SimpleKeyExpected | K::InvalidSimpleKey => (
            "a `:` is missing behind the key",
            "write `key: value`; a value over several lines needs indentation or `|`",
        ),
        K::InvalidMappingValueWhitespace | K::ExpectedWhitespace => {
            ("a space is missing", "write a space behind `:`, `-` and `?`")
        }
        K::CommentNotSeparated | K::CommentInterceptedScalar => (
            "a comment stands inside of a value",
            "put a space before `#`, and no comment between the lines of one value",
        ),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => {
            ("something stands behind `|` or `>`", "start the text on the next line")
        }
        K::InvalidBlockScalarIndent => {
            ("the first lines of a `|` or `>` text are indented further than the rest", "indent all of them alike")
        }
        _ => return None,
    };
    Some((message.to_owned(), help))
}

fn rest(kind: &ErrorKind) -> (&'static str, Option<&'static str>) {
    use ErrorKind as K;
    match kind {
        K::UnknownAnchor => {
            ("there is no anchor for this alias", Some("name it with `&` before, or put the `*…` in quotes"))
        }
        K::MissingAnchorOrAliasName => {
            ("a name is missing behind `*` or `&`", Some("put text that starts with it in quotes"))
        }
        K::RecursionLimitExceeded => ("more than 1,000 mappings and lists are nested in one another", None),
        K::UnsupportedYamlMajorVersion => {
            ("the `%YAML` line names a version that does not exist", Some("remove the line"))
        }
        K::DuplicateVersionDirective | K::DuplicateTagDirective => ("a `%` line stands twice", Some("remove one")),
        K::ExpectedDocumentStart | K::MissingDocumentEndBeforeDirective | K::InvalidDocumentEnd => {
            ("something stands between two documents", Some("separate documents with a line `---`"))
        }
        K::BomInsideDocument => ("a byte order mark stands inside of the document", Some("remove it")),
        K::UndeclaredTagHandle => {
            ("the tag's prefix is not declared", Some("declare it with a `%TAG` line, or put `!…` in quotes"))
        }
        K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => ("this is no valid tag", Some("put text that starts with `!` in quotes")),
        K::ExpectedTagDirectiveBang
        | K::InvalidDirectiveTerminator
        | K::DirectiveDisallowed
        | K::MissingYamlVersionSeparator
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::DirectiveByteLimitExceeded { .. }
        | K::TooManyReservedDirectiveParams { .. }
        | K::YamlVersionTooLong
        | K::MissingYamlVersion
        | K::InvalidTagDirectiveTerminator => {
            ("this is no valid `%` line", Some("put text that starts with `%` in quotes"))
        }
        K::ExpectedNodeContent | K::UnexpectedEof | K::UnexpectedEndOfPlainScalar => {
            ("a value is missing here, or a character that needs quotes stands in its place", None)
        }
        _ => ("this is not valid YAML", None),
    }
}

fn line_at(text: &str, offset: usize) -> &str {
    let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    // Long lines are for machines; what the checks look at stands at the start.
    let end = text
        .as_bytes()
        .iter()
        .skip(start)
        .take(200)
        .position(|byte| *byte == b'\n')
        .map_or(start + 200, |at| start + at);
    let end = (start..=end.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(start);
    text.get(start..end).unwrap_or("")
}
