//! How changes flow to their users: week by week for each environment, and service by service.

use std::collections::{BTreeMap, BTreeSet};

use super::overview::owner;
use super::table::{Column, Entry, Table};
use super::{Page, Part, View, href, shell};
use crate::history::{Cell, FlowBy, FlowFigure, FlowKept, FlowKey, FlowWanted, Flowed, Store};
use crate::model::Date;
use crate::report::markup::{Element, link, tag};
use crate::serve::charts::{self, Chart, Series, shown};
use crate::serve::pages::overview::float;
use crate::serve::reply::Refused;

const LEGEND: &str = "For each service, no goals and no ranks. The lead time is that from a commit to its deployment, where a clone of \
    the service told it of the share that is traced. Fail rate and rework rate are lower bounds: no other failures are seen than those \
    that were rolled back, reverted or followed by a hotfix. Rows of an imported list with result failure or cancelled are in no number here; \
    karat flow says how many there are. What was not looked at is not known.";

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// Groups by week.
type Weeks = Vec<(i64, BTreeMap<FlowKey, Flowed>)>;

/// Draws it.
pub(in crate::serve) fn flow(store: &mut Store, view: &View) -> Result<Page, Refused> {
    let mut page =
        Page::new("Flow").lead("How often changes come to their users, how long that takes, and how it goes.");
    let stretch = [view.end - i64::from(view.days()) * DAY, view.end];
    let wanted = FlowWanted {
        environment: None,
        service: view.get("service").map(str::to_owned),
        since: stretch[0],
        until: stretch[1],
        now: view.end,
    };
    let Some(all) = store.flow(&wanted)? else {
        let text = "No deployments were recorded yet: `karat flow --record` records what it measures.";
        page.put(tag("p").class("none").text(text));
        return Ok(page);
    };
    page.put(environments(view, &all.environments()));
    page.put(shell::stretches(view));
    if let Some(service) = view.get("service") {
        let rest = link(view.without("service")).text("all services");
        page.put(tag("p").class("meta").with(tag("span").text(format!("of {service} alone"))).with(rest));
    }
    let kept = match view.get("environment") {
        Some(environment) => all.only(environment),
        None => all,
    };
    let weeks: Weeks = kept.weeks(stretch, FlowBy::Environment);
    page.heading("weeks", "Week by week");
    let is_known = |chart: &Chart| chart.series.iter().any(|own| own.values.iter().any(Option::is_some));
    let unknown = [
        "No week of this time is over and was looked at as a whole.",
        "No lead times are known: a clone of the service tells them, `karat flow --record --source SERVICE=PATH`.",
    ];
    for (chart, unknown) in [deployments(&weeks), lead_times(&weeks)].into_iter().zip(unknown) {
        if is_known(&chart) {
            page.parts.push(Part::Chart(chart.lines(), chart.table()));
        } else {
            page.put(tag("p").class("none").text(unknown));
        }
    }
    page.heading("services", "Service by service");
    page.table(services(&kept, stretch).at_most(500));
    page.put(tag("p").class("none").text(LEGEND));
    Ok(page)
}

/// Links to the same page for other environments.
fn environments(view: &View, known: &BTreeSet<&str>) -> Element {
    let own = view.get("environment");
    let chosen = |item: Element, is_chosen| if is_chosen { item.set("aria-current", "true") } else { item };
    let all = chosen(link(view.without("environment")).text("all environments"), own.is_none());
    let item = |name: &&str| chosen(link(view.with("environment", name)).text(*name), own == Some(*name));
    let items = std::iter::once(all).chain(known.iter().map(item)).map(|item| tag("li").with(item));
    tag("nav").class("choice").set("aria-label", "Environment").with(tag("ul").all(items))
}

/// Deployments of each environment in each whole week.
fn deployments(weeks: &Weeks) -> Chart {
    let value = |own: &Flowed| Some(float(u64::try_from(own.tally.deployments()).unwrap_or_default()));
    chart(weeks, ("deployments", "Deployments a week"), "", value)
}

/// The median lead time of each environment in each whole week, in the unit that fits.
fn lead_times(weeks: &Weeks) -> Chart {
    let longest = weeks.iter().flat_map(|(_, groups)| groups.values().filter_map(Flowed::lead_time)).max();
    let (unit, seconds) = if longest.unwrap_or_default() < 4 * DAY { (", hours", HOUR) } else { (", days", DAY) };
    let float = |number: i64| float(u64::try_from(number).unwrap_or_default());
    let value = |own: &Flowed| own.lead_time().map(|time| float(time) / float(seconds));
    chart(weeks, ("lead-times", "Median lead time of the commits that were deployed in a week"), unit, value)
}

