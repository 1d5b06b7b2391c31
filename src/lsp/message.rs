//! The line to the editor: answers, notifications and requests out, messages in. Who has hung up hears nothing; the server sees that
//! by itself.

use std::io::{self, BufRead, Read as _, Write};
use std::sync::{Mutex, PoisonError};

use gen_lsp_types::{LogMessageParams, MessageType, ShowMessageParams};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// The line to the editor.
pub(super) struct Wire {
    input: Mutex<Box<dyn BufRead + Send>>,
    output: Mutex<Box<dyn Write + Send>>,
}

impl Wire {
    /// From what the editor says, and to what it hears.
    pub(super) fn new(input: Box<dyn BufRead + Send>, output: Box<dyn Write + Send>) -> Self {
        Self { input: Mutex::new(input), output: Mutex::new(output) }
    }

    /// What the editor says next; `None` where it has hung up, or nothing says where a message ends. What is no message is answered.
    pub(super) fn hear(&self) -> Option<Message> {
        loop {
            let body = body(&mut **self.input.lock().unwrap_or_else(PoisonError::into_inner)).ok()??;
            let (code, error) = match serde_json::from_slice::<Value>(&body) {
                Ok(value) => match serde_json::from_value(value) {
                    Ok(message) => return Some(message),
                    Err(_) => {
                        (ErrorCode::InvalidRequest, "this is no request, no answer and no notification".to_owned())
                    }
                },
                Err(error) => (ErrorCode::ParseError, error.to_string()),
            };
            // Nobody knows which request it was.
            let answer = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code as i32, "message": error}});
            let text = answer.to_string();
            let mut output = self.output.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = write!(output, "Content-Length: {}\r\n\r\n{text}", text.len()).and_then(|()| output.flush());
        }
    }

    /// Answers a request.
    pub(super) fn answer(&self, id: RequestId, result: impl Serialize) {
        self.send(&Response::new_ok(id, result).into());
    }

    /// Refuses a request.
    pub(super) fn refuse(&self, id: RequestId, code: ErrorCode, why: impl Into<String>) {
        self.send(&Response::new_err(id, code as i32, why.into()).into());
    }

    /// Tells of something.
    pub(super) fn notify(&self, method: &str, params: impl Serialize) {
        self.send(&Notification::new(method.to_owned(), params).into());
    }

    /// Asks for something; whatever the answer is.
    pub(super) fn ask(&self, id: &str, method: &str, params: impl Serialize) {
        self.send(&Request::new(id.to_owned().into(), method.to_owned(), params).into());
    }

    /// Shows a person something that is wrong.
    pub(super) fn show(&self, message: String) {
        self.notify("window/showMessage", ShowMessageParams { kind: MessageType::Error, message });
    }

    /// Writes something into the editor's log.
    pub(super) fn log(&self, message: String) {
        self.notify("window/logMessage", LogMessageParams { kind: MessageType::Warning, message });
    }

    fn send(&self, message: &Message) {
        let _ = message.write(&mut *self.output.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

/// The bytes of the next message; `None` at the end.
fn body(input: &mut dyn BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut size: Option<u64> = None;
    let mut line = String::new();
    loop {
        line.clear();
        if input.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let Some((name, value)) = line.split_once(':') else { break };
        if name.eq_ignore_ascii_case("Content-Length") {
            size = value.trim().parse().ok();
        }
    }
    let size = size.filter(|_| line.trim().is_empty()).ok_or(io::ErrorKind::InvalidData)?;
    let mut body = Vec::new();
    input.take(size).read_to_end(&mut body)?;
    Ok((body.len() as u64 == size).then_some(body))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn bodies(text: &'static str) -> Vec<String> {
        let mut input = Cursor::new(text);
        let read = std::iter::from_fn(|| body(&mut input).ok()?);
        read.map(|body| String::from_utf8(body).unwrap()).collect()
    }

    #[test]
    fn messages_end_where_their_header_says() {
        let typed = "content-length: 3\r\nContent-Type: x; charset=utf-8\r\n\r\n{1}Content-Length:2\r\n\r\n{}";
        assert_eq!(bodies(typed), ["{1}", "{}"]);
        for nothing in [
            "",
            "{}",
            "\r\n{}",
            "Content-Length: x\r\n\r\n{}",
            "Content-Length: 9\r\n\r\n{}",
            "Content-Length: 2\r\nx\r\n{}",
        ] {
            assert_eq!(bodies(nothing), Vec::<String>::new(), "{nothing:?}");
        }
    }
}
