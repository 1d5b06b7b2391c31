//! `karat token`: makes, lists and revokes the tokens of programs that read or report, and tells what was done with them.

use std::sync::Arc;

use clap::{ArgGroup, Args, Subcommand};

use super::history::{AnswerFormat, Since, Which, open, shown};
use super::output::{self, Output};
use super::shared::{Moment, moment};
use super::{Exit, Failure, Usage, say};
use crate::history::{Cell, Deed, Sheet, Token};
use crate::model::{Date, Period};
use crate::serve::{Scope, Secret};

/// Longest name of a token.
const LONGEST: usize = 100;

/// `karat token`
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a token and print it, this once
    #[command(after_help = super::examples::TOKEN)]
    Create(Create),
    /// List the tokens: what each opens, until when, when it was last used
    List {
        #[command(flatten)]
        which: Which,
        /// The moment by which a token has ended [default: now]
        #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
        now: Moment,
        /// text, json or csv, to stdout or to a file [default: text]; may be given several times
        #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
        outputs: Vec<Output<AnswerFormat>>,
    },
    /// Revoke a token, from this moment on
    Revoke {
        /// What it is called
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        which: Which,
    },
    /// Tell who did what, when and from where: reports, tokens, sessions
    Audit {
        #[command(flatten)]
        which: Which,
        /// From when on: a day, a moment of RFC 3339, or a length of time before now such as 30d
        #[arg(long, value_name = "DATE|TIME", default_value = "30d", value_parser = Since::parse)]
        since: Since,
        /// text, json or csv, to stdout or to a file [default: text]; may be given several times
        #[arg(short, long = "output", visible_alias = "format", value_name = "FORMAT[=FILE]")]
        outputs: Vec<Output<AnswerFormat>>,
    },
}

/// `karat token create`
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("scope").required(true).multiple(true).args(["repositories", "owners", "all"])))]
pub(super) struct Create {
    /// What it is called in lists and logs
    #[arg(value_name = "NAME")]
    name: String,
    /// It may read
    #[arg(long, required_unless_present = "write")]
    read: bool,
    /// It may report runs
    #[arg(long)]
    write: bool,
    /// Only these repositories, such as github.com/acme/*; may be given several times
    #[arg(long = "repository", value_name = "GLOB")]
    repositories: Vec<String>,
    /// Only what these owners have, such as group:default/payments; may be given several times
    #[arg(long = "owner", value_name = "GLOB", conflicts_with = "write")]
    owners: Vec<String>,
    /// All repositories of all owners
    #[arg(long, conflicts_with_all = ["repositories", "owners"])]
    all: bool,
    /// When it ends: a day, a moment of RFC 3339, or a length of time from now such as 90d
    #[arg(long, value_name = "DATE|TIME", default_value = "90d", value_parser = Until::parse)]
    until: Until,
    /// The moment from which it is valid [default: now]
    #[arg(long, value_name = "DATE", value_parser = moment, default_value = "now", hide_default_value = true)]
    now: Moment,
    #[command(flatten)]
    which: Which,
}

/// A moment, or a length of time behind another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Until {
    At(i64),
    After(u64),
}

impl Until {
    fn parse(word: &str) -> Result<Self, String> {
        if let Some(period) = Period::parse(word) {
            return Ok(Self::After(period.seconds()));
        }
        let help = |_| format!("`{word}` is neither a length of time such as 90d nor a day such as 2027-02-26");
        moment(word).map(|moment| Self::At(moment.seconds())).map_err(help)
    }

    fn from(self, now: i64) -> i64 {
        match self {
            Self::At(moment) => moment,
            Self::After(seconds) => now.saturating_add(i64::try_from(seconds).unwrap_or(i64::MAX)),
        }
    }
}

pub(super) fn run(command: &Command) -> Result<Exit, Failure> {
    match command {
        Command::Create(own) => own.run(),
        Command::List { which, now, outputs } => {
            output::check(outputs)?;
            let tokens = open(&which.place()?, true)?.tokens()?;
            shown(&list(&tokens, now.seconds()), outputs)
        }
        Command::Revoke { name, which } => {
            let deed = deed(super::shared::now(), "revoked", &format!("token {name}"));
            open(&which.place()?, false)?.revoke_token(name, &deed)?;
            say(&format!("{name} is revoked\n"))?;
            Ok(Exit::Clean)
        }
        Command::Audit { which, since, outputs } => {
            output::check(outputs)?;
            let deeds = open(&which.place()?, true)?.deeds(since.from(super::shared::now().seconds()))?;
            shown(&audit(&deeds), outputs)
        }
    }
}

