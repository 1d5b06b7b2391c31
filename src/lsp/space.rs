//! A folder of the editor: what it is judged by, and two threads that judge, one a file while it is typed, one all of it. A newer
//! wish takes the place of an older one; who judges what nobody waits for any more is stopped.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use gen_lsp_types::Uri;

use super::board::{self, Board};
use super::documents::Documents;
use super::message::Wire;
use super::options::Options;
use super::text::Unit;
use super::{Around, Loaded, Refusal, uri};
use crate::pipeline::Session;

/// How long nothing is typed before a file is judged.
const PAUSE: Duration = Duration::from_millis(15);
/// How long nothing is saved before a folder is judged.
const REST: Duration = Duration::from_millis(100);

/// What all folders share.
#[derive(Clone)]
pub(super) struct Common {
    /// The line to the editor.
    pub(super) wire: Arc<Wire>,
    /// What is open.
    pub(super) documents: Arc<Documents>,
    /// What is around the server.
    pub(super) around: Arc<dyn Around>,
    /// How columns are counted.
    pub(super) unit: Unit,
}

/// A folder.
pub(super) struct Space {
    /// Where it is.
    pub(super) opened: PathBuf,
    /// What is judged: the repository that it is a part of, else all of it.
    folder: PathBuf,
    /// What is shown of it.
    pub(super) board: Board,
    /// Whether only the files that are open in it are judged: the editor has not opened the folder.
    is_lone: bool,
    common: Common,
    todo: Mutex<Todo>,
    wake: Condvar,
    /// Whether the run over the folder is of no use any more.
    stop: AtomicBool,
    loaded: Mutex<Option<Arc<Loaded>>>,
}

#[derive(Default)]
struct Todo {
    options: Options,
    end: bool,
    reload: bool,
    whole: Option<Instant>,
    files: BTreeMap<PathBuf, Instant>,
}

impl Space {
    /// Begins to judge a folder that the editor has opened by an address; without one, only files are open in it.
    pub(super) fn start(opened: PathBuf, called: Option<Uri>, options: Options, common: &Common) -> Arc<Self> {
        let is_lone = called.is_none();
        let board = Board::new(opened.clone(), called.unwrap_or_else(|| uri::of(&opened)), common);
        let space = Arc::new(Self {
            folder: common.around.repository(&opened).unwrap_or_else(|| opened.clone()),
            opened,
            board,
            is_lone,
            common: common.clone(),
            todo: Mutex::new(Todo { options, ..Todo::default() }),
            wake: Condvar::new(),
            stop: AtomicBool::new(false),
            loaded: Mutex::default(),
        });
        let own = space.clone();
        thread::spawn(move || own.live());
        space
    }

