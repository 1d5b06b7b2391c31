//! FROM of Dockerfiles: pinned is what has a digest, or is a stage that is pinned.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Kind};
use crate::model::Lines;
use crate::ossf::survey::Survey;
use crate::parse::dockerfile::{self, Instruction};

/// Why Scorecard gives no score.
pub(super) const BROKEN: &str = "invalid Dockerfile";

pub(super) fn find(survey: &Survey, found: &mut Found) -> Result<(), String> {
    for (path, text) in &survey.dockerfiles {
        if !is_template(path) {
            in_file(path, text, found)?;
        }
    }
    Ok(())
}

/// Whether a name says that the file has still to be filled in.
fn is_template(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    name.split(['.', '-', '_']).any(|part| matches!(part, "template" | "tmpl" | "tpl"))
}

/// The instructions of a Dockerfile, which may be any text: what is no instruction is passed over. BuildKit refuses some files.
pub(super) fn instructions(path: &str, text: &str) -> Result<Vec<Instruction>, String> {
    let instructions = dockerfile::instructions(text);
    if instructions.iter().any(|instruction| instruction.is_broken) {
        return Err(format!("{BROKEN}: {path}"));
    }
    Ok(instructions)
}

/// First and last line of an instruction.
pub(super) fn lines_of(instruction: &Instruction, text: &str, lines: &Lines) -> (usize, usize) {
    let (first, last) = lines.range(text, instruction.span);
    (first.line as usize, last.line as usize)
}

fn in_file(path: &str, text: &str, found: &mut Found) -> Result<(), String> {
    let lines = Lines::of(text);
    let mut arguments: BTreeMap<&str, &str> = BTreeMap::new();
    let mut stages = BTreeSet::new();
    let instructions = instructions(path, text)?;
    for instruction in &instructions {
        match instruction.word.as_str() {
            "ARG" => arguments.extend(instruction.words.iter().filter_map(|word| word.split_once('='))),
            "FROM" => {
                let words: Vec<String> = instruction.words.iter().map(|word| filled(word, &arguments)).collect();
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let (image, stage) = match words.as_slice() {
                    [image] => (*image, None),
                    [image, word, stage] if word.eq_ignore_ascii_case("as") => (*image, Some(*stage)),
                    [image, ..] if image.eq_ignore_ascii_case("scratch") => continue,
                    _ => return Err(format!("{BROKEN}: {path}")),
                };
                let is_scratch = image.eq_ignore_ascii_case("scratch");
                let is_pinned = is_scratch || stages.contains(image) || has_digest(image);
                if let Some(stage) = stage {
                    if is_pinned {
                        stages.insert(stage.to_owned())
                    } else {
                        stages.remove(stage)
                    };
                }
                if !is_scratch {
                    found.add(Kind::Image, is_pinned, path, lines_of(instruction, text, &lines));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn filled(word: &str, arguments: &BTreeMap<&str, &str>) -> String {
    let fill = |word: String, (name, value): (&&str, &&str)| word.replace(&format!("${{{name}}}"), value);
    arguments.iter().fold(word.to_owned(), fill)
}

/// `@sha256:` with a digest, or with a variable that may hold one.
fn has_digest(image: &str) -> bool {
    image.split("@sha256:").skip(1).any(|behind| {
        let digits = behind.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f')).count();
        digits >= 64 || behind.strip_prefix("${").is_some_and(|rest| rest.contains('}'))
    })
}
