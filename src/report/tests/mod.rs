//! One report in every format against its golden files in `testdata/reports`, and what must hold of any report.
#![expect(clippy::disallowed_methods, reason = "golden files are read and, when asked for, written")]

pub(super) mod fixture;

use std::io;
use std::path::Path;

use serde_json::Value;

use super::{Detail, Format, Style, Writing, columns, rule_page, rules_json, rules_table, scores};
use crate::model::report::Report;
use crate::model::{Date, Severity};

const STYLE: Style = Style { color: false, width: 80 };

fn drawn(report: &Report, format: Format, detail: Detail, style: Style) -> String {
    let mut out = Vec::new();
    format.writer(Writing { style, detail, threads: 2, workspace: None, here: None }).write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn text(report: &Report, detail: Detail) -> String {
    drawn(report, Format::Text, detail, STYLE)
}

/// The table of the day of the fixture.
fn dated(report: &Report, out: &mut dyn io::Write) -> io::Result<()> {
    scores::csv(report, Date::new(2026, 11, 26).unwrap(), out)
}

fn scores_of(report: &Report, write: impl Fn(&Report, &mut dyn io::Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn json(report: &Report, format: Format) -> Value {
    serde_json::from_str(&drawn(report, format, Detail::Normal, STYLE)).unwrap()
}

/// The report of a run that high findings fail.
fn gated(mut report: Report) -> Report {
    let gate = crate::model::Gate::new(vec![crate::model::GateMode::Absolute], Some(Severity::High));
    report.gate = Some(gate);
    report
}

#[test]
fn every_rendering_is_the_golden_one() {
    let report = fixture::report();
    let color = Style { color: true, width: 60 };
    let renderings = [
        ("report.txt", text(&report, Detail::Normal)),
        ("report-full.txt", text(&report, Detail::Full)),
        ("report-quiet.txt", text(&report, Detail::Quiet)),
        ("report-color-60.txt", drawn(&report, Format::Text, Detail::Normal, color)),
        ("report.json", drawn(&report, Format::Json, Detail::Normal, STYLE)),
        ("report.sarif", drawn(&report, Format::Sarif, Detail::Normal, STYLE)),
        ("report.md", drawn(&report, Format::Markdown, Detail::Normal, STYLE)),
        ("report.github", drawn(&report, Format::GitHub, Detail::Normal, STYLE)),
        ("report.gitlab.json", drawn(&report, Format::GitLab, Detail::Normal, STYLE)),
        ("report.junit.xml", drawn(&report, Format::JUnit, Detail::Normal, STYLE)),
        ("report.svg", drawn(&report, Format::Badge, Detail::Normal, STYLE)),
        ("report.shields.json", drawn(&report, Format::Shields, Detail::Normal, STYLE)),
        ("report.prom", drawn(&report, Format::OpenMetrics, Detail::Normal, STYLE)),
        ("report.vsa.jsonl", drawn(&gated(fixture::report()), Format::Vsa, Detail::Normal, STYLE)),
        ("report.oscal.json", drawn(&report, Format::Oscal, Detail::Normal, STYLE)),
        ("report.html", drawn(&report, Format::Html, Detail::Normal, STYLE)),
        ("report.csv", drawn(&report, Format::Csv, Detail::Normal, STYLE)),
        ("scores.txt", scores_of(&report, |report, out| scores::text(report, STYLE, true, out))),
        ("scores.md", scores_of(&report, scores::markdown)),
        ("scores.csv", scores_of(&report, dated)),
        ("groups.txt", scores_of(&fixture::grouped(), |report, out| scores::text(report, STYLE, false, out))),
        ("groups.md", scores_of(&fixture::grouped(), scores::markdown)),
        ("groups.csv", scores_of(&fixture::grouped(), dated)),
        ("groups.json", drawn(&fixture::grouped(), Format::Json, Detail::Normal, STYLE)),
        ("since.txt", text(&fixture::compared(), Detail::Normal)),
        ("since.md", drawn(&fixture::compared(), Format::Markdown, Detail::Normal, STYLE)),
        ("since.json", drawn(&fixture::compared(), Format::Json, Detail::Normal, STYLE)),
        ("two.md", drawn(&fixture::two(), Format::Markdown, Detail::Normal, STYLE)),
        ("two.txt", text(&fixture::two(), Detail::Normal)),
        ("two.sarif", drawn(&fixture::two(), Format::Sarif, Detail::Normal, STYLE)),
        ("clean.vsa.jsonl", drawn(&gated(fixture::clean()), Format::Vsa, Detail::Normal, STYLE)),
        ("clean.txt", text(&fixture::clean(), Detail::Normal)),
        ("clean-full.txt", text(&fixture::clean(), Detail::Full)),
        ("nothing.txt", text(&fixture::nothing(), Detail::Normal)),
        ("rule.txt", rule_page(&fixture::page(), STYLE)),
        ("rules.txt", rules_table(&fixture::handbook().rules)),
        ("rules.json", rules_json(&fixture::handbook().rules)),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/reports");
    let mut wrong = Vec::new();
    for (name, rendering) in renderings {
        let path = folder.join(name);
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        if golden == rendering {
            continue;
        }
        if golden.is_empty() || std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &rendering).unwrap();
        } else {
            wrong.push(format!("{name}:\n{rendering}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE_GOLDEN=1 rewrites the files", wrong.join("\n"));
}

#[test]
fn no_text_is_wider_than_the_terminal_but_for_paths_and_addresses() {
    for width in [40, 60, 80, 120] {
        for report in [fixture::report(), fixture::two(), fixture::clean(), fixture::nothing()] {
            for detail in [Detail::Normal, Detail::Full] {
                let text = drawn(&report, Format::Text, detail, Style { color: false, width });
                let wide: Vec<_> = text.lines().filter(|line| columns::width(line) > width).collect();
                assert!(wide.is_empty(), "{width}: {wide:#?}");
            }
        }
    }
}

#[test]
fn text_of_scanned_files_stays_text_in_every_detail() {
    let report = fixture::report();
    for detail in [Detail::Quiet, Detail::Normal, Detail::Full] {
        let text = text(&report, detail);
        assert!(text.contains("\\x1b[31m") && text.contains("\\u{202e}"), "{text}");
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains('\u{202e}') && !text.contains("##["));
        assert!(text.lines().all(|line| !line.trim_start().starts_with("::")), "{text}");
    }
    let sarif = json(&report, Format::Sarif).to_string();
    assert!(!sarif.contains('\u{202e}') && !sarif.contains("\\u001b") && !sarif.contains("](https://evil"), "{sarif}");
}

/// The report of a run whose configuration names a rule site.
fn with_site() -> Report {
    let mut report = fixture::report();
    for rule in &mut report.rules {
        let page = crate::model::handbook::page_of(&rule.id);
        std::sync::Arc::make_mut(rule).help_uri = Some(format!("https://example.com/rules/{page}"));
    }
    report
}

#[test]
fn findings_lead_to_the_page_of_their_rule_where_there_is_one() {
    let page = "https://example.com/rules/rules/kubernetes.host_network.html";
    let (with, without) = (with_site(), fixture::report());
    let explain = "karat explain RULE";
    let text = text(&with, Detail::Normal);
    assert!(text.contains(&format!("\n    more: {page}\n")) && !text.contains(explain), "{text}");
    let text = self::text(&without, Detail::Normal);
    assert!(!text.contains("more: ") && text.matches(explain).count() == 1, "{text}");
    for (report, expected) in [(&with, Value::from(page)), (&without, Value::Null)] {
        let json = json(report, Format::Json);
        let finding = json["findings"].as_array().unwrap().iter().find(|own| own["rule"] == "kubernetes.host_network");
        assert_eq!(finding.unwrap()["help_uri"], expected);
        assert_eq!(json["rules"][3]["help_uri"], expected);
    }
    let norm = &without.rules[3].related[0].url;
    for (report, expected) in [(&with, page), (&without, norm.as_str())] {
        let sarif = json(report, Format::Sarif);
        let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][3];
        assert_eq!(rule["helpUri"], expected);
        assert_eq!(rule["help"]["markdown"].as_str().unwrap().contains(page), expected == page);
    }
}

#[test]
fn quiet_is_one_line_a_finding_and_a_problem() {
    let lines: Vec<String> = text(&fixture::report(), Detail::Quiet).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 8 + 3, "{lines:#?}");
    assert_eq!(lines[1], "Dockerfile:1:6: medium dockerfile.latest_tag: nginx has no version");
}

#[test]
fn every_open_finding_stands_in_the_text_with_its_place() {
    let report = fixture::report();
    let text = text(&report, Detail::Normal);
    for finding in report.findings.iter().filter(|own| own.location.snippet.is_some()) {
        let (path, start) = (&finding.location.path, finding.location.start);
        let place = format!("{path}:{}:{}: ", start.line, start.column);
        let is_hidden = finding.status == crate::model::Status::Baselined;
        assert_eq!(text.contains(&place), !is_hidden, "{place}");
    }
}

#[test]
fn places_are_real_in_every_format() {
    for report in [fixture::report(), fixture::two()] {
        let (json, sarif) = (json(&report, Format::Json), json(&report, Format::Sarif));
        let found = json["findings"].as_array().unwrap();
        let results = sarif["runs"][0]["results"].as_array().unwrap();
        let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!((found.len(), results.len()), (report.findings.len(), report.findings.len()));
        for ((finding, found), result) in report.findings.iter().zip(found).zip(results) {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let start = &found["location"]["start"];
            assert!(start["line"].as_u64().unwrap() >= 1);
            assert_eq!((&start["line"], &start["column"]), (&region["startLine"], &region["startColumn"]));
            let characters = finding.location.snippet.as_ref().map_or(0, |line| line.chars().count());
            let column = usize::try_from(region["startColumn"].as_u64().unwrap()).unwrap();
            assert!((1..=characters + 1).contains(&column), "{result}");
            assert!(region["endColumn"].as_u64() >= region["startColumn"].as_u64());
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert_eq!(found["rule"], result["ruleId"]);
        }
    }
}

#[test]
fn a_file_in_one_of_many_repositories_is_found_from_where_karat_was_started() {
    let text = text(&fixture::two(), Detail::Normal);
    assert!(text.contains("all/two/Dockerfile:1:6: nginx"), "{text}");
    let sarif = json(&fixture::two(), Format::Sarif);
    let uri = &sarif["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "all/two/Dockerfile");
}

#[test]
fn what_github_refuses_is_left_out_and_said() {
    let mut report = fixture::report();
    let findings = std::mem::take(&mut report.findings);
    report.findings = findings.into_iter().cycle().take(26_000).collect();
    let sarif = drawn(&report, Format::Sarif, Detail::Normal, STYLE);
    assert_eq!(sarif.matches("\"ruleIndex\": ").count(), 25_000);
    assert!(sarif.contains("\"1000 of 26000 findings are left out"));
    assert!(sarif.contains("\"GitHub shows 5000 of 26000 findings"));
}

/// A report with so many findings of long messages that cannot be compressed.
fn long(findings: usize) -> Report {
    let mut report = fixture::report();
    let all = std::mem::take(&mut report.findings);
    report.findings = all.into_iter().cycle().take(findings).collect();
    let mut state = 1_u64;
    let mut letter = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from_u32(0x4e00 + u32::try_from(state >> 50).unwrap()).unwrap()
    };
    for own in &mut report.findings {
        own.message = (0..1_000).map(|_| letter()).collect::<String>().into();
    }
    report
}

#[test]
fn sarif_is_no_larger_than_github_takes_it() {
    let report = long(6_000);
    let sarif = drawn(&report, Format::Sarif, Detail::Normal, STYLE);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    io::Write::write_all(&mut packed, sarif.as_bytes()).unwrap();
    let size = packed.finish().unwrap().len();
    assert!((8_000_000..=10_000_000).contains(&size), "{size}");
    let kept = sarif.matches("\"ruleIndex\": ").count();
    let word = format!("\"{} of 6000 findings are left out, the least severe", 6_000 - kept);
    assert!(sarif.contains(&word), "{kept}");
    let open = |report: &Report| report.findings.iter().filter(|own| own.severity == Severity::Critical).count();
    assert!(open(&report) < kept && kept < 6_000, "{kept}");
}

#[test]
fn markdown_is_no_longer_than_a_comment_may_be() {
    let mut report = long(500);
    for own in &mut report.findings {
        own.message = format!("[`|{}", own.message).into();
    }
    let text = drawn(&report, Format::Markdown, Detail::Normal, STYLE);
    assert!(text.len() <= super::COMMENT && text.contains("**Cut here"), "{}", text.len());
    report.findings.truncate(60);
    let text = drawn(&report, Format::Markdown, Detail::Normal, STYLE);
    assert!(text.len() <= super::COMMENT && !text.contains("**Cut here"), "{}", text.len());
}

#[test]
fn markdown_may_be_written_out() {
    assert_eq!((Format::parse("md"), Format::parse("markdown")), (Some(Format::Markdown), Some(Format::Markdown)));
    assert_eq!(Format::parse("Markdown"), None);
}
