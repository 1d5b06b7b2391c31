//! Where deployments are seen in a repository that does not say it: in tags that are versions, or else in merges.

use regex::Regex;

use super::definition::{Definitions, Deploy, Seen};
use super::glob::Template;
use super::order::Order;
use super::read::{DAY, HOTFIX};

/// The definitions to try, the better one first. `service` is what a version in a tag is of that names nothing else.
pub(crate) fn usual(service: &str) -> [Option<Definitions>; 2] {
    [("versions", "released", Seen::Versions), ("merges", "merged", Seen::Merge { files: None })]
        .map(|(id, env, seen)| definitions(id, env, seen, service))
}

fn definitions(id: &str, env: &str, seen: Seen, service: &str) -> Option<Definitions> {
    let deploy = Deploy {
        id: id.to_owned(),
        env: Template::plain(env),
        repo: None,
        branch: None,
        seen,
        service: Template::plain(service),
        orders: Order::NAMES.map(|(_, order)| order).to_vec(),
        fail_window: DAY,
        hotfix: Regex::new(HOTFIX).ok()?,
        revision: None,
        confirm: None,
    };
    Some(Definitions { environments: Vec::new(), stuck_after: 7 * DAY, deploys: vec![deploy] })
}