fn chart(
    weeks: &Weeks,
    (id, title): (&'static str, &str),
    unit: &str,
    value: impl Fn(&Flowed) -> Option<f64>,
) -> Chart {
    let present = weeks.iter().flat_map(|(_, groups)| groups).filter(|(_, own)| own.tally.is_present);
    let keys: BTreeSet<&FlowKey> = present.map(|(key, _)| key).collect();
    let mut days: Vec<Date> = weeks.iter().filter_map(|(at, _)| Date::of_unix(*at)).collect();
    // The last whole week ends where the one begins that is not over.
    days.extend(weeks.last().and_then(|(at, _)| Date::of_unix(at + 7 * DAY)));
    let own = |(key, class): (&&FlowKey, &'static str)| {
        // Of a week that nobody looked at as a whole, a number would be too small.
        let whole = |own: &&Flowed| own.looked == 10_000;
        let values = weeks.iter().map(|(_, groups)| groups.get(*key).filter(whole).and_then(&value));
        Series { name: format!("{}{unit}", name(key, &keys)), class, values: values.chain([None]).collect() }
    };
    let series: Vec<Series> = keys.iter().zip(charts::LINES).map(own).collect();
    let said = |own: &Series| {
        let last = own.values.iter().rev().copied().flatten().next();
        format!("{} {}", own.name, last.map_or_else(|| "not known".to_owned(), shown))
    };
    let said = format!("Last known: {}.", series.iter().map(said).collect::<Vec<_>>().join("; "));
    Chart { id, title: title.to_owned(), said, days, series, top: None, unit: "" }
}

/// An environment, with what sees it where several do.
fn name(key: &FlowKey, all: &BTreeSet<&FlowKey>) -> String {
    let same = all.iter().filter(|own| own.environment == key.environment).count();
    if same > 1 { format!("{} ({})", key.environment, source(key)) } else { key.environment.to_string() }
}

/// What deployments are seen in.
fn source(key: &FlowKey) -> String {
    let basis = key.basis.as_str();
    if key.deploy.as_ref() == basis { basis.to_owned() } else { format!("{basis} of {}", key.deploy) }
}

fn services(kept: &FlowKept, stretch: [i64; 2]) -> Table {
    let mut columns: Vec<Column> = ["service", "environment", "owner", "basis"].map(Column::text).into();
    columns.extend(
        ["looked at", "deployments", "a week", "lead time", "lead p90", "commits", "traced"].map(Column::number),
    );
    columns.extend(["fail rate", "changes", "recovery", "failures", "rework rate"].map(Column::number));
    let caption = "Each service in each environment, with what the numbers are derived from and of how many they are";
    let mut table = Table::new("services", caption, columns).or("Nothing was there in this time.");
    for (key, own) in kept.within(stretch, FlowBy::Service).iter().filter(|(_, own)| own.is_told(None)) {
        let [looked, deployments, weekly, lead, traced, fails, recovery, rework] = own.figures(key.basis);
        let service = key.service.as_deref().unwrap_or_default();
        let mut row = vec![
            Entry::from(Cell::Text(service.to_owned())).to(Some(href(&["flow"], &[("service", service)]))),
            Cell::Text(key.environment.to_string()).into(),
            owner(key.owner.as_deref()),
            Cell::Text(source(key)).into(),
        ];
        let value = |own: &FlowFigure| {
            let [_, value, _] = own.cells();
            Entry::from(value)
        };
        row.extend([&looked, &deployments, &weekly].map(value));
        let [n, time, p90] = lead.cells().map(Entry::from);
        row.extend([time, p90, n, value(&traced)]);
        let [n, share, _] = fails.cells();
        row.extend([bound(share), n.into()]);
        let [n, time, _] = recovery.cells().map(Entry::from);
        let [_, share, _] = rework.cells();
        row.extend([time, n, bound(share)]);
        table.row(row);
    }
    table
}

/// A share that may be more.
fn bound(cell: Cell) -> Entry {
    let shown = format!("≥ {}", cell.shown());
    Entry::from(cell).called(shown)
}
