//! Campaigns against their deadline: what is left, at what pace, and when that will be through.

use super::overview::{entity, float, owner};
use super::table::{Column, Entry, Table};
use super::{Page, Part, View, href, shell};
use crate::history::ask::{CampaignProgress, Forecast, Reach, StageProgress};
use crate::history::{Cell, Store};
use crate::model::Date;
use crate::model::campaign::{Aim, Campaign};
use crate::report::markup::{Element, link, tag};
use crate::report::{count, hundredths};
use crate::serve::charts::{Chart, Series, bar};
use crate::serve::reply::Refused;

/// Where the numbers come from.
const BY_A_LINE: &str = "The pace and the forecast are a line through the last four weeks (ordinary least squares) with its 95 % \
    prediction interval. Days that follow each other are alike: the truth may well lie outside.";

/// Draws all of them.
pub(in crate::serve) fn campaigns(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let mut page = Page::new("Campaigns");
    if view.campaigns.is_empty() {
        page.put(
            tag("p")
                .class("none")
                .text("No campaign is defined: campaigns/<id>.toml among the standards that karat.toml names."),
        );
        return Ok(page);
    }
    page.put(tag("ul").class("cards").all(cards(store, view)?));
    page.put(tag("p").class("none").text(BY_A_LINE));
    Ok(page)
}

/// A card for each campaign.
pub(super) fn cards(store: &mut Store, view: &View) -> Result<Vec<Element>, Refused> {
    let all = told(store, view, &view.campaigns)?;
    Ok(all.iter().map(|own| card(own, view)).collect())
}

