//! Campaigns between two moments.

use super::super::ask::{CampaignProgress, Forecast, StageProgress};
use super::super::error::Error;
use super::super::sheet::{Cell, Sheet};
use super::super::store::Store;
use super::{Ask, sheet};
use crate::model::campaign::Campaign;

const BY_A_LINE: &str = "`pace` is how many more are done a week, by a line through the days of the last four weeks (ordinary least \
     squares); `expected` is when it reaches what is needed, `earliest` and `latest` bound its 95 % prediction interval. Days that \
     follow each other are alike: the truth may well lie outside.";

impl Ask {
    /// How campaigns stand: a row for each share that is to be reached, or for each day.
    pub fn campaigns(&self, store: &mut Store, campaigns: &[Campaign], is_daily: bool) -> Result<Sheet, Error> {
        let own = self.kept(store)?;
        let told = store.campaigns(campaigns, [own.from, own.to])?;
        Ok(if is_daily { own.burn_down(&told) } else { own.by_stage(&told) })
    }

    fn by_stage(&self, told: &[CampaignProgress]) -> Sheet {
        let columns = vec![
            "campaign", "by", "share", "entities", "needed", "before", "done", "waived", "open", "reached", "pace",
            "expected", "earliest", "latest",
        ];
        let mut sheet = sheet(self, format!("Campaigns, {}", self.stretch()), columns);
        for own in told {
            sheet.rows.extend(own.stages.iter().map(|stage| row(own, stage)));
        }
        sheet
            .notes
            .push("What was not judged is open. `waived` are those of `done` who are it only by a waiver.".to_owned());
        if told.iter().any(|own| own.pace.is_some()) {
            sheet.notes.push(BY_A_LINE.to_owned());
        }
        sheet
    }

    fn burn_down(&self, told: &[CampaignProgress]) -> Sheet {
        let columns = vec!["campaign", "day", "entities", "done", "waived", "open"];
        let mut sheet = sheet(self, format!("Campaigns day by day, {}", self.stretch()), columns);
        for own in told {
            let first = crate::model::Date::of_unix(self.from).unwrap_or_default();
            sheet.rows.extend(own.days.iter().filter(|day| day.day >= first).map(|day| {
                let counts = [day.entities, day.done, day.waived, day.entities - day.done].map(Cell::Count);
                let start = [Cell::Text(own.campaign.id.to_string()), Cell::Text(day.day.to_string())];
                start.into_iter().chain(counts).collect()
            }));
        }
        sheet.notes.push("A day counts as it was at its end, in UTC.".to_owned());
        sheet
    }
}

fn row(own: &CampaignProgress, stage: &StageProgress) -> Vec<Cell> {
    let now = own.now;
    let day = |of: fn(&Forecast) -> Option<crate::model::Date>| {
        let day = stage.forecast.as_ref().and_then(of);
        day.map_or(Cell::None, |day| Cell::Text(day.to_string()))
    };
    vec![
        Cell::Text(own.campaign.id.to_string()),
        Cell::Text(stage.at.to_string()),
        Cell::Points(i64::from(stage.share)),
        Cell::Count(now.entities),
        Cell::Count(stage.needed),
        Cell::Count(own.before.done),
        Cell::Count(now.done),
        Cell::Count(now.waived),
        Cell::Count(now.entities - now.done),
        Cell::Text(stage.reach.to_string()),
        own.pace.map_or(Cell::None, Cell::Change),
        day(|own| Some(own.expected)),
        day(|own| Some(own.earliest)),
        day(|own| own.latest),
    ]
}
