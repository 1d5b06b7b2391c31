//! Texts that are not what their name says, and not broken either: templates that something fills in, encrypted files,
//! pointers to content that is elsewhere. Recognised and left out, with a word.

use regorus::Value;

use super::charts::ChartIndex;
use super::{Parsed, Tree};
use crate::model::format::Format;
use crate::model::source::SourceFile;

/// Why a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// One line.
    pub(super) message: &'static str,
    /// What to do about it.
    pub(super) help: &'static str,
}

/// How a value begins that SOPS encrypted.
const SEALED: &str = "ENC[AES256_GCM,";

const RENDERED: &str = "check what it renders to: render it into a folder and scan that";

const FILLED_IN: Notice = Notice { message: "looks like a template, not judged", help: RENDERED };

/// A file whose name says that it is the template of a file that would be parsed: `app.yaml.j2`, `Dockerfile.tmpl`.
pub(super) fn by_name(file: &SourceFile) -> Option<Notice> {
    let lower = file.file_name().to_ascii_lowercase();
    let (inner, extension) = lower.rsplit_once('.')?;
    let message = match extension {
        "j2" | "jinja" | "jinja2" => "a Jinja template",
        "tpl" | "tmpl" | "gotmpl" => "a template",
        _ => return None,
    };
    let would_be_parsed = matches!(
        inner.rsplit('.').next(),
        Some(
            "yaml"
                | "yml"
                | "json"
                | "toml"
                | "tf"
                | "tfvars"
                | "hcl"
                | "ini"
                | "properties"
                | "xml"
                | "env"
                | "dockerfile"
                | "containerfile"
        )
    ) || inner.starts_with("dockerfile.");
    would_be_parsed.then_some(Notice { message, help: RENDERED })
}

/// A file whose text says, before it is parsed, that it is something else.
pub(super) fn by_text(file: &SourceFile, charts: &ChartIndex, text: &str) -> Option<Notice> {
    if text.starts_with("version https://git-lfs.github.com/spec/") {
        return Some(Notice { message: "a pointer to Git LFS", help: "fetch the content with `git lfs pull`" });
    }
    if text.starts_with("$ANSIBLE_VAULT;") {
        return Some(Notice { message: "encrypted by Ansible Vault", help: "encrypted values cannot be checked" });
    }
    // Whatever a line holds is a key there, so that nothing is broken by it.
    if file.format == Format::Properties && is_template_of_properties(text) {
        return Some(FILLED_IN);
    }
    (charts.is_template(&file.path) && text.contains("{{")).then_some(Notice {
        message: "a Helm template",
        help: "karat judges what its chart renders to where `helm` is installed (--render)",
    })
}

/// A text in which SOPS encrypted something. Of Kubernetes' Secrets of which nothing but the data is, all that rules ask is there.
pub(super) fn sealed(text: &str, parsed: &Parsed) -> Option<Notice> {
    if !(text.contains(SEALED) && text.contains("sops")) {
        return None;
    }
    let is_secret = |tree: &Tree| {
        let Value::Object(fields) = &tree.value else { return false };
        let is_data = |name: &Value| ["data", "stringData", "sops"].iter().any(|own| *name == Value::from(*own));
        tree.value["kind"] == Value::from("Secret")
            && fields.iter().all(|(name, value)| is_data(name) || !is_sealed(value))
    };
    let is_known = parsed.faults.is_empty() && !parsed.trees.is_empty() && parsed.trees.iter().all(is_secret);
    (!is_known).then_some(Notice { message: "encrypted by SOPS", help: "encrypted values cannot be checked" })
}

/// Whether SOPS encrypted something in a value.
fn is_sealed(value: &Value) -> bool {
    match value {
        Value::String(text) => text.starts_with(SEALED),
        Value::Array(items) => items.iter().any(is_sealed),
        Value::Object(fields) => fields.iter().any(|(_, value)| is_sealed(value)),
        _ => false,
    }
}

/// Whether a text that could not be parsed looks like a template: near one of the faults, or on a line of its own above it,
/// something is filled in. `${{ … }}` is no sign of one, since GitHub's expressions look so.
pub(super) fn explains(file: &SourceFile, text: &str, faults: &[u32]) -> Option<Notice> {
    if is_of_cookiecutter(&file.path) {
        return Some(FILLED_IN);
    }
    let format = file.format;
    let is_line = matches!(format, Format::Yaml | Format::Toml | Format::Ini | Format::Dockerfile | Format::Hcl);
    let is_template = !faults.is_empty()
        && faults.iter().take(MAX_FAULTS).all(|fault| {
            let (before, after) = split_near(text, *fault as usize);
            has_marker(format, after)
                || has_marker(format, last_lines(before))
                || (is_line && has_control_line(format, before))
        });
    is_template.then_some(FILLED_IN)
}

