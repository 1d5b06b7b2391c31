//! A PostgreSQL of the tests' own, in a folder that is removed at the end: of the programs in `KARAT_POSTGRES`, which `tests/run`
//! names. Without them nothing of PostgreSQL is tested; in CI that is a failure.
#![expect(clippy::disallowed_methods, reason = "the environment says where the programs are")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// The address of an empty database; none where there is no PostgreSQL here.
pub(super) fn database() -> Option<String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let folder = cluster()?;
    let name = format!("history_{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let mut client = postgres::Client::connect(&address(folder, "postgres"), postgres::NoTls).unwrap();
    client.batch_execute(&format!("CREATE DATABASE {name}")).unwrap();
    Some(address(folder, &name))
}

fn address(folder: &Path, database: &str) -> String {
    format!("postgres://karat@/{database}?host={}", folder.display())
}

/// The folder of the cluster of this process.
fn cluster() -> Option<&'static Path> {
    static CLUSTER: OnceLock<Option<(PathBuf, Child)>> = OnceLock::new();
    let started = CLUSTER.get_or_init(|| {
        let programs = std::env::var_os("KARAT_POSTGRES").map(PathBuf::from);
        let may_lack = std::env::var_os("CI").is_none() || std::env::var_os("KARAT_LEAN").is_some();
        assert!(
            programs.is_some() || may_lack,
            "KARAT_POSTGRES names no folder with initdb and postgres; `tests/run` sets it"
        );
        programs.map(|programs| start(&programs))
    });
    started.as_ref().map(|(folder, _)| folder.as_path())
}

/// Starts a cluster that stops, and whose folder goes, when this process ends: then its standard input is closed.
fn start(programs: &Path) -> (PathBuf, Child) {
    // The path of a socket is at most about a hundred characters long.
    let folder = tempfile::Builder::new().prefix("karat-pg-").tempdir_in("/tmp").unwrap().keep();
    let script = r#"
        set -e
        "$1/initdb" --pgdata="$2/data" --username=karat --auth=trust --no-sync --encoding=UTF8 --locale=C >"$2/log" 2>&1
        "$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c max_connections=50 >>"$2/log" 2>&1 &
        set +e
        read -r _
        kill -INT $!
        wait $!
        rm -rf "$2"
    "#;
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script, "sh"]).arg(programs).arg(&folder).stdin(Stdio::piped());
    as_nobody(&mut command, &folder);
    let child = command.spawn().unwrap();
    let begun = Instant::now();
    while postgres::Client::connect(&address(&folder, "postgres"), postgres::NoTls).is_err() {
        let log = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
        assert!(begun.elapsed() < Duration::from_mins(3), "PostgreSQL does not start:\n{}", log());
        std::thread::sleep(Duration::from_millis(50));
    }
    (folder, child)
}

/// PostgreSQL refuses to be run by root.
fn as_nobody(command: &mut Command, folder: &Path) {
    use std::os::unix::fs::{MetadataExt as _, chown};
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    if std::fs::metadata(folder).unwrap().uid() == 0 {
        chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        command.uid(NOBODY).gid(NOBODY).current_dir(folder);
    }
}
