//! A report → a table for people, 80 columns wide.

use std::fmt::Write as _;

use super::wire::{NotDeployed, Part, Promotion, Row};
use crate::flow::definition::Basis;
use crate::flow::measure::{Group, Report};
use crate::flow::read::DAY;
use crate::report::clean;

/// Columns of the name of a service; the other columns take the rest.
const NAME: usize = 24;
/// Versions that are stuck and shown; the others are counted.
const STUCK: usize = 10;

/// Writes it.
pub(crate) fn text(report: &Report) -> String {
    let mut out = String::new();
    let window = &report.window;
    let days = (window.until - window.since) / DAY;
    let _ = writeln!(
        out,
        "Flow from {} to {} ({days} days, UTC), as {}",
        date(window.since),
        date(window.until),
        told_by(report)
    );
    for group in &report.groups {
        table(&mut out, &Part::of(group));
    }
    promotions(&mut out, report);
    if !report.groups.is_empty() {
        out.push_str(LEGEND);
    }
    for note in &report.notes {
        let _ = writeln!(out, "note: {}", clean(note));
    }
    out
}

/// What tells of the deployments.
fn told_by(report: &Report) -> &'static str {
    let is_imported = |group: &Group| group.basis == Basis::Import;
    match (report.groups.iter().any(is_imported), report.groups.iter().all(is_imported)) {
        (false, _) => "git has it",
        (true, true) => "the imported list has it",
        (true, false) => "git and the imported list have it",
    }
}

/// What the columns mean, shortly; `wire` has all of it.
const LEGEND: &str = "
deploys  versions put there, and medians per whole week: deploys, days with one
lead     commit to deployment, median; needs the service's clone (--source)
fail     changes rolled back, reverted or followed by a hotfix; no other failure
         is seen here, so it is a lower bound (≥), and so is rework
recover  failed change to what ended that, median
held     rollbacks that were followed by neither another one nor the bad version
For each service, no goals and no ranks: https://dora.dev/guides/dora-metrics/
";

fn table(out: &mut String, part: &Part<'_>) {
    let _ = writeln!(out, "\n{} (by {} of `{}`)", clean(part.env), part.basis, clean(part.deploy));
    let head = ["deploys", "/week", "days", "lead", "fail", "recover", "rework", "held"];
    line(out, "service", &head.map(str::to_owned));
    let there: Vec<&Row<'_>> = part.services.iter().filter(|row| row.present).collect();
    for row in &there {
        line(out, row.service.unwrap_or_default(), &cells(row));
    }
    if there.len() > 1 {
        line(out, &format!("all {} services", there.len()), &cells(&part.all));
    }
    let gone = part.services.len() - there.len();
    if gone > 0 {
        let _ = writeln!(out, "not shown: {gone} that were not there in this time");
    }
    if let Some(NotDeployed { failed, cancelled }) = &part.all.not_deployed
        && failed + cancelled > 0
    {
        let rows = if failed + cancelled == 1 { "1 row" } else { &format!("{} rows", failed + cancelled) };
        let _ = writeln!(out, "not counted: {rows} of what never came there ({failed} failed, {cancelled} cancelled)");
    }
}

fn cells(row: &Row<'_>) -> [String; 8] {
    let frequency = &row.deployment_frequency;
    let plain = |number: Option<i64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    let held = &row.rollback_success;
    [
        frequency.n.to_string(),
        plain(frequency.median_per_week),
        plain(frequency.median_days_per_week),
        time(row.change_lead_time.as_ref().and_then(|clock| clock.median_seconds)),
        bound(row.change_fail_rate.share.basis_points),
        time(row.failed_deployment_recovery_time.median_seconds),
        bound(row.rework_rate.basis_points),
        if held.n == 0 { "-".to_owned() } else { format!("{}/{}", held.count, held.n) },
    ]
}

fn line(out: &mut String, name: &str, [deploys, week, days, lead, fail, recover, rework, held]: &[String; 8]) {
    let name = clip(name);
    let _ = writeln!(
        out,
        "{name}{}{deploys:>7}{week:>6}{days:>5}{lead:>8}{fail:>8}{recover:>8}{rework:>7}{held:>7}",
        " ".repeat(NAME.saturating_sub(name.chars().count()))
    );
}

fn clip(name: &str) -> String {
    let name = clean(name);
    if name.chars().count() < NAME {
        return name.into_owned();
    }
    let mut short: String = name.chars().take(NAME - 2).collect();
    short.push('…');
    short
}

fn promotions(out: &mut String, report: &Report) {
    if report.promotions.is_empty() {
        return;
    }
    let _ =
        writeln!(out, "\n{:<46}{:>8}{:>9}{:>9}{:>8}", "promotion of the same version", "n", "median", "p90", "stuck");
    let parts: Vec<Promotion<'_>> = report.promotions.iter().map(Promotion::of).collect();
    for part in &parts {
        let name = format!("{} → {}", clean(part.from), clean(part.to));
        let (n, median, p90) = (part.time.n, time(part.time.median_seconds), time(part.time.p90_seconds));
        let _ = writeln!(out, "{name:<46}{n:>8}{median:>9}{p90:>9}{:>8}", part.stuck.len());
    }
    let stuck = parts.iter().flat_map(|part| part.stuck.iter().map(move |stuck| (part, stuck)));
    let all = stuck.clone().count();
    for (part, stuck) in stuck.take(STUCK) {
        let (service, version) = (clean(stuck.service), clean(stuck.version));
        let _ = writeln!(out, "  stuck: {service} {version}, in {} since {}", clean(part.from), date(stuck.since));
    }
    if all > STUCK {
        let _ = writeln!(out, "  and {} more for over {}", all - STUCK, time(Some(report.stuck_after)));
    }
}

/// A lower bound in percent. That nothing was seen is no bound at all.
fn bound(basis_points: Option<u32>) -> String {
    match basis_points {
        None => "-".to_owned(),
        Some(points) => {
            let tenths = (points + 5) / 10;
            format!("≥{}.{}%", tenths / 10, tenths % 10)
        }
    }
}

/// A length of time in the largest unit that leaves two digits.
fn time(seconds: Option<i64>) -> String {
    let Some(seconds) = seconds else { return "-".to_owned() };
    let tenths = |unit: i64| {
        let tenths = (seconds * 10 + unit / 2) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", (seconds + 30) / 60),
        7200..172_800 => format!("{} h", tenths(3600)),
        172_800..8_640_000 => format!("{} d", tenths(DAY)),
        _ => format!("{} d", (seconds + DAY / 2) / DAY),
    }
}

fn date(at: i64) -> String {
    chrono::DateTime::from_timestamp(at, 0)
        .map_or_else(|| at.to_string(), |moment| moment.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_have_two_digits_or_three() {
        let cases = [(0, "0 s"), (119, "119 s"), (150, "3 min"), (7199, "120 min"), (7200, "2.0 h"), (9350, "2.6 h")];
        for (seconds, expected) in
            cases.into_iter().chain([(172_800, "2.0 d"), (864_000, "10.0 d"), (8_640_000, "100 d")])
        {
            assert_eq!(time(Some(seconds)), expected);
        }
        assert_eq!(
            [bound(None), bound(Some(0)), bound(Some(123)), bound(Some(10_000))],
            ["-", "≥0.0%", "≥1.2%", "≥100.0%"]
        );
    }

    #[test]
    fn long_names_are_cut_and_hostile_ones_spelled_out() {
        assert_eq!(clip("a-service-with-a-very-long-name"), "a-service-with-a-very-…");
        assert!(!clip("a\u{1b}[31m").contains('\u{1b}'));
    }
}