/// Whether a name in a path is filled in, as Cookiecutter and Copier fill them: all below it are templates.
fn is_of_cookiecutter(path: &str) -> bool {
    path.split('/').any(|name| name.split_once("{{").is_some_and(|(_, rest)| rest.contains("}}")))
}

/// Faults that are looked at; a template gives many of the same sort.
const MAX_FAULTS: usize = 20;
/// Lines before a fault that count as near.
const NEAR: usize = 3;
/// Longer stretches of a line are not looked through.
const MAX_STRETCH: usize = 4096;

/// The text before the line of an offset, and that line with the one behind it.
fn split_near(text: &str, offset: usize) -> (&str, &str) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let (head, tail) = text.split_at(offset);
    let start = head.rfind('\n').map_or(0, |at| at + 1);
    let mut ends = tail.match_indices('\n').map(|(at, _)| offset + at);
    let end = ends.nth(1).unwrap_or(text.len());
    (text.get(..start).unwrap_or(""), text.get(start..end).unwrap_or(""))
}

fn last_lines(text: &str) -> &str {
    let start = text.rmatch_indices('\n').nth(NEAR).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or("")
}

/// Whether something is filled in outside of quotes: inside them it is a text like any other, and breaks nothing unless it has such
/// quotes itself.
fn has_marker(format: Format, text: &str) -> bool {
    text.lines().any(|line| {
        let (mut quote, mut before) = (None, ' ');
        is_substituted(format, line.trim_start())
            || line.char_indices().take(MAX_STRETCH).any(|(at, here)| {
                // `${{` is no start of anything.
                let rest = line.get(at..).unwrap_or("");
                let is_marker = before != '$' && quote.map_or_else(|| starts(format, rest), |open| breaks(open, rest));
                match (quote, here) {
                    (None, '"' | '\'') => quote = Some(here),
                    (Some(open), _) if open == here => quote = None,
                    _ => {}
                }
                before = here;
                is_marker
            })
    })
}

/// Whether a text inside of quotes starts with something filled in that has such a quote itself.
fn breaks(quote: char, text: &str) -> bool {
    let mut filled =
        text.strip_prefix("{{").unwrap_or("").chars().take(MAX_STRETCH / 16).take_while(|letter| *letter != '}');
    filled.any(|letter| letter == quote)
}

/// Whether a line of properties that none before it goes on in starts with something that is filled in.
fn is_template_of_properties(text: &str) -> bool {
    let mut goes_on = false;
    text.lines().any(|line| {
        let is_control = !goes_on && starts(Format::Properties, line.trim_start());
        goes_on = (line.len() - line.trim_end_matches('\\').len()) % 2 == 1;
        is_control
    })
}

/// Whether a line starts with something that is filled in: `{{- if … }}`, `{% for … %}`, `%{ for … ~}`.
fn has_control_line(format: Format, text: &str) -> bool {
    text.lines().any(|line| starts(format, line.trim_start()))
}

/// Whether a text starts with a mark of a language of templates, and one that the format does not have itself.
fn starts(format: Format, text: &str) -> bool {
    let is = |mark: &str| text.starts_with(mark);
    match text.as_bytes().first() {
        Some(b'{') => is("{{") || is("{%"),
        Some(b'<') => is("<%"),
        Some(b'%') => format != Format::Hcl && text.strip_prefix("%{").is_some_and(is_directive),
        Some(b'$') => format != Format::Hcl && text.strip_prefix("${").is_some_and(|rest| is_expression(format, rest)),
        Some(b'[') => has_brackets(format) && text.strip_prefix("[[").is_some_and(is_action),
        Some(b'@') => text.strip_prefix('@').is_some_and(is_named),
        _ => false,
    }
}

/// Whether a format has no `[[` of its own.
fn has_brackets(format: Format) -> bool {
    matches!(format, Format::Yaml | Format::Json | Format::Jsonc | Format::Dockerfile | Format::Xml)
}

