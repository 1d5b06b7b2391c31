//! Lists the policies and scorecards that are built in, and sums up what the program is made from, so that what one program worked
//! out is never taken for the work of another one of the same version.
#![expect(clippy::disallowed_methods, reason = "a build script reads what is built in and writes where cargo says")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rustc-env=KARAT_SOURCES={:016x}", sources(&root)?);
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

/// FNV-1a of 64 bits over the sources and the versions of what they are built with.
fn sources(root: &Path) -> io::Result<u64> {
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock")];
    for file in ["src", "Cargo.toml", "Cargo.lock"].into_iter().filter(|file| root.join(file).exists()) {
        println!("cargo::rerun-if-changed={file}");
    }
    list(&root.join("src"), &mut files)?;
    files.sort();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for file in files.iter().filter(|file| file.is_file()) {
        for byte in fs::read(file)?.into_iter().filter(|byte| *byte != b'\r').chain([0xff]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(sum)
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
