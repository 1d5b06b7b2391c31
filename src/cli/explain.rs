//! `karat explain RULE`: the page of a rule.

use super::args::Explain;
use super::output::Color;
use super::settings::{self, Settings};
use super::{Exit, Failure, Usage, say};
use crate::catalog;
use crate::config::nearest;
use crate::report::{self, Style};

pub(super) fn run(explain: &Explain, color: Color) -> Result<Exit, Failure> {
    let settings = Settings::of_policies(&explain.policies, &[])?;
    let catalog = catalog::load(&settings.handbook())?;
    let Some(page) = catalog.page(&explain.rule) else {
        let ids: Vec<_> = catalog.rules().map(|rule| rule.id.clone()).collect();
        let help = nearest(&explain.rule, ids.iter().map(AsRef::as_ref))
            .map_or_else(|| "`karat rules` lists them".to_owned(), |guess| format!("did you mean `{guess}`?"));
        return Err(Usage::new(format!("find the rule `{}`", explain.rule), help).into());
    };
    say(&report::rule_page(&page, Style { color: color.on_stdout(), width: settings::width() }))?;
    Ok(Exit::Clean)
}
