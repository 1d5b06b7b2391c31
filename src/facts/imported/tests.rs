//! Imported facts from small files.
#![expect(clippy::disallowed_methods, reason = "the tests make the files that are read")]

use std::collections::BTreeMap;
use std::fs;

use data_encoding::HEXLOWER;
use regorus::Value;
use sha2::{Digest as _, Sha256};

use super::super::Unknown;
use super::super::tests::json;
use super::{Imported, Named, load};
use crate::git::landed::testing::git;
use crate::model::import::Import;
use crate::model::standard::{FactFormat, FieldKind, FieldType, Provenance};

/// 2026-11-26, midnight.
const NOW: i64 = 1_795_651_200;
const DAY: i64 = 86_400;

struct Case {
    folder: tempfile::TempDir,
    import: Import,
}

impl Case {
    fn new(format: FactFormat, path: &str, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let absolute = folder.path().join(path);
            fs::create_dir_all(absolute.parent().unwrap()).unwrap();
            fs::write(absolute, text).unwrap();
        }
        let import = Import {
            id: "incidents".to_owned(),
            base: folder.path().to_owned(),
            path: path.to_owned(),
            format,
            key: Some("entity".to_owned()),
            map: BTreeMap::new(),
            fields: BTreeMap::new(),
            time: None,
            max_age: None,
            hold: 0,
            provenance: Provenance::None,
        };
        Self { folder, import }
    }

    fn fields(mut self, fields: &[(&str, FieldType)]) -> Self {
        self.import.fields = fields.iter().map(|(name, own)| ((*name).to_owned(), own.clone())).collect();
        self
    }

    fn aged(mut self, most: i64, hold: i64) -> Self {
        (self.import.max_age, self.import.hold) = (Some(most * DAY), hold * DAY);
        self
    }

    fn load(&self) -> Imported {
        load(std::slice::from_ref(&self.import), NOW)
    }

    fn known(&self) -> Value {
        let loaded = self.load();
        assert_eq!(loaded.problems, []);
        loaded.gather("incidents").unwrap()
    }

    /// Why it is unknown, and its problems as `path:line:column: message`.
    fn unknown(&self) -> (String, Vec<String>) {
        let loaded = self.load();
        let Unknown(reason) = loaded.gather("incidents").unwrap_err();
        let place =
            |at: Option<crate::model::Position>| at.map_or_else(String::new, |at| format!("{}:{}", at.line, at.column));
        let told = loaded.problems.iter().map(|own| format!("{}:{}: {}", own.path, place(own.position), own.message));
        (reason.trim_start_matches("imported facts `incidents`: ").to_owned(), told.collect())
    }
}

fn incidents() -> [(&'static str, FieldType); 4] {
    let words = ["sev1", "sev2"].map(str::to_owned).to_vec();
    [
        ("opened", FieldType { kind: FieldKind::DateTime, is_optional: false }),
        ("resolved", FieldType { kind: FieldKind::DateTime, is_optional: true }),
        ("severity", FieldType { kind: FieldKind::Enum(words), is_optional: false }),
        ("minutes", FieldType { kind: FieldKind::Integer, is_optional: true }),
    ]
}

#[test]
fn rows_of_csv_get_their_types() {
    let text = "entity,opened,resolved,severity,minutes,note\n\
        component:default/billing,2026-11-20T00:00:00Z,2026-11-20 02:00:00,sev1,120,\"a, \"\"b\"\"\"\n\
        component:default/shop,2026-11-24,,sev2,,\n";
    let expected = r#"{"age_days": 2, "rows": [
        {"entity": "component:default/billing", "opened": 1795132800, "resolved": 1795140000, "severity": "sev1", "minutes": 120, "note": "a, \"b\""},
        {"entity": "component:default/shop", "opened": 1795478400, "resolved": "", "severity": "sev2", "minutes": "", "note": ""}]}"#;
    let case = Case::new(FactFormat::Csv, "facts/*.csv", &[("facts/a.csv", text), ("facts/x/b.csv", "no")])
        .fields(&incidents());
    assert_eq!(case.known(), json(expected));
}

