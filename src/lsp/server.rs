//! What the editor says, one message after the other: requests are answered at once, all else goes to the folders.

use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use gen_lsp_types::{
    CodeActionParams, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    Hover, HoverParams, InitializeParams, MarkupContent, MarkupKind, Uri, WorkspaceFolders,
};
use lsp_server::{ErrorCode, Message, Notification, Request};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::actions::{self, Place};
use super::board::{Shown, point};
use super::documents::{Document, Documents};
use super::message::Wire;
use super::options::{self, Options};
use super::space::{Common, Space};
use super::text::Unit;
use super::{Around, uri};
use crate::model::Date;
use crate::report;

/// Pages that one hover shows.
const MOST_PAGES: usize = 3;

/// Serves an editor until it says that it is enough; whether it did, or just went away.
pub(crate) fn serve(around: Arc<dyn Around>, input: Box<dyn BufRead + Send>, output: Box<dyn Write + Send>) -> bool {
    let wire = Arc::new(Wire::new(input, output));
    let Some(mut server) = Server::meet(&wire, around) else { return false };
    while let Some(message) = wire.hear() {
        match message {
            Message::Notification(own) if own.method == "exit" => return server.is_ending,
            Message::Notification(own) => server.guarded(|server| server.told(own)),
            Message::Request(own) => server.asked(own),
            Message::Response(_) => {}
        }
    }
    false
}

struct Server {
    common: Common,
    options: Options,
    spaces: Vec<Arc<Space>>,
    is_ending: bool,
}

