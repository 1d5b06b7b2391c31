//! Who is who in a history: identities as commits have them → people, bots told apart, `.mailmap` applied.

use std::collections::HashMap;

use gix::bstr::ByteSlice as _;

/// What programs that commit call themselves, in lower case: the name, or the part of the address before the `@`.
const BOTS: [&str; 33] = [
    "actions-user",
    "allcontributors",
    "argocd-image-updater",
    "atlantis",
    "azure-pipelines",
    "bors",
    "bot",
    "circleci",
    "codecov",
    "copybara-service",
    "dependabot",
    "dependabot-preview",
    "depfu",
    "fluxcd",
    "fluxcdbot",
    "github actions",
    "github-actions",
    "gitlab ci",
    "gitlab-ci",
    "gitlocalize-app",
    "google-wombot",
    "greenkeeper",
    "imgbot",
    "jenkins",
    "k8s-ci-robot",
    "mergify",
    "pre-commit-ci",
    "pyup-bot",
    "release-please",
    "renovate",
    "snyk-bot",
    "web-flow",
    "weblate",
];

/// Somebody that commits name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// As `.mailmap` or the commit has it.
    pub name: String,
    /// As `.mailmap` or the commit has it.
    pub email: String,
    /// Whether it is a program.
    pub bot: bool,
}

impl Person {
    fn new(name: &str, email: &str) -> Self {
        Self { name: name.to_owned(), email: email.to_owned(), bot: is_bot(name, email) }
    }

    /// What tells people apart: the address, in lower case; the name where there is none.
    pub fn key(&self) -> String {
        if self.email.is_empty() { self.name.clone() } else { self.email.to_lowercase() }
    }
}

/// Whether a program commits under a name and an address.
fn is_bot(name: &str, email: &str) -> bool {
    let name = name.trim().to_lowercase();
    let email = email.trim().to_lowercase();
    let local = email.split('@').next().unwrap_or("");
    // GitHub's addresses start with a number: `49699333+dependabot[bot]@users.noreply.github.com`.
    let local = local.rsplit('+').next().unwrap_or(local);
    if name == "github" && email == "noreply@github.com" {
        return true;
    }
    [name.as_str(), local].into_iter().any(|word| {
        let ends = ["[bot]", "-bot", "_bot", " bot", ".bot", "-robot", " robot"];
        ends.iter().any(|end| word.ends_with(end)) || BOTS.binary_search(&word).is_ok() || word.contains("renovate bot")
    })
}

/// The people of a history; each is kept once.
#[derive(Default)]
pub(super) struct Register {
    people: Vec<Person>,
    /// By identity as commits have it: `Name <address>`.
    known: HashMap<Box<[u8]>, u32>,
    /// By name and address after `.mailmap`.
    mapped: HashMap<(String, String), u32>,
    mailmap: gix::mailmap::Snapshot,
    raw: Vec<u8>,
}

impl Register {
    /// An empty one, with the text of `.mailmap`.
    pub(super) fn new(mailmap: &[u8]) -> Self {
        Self { mailmap: gix::mailmap::Snapshot::from_bytes(mailmap), ..Self::default() }
    }

    /// The number of a person.
    pub(super) fn number(&mut self, signature: gix::actor::SignatureRef<'_>) -> u32 {
        self.raw.clear();
        self.raw.extend_from_slice(signature.name);
        self.raw.push(b'<');
        self.raw.extend_from_slice(signature.email);
        if let Some(number) = self.known.get(self.raw.as_slice()) {
            return *number;
        }
        let resolved = self.mailmap.resolve_cow(signature);
        let name = resolved.name.to_str_lossy().trim().to_owned();
        let email = resolved.email.to_str_lossy().trim().to_owned();
        let people = &mut self.people;
        let number = *self.mapped.entry((name, email)).or_insert_with_key(|(name, email)| {
            people.push(Person::new(name, email));
            u32::try_from(people.len() - 1).unwrap_or(u32::MAX)
        });
        self.known.insert(self.raw.as_slice().into(), number);
        number
    }

    /// All of them, by number.
    pub(super) fn finish(self) -> Vec<Person> {
        self.people
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_from_people() {
        assert!(BOTS.is_sorted());
        let table = [
            ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", true),
            ("Renovate Bot", "bot@renovateapp.com", true),
            ("WhiteSource Renovate", "renovate@whitesourcesoftware.com", true),
            ("renovate-bot", "x@acme.dev", true),
            ("GitHub Actions", "actions@github.com", true),
            ("github-actions", "41898282+github-actions[bot]@users.noreply.github.com", true),
            ("GitHub", "noreply@github.com", true),
            ("Jenkins", "ci@acme.dev", true),
            ("Ada Abbot", "ada.abbot@acme.dev", false),
            ("Talbot", "talbot@acme.dev", false),
            ("Ada", "1234+ada@users.noreply.github.com", false),
            ("Ada", "ada+bot@acme.dev", true),
            ("Bob Jenkins", "bob@acme.dev", false),
            ("", "", false),
        ];
        for (name, email, expected) in table {
            assert_eq!(is_bot(name, email), expected, "{name} <{email}>");
        }
    }
}