#[test]
fn every_mistake_of_csv_stands_at_its_place() {
    let text = "entity,opened,severity\na,yesterday,sev1\n\"b, c\",2026-11-20,sev9\n,2026-11-20,sev1\na,b\né,,sev2\n";
    let (reason, told) = Case::new(FactFormat::Csv, "a.csv", &[("a.csv", text)]).fields(&incidents()[..3]).unknown();
    assert_eq!(
        told,
        [
            "a.csv:5:1: the row has 2 fields, where the first line has 3",
            "a.csv:2:3: `opened` is `yesterday`, not a date, such as 2026-11-26 or 2026-11-26T10:00:00Z",
            "a.csv:3:19: `severity` is `sev9`, not one of sev1, sev2",
            "a.csv:4:1: the row names no entity: `entity` is empty",
            "a.csv:6:3: `opened` is missing",
        ]
    );
    assert_eq!(reason, "a.csv: 5 mistakes, the first on line 5: the row has 2 fields, where the first line has 3");
}

#[test]
fn json_and_json_lines_are_rows_too() {
    let lines = "{\"entity\": \"a\", \"opened\": \"2026-11-25\", \"severity\": \"sev1\"}\n{\"as_of\": \"2026-11-21\"}\n{\"entity\": \"b\", \"opened\": 1795132800, \"severity\": \"sev2\", \"n\": {\"m\": 1}}\n";
    let expected = r#"{"age_days": 5, "rows": [
        {"entity": "a", "opened": 1795564800, "severity": "sev1"}, {"entity": "b", "opened": 1795132800, "severity": "sev2", "n": {"m": 1}}]}"#;
    assert_eq!(
        Case::new(FactFormat::Jsonl, "a.jsonl", &[("a.jsonl", lines)]).fields(&incidents()).known(),
        json(expected)
    );
    let whole = r#"{"as_of": "2026-11-26", "rows": [{"entity": "a", "opened": "2026-01-01", "severity": "sev1"}]}"#;
    let expected = r#"{"age_days": 0, "rows": [{"entity": "a", "opened": 1767225600, "severity": "sev1"}]}"#;
    assert_eq!(
        Case::new(FactFormat::Json, "a.json", &[("a.json", whole)]).fields(&incidents()).known(),
        json(expected)
    );
    let wrong = "[{\"entity\": \"a\",\n  \"opened\": true, \"severity\": \"sev1\"},\n 7]";
    let (_, told) = Case::new(FactFormat::Json, "a.json", &[("a.json", wrong)]).fields(&incidents()).unknown();
    assert_eq!(
        told,
        [
            "a.json:3:2: a row is an object",
            "a.json:2:13: `opened` is `true`, not a date, such as 2026-11-26 or 2026-11-26T10:00:00Z"
        ]
    );
}

