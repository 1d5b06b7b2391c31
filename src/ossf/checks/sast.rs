//! SAST: a workflow with one of six tools, or `SonarQube` in a `pom.xml`. What runs on pull requests is not in a clone.

use crate::ossf::check::{Basis, Check};
use crate::ossf::survey::Survey;
use crate::ossf::workflow::{Exec, Workflow};

const NAME: &str = "SAST";

/// Tools and their actions, in Scorecard's order.
fn tool(action: &str) -> Option<&'static str> {
    match action {
        "github/codeql-action/analyze" => Some("CodeQL"),
        "facebook/pysa-action" => Some("Pysa"),
        "JetBrains/qodana-action" => Some("Qodana"),
        "hadolint/hadolint-action" => Some("Hadolint"),
        _ if action.starts_with("snyk/actions/") => Some("Snyk"),
        _ => None,
    }
}

/// The check.
pub(super) fn check(survey: &Survey) -> Check {
    let mut found = match in_workflows(&survey.workflows) {
        Ok(found) => found,
        Err(fault) => return Check::broken(NAME, fault),
    };
    found.extend(survey.maven.iter().filter(|(_, text)| has_sonar(text)).map(|_| "Sonar"));
    let order = ["CodeQL", "Sonar", "Snyk", "Pysa", "Qodana", "Hadolint"];
    found.sort_by_key(|tool| order.iter().position(|known| known == tool));
    let mut details: Vec<String> =
        found.iter().map(|tool| format!("Info: SAST configuration detected: {tool}")).collect();
    details.push("Warn: no pull requests merged into dev branch".to_owned());
    let (score, reason) = if found.iter().any(|tool| *tool != "CodeQL") {
        (10, "SAST tool detected")
    } else if found.is_empty() {
        (0, "no SAST tool detected")
    } else {
        (10, "SAST tool detected: CodeQL")
    };
    // The service adds the checks that ran on pull requests: with CodeQL alone they can cost points, without they can bring some.
    let basis = match (found.as_slice(), score) {
        ([], _) => Basis::LowerBound,
        _ if reason == "SAST tool detected" => Basis::Exact,
        _ => Basis::UpperBound,
    };
    Check::new(NAME, score, reason).with(details).on(basis)
}

fn in_workflows(workflows: &[Workflow]) -> Result<Vec<&'static str>, &str> {
    let mut found = Vec::new();
    for workflow in workflows {
        let flow = workflow.flow.as_ref().map_err(String::as_str)?;
        for step in flow.jobs.iter().flat_map(|job| &job.steps) {
            if let Exec::Action { uses: Some(uses), .. } = &step.exec {
                let action = uses.text.strip_prefix("actions://").unwrap_or(&uses.text);
                found.extend(tool(action.split('@').next().unwrap_or(action)));
            }
        }
    }
    Ok(found)
}

/// `<sonar.host.url>` with an address in it.
fn has_sonar(text: &str) -> bool {
    text.split("<sonar.host.url>").skip(1).any(|rest| {
        let value = rest.split("</sonar.host.url>").next().filter(|value| value.len() < rest.len());
        value.is_some_and(|value| !value.trim().is_empty() && !value.trim().contains(char::is_whitespace))
    })
}

#[cfg(test)]
mod tests {
    use super::has_sonar;

    #[test]
    fn a_sonar_host_is_an_address_without_blanks() {
        assert!(has_sonar("<x><sonar.host.url> https://sonar.acme.example </sonar.host.url></x>"));
        for text in ["<sonar.host.url></sonar.host.url>", "<sonar.host.url>a b</sonar.host.url>", "<sonar.host.url>a"] {
            assert!(!has_sonar(text), "{text}");
        }
    }
}
