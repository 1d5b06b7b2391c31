//! Which generator of sites reads a page, if one does: its links may then mean what no clone can tell.

use super::mkdocs::Site;
use crate::model::source::SourceFile;

/// Who reads a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// GitHub and its kin: a link is a path.
    Host,
    /// MkDocs: a link is a path too, or the address of a page.
    MkDocs,
    /// Hugo, Jekyll, Docusaurus …: a link may be any address of the site.
    Other,
}

/// The folders that generators read.
pub(super) struct Sites {
    /// Deepest first.
    folders: Vec<(String, Reader)>,
}

impl Sites {
    pub(super) fn new<'f>(files: impl Iterator<Item = &'f SourceFile>, mkdocs: &[Site]) -> Self {
        let mut folders: Vec<_> =
            files.filter_map(|file| configured(&file.path)).map(|folder| (folder, Reader::Other)).collect();
        folders.extend(mkdocs.iter().filter_map(|site| Some((site.docs_dir.clone()?, Reader::MkDocs))));
        folders.sort_by_key(|(folder, reader)| (usize::MAX - folder.len(), *reader != Reader::MkDocs));
        Self { folders }
    }

    /// Who reads a page.
    pub(super) fn reader(&self, page: &str) -> Reader {
        // What stands at the root of a site under a name in capitals, such as README.md, is for people who look at the repository.
        // MkDocs takes it for the first page.
        let reads = |(folder, reader): &&(String, Reader)| {
            let is_whole = folder.is_empty() || *reader == Reader::Other;
            below(page, folder).is_some_and(|rest| !(is_whole && is_for_people(rest)))
        };
        self.folders.iter().find(reads).map_or(Reader::Host, |(_, reader)| *reader)
    }
}

/// The path of a page from a folder that it is in.
fn below<'p>(page: &'p str, folder: &str) -> Option<&'p str> {
    if folder.is_empty() { Some(page) } else { page.strip_prefix(folder)?.strip_prefix('/') }
}

fn is_for_people(page: &str) -> bool {
    let stem = page.split_once('.').map_or(page, |(stem, _)| stem);
    page.starts_with(".github/") || (!page.contains('/') && !stem.contains(char::is_lowercase))
}

/// Whether a file makes its folder the folder of a site.
pub(super) fn is_configuration(path: &str) -> bool {
    configured(path).is_some()
}

/// The folder that a file makes the folder of a site.
fn configured(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_script = matches!(extension, "js" | "ts" | "mjs" | "cjs" | "mts");
    let is_known = match stem {
        "docusaurus.config" | "gatsby-config" | "astro.config" | "eleventy.config" | ".eleventy" => is_script,
        // Of Fumadocs; the others of Nextra.
        "source.config" => matches!(extension, "js" | "ts" | "mjs"),
        "theme.config" => is_script || matches!(extension, "jsx" | "tsx"),
        "_meta" => is_script || matches!(extension, "jsx" | "tsx" | "json"),
        "hugo" => matches!(extension, "toml" | "yaml" | "yml" | "json"),
        "_config" | "_quarto" | ".gitbook" | "antora" => matches!(extension, "yml" | "yaml"),
        "conf" => extension == "py",
        "book" | "zensical" => extension == "toml",
        "_sidebar" => extension == "md",
        "mint" => extension == "json",
        _ => false,
    };
    let (above, last) = folder.rsplit_once('/').unwrap_or(("", folder));
    // `docs/config/_default/hugo.toml`: of an environment, or of all.
    let of_hugo = if above == "config" { Some("") } else { above.strip_suffix("/config") };
    if let Some(site) = of_hugo.filter(|_| stem == "hugo" || (last == "_default" && stem == "config")) {
        return matches!(extension, "toml" | "yaml" | "yml" | "json").then(|| site.to_owned());
    }
    if is_known {
        return Some(folder.to_owned());
    }
    // `docs/.vitepress/config.ts`
    (matches!(last, ".vitepress" | ".vuepress") && stem == "config").then(|| above.to_owned())
}
