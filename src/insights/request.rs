//! Requests and responses as plain values, and what a path, a query and a body mean. Never looks at a history.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde::Deserialize;

use super::failure::{self, Failure};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Request<'r> {
    /// `GET`, `POST`.
    pub(crate) method: &'r str,
    /// The path below the place where this is mounted, with its slash: `/checks`.
    pub(crate) path: &'r str,
    /// What follows the question mark, as it came; empty where there is none.
    pub(crate) query: &'r str,
    /// The body, without any compression; empty where there is none.
    pub(crate) body: &'r [u8],
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Response {
    /// The status of HTTP.
    pub(crate) status: u16,
    /// The type of the body.
    pub(crate) content_type: &'static str,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// A refusal in the words of Backstage: `AuthenticationError` with 401, `NotAllowedError` with 403.
    pub(crate) fn refused(request: &Request<'_>, status: u16, name: &str, message: &str) -> Self {
        let error = serde_json::json!({ "name": name, "message": message });
        Self::json(status, failure::body(&error, request, status))
    }

    pub(super) const fn json(status: u16, body: Vec<u8>) -> Self {
        Self { status, content_type: "application/json; charset=utf-8", body }
    }
}

/// What a caller must be allowed to do, by the names that Tech Insights gives to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permission {
    /// To list the checks.
    ReadChecks,
    /// To have results of checks.
    RunChecks,
    /// To read facts and their schemas.
    ReadFacts,
}

impl Permission {
    /// Its name in Backstage.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::ReadChecks => "tech-insights.check.read",
            Self::RunChecks => "tech-insights.check.run",
            Self::ReadFacts => "tech-insights.fact-retriever.read",
        }
    }
}

/// One of the six routes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    Checks,
    /// Namespace, kind and name, as they are written.
    RunOne([String; 3]),
    RunMany,
    Schemas,
    Latest,
    Range,
}

impl Request<'_> {
    /// What a caller must be allowed to do for an answer; none where there is no such route.
    pub(crate) fn permission(&self) -> Option<Permission> {
        Some(match self.route()? {
            Route::Checks => Permission::ReadChecks,
            Route::RunOne(_) | Route::RunMany => Permission::RunChecks,
            Route::Schemas | Route::Latest | Route::Range => Permission::ReadFacts,
        })
    }

    pub(super) fn route(&self) -> Option<Route> {
        let path = self.path.strip_suffix('/').filter(|path| !path.is_empty()).unwrap_or(self.path);
        match (self.method, path) {
            ("GET" | "HEAD", "/checks") => Some(Route::Checks),
            ("GET" | "HEAD", "/fact-schemas") => Some(Route::Schemas),
            ("GET" | "HEAD", "/facts/latest") => Some(Route::Latest),
            ("GET" | "HEAD", "/facts/range") => Some(Route::Range),
            ("POST", "/checks/run") => Some(Route::RunMany),
            ("POST", path) => {
                let mut parts = path.strip_prefix("/checks/run/")?.split('/');
                let mut part = || Some(percent_decode_str(parts.next()?).decode_utf8().ok()?.into_owned());
                let parts_of = [part()?, part()?, part()?];
                (parts.next().is_none() && parts_of.iter().all(|part| !part.is_empty()))
                    .then_some(Route::RunOne(parts_of))
            }
            _ => None,
        }
    }

    /// The path and the query, as errors name them.
    pub(super) fn url(&self) -> Cow<'_, str> {
        if self.query.is_empty() { Cow::Borrowed(self.path) } else { format!("{}?{}", self.path, self.query).into() }
    }

    /// A value of the query.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// A list of the query, however it is written: `ids[0]=a&ids[1]=b`, `ids[]=a&ids[]=b`, `ids=a&ids=b`, `ids=a`.
    pub(super) fn list(&self, name: &str) -> Vec<String> {
        let is_own = |key: &str| match key.strip_prefix(name) {
            Some("" | "[]") => true,
            Some(index) => index
                .strip_prefix('[')
                .and_then(|index| index.strip_suffix(']'))
                .is_some_and(|index| index.bytes().all(|byte| byte.is_ascii_digit())),
            None => false,
        };
        let pairs = form_urlencoded::parse(self.query.as_bytes());
        pairs.filter(|(key, value)| is_own(key) && !value.is_empty()).map(|(_, value)| value.into_owned()).collect()
    }

    /// The entity of the query: kind, namespace and name in small letters.
    pub(super) fn entity(&self) -> Result<Reference, Failure> {
        let text = self.value("entity").unwrap_or_default();
        if text.is_empty() {
            return Err(Failure::input("Entity reference must not be empty"));
        }
        Reference::parse(&text)
    }

    /// The body of a request to run checks; one that is not there says nothing.
    pub(super) fn run(&self) -> Result<Run, Failure> {
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Run::default());
        }
        let value: serde_json::Value = serde_json::from_slice(self.body).map_err(|error| Failure::json(&error))?;
        serde_json::from_value(value)
            .map_err(|error| Failure::input(format!("the body is not as it should be: {error}")))
    }
}

