//! Lists the policies and scorecards that are built in; computes nothing.
#![expect(clippy::disallowed_methods, reason = "a build script reads what is built in and writes where cargo says")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut table = String::new();
    for (name, folder) in [("POLICIES", "policies"), ("SCORECARDS", "scorecards")] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        list(&root.join(folder), &mut files)?;
        files.sort();
        let _ = writeln!(
            table,
            "/// Files under `{folder}`: path and text.\npub(crate) static {name}: &[(&str, &str)] = &["
        );
        for file in files {
            let relative = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let _ = writeln!(table, "    ({relative:?}, include_str!({:?})),", file.display().to_string());
        }
        table.push_str("];\n");
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("bundled.rs"), table)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // What fixes make of fixtures is for the tests alone.
        if path.is_dir() && path.file_name().is_none_or(|name| name != "fixed") {
            list(&path, files)?;
        } else if path.is_file() && fs::read_to_string(&path).is_ok() {
            files.push(path);
        }
    }
    Ok(())
}
