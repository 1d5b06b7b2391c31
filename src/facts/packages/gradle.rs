//! `build.gradle` and `build.gradle.kts` with the `gradle.lockfile` beside them.
//!
//! A build file is a program: dependencies are what stands in it as `configuration "group:name:version"`. Of a lockfile (one a
//! project, since Gradle 6.8) it is judged that it knows those: conflicts may raise a version, so that versions say nothing.

use std::collections::BTreeSet;

use super::{Dependency, Judgement, Package};
use crate::facts::reading::{Reading, join, split};

/// The project of a build file.
pub(super) fn package(reading: &Reading<'_>, path: &str) -> Option<Package> {
    let content = reading.text(path)?;
    let dependencies: Vec<_> = (1..).zip(content.lines()).filter_map(|(line, text)| dependency(text, line)).collect();
    let lockfile = Some(join(split(path).0, "gradle.lockfile")).filter(|path| reading.has(path));
    let lock = lockfile.as_deref().and_then(|path| reading.text(path));
    let judgement = lock.map_or(Judgement::Unknown, |lock| {
        let known: BTreeSet<_> = lock.lines().filter(|line| !line.starts_with('#')).filter_map(coordinates).collect();
        // What a build brings along for its plugins is locked elsewhere.
        let judged = dependencies.iter().filter(|own| own.group != "build");
        let lacks = |own: &&Dependency| !known.contains(own.name.as_str());
        Judgement::of(judged.filter(lacks).map(|own| own.name.clone()).collect(), BTreeSet::new())
    });
    Some(Package {
        path: path.to_owned(),
        ecosystem: "gradle",
        dependencies,
        lockfile,
        judgement,
        ..Package::default()
    })
}

/// `group:name:version=configurations` → `group:name`.
fn coordinates(line: &str) -> Option<&str> {
    let (all, _) = line.split_once('=')?;
    all.rsplit_once(':').map(|(name, _)| name).filter(|name| name.contains(':'))
}

/// `implementation("a.b:c:1.0")`, `testImplementation 'a.b:c:1.0'`, `implementation platform("a.b:c:1.0")`.
fn dependency(text: &str, line: u64) -> Option<Dependency> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (configuration, rest) = text.split_at_checked(end)?;
    let group = match configuration {
        "implementation" | "api" | "compile" | "runtime" | "runtimeOnly" => "runtime",
        "compileOnly" | "providedCompile" | "compileOnlyApi" => "provided",
        "classpath" | "annotationProcessor" | "kapt" | "ksp" => "build",
        _ if configuration.starts_with("test") || configuration.starts_with("androidTest") => "dev",
        _ if configuration.ends_with("Implementation") || configuration.ends_with("Api") => "runtime",
        _ => return None,
    };
    let at = rest.find(['"', '\''])?;
    // Only a bracket, a blank or a call may stand in between.
    let between = rest.get(..at)?.trim_matches(|c: char| matches!(c, ' ' | '(' | ')'));
    if !matches!(between, "" | "platform" | "enforcedPlatform" | "testFixtures") {
        return None;
    }
    let quote = rest.get(at..)?.chars().next()?;
    let inner = rest.get(at + 1..)?.split(quote).next()?;
    let mut parts = inner.split('@').next()?.split(':');
    let (head, name) = (parts.next()?, parts.next()?);
    // A variable in the name hides it; `:core` is a project of the build.
    if head.is_empty() || name.is_empty() || format!("{head}{name}").contains('$') {
        return None;
    }
    let constraint = parts.next().filter(|own| !own.is_empty()).map(str::to_owned);
    let is_platform = matches!(between, "platform" | "enforcedPlatform");
    let group = if is_platform { "platform" } else { group };
    Some(Dependency { name: format!("{head}:{name}"), constraint, group: group.to_owned(), line })
}