/// What is asked of checks.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Run {
    /// Only these; all where there is none.
    pub(super) checks: Option<Vec<String>>,
    /// Of these; of all where the list is empty.
    pub(super) entities: Option<Vec<Named>>,
}

/// An entity in a body.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Named {
    /// `component:default/shop`
    Text(String),
    /// Its parts.
    Parts { kind: String, namespace: Option<String>, name: String },
}

impl Named {
    /// What the answer calls it: a text as it was written, parts as a reference.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Parts { kind, namespace, name } => {
                format!("{kind}:{}/{name}", namespace.as_deref().unwrap_or("default")).to_lowercase()
            }
        }
    }
}

/// A reference to an entity, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) text: String,
}

impl Reference {
    /// Reads a reference; its kind must be there, its namespace is `default` where there is none.
    pub(super) fn parse(text: &str) -> Result<Self, Failure> {
        let colon = text.find(':').filter(|colon| text.find('/').is_none_or(|slash| *colon < slash));
        if colon.is_none_or(|colon| colon == 0) {
            return Err(Failure::input(format!(
                "Entity reference \"{text}\" had missing or empty kind (e.g. did not start with \"component:\" or similar)"
            )));
        }
        let (kind, rest) = text.split_once(':').unwrap_or_default();
        let (namespace, name) = rest.split_once('/').unwrap_or(("default", rest));
        if [namespace, name].iter().any(|part| part.is_empty() || part.contains([':', '/'])) {
            return Err(Failure::input(format!(
                "Entity reference \"{text}\" was not on the form [<kind>:][<namespace>/]<name>"
            )));
        }
        Ok(Self { text: format!("{kind}:{namespace}/{name}").to_lowercase() })
    }

    /// Kind, namespace and name.
    pub(super) fn parts(text: &str) -> [&str; 3] {
        let (kind, rest) = text.split_once(':').unwrap_or(("", text));
        let (namespace, name) = rest.split_once('/').unwrap_or(("default", rest));
        [kind, namespace, name]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get<'r>(path: &'r str, query: &'r str) -> Request<'r> {
        Request { method: "GET", path, query, body: b"" }
    }

    #[test]
    fn lists_are_read_in_every_way_that_clients_write_them() {
        let cases = [
            ("ids%5B0%5D=a&ids%5B1%5D=b", vec!["a", "b"]),
            ("ids[0]=a&ids[1]=b", vec!["a", "b"]),
            ("ids[21]=a&ids[1000]=b&ids[3]=c", vec!["a", "b", "c"]),
            ("ids[]=a&ids%5B%5D=b", vec!["a", "b"]),
            ("ids=a&ids=b&ids=a", vec!["a", "b", "a"]),
            ("entity=x&ids=a%2Fb+c", vec!["a/b c"]),
            ("ids[x]=a&idsy=b&id=c", vec![]),
            ("ids=&ids[]=", vec![]),
            ("", vec![]),
        ];
        for (query, expected) in cases {
            assert_eq!(get("/fact-schemas", query).list("ids"), expected, "{query}");
        }
    }

    #[test]
    fn routes_have_their_permissions_and_all_else_is_no_route() {
        use Permission::{ReadChecks, ReadFacts, RunChecks};
        let cases = [
            ("GET", "/checks", Some(ReadChecks)),
            ("HEAD", "/checks/", Some(ReadChecks)),
            ("POST", "/checks/run", Some(RunChecks)),
            ("POST", "/checks/run/default/Component/billing", Some(RunChecks)),
            ("POST", "/checks/run/default/Component", None),
            ("POST", "/checks/run/default/Component/a/b", None),
            ("POST", "/checks/run/default//a", None),
            ("POST", "/checks/run/default/Component/%ff", None),
            ("GET", "/checks/run", None),
            ("POST", "/checks", None),
            ("GET", "/fact-schemas", Some(ReadFacts)),
            ("GET", "/facts/latest", Some(ReadFacts)),
            ("GET", "/facts/range", Some(ReadFacts)),
            ("GET", "/", None),
            ("GET", "", None),
            ("DELETE", "/checks", None),
        ];
        for (method, path, expected) in cases {
            let request = Request { method, path, query: "", body: b"" };
            assert_eq!(request.permission(), expected, "{method} {path}");
        }
        let names = [ReadChecks, RunChecks, ReadFacts].map(Permission::name);
        assert_eq!(names, ["tech-insights.check.read", "tech-insights.check.run", "tech-insights.fact-retriever.read"]);
    }

    #[test]
    fn references_are_in_small_letters_and_of_the_namespace_default() {
        let cases = [
            ("component:default/billing", Some("component:default/billing")),
            ("Component:Payments/Ledger", Some("component:payments/ledger")),
            ("component:billing", Some("component:default/billing")),
            ("billing", None),
            (":billing", None),
            ("a/b:c", None),
            ("component:a/b/c", None),
            ("component:", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Reference::parse(text).ok().map(|own| own.text).as_deref(), expected, "{text}");
        }
    }
}