/// Whether a line is nothing but what is substituted: no YAML, but it may well stand in a text of many lines.
fn is_substituted(format: Format, line: &str) -> bool {
    format == Format::Yaml && line.starts_with("${") && !line.starts_with("${{") && line.trim_end().ends_with('}')
}

/// What stands behind `%{` in a template of Terraform; in patterns of Logstash a name does.
fn is_directive(rest: &str) -> bool {
    let word = rest.trim_start_matches(['~', ' ']).split(|c: char| !c.is_ascii_alphabetic()).next();
    matches!(word, Some("if" | "else" | "endif" | "for" | "endfor"))
}

/// What stands behind `${` in a template of Terraform: in other formats than JSON a plain name may be a variable of the shell.
fn is_expression(format: Format, rest: &str) -> bool {
    if rest.starts_with('{') {
        return false;
    }
    let rest = rest.trim_start_matches(['~', ' ']);
    let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
    matches!(format, Format::Json | Format::Jsonc | Format::TerraformJson)
        || (name.len() < rest.len() && name.starts_with(['(', ' ']))
}

/// What stands behind `[[` where it is a delimiter: a field or a word, where the shell has an operator or a text.
fn is_action(rest: &str) -> bool {
    let Some((inside, _)) = rest.split_once("]]") else { return false };
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    let has_start = inside
        .strip_prefix(' ')
        .is_some_and(|inside| inside.trim_start().starts_with(|c: char| c == '.' || c.is_ascii_alphabetic()));
    has_start && !inside.contains(['[', ']', ','])
}