impl Server {
    /// Waits until the editor introduces itself.
    fn meet(wire: &Arc<Wire>, around: Arc<dyn Around>) -> Option<Self> {
        let params: InitializeParams = loop {
            match wire.hear()? {
                Message::Request(own) if own.method == "initialize" => match serde_json::from_value(own.params) {
                    Ok(params) => {
                        wire.answer(own.id, capabilities(unit(&params)));
                        break params;
                    }
                    Err(error) => wire.refuse(own.id, ErrorCode::InvalidParams, error.to_string()),
                },
                Message::Request(own) => {
                    wire.refuse(own.id, ErrorCode::ServerNotInitialized, "`initialize` comes first");
                }
                Message::Notification(own) if own.method == "exit" => return None,
                Message::Notification(_) | Message::Response(_) => {}
            }
        };
        let documents = Arc::new(Documents::default());
        let common = Common { wire: wire.clone(), documents, around, unit: unit(&params) };
        let options =
            options::read(params.initialization_options.clone().and_then(|own| serde_json::to_value(own).ok()));
        let options = options.unwrap_or_else(|message| {
            wire.show(message);
            Options::default()
        });
        let mut server = Self { common, options, spaces: Vec::new(), is_ending: false };
        for folder in folders(&params) {
            server.enter(folder);
        }
        server.divide();
        if watches(&params) {
            let watchers = json!({"watchers": [{"globPattern": "**/*"}]});
            let registration =
                json!({"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers});
            wire.ask("karat-watch", "client/registerCapability", json!({"registrations": [registration]}));
        }
        Some(server)
    }

    fn asked(&mut self, request: Request) {
        let wire = self.common.wire.clone();
        let Request { id, method, params } = request;
        if self.is_ending {
            return wire.refuse(id, ErrorCode::InvalidRequest, "`exit` comes next");
        }
        let answer = catch_unwind(AssertUnwindSafe(|| match method.as_str() {
            "shutdown" => {
                self.is_ending = true;
                Ok(Value::Null)
            }
            "textDocument/hover" => read(params).map(|params| self.hover(&params)),
            "textDocument/codeAction" => read(params).map(|params| self.actions(&params)),
            _ => Err((ErrorCode::MethodNotFound, format!("`{method}` is not known"))),
        }));
        match answer {
            Ok(Ok(result)) => wire.answer(id, result),
            Ok(Err((code, why))) => wire.refuse(id, code, why),
            Err(_) => wire.refuse(id, ErrorCode::InternalError, "karat failed; this is a bug"),
        }
    }

    fn told(&mut self, own: Notification) {
        let Notification { method, params } = own;
        let done = match method.as_str() {
            "textDocument/didOpen" => read(params).map(|params| self.opened(params)),
            "textDocument/didChange" => read(params).map(|params| self.changed(params)),
            "textDocument/didSave" => read(params).map(|params: DidSaveTextDocumentParams| {
                self.saved(&params.text_document.uri);
            }),
            "textDocument/didClose" => read(params).map(|params: DidCloseTextDocumentParams| {
                self.closed(&params.text_document.uri);
            }),
            "workspace/didChangeWatchedFiles" => read(params).map(|params| self.watched(&params)),
            "workspace/didChangeWorkspaceFolders" => read(params).map(|params| self.moved(&params)),
            "workspace/didChangeConfiguration" => read(params).map(|params| self.configured(params)),
            _ => Ok(()),
        };
        if let Err((_, why)) = done {
            self.common.wire.log(format!("karat: {method}: {why}"));
        }
    }

    /// A panic is a bug of ours, and no reason to leave the editor.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            self.common.wire.log("karat failed on what the editor said; this is a bug".to_owned());
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let own = params.text_document;
        let Some(path) = uri::path_of(&own.uri) else { return };
        let document = Document { uri: own.uri, text: own.text.into(), version: own.version };
        self.common.documents.open(path.clone(), document);
        self.around(&path).touch(&path);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let own = params.text_document;
        let Some(path) = uri::path_of(&own.text_document_identifier.uri) else { return };
        self.common.documents.change(&path, own.version, params.content_changes, self.common.unit);
        self.around(&path).touch(&path);
    }

    fn saved(&mut self, uri: &Uri) {
        if let Some(path) = uri::path_of(uri) {
            // A policy or a configuration may hold for other folders, too.
            self.spaces.iter().for_each(|space| space.saved(&path));
        }
    }

    fn closed(&mut self, uri: &Uri) {
        let Some(path) = uri::path_of(uri) else { return };
        self.common.documents.close(&path);
        let space = self.around(&path);
        space.board.close(&path);
        space.saved(&path);
    }

    fn watched(&self, params: &DidChangeWatchedFilesParams) {
        let paths = params.changes.iter().filter_map(|change| uri::path_of(&change.uri));
        for path in paths.filter(|path| path.iter().all(|part| part != ".git")) {
            self.spaces.iter().filter(|space| space.concerns(&path)).for_each(|space| space.saved(&path));
        }
    }

    fn moved(&mut self, params: &DidChangeWorkspaceFoldersParams) {
        for folder in params.event.removed.iter().filter_map(|folder| uri::path_of(&folder.uri)) {
            self.spaces.retain(|space| {
                let stays = space.opened != folder;
                if !stays {
                    space.end();
                }
                stays
            });
        }
        for folder in &params.event.added {
            self.enter(&folder.uri);
        }
        self.divide();
    }

    fn configured(&mut self, params: DidChangeConfigurationParams) {
        let settings = serde_json::to_value(params.settings).unwrap_or_default();
        let Some(own) = settings.get("karat") else { return };
        match options::read(Some(own.clone())) {
            Ok(options) if options != self.options => {
                self.options = options;
                self.spaces.iter().for_each(|space| space.reload(Some(self.options.clone())));
            }
            Ok(_) => {}
            Err(message) => self.common.wire.show(message),
        }
    }

    fn enter(&mut self, called: &Uri) {
        let Some(folder) = uri::path_of(called) else { return };
        if self.spaces.iter().all(|space| space.opened != folder) {
            self.spaces.push(Space::start(folder, Some(called.clone()), self.options.clone(), &self.common));
        }
    }

    /// Says of each folder which others are open within it: what is in both is the inner one's.
    fn divide(&self) {
        for space in &self.spaces {
            let within = self.spaces.iter().map(|other| &other.opened);
            let within = within.filter(|other| **other != space.opened && other.starts_with(&space.opened));
            space.board.leave(within.cloned().collect());
        }
    }

    /// The innermost folder around a file; one that the editor has not opened is made for it.
    fn around(&mut self, path: &Path) -> Arc<Space> {
        let around = self.spaces.iter().filter(|space| path.starts_with(&space.opened));
        if let Some(space) = around.max_by_key(|space| space.opened.as_os_str().len()) {
            return space.clone();
        }
        let root = path.ancestors().skip(1).find(|folder| folder.join(".git").exists());
        let folder = root.or(path.parent()).unwrap_or(path);
        let space = Space::start(folder.to_owned(), None, self.options.clone(), &self.common);
        self.spaces.push(space.clone());
        self.divide();
        space
    }

    fn hover(&mut self, params: &HoverParams) -> Value {
        let own = &params.text_document_position_params;
        let Some(path) = uri::path_of(&own.text_document.uri) else { return Value::Null };
        let space = self.around(&path);
        let shown = space.board.within(&path, point(own.position));
        let Some(loaded) = space.loaded() else { return Value::Null };
        let mut rules: Vec<&Arc<str>> =
            shown.iter().filter(|own| own.item.is_finding).map(|own| &own.item.code).collect();
        rules.dedup();
        let pages = rules.into_iter().filter_map(|rule| loaded.catalog.page(rule)).take(MOST_PAGES);
        let pages: Vec<String> = pages.map(|page| report::rule_markdown(&page)).collect();
        if pages.is_empty() {
            return Value::Null;
        }
        let contents = MarkupContent { kind: MarkupKind::Markdown, value: pages.join("\n---\n\n") };
        let range = shown.first().map(|shown| shown.diagnostic.range);
        serde_json::to_value(Hover { contents: contents.into(), range }).unwrap_or_default()
    }

    fn actions(&mut self, params: &CodeActionParams) -> Value {
        let Some(path) = uri::path_of(&params.text_document.uri) else { return Value::Null };
        let space = self.around(&path);
        let (Some(document), Some(loaded)) = (self.common.documents.at(&path), space.loaded()) else {
            return Value::Null;
        };
        let shown: Vec<Shown> = space.board.within(&path, params.range);
        let today = Date::of_unix(self.common.around.now()).unwrap_or_default();
        let unit = self.common.unit;
        let place = Place { document: &document, path: &path, loaded: &loaded, unit, today };
        let wanted = params.context.only.as_ref().and_then(|only| serde_json::to_value(only).ok());
        let is_wanted = |kind: &str| is_wanted(wanted.as_ref(), kind);
        let mut all = Vec::new();
        if is_wanted("quickfix") {
            all.extend(actions::fixes(&place, &shown, self.options.show_unsafe));
            all.extend(actions::waivers(&place, &shown));
        }
        if is_wanted(actions::FIX_ALL) {
            all.extend(actions::fix_all(&place, &space.board.all(&path)));
        }
        serde_json::to_value(all).unwrap_or_default()
    }
}

/// Whether a kind of change is among those that are asked for: each stands for those below it.
fn is_wanted(only: Option<&Value>, kind: &str) -> bool {
    let Some(only) = only.and_then(Value::as_array) else { return true };
    let names =
        |own: &str| kind == own || own.is_empty() || kind.strip_prefix(own).is_some_and(|rest| rest.starts_with('.'));
    only.iter().filter_map(Value::as_str).any(names)
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, (ErrorCode, String)> {
    serde_json::from_value(params).map_err(|error| (ErrorCode::InvalidParams, error.to_string()))
}

/// How columns are counted: in bytes where the editor can.
fn unit(params: &InitializeParams) -> Unit {
    let general = params.capabilities.general.as_ref();
    let offered = general.and_then(|general| general.position_encodings.as_ref());
    let has_bytes = offered.is_some_and(|offered| offered.contains(&gen_lsp_types::PositionEncodingKind::UTF8));
    if has_bytes { Unit::Utf8 } else { Unit::Utf16 }
}

/// Whether the editor tells of files that change on the disk when it is asked to.
fn watches(params: &InitializeParams) -> bool {
    let workspace = params.capabilities.workspace.as_ref();
    let files = workspace.and_then(|workspace| workspace.did_change_watched_files.as_ref());
    files.is_some_and(|files| files.dynamic_registration == Some(true))
}

#[expect(deprecated, reason = "older editors name one folder only")]
fn folders(params: &InitializeParams) -> Vec<&Uri> {
    let several = match &params.workspace_folders_initialize_params.workspace_folders {
        Some(WorkspaceFolders::WorkspaceFolderList(list)) => list.iter().map(|folder| &folder.uri).collect(),
        _ => Vec::new(),
    };
    let uris = if several.is_empty() { params.root_uri.iter().collect() } else { several };
    uris.into_iter().filter(|uri| uri::path_of(uri).is_some_and(|path| path.is_dir())).collect()
}

fn capabilities(unit: Unit) -> Value {
    json!({
        "capabilities": {
            "positionEncoding": match unit { Unit::Utf8 => "utf-8", Unit::Utf16 => "utf-16" },
            "textDocumentSync": {"openClose": true, "change": 2, "save": {"includeText": false}},
            "hoverProvider": true,
            "codeActionProvider": {"codeActionKinds": ["quickfix", actions::FIX_ALL]},
            "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
        },
        "serverInfo": {"name": "karat", "version": env!("CARGO_PKG_VERSION")},
    })
}
