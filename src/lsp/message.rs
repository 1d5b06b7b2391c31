//! The line to the editor: answers, notifications and requests out. Who has hung up hears nothing; the server sees that by itself.

use gen_lsp_types::{LogMessageParams, MessageType, ShowMessageParams};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;

/// The line to the editor.
pub(super) struct Wire(Connection);

impl Wire {
    /// By a connection.
    pub(super) const fn new(connection: Connection) -> Self {
        Self(connection)
    }

    /// What the editor says next; `None` where it has hung up.
    pub(super) fn hear(&self) -> Option<Message> {
        self.0.receiver.recv().ok()
    }

    /// Answers a request.
    pub(super) fn answer(&self, id: RequestId, result: impl Serialize) {
        self.send(Response::new_ok(id, result).into());
    }

    /// Refuses a request.
    pub(super) fn refuse(&self, id: RequestId, code: ErrorCode, why: impl Into<String>) {
        self.send(Response::new_err(id, code as i32, why.into()).into());
    }

    /// Tells of something.
    pub(super) fn notify(&self, method: &str, params: impl Serialize) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    /// Asks for something; whatever the answer is.
    pub(super) fn ask(&self, id: &str, method: &str, params: impl Serialize) {
        self.send(Request::new(id.to_owned().into(), method.to_owned(), params).into());
    }

    /// Shows a person something that is wrong.
    pub(super) fn show(&self, message: String) {
        self.notify("window/showMessage", ShowMessageParams { kind: MessageType::Error, message });
    }

    /// Writes something into the editor's log.
    pub(super) fn log(&self, message: String) {
        self.notify("window/logMessage", LogMessageParams { kind: MessageType::Warning, message });
    }

    fn send(&self, message: Message) {
        let _ = self.0.sender.send(message);
    }
}
