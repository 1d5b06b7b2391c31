//! Lists the policies and scorecards that are built in, and sums up what the program is made from, so that what one program worked
//! out is never taken for the work of another one of the same version.
//!
//! It does more than to list files, which build scripts here do not otherwise: every run of karat needs to know what each policy is
//! about, and to read five hundred of them takes longer than to judge a commit. So their METADATA and outlines are read here, once,
//! into a table of constants. The code that finds and outlines them is the library's own; only the YAML is read by another parser,
//! and a test compares every entry with what the library reads. The sum must be made here, since only here all sources are there.
#![expect(clippy::disallowed_methods, reason = "a build script reads what is built in and writes where cargo says")]
#![expect(clippy::indexing_slicing, reason = "a field of a JSON value that is not there is null")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::Value;

#[expect(dead_code, reason = "the library tells mistakes at their place")]
#[path = "src/catalog/block.rs"]
mod block;
#[path = "src/catalog/needs.rs"]
mod needs;
#[path = "src/rego/outline.rs"]
mod outline;
#[path = "src/catalog/words.rs"]
mod words;

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo::rustc-env=KARAT_SOURCES={:016x}", sources(&root)?);
    let (mut table, mut pool) = (String::new(), Pool::default());
    for (name, folder) in [("POLICIES", "policies"), ("SCORECARDS", "scorecards")] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files = Vec::new();
        list(&root.join(folder), &mut files)?;
        files.sort();
        let relative = |file: &Path| file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let files: Vec<(String, String)> =
            files.iter().map(|file| Ok((relative(file), fs::read_to_string(file)?))).collect::<io::Result<_>>()?;
        let _ = writeln!(
            table,
            "/// Files under `{folder}`: path and text.\npub(crate) static {name}: &[(Text, Text)] = &["
        );
        for (path, text) in &files {
            let _ = writeln!(table, "    ({}, {}),", pool.text(path), pool.text(text));
        }
        table.push_str("];\n");
        if name == "POLICIES" {
            modules(&mut table, &mut pool, &files)?;
        }
    }
    let (lists, numbers) = (pool.lists.join(", "), &pool.numbers);
    let _ = writeln!(table, "pub(super) static LISTS: [Text; {}] = [{lists}];", pool.lists.len());
    let _ = writeln!(table, "pub(super) static NUMBERS: [u32; {}] = {numbers:?};", numbers.len());
    fs::write(out.join("bundled.txt"), pool.all)?;
    fs::write(out.join("bundled.rs"), table)
}

/// All texts in one, and lists of them: the table names where in it each stands. Pointers would have to be set anew at each start of
/// the program, wherever it is loaded.
#[derive(Default)]
struct Pool {
    all: String,
    known: BTreeMap<String, String>,
    lists: Vec<String>,
    numbers: Vec<u32>,
}

impl Pool {
    /// A text, as a constant.
    fn text(&mut self, text: &str) -> String {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let constant = format!("Text({}, {})", self.all.len(), text.len());
        self.all.push_str(text);
        self.known.insert(text.to_owned(), constant.clone());
        constant
    }

    /// A list of texts, as a constant.
    fn texts<T: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = T>) -> String {
        let texts: Vec<_> = texts.into_iter().map(|text| self.text(text.as_ref())).collect();
        let constant = format!("Texts({}, {})", self.lists.len(), texts.len());
        self.lists.extend(texts);
        constant
    }

    /// A list of numbers, as a constant.
    fn numbers(&mut self, numbers: impl IntoIterator<Item = u32>) -> String {
        let at = self.numbers.len();
        self.numbers.extend(numbers);
        format!("Numbers({at}, {})", self.numbers.len() - at)
    }
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

