//! What a forge gave when it was asked for the repositories of an organisation or group → repositories.
//!
//! GitHub: `GET /orgs/{org}/repos`, fields `full_name`, `clone_url`, `default_branch`, `archived`, `fork`, `disabled`. GitLab:
//! `GET /groups/{id}/projects`, fields `path_with_namespace`, `http_url_to_repo`, `default_branch`, `archived`,
//! `forked_from_project`, `empty_repo`. One list, or several after each other as a client that pages gives them; or one object a line.

use serde::Deserialize;

/// A repository of a dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its whole name.
    pub(super) name: String,
    /// Where it is fetched from.
    pub(super) url: String,
    /// Its default branch.
    pub(super) branch: Option<String>,
    /// Whether nobody may write to it any more.
    pub(super) is_archived: bool,
    /// Whether it is a copy of another one.
    pub(super) is_fork: bool,
    /// Whether there is nothing to fetch.
    pub(super) is_empty: bool,
}

#[derive(Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "so the forges answer")]
struct Entry {
    #[serde(alias = "path_with_namespace")]
    full_name: String,
    #[serde(alias = "http_url_to_repo")]
    clone_url: String,
    default_branch: Option<String>,
    #[serde(default)]
    archived: bool,
    #[serde(default)]
    disabled: bool,
    #[serde(default)]
    fork: bool,
    forked_from_project: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    empty_repo: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Page {
    Many(Vec<Entry>),
    // A page of pages, as `gh api --paginate --slurp` gives.
    Pages(Vec<Vec<Entry>>),
    One(Box<Entry>),
}

/// Reads a dump; what is wrong with it where it is none, with the byte that it is found at.
pub(super) fn read(text: &str) -> Result<Vec<Listed>, (usize, String)> {
    let mut found = Vec::new();
    let mut pages = serde_json::Deserializer::from_str(text).into_iter::<Page>();
    let mut start = 0;
    while let Some(page) = pages.next() {
        let entries = match page {
            Ok(Page::Many(entries)) => entries,
            Ok(Page::Pages(pages)) => pages.into_iter().flatten().collect(),
            Ok(Page::One(entry)) => vec![*entry],
            Err(error) if error.is_data() => {
                let wanted = "each repository has `full_name` and `clone_url` (GitHub), or `path_with_namespace` and \
                              `http_url_to_repo` (GitLab)";
                return Err((start, wanted.to_owned()));
            }
            Err(error) => {
                return Err((offset(text, error.line(), error.column()), format!("this is no JSON: {error}")));
            }
        };
        found.extend(entries.into_iter().map(Listed::of));
        start = pages.byte_offset();
    }
    Ok(found)
}

fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}

impl Listed {
    fn of(own: Entry) -> Self {
        Self {
            name: own.full_name,
            url: own.clone_url,
            branch: own.default_branch.filter(|name| !name.is_empty()),
            is_archived: own.archived || own.disabled,
            is_fork: own.fork || own.forked_from_project.is_some(),
            is_empty: own.empty_repo,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_of_both_forges_are_read_however_they_are_paged() {
        let github = r#"{"full_name": "acme/cart", "clone_url": "https://github.com/acme/cart.git", "default_branch": "main", "fork": true, "size": 3}"#;
        let gitlab = r#"{"path_with_namespace": "acme/shop/web", "http_url_to_repo": "https://gitlab.com/acme/shop/web.git", "archived": true}"#;
        let names = |text: &str| read(text).unwrap().into_iter().map(|own| own.name).collect::<Vec<_>>();
        let both = ["acme/cart", "acme/shop/web"];
        assert_eq!(names(&format!("[{github}, {gitlab}]")), both);
        assert_eq!(names(&format!("[{github}]\n[{gitlab}]")), both);
        assert_eq!(names(&format!("[[{github}], [{gitlab}]]")), both);
        assert_eq!(names(&format!("{github}\n{gitlab}\n")), both);
        let all = read(&format!("[{github}, {gitlab}]")).unwrap();
        assert_eq!((all[0].is_fork, all[0].branch.as_deref(), all[1].is_archived), (true, Some("main"), true));
    }

    #[test]
    fn what_is_no_dump_is_told_with_its_place() {
        assert!(read("[{\"name\": \"cart\"}]").unwrap_err().1.contains("full_name"));
        let (at, why) = read("[\n  {,}\n]").unwrap_err();
        assert!(at >= 2 && why.starts_with("this is no JSON"), "{at} {why}");
        assert_eq!(read("").unwrap(), []);
    }
}