#[test]
fn what_is_too_old_or_of_no_known_age_is_unknown() {
    let text = "entity,opened,severity\na,2026-11-16,sev1\na,2027-05-01,sev1\n";
    let case =
        |most, hold| Case::new(FactFormat::Csv, "a.csv", &[("a.csv", text)]).fields(&incidents()).aged(most, hold);
    assert_eq!(case(10, 0).known()["age_days"], Value::from(10_u64));
    assert_eq!(case(9, 0).unknown(), ("10 days old, where 9 days is the most".to_owned(), Vec::new()));
    assert_eq!(case(9, 1).known()["stale"], Value::Bool(true));
    assert_eq!(case(10, 1).known()["stale"], Value::Undefined);
    let undated = Case::new(FactFormat::Csv, "a.csv", &[("a.csv", "entity\na\n")]).aged(9, 0);
    assert_eq!(undated.unknown().0, "its age is not known: no row has a date, and no file declares one (`as_of`)");
    let declared = Case::new(FactFormat::Csv, "a.csv", &[("a.csv", "# as_of: 2026-11-25\nentity\na\n")]).aged(9, 0);
    assert_eq!(declared.known(), json(r#"{"age_days": 1, "rows": [{"entity": "a"}]}"#));
    assert_eq!(Case::new(FactFormat::Csv, "b/*.csv", &[]).unknown().0, "no file fits `b/*.csv`");
}

#[test]
fn rows_are_those_of_an_entity() {
    let text =
        "entity,service,n\nComponent:default/Billing,,1\n,billing,2\nshop,,3\ncomponent:default/billing,billing,4\n";
    let mut case = Case::new(FactFormat::Csv, "a.csv", &[("a.csv", text)]);
    case.import.map = BTreeMap::from([("service".to_owned(), "metadata.name".to_owned())]);
    let loaded = case.load();
    assert_eq!(loaded.problems, []);
    let rows = |keys: &[&str], name: &str| {
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let field = |way: &str| (way == "metadata.name").then(|| name.to_owned());
        let value = loaded.of_entity("incidents", Named { keys: &keys, field: &field }).unwrap();
        let own: Vec<_> =
            value["rows"].as_array().unwrap().iter().map(|row| row["n"].as_string().unwrap().to_string()).collect();
        own.join(" ")
    };
    assert_eq!(rows(&["component:default/billing"], "billing"), "1 2 4");
    assert_eq!(rows(&["component:default/shop", "shop"], "shop"), "3");
    assert_eq!(rows(&["component:default/other"], "other"), "");
}

#[test]
fn a_sum_has_to_be_that_of_the_file() {
    let text = "entity\na\n";
    let sum = HEXLOWER.encode(&Sha256::digest(text));
    let with = |files: &[(&str, &str)]| {
        let mut case = Case::new(FactFormat::Csv, "f/*", &[&[("f/a.csv", text)], files].concat());
        case.import.provenance = Provenance::Sha256;
        case
    };
    let list = format!("00  b.csv\n{sum} *a.csv\n");
    assert_eq!(with(&[("f/a.csv.sha256", &sum)]).known(), json(r#"{"rows": [{"entity": "a"}]}"#));
    assert_eq!(with(&[("f/SHA256SUMS", &list)]).known(), json(r#"{"rows": [{"entity": "a"}]}"#));
    assert_eq!(with(&[]).unknown().0, "f/a.csv: no sum beside it (a.csv.sha256 or SHA256SUMS)");
    let other = with(&[("f/a.csv.sha256", &sum.replace(['0', '1'], "2"))]);
    assert_eq!(other.unknown().0, "f/a.csv: not the file that was exported: its SHA-256 sum is another one");
}

#[test]
fn files_that_cannot_be_listed_are_no_files_too_few() {
    let case = |path| Case::new(FactFormat::Csv, path, &[("f/a.csv", "entity\na\n")]);
    assert!(case("f/a.csv/b/*.csv").unknown().0.starts_with("f/a.csv/b: it cannot be listed: "));
    assert_eq!(case("g/*.csv").unknown().0, "no file fits `g/*.csv`");
}

#[test]
fn a_signature_has_to_be_on_the_commit_that_brought_the_file() {
    let mut case = Case::new(FactFormat::Csv, "f/*", &[("f/a.csv", "entity\r\na\r\n")]);
    case.import.provenance = Provenance::Signed;
    let folder = case.folder.path().to_owned();
    let no_git = "f/a.csv: whether it is signed is not known: it is in no git repository";
    assert_eq!(case.unknown().0, no_git);
    let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@acme.dev", "-c", "commit.gpgsign=false"];
    let run = |arguments: &[&str]| git(&folder, &[identity.as_slice(), arguments].concat(), "");
    run(&["init", "--quiet", "--initial-branch=main"]);
    run(&["commit", "--quiet", "--allow-empty", "-m", "start"]);
    let uncommitted = "f/a.csv: it is not committed as it is, so that nobody signed it";
    assert_eq!(case.unknown().0, uncommitted);
    run(&["add", "--all"]);
    run(&["commit", "--quiet", "-m", "export"]);
    let expected = format!(
        "f/a.csv: the commit that brought it, {}, carries no signature",
        run(&["rev-parse", "--short=12", "HEAD"])
    );
    assert_eq!(case.unknown().0, expected);
    // The same commit with a signature in its head, as git writes one.
    let commit = run(&["cat-file", "commit", "HEAD"]);
    let (head, message) = commit.split_once("\n\n").unwrap();
    let text =
        format!("{head}\ngpgsig -----BEGIN SSH SIGNATURE-----\n U1NI\n -----END SSH SIGNATURE-----\n\n{message}\n");
    let signed = git(&folder, &["hash-object", "-t", "commit", "-w", "--stdin"], &text);
    run(&["update-ref", "HEAD", &signed]);
    run(&["commit", "--quiet", "--allow-empty", "-m", "later, and not signed"]);
    assert_eq!(case.known(), json(r#"{"rows": [{"entity": "a"}]}"#));
    fs::write(folder.join("f/a.csv"), "entity\nb\n").unwrap();
    assert_eq!(case.unknown().0, uncommitted);
}

#[test]
fn cloud_cost_in_focus_is_found_by_its_tags() {
    let text = "BilledCost,BillingCurrency,ChargePeriodStart,ChargePeriodEnd,ServiceName,Tags\n\
        12.5,EUR,2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,Compute,\"{\"\"service\"\": \"\"billing\"\"}\"\n";
    let mut case = Case::new(FactFormat::Focus, "a.csv", &[("a.csv", text)]);
    (case.import.key, case.import.time) = (Some("tags.service".to_owned()), Some("ChargePeriodEnd".to_owned()));
    let expected = r#"{"age_days": 24, "rows": [{"BilledCost": 12.5, "BillingCurrency": "EUR", "ChargePeriodStart": 1793491200,
        "ChargePeriodEnd": 1793577600, "ServiceName": "Compute", "Tags": {"service": "billing"}}]}"#;
    let loaded = case.load();
    let named = Named { keys: &["billing".to_owned()], field: &|_| None };
    assert_eq!(loaded.of_entity("incidents", named).unwrap(), json(expected));
    let wrong = text.replace("12.5", "much").replace(",Tags", ",Labels");
    fs::write(case.folder.path().join("a.csv"), wrong).unwrap();
    assert_eq!(
        case.unknown().1,
        [
            "a.csv:2:1: `BilledCost` is `much`, not a number",
            "a.csv:2:1: the row names no entity: `tags.service` is empty"
        ]
    );
    fs::write(case.folder.path().join("a.csv"), "Cost\n1\n").unwrap();
    assert_eq!(
        case.unknown().1[0],
        "a.csv:1:1: no FOCUS 1.0: the column BilledCost, BillingCurrency, ChargePeriodStart, ChargePeriodEnd is missing"
    );
}

#[test]
fn advisories_are_rows_of_their_packages() {
    let advisory = r#"{"id": "GHSA-1", "modified": "2026-11-20T00:00:00Z", "aliases": ["CVE-1"], "summary": "bad",
        "database_specific": {"severity": "HIGH"}, "affected": [{"package": {"ecosystem": "npm", "name": "a"},
        "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]}]}"#;
    let mut case = Case::new(FactFormat::Osv, "*.json", &[("a.json", advisory)]);
    (case.import.key, case.import.time) = (Some("package".to_owned()), Some("modified".to_owned()));
    let row = r#"{"id": "GHSA-1", "modified": "2026-11-20T00:00:00Z", "aliases": ["CVE-1"], "summary": "bad", "severity": "HIGH",
        "package": "a", "ecosystem": "npm", "fixed": ["1.2"]"#;
    assert_eq!(case.known(), json(&format!(r#"{{"age_days": 6, "rows": [{row}}}]}}"#)));
    let scan = format!(
        r#"{{"results": [{{"source": {{"path": "web/package-lock.json"}}, "packages": [
        {{"package": {{"name": "a", "version": "1.0", "ecosystem": "npm"}}, "vulnerabilities": [{advisory}]}}]}}]}}"#
    );
    fs::write(case.folder.path().join("a.json"), scan).unwrap();
    let expected =
        format!(r#"{{"age_days": 6, "rows": [{row}, "path": "web/package-lock.json", "version": "1.0"}}]}}"#);
    assert_eq!(case.known(), json(&expected));
    fs::write(case.folder.path().join("a.json"), r#"{"results": []}"#).unwrap();
    assert_eq!(case.known(), json(r#"{"rows": []}"#));
    fs::write(case.folder.path().join("a.json"), r#"{"name": "x"}"#).unwrap();
    assert_eq!(case.unknown().1, ["a.json:1:1: no advisory of OSV, and no result of osv-scanner"]);
}
