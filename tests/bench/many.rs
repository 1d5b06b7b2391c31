//! Readers and writers who ask a server at once, for the benchmark and for a test: what they saw, and whether a report was lost.
#![expect(clippy::disallowed_methods, reason = "how long somebody waits is what the clock says")]
#![expect(
    clippy::indexing_slicing,
    reason = "a program beside the program, which fails where an answer is not what it should be"
)]

use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Response;

pub(crate) type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What readers ask for, each beginning somewhere else.
const ASKED: [&str; 12] = [
    "/",
    "/entities",
    "/scorecards",
    "/groups?by=owner",
    "/findings",
    "/waivers",
    "/api/v1/entities?limit=100",
    "/api/v1/findings?limit=100",
    "/api/v1/levels?since=30d",
    "/api/v1/runs",
    "/metrics",
    "/healthz",
];
/// The first moment that is reported, in seconds since 1970: 2026-11-01.
const FIRST: i64 = 1_793_491_200;

/// What somebody asked: the address without what is behind `?`, the status (0 where there was no answer), how long it took.
pub(crate) type Seen = (&'static str, u16, Duration);

/// A server, and what is reported to it.
pub(crate) struct Load<'l> {
    pub(crate) address: &'l str,
    pub(crate) token: &'l str,
    pub(crate) report: &'l Value,
}

/// What came of it.
pub(crate) struct Told {
    pub(crate) seen: Vec<Seen>,
    /// Reports that were taken.
    pub(crate) taken: usize,
    /// Those of them that the server does not know at the end.
    pub(crate) lost: Vec<String>,
}

impl Load<'_> {
    /// Asks and reports so long, and then looks for each report.
    pub(crate) fn run(&self, readers: u64, writers: u64, seconds: u64) -> Result<Told> {
        let end = Instant::now() + Duration::from_secs(seconds);
        let (seen, taken) = (Mutex::new(Vec::new()), Mutex::new(BTreeSet::new()));
        let keep = |own: Vec<Seen>| seen.lock().map(|mut all| all.extend(own)).unwrap_or_default();
        thread::scope(|scope| {
            for reader in 0..readers {
                let keep = &keep;
                scope.spawn(move || keep(self.read(reader, end)));
            }
            for writer in 0..writers {
                let (keep, taken) = (&keep, &taken);
                scope.spawn(move || {
                    let (own, ids) = self.write(writer, end);
                    keep(own);
                    taken.lock().map(|mut all| all.extend(ids)).unwrap_or_default();
                });
            }
        });
        let taken = taken.into_inner().unwrap_or_default();
        let known = self.runs()?;
        let lost = taken.difference(&known).cloned().collect();
        Ok(Told { seen: seen.into_inner().unwrap_or_default(), taken: taken.len(), lost })
    }

    fn read(&self, number: u64, end: Instant) -> Vec<Seen> {
        let agent = agent();
        let first = usize::try_from(number).unwrap_or_default() % ASKED.len();
        let mut seen = Vec::new();
        for path in ASKED.iter().cycle().skip(first) {
            if Instant::now() >= end {
                break;
            }
            let begun = Instant::now();
            let answer = agent.get(format!("{}{path}", self.address)).header("accept-encoding", "gzip").call();
            let status = answer.map_or(0, whole);
            seen.push((path.split('?').next().unwrap_or_default(), status, begun.elapsed()));
        }
        seen
    }

    /// Reports one run after the other of a repository of its own, each until it is taken.
    fn write(&self, number: u64, end: Instant) -> (Vec<Seen>, Vec<String>) {
        let agent = agent();
        let (mut seen, mut ids) = (Vec::new(), Vec::new());
        let mut moment = FIRST;
        while Instant::now() < end {
            let text = self.report_of(number, moment).to_string();
            let begun = Instant::now();
            let answer = agent
                .post(format!("{}/api/v1/runs", self.address))
                .header("authorization", format!("Bearer {}", self.token))
                .header("content-type", "application/json")
                .send(text);
            let mut status = 0;
            if let Ok(mut answer) = answer {
                status = answer.status().as_u16();
                let told = json_of(&mut answer).unwrap_or_default();
                if matches!(status, 200 | 201) {
                    ids.extend(told["id"].as_str().map(str::to_owned));
                    moment += 60;
                }
            }
            seen.push(("POST /api/v1/runs", status, begun.elapsed()));
            if status == 503 {
                thread::sleep(Duration::from_secs(1));
            }
        }
        (seen, ids)
    }

    /// The report as that of another repository at another moment, with one finding more or less each time.
    fn report_of(&self, number: u64, moment: i64) -> Value {
        let mut own = self.report.clone();
        let at = chrono::DateTime::from_timestamp(moment, 0).unwrap_or_default();
        own["moment"] = json!(at.format("%Y-%m-%dT%H:%M:%SZ").to_string());
        own["repositories"][0]["address"] = json!(format!("https://git.acme.dev/load/shop-{number}"));
        if moment % 120 == 0
            && let Some(findings) = own["findings"].as_array_mut()
        {
            findings.pop();
        }
        own
    }

    /// The runs that the server knows, by id.
    fn runs(&self) -> Result<BTreeSet<String>> {
        let agent = agent();
        let mut known = BTreeSet::new();
        let mut cursor = String::new();
        loop {
            let address = format!("{}/api/v1/runs?limit=500{cursor}", self.address);
            let page = json_of(&mut agent.get(address).call()?)?;
            known.extend(
                page["items"].as_array().into_iter().flatten().filter_map(|own| own["id"].as_str().map(str::to_owned)),
            );
            let Some(next) = page["next"].as_str() else { return Ok(known) };
            cursor = format!("&cursor={next}");
        }
    }
}

/// The status of an answer that is read to its end.
fn whole(mut answer: Response<ureq::Body>) -> u16 {
    let status = answer.status().as_u16();
    answer.body_mut().with_config().limit(1 << 30).read_to_vec().map_or(0, |_| status)
}

fn json_of(answer: &mut Response<ureq::Body>) -> Result<Value> {
    Ok(serde_json::from_str(&answer.body_mut().read_to_string()?)?)
}

fn agent() -> Agent {
    let config = Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(90)));
    config.build().into()
}