/// What stands behind the first sign of `@VERSION@`.
fn is_named(rest: &str) -> bool {
    rest.split_once('@').is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{file, formatted};
    use super::super::yaml;
    use super::*;

    #[test]
    fn a_name_says_that_a_file_is_a_template_of_what_would_be_parsed() {
        let table = [
            ("a/app.yaml.j2", Some("a Jinja template")),
            ("Dockerfile.jinja", Some("a Jinja template")),
            ("Dockerfile.dev.tmpl", Some("a template")),
            ("main.tf.tpl", Some("a template")),
            ("x.env.gotmpl", Some("a template")),
            ("templates/_helpers.tpl", None),
            ("mail.html.j2", None),
            ("a.yaml", None),
            ("j2", None),
        ];
        for (path, expected) in table {
            assert_eq!(by_name(&file(path)).map(|notice| notice.message), expected, "{path}");
        }
    }

    #[test]
    fn a_secret_is_there_but_for_its_data() {
        let sealed = "ENC[AES256_GCM,data:x,type:str]";
        let table = [
            (
                format!(
                    "kind: Secret\nmetadata: {{name: a}}\ndata: {{a: \"{sealed}\"}}\nsops: {{mac: \"{sealed}\"}}\n"
                ),
                true,
            ),
            (format!("kind: Secret\nstringData:\n  a: {sealed}\nsops: {{}}\n---\nkind: Pod\nsops: {{}}\n"), false),
            (format!("kind: Secret\nmetadata:\n  name: {sealed}\nsops: {{}}\n"), false),
            (format!("kind: {sealed}\nsops: {{}}\n"), false),
            (format!("kind: Deployment\nspec:\n  image: {sealed}\nsops: {{}}\n"), false),
            (format!("kind: Secret\ndata: [\na: {sealed}\nsops: {{}}\n"), false),
            ("a: write ENC[AES256_GCM, and so on".to_owned(), true),
        ];
        for (text, expected) in table {
            let parsed = yaml::parse(&text, yaml::Dialect::Kubernetes);
            assert_eq!(super::sealed(&text, &parsed).is_none(), expected, "{text}");
        }
    }

    #[test]
    fn a_text_says_what_it_is() {
        let charts = ChartIndex::of(&[file("web/Chart.yaml")]);
        let table = [
            ("web/templates/a.yaml", "kind: {{ .Values.kind }}", Some("a Helm template")),
            ("web/templates/a.yaml", "kind: Pod", None),
            ("web/values.yaml", "a: \"{{ x }}\"", None),
            ("vars.yml", "$ANSIBLE_VAULT;1.1;AES256\n3132", Some("encrypted by Ansible Vault")),
            ("a.properties", "{{ if x }}\na=1\n{{ end }}\n", Some("looks like a template, not judged")),
            ("a.properties", "# {{ x }}\na={{ x }}\nb=one \\\n  {{ name }} is here\n", None),
            ("a.json", "version https://git-lfs.github.com/spec/v1\noid sha256:1", Some("a pointer to Git LFS")),
        ];
        for (path, text, expected) in table {
            assert_eq!(by_text(&file(path), &charts, text).map(|notice| notice.message), expected, "{path} {text}");
        }
    }

    #[test]
    fn a_fault_near_something_filled_in_is_a_template() {
        let table = [
            ("a: 1\nname: {{ x }}-b\n", "name", true),
            ("{{- if .a }}\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf g\n", "f g", true),
            ("{% if a %}\na: 1\n", "{%", true),
            ("a: |\n  see {{ x }}\nb: 1\nc: 2\nd: 3\ne: 4\nf: 5\ng: [\n", "[", false),
            ("on: push\nrun: ${{ a }}\n b\n", " b", false),
            ("a:\n- b\n   title: '{{ template \"x\" . }}'\n", "   title", false),
            ("a: \"x\" {{ b }}\n", "{{", true),
            ("a: \"Host(`{{env \"DOMAIN\"}}`)\"\n", "DOMAIN", true),
            ("a: \"Host({{env 'DOMAIN'}})\" b\n", " b", false),
            ("a: \"{{ x }}\" \"b\"\n", " \"b", false),
            ("a: [\n", "[", false),
        ];
        for (text, at, expected) in table {
            let fault = u32::try_from(text.find(at).unwrap()).unwrap();
            assert_eq!(explains(&file("a.yaml"), text, &[fault]).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_fault_near_a_mark_of_any_language_of_templates_is_a_template() {
        let table = [
            (Format::Yaml, "a:\n%{ for x in y ~}\n  - ${x}\n", "%{", true),
            (Format::Yaml, "a:\n  %{~ if x }\nb: 1\nc: 2\nd: 3\ne: 4\nf: 5\ng h\n", "g h", true),
            (Format::Yaml, "a: /b${x == null ? \"\" : \"c\"}\n", "? ", true),
            (Format::Yaml, "a: ${jsonencode({b: c})}: d\n", "${", true),
            (Format::Yaml, "a: 1\n${values}\n", "${", true),
            (Format::Yaml, "a: <%= x %>\n<% if y %>\n", "<% if", true),
            (Format::Yaml, "a: [[ .x ]]\n[[- range .y ]]\n", "[[- range", true),
            (Format::Yaml, "a: @VERSION@\n", "@VERSION@", true),
            (Format::Json, "{\"a\": ${x}}\n", "$", true),
            (Format::Json, "[\n%{ for x in y ~}\n1,\n%{ endfor ~}\n]\n", "%", true),
            (Format::Dockerfile, "FROM a\n<% if x %>\n", "<%", true),
            (Format::Yaml, "a: %{GREEDYDATA}\n", "%{", false),
            (Format::Yaml, "a: ${X}: b\nb: ${X:-y}\n", "${", false),
            (Format::Yaml, "a: ${{ x }}: b\n", "$", false),
            (Format::Yaml, "a: if [[ -f x ]]; then b: c\n", "b:", false),
            (Format::Yaml, "a: [[ b, c ], [d]]]\n", "[[", false),
            (Format::Yaml, "a: @someone, b@c\n", "@", false),
            (Format::Toml, "[[ a ]]\nb\n", "b", false),
            (Format::Hcl, "a = \"${b(c)}\" d\nc = ${b(c)}\n", "d", false),
            (Format::Dockerfile, "FROM a\nRUNN x ${y}\n", "RUNN", false),
        ];
        for (format, text, at, expected) in table {
            let fault = u32::try_from(text.find(at).unwrap()).unwrap();
            assert_eq!(explains(&formatted("a", format), text, &[fault]).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_broken_text_with_a_template_elsewhere_stays_broken() {
        let text = "a: {{ x }}\n---\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: [\n";
        let faults = [3, u32::try_from(text.find('[').unwrap()).unwrap()];
        assert_eq!(explains(&file("a.yaml"), text, &faults), None);
    }

    #[test]
    fn all_below_a_name_that_is_filled_in_is_a_template() {
        let table = [
            ("{{cookiecutter.slug}}/a.yaml", true),
            ("src/{{ name }}.yaml", true),
            ("{{a/b.yaml", false),
            ("a}}/{{.yaml", false),
        ];
        for (path, expected) in table {
            assert_eq!(explains(&file(path), "a: [\n", &[3]).is_some(), expected, "{path}");
        }
    }
}