/// Writes what is known of the policies among some files, helpers first.
fn modules(table: &mut String, pool: &mut Pool, files: &[(String, String)]) -> io::Result<()> {
    let policies = files.iter().filter(|(path, _)| is_policy(path));
    let (helpers, rules): (Vec<_>, Vec<_>) = policies.partition(|(path, _)| path.starts_with("policies/lib/"));
    let policies: Vec<_> = helpers.into_iter().chain(rules).collect();
    let outline = |(_, text): &&(String, String)| outline::Outline::of(&text.replace("\r\n", "\n"));
    let outlines: Vec<_> = policies.iter().map(outline).collect();
    let packages = needs::Packages::of(outlines.iter().map(|own| own.package.as_slice()).enumerate());
    let needs = outlines.iter().map(|own| packages.needs(&own.package, &own.needs));
    let needs: Vec<_> = needs.collect();
    table.push_str(
        "/// What is known of the policies among them, helpers first.\npub(crate) static MODULES: &[BuiltIn] = &[\n",
    );
    for ((policy, outline), needs) in policies.into_iter().zip(&outlines).zip(needs) {
        module(table, pool, policy, (outline, &needs))?;
    }
    table.push_str("];\n");
    Ok(())
}

/// Writes what is known of a policy.
fn module(
    table: &mut String,
    pool: &mut Pool,
    (path, text): &(String, String),
    (outline, needs): (&outline::Outline, &[usize]),
) -> io::Result<()> {
    let normal = text.replace("\r\n", "\n");
    let metadata = match block::find(&normal).filter(|_| !path.starts_with("policies/lib/")) {
        Some(block) => format!("Some({})", metadata(pool, path, &block)?),
        None => "None".to_owned(),
    };
    let _ = writeln!(
        table,
        "    BuiltIn {{ path: {}, text: {}, package: {}, rules: {}, lines: {}, needs: {}, modules: {}, looks: {:?}, metadata: {metadata} }},",
        pool.text(path),
        pool.text(text),
        pool.text(&outline.package.join(".")),
        pool.texts(outline.rules.iter().map(|(name, ..)| name)),
        pool.numbers(outline.rules.iter().map(|(_, line, _)| *line)),
        pool.texts(outline.needs.iter().map(|path| path.join("."))),
        pool.numbers(needs.iter().map(|index| u32::try_from(*index).unwrap_or(u32::MAX))),
        words::Looks::of(&normal),
    );
    Ok(())
}

/// A METADATA comment as a constant. The form of its fields is checked by the tests.
fn metadata(pool: &mut Pool, path: &str, block: &block::Block) -> io::Result<String> {
    let wrong = |what: &dyn std::fmt::Display| io::Error::other(format!("{path}:{}: METADATA: {what}", block.line));
    let all: Value = yaml_serde::from_str(&block.yaml).map_err(|error| wrong(&error))?;
    let custom = &all["custom"];
    let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    let flag = |name: &str| custom[name].as_bool().unwrap_or_default();
    let texts = |value: &Value| value.as_array().into_iter().flatten().map(text).collect::<Vec<_>>();
    let fields = |value: &Value| {
        value.as_object().into_iter().flatten().map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>()
    };
    let controls = fields(&custom["controls"]);
    let controls = controls.iter().flat_map(|(name, ids)| texts(ids).into_iter().flat_map(|id| [name.clone(), id]));
    let parameters = fields(&custom["parameters"]).into_iter().flat_map(|(name, own)| {
        let description = own["description"].as_str().unwrap_or_default().to_owned();
        [name, own["default"].to_string(), description]
    });
    let related = all["related_resources"].as_array().into_iter().flatten().flat_map(|link| match link {
        Value::String(url) => [url.clone(), String::new()],
        own => [text(&own["ref"]), text(&own["description"])],
    });
    Ok(format!(
        "Metadata {{ line: {}, title: {}, description: {}, severity: {}, kinds: {}, documents: {}, needs_documents: {}, facts: {}, \
         remediation: {}, controls: {}, parameters: {}, related: {}, aliases: {}, overlaps: {}, deprecated: {}, since: {} }}",
        block.line,
        pool.text(&text(&all["title"])),
        pool.text(&text(&all["description"])),
        pool.text(&text(&custom["severity"])),
        pool.texts(texts(&custom["kinds"])),
        pool.texts(texts(&custom["documents"])),
        flag("needs_documents"),
        pool.texts(texts(&custom["facts"])),
        pool.text(&text(&custom["remediation"])),
        pool.texts(controls),
        pool.texts(parameters),
        pool.texts(related),
        pool.texts(texts(&custom["aliases"])),
        pool.texts(texts(&custom["overlaps"])),
        flag("deprecated"),
        pool.text(custom["since"].as_str().unwrap_or_default()),
    ))
}
