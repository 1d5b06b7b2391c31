//! The Dockerfile.

use super::{REGISTRY, State};
use crate::demo::company::{Language, Service};
use crate::demo::practice::Practice;

pub(super) fn put(service: &Service, state: &State, put: &mut dyn FnMut(&str, String)) {
    let (image, tag, build, start) = steps(service.language, service.name);
    let tag = if state.has(Practice::BaseImage) { tag } else { "latest" };
    let place = if state.has(Practice::PavedBase) { format!("{REGISTRY}/base/") } else { String::new() };
    let user = state.with(Practice::ImageUser, "USER 10001:10001\n");
    let text =
        format!("FROM {place}{image}:{tag}\nWORKDIR /app\nCOPY . .\nRUN {build}\n{user}EXPOSE 8080\nCMD [{start}]\n");
    put("Dockerfile", text);
}

/// The base image with its tag, the build, and what is started.
fn steps(language: Language, name: &str) -> (&'static str, &'static str, String, String) {
    match language {
        Language::Go => {
            ("golang", "1.25-alpine", format!("go build -o /usr/local/bin/{name} ."), format!("\"{name}\""))
        }
        Language::TypeScript => {
            ("node", "24-alpine", "npm ci && npm run build".to_owned(), "\"node\", \"dist/main.js\"".to_owned())
        }
        Language::Python => {
            let module = name.replace('-', "_");
            ("python", "3.13-slim", "pip install .".to_owned(), format!("\"python\", \"-m\", \"{module}\""))
        }
        Language::Java => {
            let jar = format!("\"java\", \"-jar\", \"target/{name}.jar\"");
            ("eclipse-temurin", "21-jdk-alpine", "./mvnw -q package".to_owned(), jar)
        }
    }
}
