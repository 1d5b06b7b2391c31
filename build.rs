//! Lists the policies and scorecards that are built in, and sums up what the program is made from, so that what one program worked
//! out is never taken for the work of another one of the same version.
//!
//! It does more than to list files, which build scripts here do not otherwise: every run of karat needs to know what each policy is
//! about, and to read five hundred of them takes longer than to judge a commit. So their METADATA and outlines are read here, once,
//! into a table of constants. The code that finds and outlines them is the library's own; only the YAML is read by another parser,
//! and a test compares every entry with what the library reads. The sum must be made here, since only here all sources are there.
#![expect(clippy::disallowed_methods, reason = "a build script reads what is built in and writes where cargo says")]
#![expect(clippy::indexing_slicing, reason = "a field of a JSON value that is not there is null")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::Value;

#[expect(dead_code, reason = "the library tells mistakes at their place")]
#[path = "src/catalog/block.rs"]
mod block;
#[path = "src/rego/outline.rs"]
mod outline;
#[path = "src/catalog/words.rs"]
mod words;

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
        let relative = |file: &Path| file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        for file in &files {
            let _ = writeln!(table, "    ({:?}, include_str!({:?})),", relative(file), file.display().to_string());
        }
        table.push_str("];\n");
        if name == "POLICIES" {
            table.push_str(
                "/// What is known of the policies among them.\npub(crate) static MODULES: &[BuiltIn] = &[\n",
            );
            for file in files.iter().filter(|file| is_policy(&relative(file))) {
                module(&mut table, &relative(file), file)?;
            }
            table.push_str("];\n");
        }
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("bundled.rs"), table)
}

/// FNV-1a of 64 bits over the sources, the policies, and the versions of what they are built with.
fn sources(root: &Path) -> io::Result<u64> {
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock"), root.join("build.rs")];
    for file in ["src", "Cargo.toml", "Cargo.lock", "build.rs"].into_iter().filter(|file| root.join(file).exists()) {
        println!("cargo::rerun-if-changed={file}");
    }
    list(&root.join("src"), &mut files)?;
    let mut policies = Vec::new();
    list(&root.join("policies"), &mut policies)?;
    let is_ours =
        |file: &PathBuf| file.strip_prefix(root).is_ok_and(|own| is_policy(&own.to_string_lossy().replace('\\', "/")));
    files.extend(policies.into_iter().filter(is_ours));
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

/// Whether a file is a policy, and neither a test nor what one is tried on.
fn is_policy(path: &str) -> bool {
    let name = path.strip_suffix(".rego").filter(|name| !name.ends_with("_test"));
    name.is_some_and(|name| !["/pass/", "/fail/"].iter().any(|side| name.contains(side)))
}

/// Writes what is known of a policy.
fn module(table: &mut String, path: &str, file: &Path) -> io::Result<()> {
    let text = fs::read_to_string(file)?.replace("\r\n", "\n");
    let outline::Outline { package, rules, needs } = outline::Outline::of(&text);
    let needs: Vec<String> = needs.iter().map(|path| format!("&{path:?}")).collect();
    let metadata = match block::find(&text).filter(|_| !path.starts_with("policies/lib/")) {
        Some(block) => format!("Some({})", metadata(path, &block)?),
        None => "None".to_owned(),
    };
    let _ = writeln!(
        table,
        "    BuiltIn {{ path: {path:?}, text: include_str!({:?}), package: &{package:?}, rules: &{rules:?}, needs: &[{}], looks: {:?}, \
         metadata: {metadata} }},",
        file.display().to_string(),
        needs.join(", "),
        words::Looks::of(&text),
    );
    Ok(())
}

/// A METADATA comment as a constant. The form of its fields is checked by the tests.
fn metadata(path: &str, block: &block::Block) -> io::Result<String> {
    let wrong = |what: &dyn std::fmt::Display| io::Error::other(format!("{path}:{}: METADATA: {what}", block.line));
    let all: Value = yaml_serde::from_str(&block.yaml).map_err(|error| wrong(&error))?;
    let custom = &all["custom"];
    let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    let flag = |name: &str| custom[name].as_bool().unwrap_or_default();
    let texts = |value: &Value| value.as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
    let fields = |value: &Value| {
        value.as_object().into_iter().flatten().map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>()
    };
    let list = |items: Vec<String>| format!("&[{}]", items.join(", "));
    let controls = fields(&custom["controls"]).into_iter().map(|(name, ids)| format!("({name:?}, &{:?})", texts(&ids)));
    let parameters = fields(&custom["parameters"]).into_iter().map(|(name, own)| {
        let description = own["description"].as_str().unwrap_or_default();
        format!("({name:?}, {:?}, {description:?})", own["default"].to_string())
    });
    let related = all["related_resources"].as_array().into_iter().flatten().map(|link| match link {
        Value::String(url) => format!("({url:?}, None)"),
        own => format!("({:?}, {:?})", own["ref"].as_str().unwrap_or_default(), own["description"].as_str()),
    });
    Ok(format!(
        "Metadata {{ line: {}, title: {:?}, description: {:?}, severity: {:?}, kinds: &{:?}, documents: &{:?}, needs_documents: {}, \
         facts: &{:?}, remediation: {:?}, controls: {}, parameters: {}, related: {}, aliases: &{:?}, deprecated: {}, since: {:?} }}",
        block.line,
        text(&all["title"]),
        text(&all["description"]),
        text(&custom["severity"]),
        texts(&custom["kinds"]),
        texts(&custom["documents"]),
        flag("needs_documents"),
        texts(&custom["facts"]),
        text(&custom["remediation"]),
        list(controls.collect()),
        list(parameters.collect()),
        list(related.collect()),
        texts(&custom["aliases"]),
        flag("deprecated"),
        custom["since"].as_str(),
    ))
}
