//! What programs read without the API: regressions as an Atom feed (RFC 4287), a badge of an entity (SVG), metrics (OpenMetrics).

use std::collections::BTreeSet;
use std::io;

use super::pages::{View, href};
use super::reply::Refused;
use crate::history::Store;
use crate::history::ask::{Regression, Stood};
use crate::model::report::Report;
use crate::report::markup::{Address, Element, tag, xml};
use crate::report::openmetrics::{Sample, family, ratio};
use crate::report::{badge as badge_of, rfc3339};

/// Entries of the feed.
const ENTRIES: usize = 100;

/// The latest regressions.
pub(super) fn atom(store: &mut Store, view: &View) -> Result<String, Refused> {
    let base = view.url.clone().unwrap_or_default();
    let all = store.regressions(view.stretch(), None)?;
    let updated = all.first().map_or(view.stretch()[0], |own| own.moment);
    let here = |address: Address| address.behind(&base);
    let feed = tag("feed")
        .set("xmlns", "http://www.w3.org/2005/Atom")
        // It is an absolute IRI, also where nobody says at which address people see it.
        .with(tag("id").text(
            view.url.as_ref().map_or("urn:karat:regressions".to_owned(), |own| format!("{own}/regressions.atom")),
        ))
        .with(tag("title").text("Regressions: checks that became worse because something was changed"))
        .with(tag("updated").text(rfc3339(updated)))
        .with(tag("author").with(tag("name").text("karat")))
        .with(tag("link").set("rel", "self").address("href", here(href(&["regressions.atom"], &[]))))
        .with(tag("link").address("href", here(href(&[], &[]))))
        .all(all.iter().take(ENTRIES).map(|own| entry(own, &base)));
    Ok(xml(feed))
}

fn entry(own: &Regression, base: &str) -> Element {
    let page = href(&["entities", &own.entity], &[("repository", &own.repository), ("scorecard", &own.scorecard)]);
    let owner = own.facets.as_ref().and_then(|own| own.owner.as_deref()).unwrap_or("nobody");
    let commit = own.revision.as_deref().and_then(|own| own.get(..12)).map(|own| format!(", seen at commit {own}"));
    let said = format!(
        "{} of {} was {} and is {}; owned by {owner}{}.",
        own.check,
        own.scorecard,
        own.before.as_str(),
        own.after.as_str(),
        commit.unwrap_or_default()
    );
    let id = format!(
        "urn:karat:regression:{}:{}:{}:{}:{}",
        own.repository, own.entity, own.scorecard, own.check, own.moment
    );
    tag("entry")
        .with(tag("id").text(crate::report::uri::encoded(&id).replace("%3A", ":")))
        .with(tag("title").text(format!("{}: {} no longer holds", own.entity, own.check)))
        .with(tag("updated").text(rfc3339(own.moment)))
        .with(tag("link").address("href", page.behind(base)))
        .with(tag("summary").text(said))
}

/// Level and score of an entity, as a picture.
pub(super) fn badge(store: &mut Store, view: &View) -> Result<Vec<u8>, Refused> {
    let Some(named) = view.name(0).strip_suffix(".svg") else {
        return Err(Refused::missing("a badge ends in .svg: /badge/<entity>.svg"));
    };
    let id = store.entity_in(named, view.get("repository"))?;
    let asked = view.get("scorecard");
    let mut report = Report::default();
    for card in store.scorecards()? {
        if report.scorecards.is_empty() && asked.is_none_or(|asked| card.card.id.as_ref() == asked) {
            report.scorecards.extend(store.shown(id, &card.card.id, view.stretch()[1])?.map(|own| own.result));
        }
    }
    if report.scorecards.is_empty() {
        return Err(Refused::missing(format!("{named} stands on no such scorecard now")));
    }
    let mut out = Vec::new();
    badge_of(&report, &mut out).map_err(Refused::broken)?;
    Ok(out)
}

/// How all stand, as gauges.
pub(super) fn metrics(store: &mut Store, view: &View) -> Result<Vec<u8>, Refused> {
    let mut all: Vec<(String, Vec<Stood>)> = Vec::new();
    let mut levels: Vec<Sample> = Vec::new();
    let moment = view.stretch()[1];
    for own in store.scorecards()?.into_iter().filter(|own| own.entities > 0) {
        let stood = store.standings(&own.card.id, moment)?;
        let mut rungs: Vec<_> = own.card.levels.iter().map(|level| Some(level.id.clone())).chain([None]).collect();
        // Who stands on another version of it may be at a level that this one does not have.
        let others: BTreeSet<_> =
            stood.iter().map(|own| own.level.clone()).filter(|own| !rungs.contains(own)).collect();
        rungs.extend(others);
        levels.extend(rungs.into_iter().map(|level| {
            let number = stood.iter().filter(|own| own.level == level).count();
            let labels = [("scorecard", own.card.id.as_ref()), ("level", level.as_deref().unwrap_or("none"))];
            (labels.map(|(name, value)| (name, value.to_owned())).to_vec(), number.to_string())
        }));
        all.push((own.card.id.to_string(), stood));
    }
    let mut out = Vec::new();
    gauges(&all, levels, &mut out).map_err(Refused::broken)?;
    Ok(out)
}

type Value = fn(&Stood) -> Option<u32>;

fn gauges(all: &[(String, Vec<Stood>)], levels: Vec<Sample>, out: &mut Vec<u8>) -> io::Result<()> {
    let labels = |card: &String, own: &Stood| {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        vec![
            ("repository", own.repository.to_string()),
            ("entity", own.entity.to_string()),
            ("scorecard", card.clone()),
            ("owner", text(own.facets.owner.as_deref())),
        ]
    };
    family(out, ("karat_entities", "", "Entities at each level of a scorecard."), levels)?;
    let ratios: [(&str, &str, Value); 3] = [
        ("karat_score_ratio", "The score, with what is unknown as nothing.", |own| own.score),
        ("karat_score_up_to_ratio", "The score if all that is unknown passed.", |own| own.score_up_to),
        ("karat_coverage_ratio", "The known share of what applies.", |own| own.coverage),
    ];
    for (name, help, value) in ratios {
        let samples = all.iter().flat_map(|(card, stood)| {
            stood.iter().filter_map(move |own| Some((labels(card, own), ratio(value(own)?))))
        });
        family(out, (name, "ratio", help), samples)?;
    }
    io::Write::write_all(out, b"# EOF\n")
}