    /// Whether it has to do with a path: what is judged has it.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        path.starts_with(&self.folder)
    }

    /// A file has been opened or typed in.
    pub(super) fn touch(&self, path: &Path) {
        self.todo().files.insert(path.to_owned(), soon(PAUSE));
        self.wake.notify_all();
    }

    /// Something on the disk is other than before: all is judged again, and read again where `path` is one of the sources.
    pub(super) fn saved(&self, path: &Path) {
        let is_source = |loaded: &Arc<Loaded>| loaded.sources.iter().any(|source| path.starts_with(source));
        if path.file_name().is_some_and(|name| name == "karat.toml" || name == "karat.lock.toml")
            || self.loaded().as_ref().is_some_and(is_source)
            || self.board.is_mistaken(path)
        {
            self.reload(None);
        } else {
            self.ask_whole();
        }
    }

    /// Reads again what the folder is judged by.
    pub(super) fn reload(&self, options: Option<Options>) {
        let mut todo = self.todo();
        todo.options = options.unwrap_or_else(|| todo.options.clone());
        todo.reload = true;
        self.stop.store(true, Ordering::Relaxed);
        self.wake.notify_all();
    }

    /// No longer looks at the folder.
    pub(super) fn end(&self) {
        self.todo().end = true;
        self.stop.store(true, Ordering::Relaxed);
        self.wake.notify_all();
        self.board.clear();
    }

    /// What the folder is judged by.
    pub(super) fn loaded(&self) -> Option<Arc<Loaded>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn ask_whole(&self) {
        if !self.is_lone {
            self.todo().whole = Some(soon(REST));
            self.stop.store(true, Ordering::Relaxed);
            self.wake.notify_all();
        }
    }

    /// Reads what the folder is judged by, judges by it until it is another, and so on. What cannot be read is shown on its lines, or
    /// told once where it has none, and what was there before holds on.
    fn live(&self) {
        let mut told = None;
        while !self.todo().end {
            let options = {
                let mut todo = self.todo();
                todo.reload = false;
                todo.options.clone()
            };
            self.board.limit(options.diagnostics);
            let load = || self.common.around.load(&self.folder, &options);
            let failed = |_| Err(Refusal { message: "karat failed; this is a bug".to_owned(), mistakes: Vec::new() });
            match catch_unwind(AssertUnwindSafe(load)).unwrap_or_else(failed) {
                Ok(loaded) => {
                    told = None;
                    self.board.take_mistakes(&[]);
                    *self.loaded.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(loaded));
                }
                Err(Refusal { message, mistakes }) => {
                    self.board.take_mistakes(&mistakes);
                    match told.replace(message.clone()) {
                        Some(before) if before == message => {}
                        _ if mistakes.is_empty() => self.common.wire.show(message),
                        _ => self.common.wire.log(message),
                    }
                }
            }
            match self.loaded() {
                Some(loaded) => self.judge(&loaded),
                None => self.idle(),
            }
        }
    }

    /// Waits for another configuration.
    fn idle(&self) {
        let is_same = |todo: &mut Todo| !(todo.end || todo.reload);
        drop(self.wake.wait_while(self.todo(), is_same).unwrap_or_else(PoisonError::into_inner));
    }

    fn judge(&self, loaded: &Loaded) {
        let session = match Session::new(&loaded.catalog, loaded.settings.clone()) {
            Ok(session) => session,
            Err(error) => {
                self.common.wire.show(format!("karat: failed to {error}"));
                return self.idle();
            }
        };
        let open = self.common.documents.versions().into_keys().filter(|path| self.board.has(path));
        self.todo().files.extend(open.map(|path| (path, soon(Duration::ZERO))));
        self.ask_whole();
        thread::scope(|scope| {
            scope.spawn(|| {
                while self.next_whole() {
                    self.judge_whole(&session, loaded);
                }
            });
            while let Some(path) = self.next_file() {
                self.judge_file(&session, loaded, &path);
            }
        });
    }

    fn judge_file(&self, session: &Session<'_>, loaded: &Loaded, path: &Path) {
        let Some(document) = self.common.documents.at(path) else { return };
        let now = self.common.around.now();
        let unsaved = self.common.documents.unsaved();
        let look = || {
            if self.is_lone && path.exists() {
                session.look(&[path.to_owned()])?;
            } else if self.is_lone {
                session.expect(&self.folder);
            }
            session.file(path, &unsaved, now)
        };
        let mut looked = match catch_unwind(AssertUnwindSafe(look)) {
            Ok(Ok(Some(looked))) => looked,
            // It is left out, or the folder was not listed yet: the run over it tells.
            Ok(Ok(None)) => return,
            Ok(Err(error)) => return self.common.wire.log(format!("karat: failed to {error}")),
            Err(_) => return self.common.wire.log(format!("karat failed on {}; this is a bug", path.display())),
        };
        if self.common.documents.at(path).is_none_or(|now| now.version != document.version) {
            return;
        }
        (loaded.set_aside)(&mut looked.report);
        let mut said = board::said(&looked.report);
        for file in &looked.files {
            let Some(path) = file.on_disk() else { continue };
            let own = said.remove(path).unwrap_or_default();
            self.board.take_typed(path, own, board::is_judged(&looked.report, &file.path));
        }
    }

    fn judge_whole(&self, session: &Session<'_>, loaded: &Loaded) {
        let versions = self.common.documents.versions();
        let unsaved = self.common.documents.unsaved();
        let now = self.common.around.now();
        let run = || session.whole(&self.folder, &unsaved, now, &self.stop);
        let result = catch_unwind(AssertUnwindSafe(run));
        if self.stop.load(Ordering::Relaxed) {
            return;
        }
        match result {
            Ok(Ok(mut report)) => {
                (loaded.set_aside)(&mut report);
                self.board.take_whole(board::said(&report), &versions);
            }
            Ok(Err(error)) => self.common.wire.log(format!("karat: failed to {error}")),
            Err(_) => self.common.wire.log("karat failed on the folder; this is a bug".to_owned()),
        }
        // Files that were typed in before the folder was listed.
        let waiting = self.common.documents.versions().into_iter().filter(|own| versions.get(&own.0) != Some(&own.1));
        for (path, _) in waiting.filter(|(path, _)| self.board.has(path)) {
            self.touch(&path);
        }
    }

    /// Waits until a file is due; `None` where the configuration is another or the folder is closed.
    fn next_file(&self) -> Option<PathBuf> {
        let mut todo = self.todo();
        while !(todo.end || todo.reload) {
            let next = todo.files.iter().min_by_key(|(_, due)| **due).map(|(path, due)| (path.clone(), *due));
            match next {
                Some((path, due)) if left(due).is_zero() => {
                    todo.files.remove(&path);
                    return Some(path);
                }
                next => todo = self.wait(todo, next.map(|(_, due)| due)),
            }
        }
        None
    }

    /// Waits until the folder is due; whether it is still to be judged.
    fn next_whole(&self) -> bool {
        let mut todo = self.todo();
        while !(todo.end || todo.reload) {
            match todo.whole {
                Some(due) if left(due).is_zero() => {
                    todo.whole = None;
                    self.stop.store(false, Ordering::Relaxed);
                    return true;
                }
                due => todo = self.wait(todo, due),
            }
        }
        false
    }

    fn wait<'t>(&self, todo: MutexGuard<'t, Todo>, due: Option<Instant>) -> MutexGuard<'t, Todo> {
        match due {
            Some(due) => self.wake.wait_timeout(todo, left(due)).unwrap_or_else(PoisonError::into_inner).0,
            None => self.wake.wait(todo).unwrap_or_else(PoisonError::into_inner),
        }
    }

    fn todo(&self) -> MutexGuard<'_, Todo> {
        self.todo.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::disallowed_methods, reason = "only when something is judged depends on the time")]
fn soon(pause: Duration) -> Instant {
    Instant::now() + pause
}

fn left(due: Instant) -> Duration {
    due.saturating_duration_since(soon(Duration::ZERO))
}
