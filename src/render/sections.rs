//! What `helm template` printed → its documents, each with the template that it comes from.

/// A document that was rendered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section<'t> {
    /// The template, as Helm calls it: `web/charts/db/templates/service.yaml`.
    pub(super) template: &'t str,
    /// Its text.
    pub(super) text: &'t str,
}

/// What begins the line that names the template.
pub(super) const MARK: &str = "# Source: ";

/// The documents of an output: each begins with `---` and a line that names its template.
pub(super) fn sections(output: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    let (mut at, mut text_from, mut separator) = (0, 0, None);
    for line in output.split_inclusive('\n') {
        let end = at + line.len();
        if let (Some(begin), Some(template)) = (separator, line.strip_prefix(MARK)) {
            close(&mut sections, output.get(text_from..begin));
            sections.push(Section { template: template.trim_end(), text: "" });
            text_from = end;
        }
        separator = (line.trim_end() == "---").then_some(at);
        at = end;
    }
    close(&mut sections, output.get(text_from..));
    sections
}

fn close<'t>(sections: &mut [Section<'t>], text: Option<&'t str>) {
    if let Some(last) = sections.last_mut() {
        last.text = text.unwrap_or("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_falls_into_its_documents() {
        let output = "---\n# Source: web/templates/a.yaml\n# why\nkind: A\n---\n# Source: web/charts/db/templates/b.yaml\nkind: B\ntext: |\n  # Source: none\n---\n# Source: web/templates/a.yaml\nkind: C\n";
        let section = |template, text| Section { template, text };
        assert_eq!(
            sections(output),
            [
                section("web/templates/a.yaml", "# why\nkind: A\n"),
                section("web/charts/db/templates/b.yaml", "kind: B\ntext: |\n  # Source: none\n"),
                section("web/templates/a.yaml", "kind: C\n"),
            ]
        );
        assert_eq!(sections("\n"), []);
        assert_eq!(sections("kind: A\n"), []);
    }
}
