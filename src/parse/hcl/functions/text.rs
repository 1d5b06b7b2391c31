//! Functions on texts.

use std::sync::Arc;

use super::super::convert::{int, list, text};
use super::super::mixed::{MAX_TEXT, Mixed};
use super::super::value::{Answer, Failure, Val};
use super::{argument, format, pattern};

/// Calls a function of this family.
pub(super) fn call(name: &str, arguments: &[Val]) -> Option<Answer> {
    let own = |at| argument(arguments, at).and_then(text);
    Some(match name {
        "lower" => own(0).and_then(|text| Val::text(text.to_lowercase())),
        "upper" => own(0).and_then(|text| Val::text(text.to_uppercase())),
        "title" => own(0).and_then(|text| Val::text(title(&text))),
        "trimspace" => own(0).and_then(|text| Val::text(text.trim())),
        "chomp" => own(0).and_then(|text| Val::text(text.trim_end_matches(['\n', '\r']))),
        "strrev" => own(0).and_then(|text| Val::text(text.chars().rev().collect::<String>())),
        "basename" => own(0).and_then(|path| Val::text(basename(&path))),
        "dirname" => own(0).and_then(|path| Val::text(dirname(&path))),
        "trim" => both(own(0), own(1), |text, cut| text.trim_matches(|c| cut.contains(c)).to_owned()),
        "trimprefix" => both(own(0), own(1), |text, cut| text.strip_prefix(cut).unwrap_or(text).to_owned()),
        "trimsuffix" => both(own(0), own(1), |text, cut| text.strip_suffix(cut).unwrap_or(text).to_owned()),
        "startswith" => own(0).and_then(|text| Ok(Val::Bool(text.starts_with(own(1)?.as_ref())))),
        "endswith" => own(0).and_then(|text| Ok(Val::Bool(text.ends_with(own(1)?.as_ref())))),
        "strcontains" => own(0).and_then(|text| Ok(Val::Bool(text.contains(own(1)?.as_ref())))),
        "replace" => replace(arguments),
        "split" => split(arguments),
        "join" => join(arguments),
        "substr" => substr(arguments),
        "indent" => indent(arguments),
        "format" => format::format(arguments),
        "formatlist" => format::format_list(arguments),
        _ => return None,
    })
}

fn both(a: Answer<Arc<str>>, b: Answer<Arc<str>>, work: impl Fn(&str, &str) -> String) -> Answer {
    Val::text(work(&a?, &b?))
}

fn title(text: &str) -> String {
    let mut previous = ' ';
    let upper = text.chars().map(|c| {
        let starts = !previous.is_alphanumeric() && !matches!(previous, '_' | '\'');
        previous = c;
        if starts { c.to_uppercase().to_string() } else { c.to_string() }
    });
    upper.collect()
}

fn basename(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

fn dirname(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| if folder.is_empty() { "/" } else { folder })
}

fn replace(arguments: &[Val]) -> Answer {
    let (within, search) = (text(argument(arguments, 0)?)?, text(argument(arguments, 1)?)?);
    let by = text(argument(arguments, 2)?)?;
    if search.len() > 1 && search.starts_with('/') && search.ends_with('/') {
        let pattern = search.get(1..search.len() - 1).unwrap_or_default();
        return pattern::replace(&within, pattern, &by);
    }
    let count = if search.is_empty() { within.len() + 1 } else { within.matches(search.as_ref()).count() };
    if count.saturating_mul(by.len()).saturating_add(within.len()) > MAX_TEXT {
        return Err(Failure::Limit);
    }
    Val::text(within.replace(search.as_ref(), &by))
}

fn split(arguments: &[Val]) -> Answer {
    let (separator, whole) = (text(argument(arguments, 0)?)?, text(argument(arguments, 1)?)?);
    if separator.is_empty() {
        return Val::list(whole.chars().map(|c| Val::text(c.to_string())).collect::<Answer<_>>()?);
    }
    Val::list(whole.split(separator.as_ref()).map(Val::text).collect::<Answer<_>>()?)
}

fn join(arguments: &[Val]) -> Answer {
    let (separator, lists) = arguments.split_first().ok_or(Failure::Wrong)?;
    let separator = text(separator)?;
    let mut joined = Mixed::default();
    let mut is_first = true;
    for of in lists {
        for item in &list(of)?.items {
            if !is_first {
                joined.known(&separator)?;
            }
            is_first = false;
            joined.value(item)?;
        }
    }
    joined.finish()
}

fn substr(arguments: &[Val]) -> Answer {
    let whole = text(argument(arguments, 0)?)?;
    let (offset, length) = (int(argument(arguments, 1)?)?, int(argument(arguments, 2)?)?);
    let count = i64::try_from(whole.chars().count()).unwrap_or(i64::MAX);
    let start = if offset < 0 { count.saturating_add(offset).max(0) } else { offset };
    let start = usize::try_from(start).map_err(|_| Failure::Wrong)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    Val::text(whole.chars().skip(start).take(length).collect::<String>())
}

fn indent(arguments: &[Val]) -> Answer {
    let blanks = usize::try_from(int(argument(arguments, 0)?)?).map_err(|_| Failure::Wrong)?;
    let whole = text(argument(arguments, 1)?)?;
    let lines = whole.matches('\n').count();
    if lines.saturating_mul(blanks).saturating_add(whole.len()).saturating_add(blanks) > MAX_TEXT {
        return Err(Failure::Limit);
    }
    Val::text(whole.replace('\n', &format!("\n{}", " ".repeat(blanks))))
}