impl Create {
    fn run(&self) -> Result<Exit, Failure> {
        if self.name.is_empty() || self.name.len() > LONGEST || self.name.contains(char::is_control) {
            return Err(Usage::new("make a token: its name is no word of a line", "such as `ci-payments`").into());
        }
        let wrong = |reason| Usage::new(format!("make a token: {reason}"), "a pattern is such as `github.com/acme/*`");
        Scope::of(&self.repositories, &self.owners).map_err(wrong)?;
        let made = self.now.seconds();
        let ends = self.until.from(made);
        if ends <= made {
            return Err(Usage::new("make a token: it would have ended already", "--until is a later moment").into());
        }
        let secret = Secret::token().ok_or_else(|| {
            Usage::new("make a token: the system gives no randomness", "try again when it has started fully")
        })?;
        let token = Token {
            id: 0,
            name: Arc::from(self.name.as_str()),
            reads: self.read,
            writes: self.write,
            repositories: self.repositories.clone(),
            owners: self.owners.clone(),
            made,
            ends,
            revoked: None,
            used: None,
        };
        let what = format!("token {}: {}", self.name, opens(&token));
        open(&self.which.place()?, false)?.add_token(&secret.digest(), &token, &deed(self.now, "made", &what))?;
        say(&format!("{}\n", secret.reveal()))?;
        let until = Date::of_unix(ends).map_or_else(|| "the end of time".to_owned(), |day| day.to_string());
        output::complain(&format!(
            "karat: {} may {} until {until}; only its digest is kept, so this is the one time that it is shown",
            self.name,
            opens(&token)
        ));
        Ok(Exit::Clean)
    }
}

pub(super) fn deed(now: Moment, deed: &str, object: &str) -> Deed {
    Deed {
        moment: now.seconds(),
        who: Arc::from("command line"),
        address: Arc::from(""),
        deed: Arc::from(deed),
        object: Arc::from(object),
    }
}

/// What a token opens, in words.
fn opens(token: &Token) -> String {
    let may: Vec<&str> =
        [(token.reads, "read"), (token.writes, "report")].into_iter().filter(|own| own.0).map(|own| own.1).collect();
    let some = |what: &str, patterns: &[String]| match patterns {
        [] => String::new(),
        patterns => format!(" {what} {}", patterns.join(", ")),
    };
    let of = format!("{}{}", some("of", &token.repositories), some("owned by", &token.owners));
    format!("{} {}", may.join(" and "), if of.is_empty() { "all" } else { of.trim_start() })
}

fn list(tokens: &[Token], now: i64) -> Sheet {
    let row = |own: &Token| {
        let state = match own.revoked {
            Some(_) => "revoked",
            None if own.ends <= now => "ended",
            None => "valid",
        };
        vec![
            Cell::Text(own.name.to_string()),
            Cell::Text(state.to_owned()),
            Cell::Text(opens(own)),
            Cell::Moment(own.made),
            Cell::Moment(own.ends),
            own.used.map_or(Cell::None, Cell::Moment),
        ]
    };
    Sheet {
        about: Vec::new(),
        title: "Tokens; when one was last used is known to the hour".to_owned(),
        columns: vec!["name", "state", "may", "made", "ends", "used"],
        rows: tokens.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

fn audit(deeds: &[Deed]) -> Sheet {
    let row = |own: &Deed| {
        vec![
            Cell::Moment(own.moment),
            Cell::Text(own.who.to_string()),
            Cell::maybe(Some(own.address.as_ref()).filter(|own| !own.is_empty())),
            Cell::Text(own.deed.to_string()),
            Cell::Text(own.object.to_string()),
        ]
    };
    Sheet {
        about: Vec::new(),
        title: "Who did what, the latest first".to_owned(),
        columns: vec!["when", "who", "from", "did", "what"],
        rows: deeds.iter().map(row).collect(),
        notes: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_token_opens_is_said_in_words() {
        let token = |reads, writes, repositories: &[&str], owners: &[&str]| Token {
            id: 1,
            name: Arc::from("ci"),
            reads,
            writes,
            repositories: repositories.iter().map(|own| (*own).to_owned()).collect(),
            owners: owners.iter().map(|own| (*own).to_owned()).collect(),
            made: 0,
            ends: 1,
            revoked: None,
            used: None,
        };
        assert_eq!(opens(&token(true, true, &[], &[])), "read and report all");
        assert_eq!(opens(&token(false, true, &["a/*", "b"], &[])), "report of a/*, b");
        assert_eq!(opens(&token(true, false, &["a"], &["group:x"])), "read of a owned by group:x");
    }

    #[test]
    fn a_token_ends_at_a_moment_or_after_a_time() {
        assert_eq!(Until::parse("90d").unwrap().from(10), 90 * 86_400 + 10);
        assert_eq!(Until::parse("1970-01-02").unwrap().from(10), 86_400);
        assert!(Until::parse("soon").is_err());
    }
}
