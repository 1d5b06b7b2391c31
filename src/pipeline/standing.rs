//! Repositories as they were last judged, for scans of many that differ in few: what a fix of one would leave says nothing of others.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Settings;
use crate::model::problem::Problem;
use crate::model::source::Repository;
use crate::score::Scanned;

/// What lay over the files of a repository, by path.
type Laid = Vec<(Arc<str>, Arc<[u8]>)>;

type Known = BTreeMap<PathBuf, (Laid, Arc<Scanned>)>;

/// Repositories by their roots, each with what lay over its files and what was found then. It holds for scans by the same rules and
/// settings between which nothing but the overlay changes.
#[derive(Debug, Default)]
pub struct Standing(Mutex<Known>);

/// What is found in a repository: what was found where the same lay over it before and that is kept, else what `judge` finds.
pub(super) fn seen(
    settings: &Settings,
    repository: &Repository,
    judge: impl FnOnce() -> Result<Option<Scanned>, Box<Problem>>,
) -> Result<Option<Scanned>, Box<Problem>> {
    let Some(standing) = &settings.standing else { return judge() };
    let overlay = settings.overlay.as_ref();
    let over = overlay.into_iter().flat_map(|overlay| overlay.of(&repository.root));
    let laid: Laid = over.map(|(path, content)| (path.clone(), content.clone())).collect();
    if let Some(known) = standing.known(&repository.root, &laid) {
        return Ok(Some(Scanned::clone(&known)));
    }
    let found = judge()?;
    if let Some(found) = &found {
        let found = Arc::new(found.clone());
        standing.lock().insert(repository.root.clone(), (laid, found));
    }
    Ok(found)
}

impl Standing {
    fn known(&self, root: &Path, laid: &Laid) -> Option<Arc<Scanned>> {
        let all = self.lock();
        all.get(root).filter(|(before, _)| before == laid).map(|(_, scanned)| scanned.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the files that are judged are made")]

    use std::sync::atomic::AtomicU64;

    use super::*;
    use crate::catalog::{self, Options};
    use crate::model::Overlay;
    use crate::pipeline;

    #[test]
    fn only_repositories_whose_overlay_is_another_are_judged_anew() {
        let folder = tempfile::tempdir().unwrap();
        let targets = ["one", "two", "three"].map(|name| folder.path().join(name));
        for target in &targets {
            std::fs::create_dir_all(target.join(".git")).unwrap();
            std::fs::write(target.join("Dockerfile"), "FROM nginx:latest\nUSER root\n").unwrap();
        }
        let catalog = catalog::load(&Options { built_in: true, ..Options::default() }).unwrap();
        let with = |contents: &[(usize, &str)]| {
            let mut overlay = Overlay::default();
            for (target, content) in contents {
                let root = targets[*target].canonicalize().unwrap();
                overlay.put(&root, "Dockerfile".into(), content.as_bytes().into());
            }
            Some(Arc::new(overlay))
        };
        let (user, pinned) = ("FROM nginx:latest\nUSER 1000\n", "FROM nginx:1.29.3\nUSER root\n");
        let overlays = [
            (None, 3),
            (with(&[]), 0),
            (with(&[(1, user)]), 1),
            (with(&[(1, user)]), 0),
            (with(&[(1, pinned), (2, user)]), 2),
            (with(&[(2, user), (0, pinned)]), 2),
        ];
        let standing = Some(Arc::default());
        for (overlay, judged) in overlays {
            let plain = Settings { jobs: 1, overlay, ..Settings::default() };
            let settings = Settings { standing: standing.clone(), ..plain.clone() };
            let files = AtomicU64::new(0);
            let report = pipeline::scan(&targets, &catalog, &settings, &files).unwrap();
            assert_eq!(report.repositories.len(), 3);
            assert_eq!(files.into_inner(), judged, "{:?}", plain.overlay);
            let anew = pipeline::scan(&targets, &catalog, &plain, &AtomicU64::new(0)).unwrap();
            assert_eq!(format!("{report:?}"), format!("{anew:?}"));
        }
    }
}