/// Draws one.
pub(in crate::serve) fn campaign(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let id = view.name(0);
    let Some(own) = view.campaigns.iter().find(|own| own.id.as_ref() == id).cloned() else {
        return Err(Refused::missing(format!("no campaign {id} is defined")));
    };
    let told = told(store, view, std::slice::from_ref(&own))?;
    let Some(told) = told.first() else { return Err(Refused::broken("a campaign has no figures")) };
    let mut page = Page::new(own.title.clone()).below("Campaigns", href(&["campaigns"], &[]));
    if let Some(about) = &own.description {
        page = page.lead(about.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    page.put(meta(&own));
    page.put(shell::stretches(view));
    page.put(tag("p").text(sentence(told, view)));
    page.heading("burn-down", "What is left");
    let chart = burn_down(told, view);
    page.parts.push(Part::Chart(chart.lines(), chart.table()));
    page.heading("stages", "Stages");
    page.table(stages(told));
    page.put(tag("p").class("none").text(BY_A_LINE));
    page.heading("open", "Who has something left to do");
    page.table(open(told).at_most(500));
    Ok(page)
}

fn told(store: &mut Store, view: &View, all: &[Campaign]) -> Result<Vec<CampaignProgress>, Refused> {
    Ok(store.campaigns(all, view.stretch())?)
}

fn card(own: &CampaignProgress, view: &View) -> Element {
    let campaign = &own.campaign;
    let share = share(own);
    tag("li")
        .with(tag("h3").with(link(href(&["campaigns", &campaign.id], &[])).text(campaign.title.as_str())))
        .with(tag("p").text(sentence(own, view)))
        .with(bar(share, "area c4"))
}

/// How much of it is done, in percent.
fn share(own: &CampaignProgress) -> f64 {
    if own.now.entities == 0 { 0.0 } else { 100.0 * float(own.now.done) / float(own.now.entities) }
}

/// Whether it is going to make it.
fn sentence(own: &CampaignProgress, view: &View) -> String {
    let left = view.today().days_until(own.campaign.deadline);
    let when = match left {
        0 => "the deadline is today".to_owned(),
        left if left > 0 => format!("{} to the deadline, {}", count(left.unsigned_abs(), "day"), own.campaign.deadline),
        late => format!("the deadline was {} ago, on {}", count(late.unsigned_abs(), "day"), own.campaign.deadline),
    };
    let done = format!(
        "{} of {} done ({:.0} %), the goal is {} %; {when}.",
        own.now.done,
        own.now.entities,
        share(own),
        hundredths(own.campaign.goal)
    );
    let Some(goal) = own.stages.last() else { return done };
    let missed = if goal.reach == Reach::Missed { " The goal was missed." } else { "" };
    let forecast = match (&goal.forecast, goal.reach) {
        (_, Reach::Yes) => "The goal is reached.".to_owned(),
        (_, Reach::Late(day)) => format!("The goal was missed, and reached on {day}."),
        (Some(forecast), _) => {
            let word = if forecast.expected <= own.campaign.deadline { "in time" } else { "too late" };
            format!("At this pace the goal is reached on {} ({word}), {}.", forecast.expected, range(forecast))
        }
        (None, _) => "At this pace no end is in sight.".to_owned(),
    };
    format!("{done}{missed} {forecast}")
}

fn range(forecast: &Forecast) -> String {
    match forecast.latest {
        Some(latest) => format!("between {} and {latest}", forecast.earliest),
        None => format!("not before {}", forecast.earliest),
    }
}

fn meta(own: &Campaign) -> Element {
    let aim = match &own.aim {
        Aim::Level(level) => format!("level {level}"),
        Aim::Checks(checks) => format!("checks {}", checks.join(", ")),
    };
    tag("p")
        .class("meta")
        .with(tag("span").text(format!("{} to {}", own.start, own.deadline)))
        .with(link(href(&["scorecards", &own.scorecard], &[])).text(own.scorecard.as_ref()))
        .with(tag("span").text(aim))
        .with(tag("span").text(own.owner.as_str()))
}

/// What is left day by day, and what would have to be left for the goal to be reached in time.
fn burn_down(own: &CampaignProgress, view: &View) -> Chart {
    let left = |day: &crate::history::ask::CampaignDay| float(day.entities - day.done);
    let mut days: Vec<Date> = own.days.iter().map(|day| day.day).collect();
    let values: Vec<Option<f64>> = own.days.iter().map(|day| Some(left(day))).collect();
    let allowed = float(own.stages.last().map_or(0, |goal| own.now.entities.saturating_sub(goal.needed)));
    let ahead = view.today().days_until(own.campaign.deadline);
    days.extend((1..=ahead).filter_map(|day| view.today().plus_days(day)));
    let forecast = own.stages.last().and_then(|goal| goal.forecast.as_ref());
    let line = |name: &str, class, end: Option<Date>| {
        let end = end.map(|end| view.today().days_until(end).max(1));
        let at = |day: &Date| {
            let passed = u32::try_from(view.today().days_until(*day)).ok()?;
            let share = f64::from(passed) / f64::from(u32::try_from(end?).ok()?);
            Some((left(&own.now) + (allowed - left(&own.now)) * share).max(allowed))
        };
        Series { name: name.to_owned(), class, values: days.iter().map(at).collect() }
    };
    let mut series = vec![
        Series { name: "left".to_owned(), class: "c4", values },
        Series { name: "may be left at the deadline".to_owned(), class: "c1", values: vec![Some(allowed); days.len()] },
    ];
    if let Some(forecast) = forecast {
        series.push(line("at this pace", "c2 ahead", Some(forecast.expected)));
        series.push(line("at the fastest", "c0 ahead", Some(forecast.earliest)));
        series.extend(forecast.latest.map(|latest| line("at the slowest", "c3 ahead", Some(latest))));
    }
    Chart {
        id: "burn-down",
        title: "Entities that have something left to do, up to the deadline".to_owned(),
        said: sentence(own, view),
        days,
        series,
        top: None,
        unit: "",
    }
}

fn stages(own: &CampaignProgress) -> Table {
    let columns = vec![
        Column::text("by"),
        Column::number("share"),
        Column::number("needed"),
        Column::text("reached"),
        Column::text("expected"),
        Column::text("earliest"),
        Column::text("latest"),
    ];
    let mut table = Table::new("stages", "Shares to be reached on the way; the last one is the goal", columns);
    for stage in &own.stages {
        let day = |of: fn(&Forecast) -> Option<Date>| -> Entry {
            stage.forecast.as_ref().and_then(of).map_or(Cell::None, |day| Cell::Text(day.to_string())).into()
        };
        let StageProgress { at, share, needed, reach, .. } = stage;
        table.row(vec![
            Cell::Text(at.to_string()).into(),
            Cell::Points(i64::from(*share)).into(),
            Cell::Count(*needed).into(),
            Cell::Text(reach.to_string()).into(),
            day(|own| Some(own.expected)),
            day(|own| Some(own.earliest)),
            day(|own| own.latest),
        ]);
    }
    table
}

fn open(own: &CampaignProgress) -> Table {
    let columns =
        vec![Column::text("entity"), Column::text("owner"), Column::text("level"), Column::text("open checks")];
    let mut table = Table::new("open", "What is left, by entity", columns).or("Nobody.");
    for one in &own.open {
        let checks: Vec<&str> = one.checks.iter().map(AsRef::as_ref).collect();
        table.row(vec![
            entity(&one.stood.entity, &one.stood.repository),
            owner(one.stood.facets.owner.as_deref()),
            Cell::Text(one.stood.level.as_deref().unwrap_or("none").to_owned()).into(),
            Cell::Text(checks.join(", ")).into(),
        ]);
    }
    table
}
