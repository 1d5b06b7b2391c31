//! How changes flow to their users, between two moments or week by week.

use super::super::error::Error;
use super::super::flow::{FlowBy, FlowFigure, FlowKept, FlowKey, FlowWanted, Flowed};
use super::super::sheet::{Cell, Sheet};
use super::super::store::Store;
use super::{Ask, sheet};
use crate::report::rfc3339;

/// What is to be known to read it.
const LEGEND: &str = "For each service, no goals and no ranks: https://dora.dev/guides/dora-metrics/. `change_fail_rate` and \
     `rework_rate` are lower bounds: no other failures are seen than those that were rolled back, reverted or followed by a hotfix. \
     Rows of an imported list with result `failure` or `cancelled` are in no number here; `karat flow` says how many there are.";
const LOOKED: &str = "`looked_at` is the share of the time that was looked at; all other numbers are of that part alone. \
     `change_lead_time` is of the commits of those deployments that `traced_deployments` is the share of.";

/// What is asked of deployments.
#[derive(Clone, Debug, Default)]
pub(crate) struct FlowAsked {
    /// One environment.
    pub(crate) environment: Option<String>,
    /// One service.
    pub(crate) service: Option<String>,
    /// What services are taken together by.
    pub(crate) by: FlowBy,
}

impl FlowAsked {
    /// What is known of it in all that an answer speaks of.
    fn kept(&self, store: &mut Store, [since, until]: [i64; 2]) -> Result<FlowKept, Error> {
        let (environment, service) = (self.environment.clone(), self.service.clone());
        let kept = store.flow(&FlowWanted { environment, service, since, until, now: until })?;
        let help = "`karat flow --record` records what it measures";
        kept.ok_or_else(|| Error::question("no deployments were recorded yet", help))
    }

    fn sheet(&self, ask: &Ask, what: &str, columns: Vec<&'static str>) -> Sheet {
        let mut sheet = sheet(ask, format!("{what}, {}", ask.stretch()), columns);
        sheet.about.push(("group_by", self.by.as_str().to_owned()));
        sheet.about.extend(self.environment.clone().map(|own| ("environment", own)));
        sheet.about.extend(self.service.clone().map(|own| ("service", own)));
        sheet
    }

    /// The columns that name a group.
    fn names(&self) -> Vec<&'static str> {
        let group = match self.by {
            FlowBy::Service => Some("service"),
            FlowBy::Owner => Some("owner"),
            FlowBy::Environment => None,
        };
        ["environment"].into_iter().chain(group).chain(["deploy"]).collect()
    }

    fn cells(&self, key: &FlowKey) -> Vec<Cell> {
        let group = match self.by {
            FlowBy::Service => Some(&key.service),
            FlowBy::Owner => Some(&key.owner),
            FlowBy::Environment => None,
        };
        let group = group.map(|own| Cell::maybe(own.as_deref()));
        let text = |text: &str| Cell::Text(text.to_owned());
        [text(&key.environment)].into_iter().chain(group).chain([text(&key.deploy)]).collect()
    }
}

impl Ask {
    /// Each figure in the time that is asked about, and in the one before that is as long.
    pub(crate) fn flow(&self, store: &mut Store, asked: &FlowAsked) -> Result<Sheet, Error> {
        let earlier = self.from.saturating_sub(self.to - self.from);
        let kept = asked.kept(store, [earlier, self.to])?;
        let before = kept.within([earlier, self.from], asked.by);
        let now = kept.within([self.from, self.to], asked.by);
        let mut columns = asked.names();
        columns.extend(["basis", "figure", "sort", "n before", "before", "p90 before", "n", "now", "p90"]);
        let mut sheet = asked.sheet(self, "Flow", columns);
        sheet.about.insert(0, ("before", rfc3339(earlier)));
        for (key, own) in now.iter().filter(|(key, own)| own.is_told(before.get(*key))) {
            let was = before.get(key).cloned().unwrap_or_default().figures(key.basis);
            for (was, own) in was.iter().zip(own.figures(key.basis)) {
                let mut row = asked.cells(key);
                row.extend([own.basis, own.name, own.unit.sort()].map(|text| Cell::Text(text.to_owned())));
                row.extend(was.cells().into_iter().chain(own.cells()));
                sheet.rows.push(row);
            }
        }
        sheet.notes = [LOOKED, LEGEND].map(str::to_owned).to_vec();
        Ok(sheet)
    }

    /// Each whole week, from Monday to Sunday in UTC.
    pub(crate) fn flow_by_week(&self, store: &mut Store, asked: &FlowAsked) -> Result<Sheet, Error> {
        let kept = asked.kept(store, [self.from, self.to])?;
        let mut columns = vec!["week"];
        columns.extend(asked.names());
        columns.extend([
            "basis",
            "looked at",
            "deployments",
            "lead n",
            "lead",
            "lead p90",
            "traced",
            "changes",
            "fail rate",
        ]);
        columns.extend(["failures", "recovery", "rework rate"]);
        let mut sheet = asked.sheet(self, "Flow week by week", columns);
        let whole = kept.within([self.from, self.to], asked.by);
        for (monday, groups) in kept.weeks([self.from, self.to], asked.by) {
            for (key, own) in groups.iter().filter(|(key, own)| own.is_told(whole.get(*key))) {
                let day = crate::model::Date::of_unix(monday).unwrap_or_default();
                let mut row = vec![Cell::Text(day.to_string())];
                row.extend(asked.cells(key));
                row.push(Cell::Text(key.basis.as_str().to_owned()));
                row.extend(week(own, key));
                sheet.rows.push(row);
            }
        }
        sheet.notes = [LOOKED, LEGEND].map(str::to_owned).to_vec();
        Ok(sheet)
    }
}

/// The cells of a week: the sample sizes of recovery and rework are those of failures and deployments.
fn week(own: &Flowed, key: &FlowKey) -> Vec<Cell> {
    let [looked, deployments, _, lead, traced, fails, recovery, rework] = own.figures(key.basis);
    let value = |own: &FlowFigure| {
        let [_, value, _] = own.cells();
        value
    };
    let mut cells = vec![value(&looked), value(&deployments)];
    cells.extend(lead.cells());
    cells.push(value(&traced));
    cells.extend(fails.cells().into_iter().take(2));
    cells.extend(recovery.cells().into_iter().take(2));
    cells.push(value(&rework));
    cells
}
