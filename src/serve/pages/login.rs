//! The page at which people sign in.

use super::shell::alone;
use super::{Page, href};
use crate::report::markup::{link, tag};

/// Draws it: with an issuer that has a name, and with a token.
pub(in crate::serve) fn login(issuer: Option<&str>, to: &str) -> String {
    let mut page = Page::new("Sign in").lead("What is shown here is not open to everybody.");
    if let Some(issuer) = issuer {
        let way = link(href(&["login", "oidc"], &[("to", to)])).class("action").text(format!("Sign in with {issuer}"));
        page.put(tag("p").with(way));
        page.heading("token", "With a token");
    }
    let field = tag("input")
        .set("id", "credential")
        .set("name", "token")
        .set("type", "password")
        .set("required", "required")
        .set("autocomplete", "off");
    let form = tag("form")
        .set("method", "post")
        .set("action", "/login")
        .class("login")
        .with(tag("input").set("type", "hidden").set("name", "to").set("value", to))
        .with(tag("label").set("for", "credential").text("Token for reading all"))
        .with(field)
        .with(tag("button").text("Sign in"));
    page.put(form);
    page.put(
        tag("p")
            .text("Those who look after this server make one with ")
            .with(tag("code").text("karat token create NAME --read --all"))
            .text("."),
    );
    alone(&page)
}
