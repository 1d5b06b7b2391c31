//! Built-ins that a `with` of the load replaces although regorus cannot replace them: calls of them go through a function of
//! the calling package, and the `with` replaces these functions. Modules in, look-ups out.

use std::collections::{BTreeMap, BTreeSet};

use super::names::below_data;
use super::visit;
use crate::rego::ast::{Expr, ExprKind, Module, With};

/// What regorus can replace by itself: the built-ins that it has.
const NATIVE: &str = " abs array.concat array.reverse array.slice base64.decode base64.encode base64.is_valid \
    base64url.decode base64url.encode base64url.encode_no_pad bits.and bits.lsh bits.negate bits.or bits.rsh bits.xor ceil \
    concat contains count endswith floor format_int glob.match glob.quote_meta graph.reachable graph.reachable_paths \
    hex.decode hex.encode indexof indexof_n intersection is_array is_boolean is_null is_number is_object is_set is_string \
    json.filter json.is_valid json.marshal json.marshal_with_options json.patch json.remove json.unmarshal lower max min \
    net.cidr_contains net.cidr_expand net.cidr_is_valid numbers.range numbers.range_step object.filter object.get \
    object.keys object.remove object.subset object.union object.union_n print product rand.intn regex.find_n \
    regex.is_valid regex.match regex.replace regex.split regex.template_match replace round semver.compare semver.is_valid \
    sort split sprintf startswith strings.any_prefix_match strings.any_suffix_match strings.count strings.replace_n \
    strings.reverse substring sum time.add_date time.clock time.date time.diff time.format time.now_ns \
    time.parse_duration_ns time.parse_ns time.parse_rfc3339_ns time.weekday to_number trim trim_left trim_prefix \
    trim_right trim_space trim_suffix type_name union units.parse units.parse_bytes upper urlquery.decode \
    urlquery.decode_object urlquery.encode urlquery.encode_object uuid.parse uuid.rfc4122 walk yaml.is_valid yaml.marshal \
    yaml.unmarshal ";

/// For each replaced built-in, the packages that call it.
pub(super) type Mocks = BTreeMap<String, BTreeSet<Vec<String>>>;

/// The built-ins of the load whose calls must go through a function.
pub(super) fn of(modules: &[&Module], is_builtin: &dyn Fn(&str) -> bool) -> Mocks {
    let mut targets: BTreeSet<String> = BTreeSet::new();
    for module in modules {
        visit::module(module, &mut |_| {}, &mut |with: &With| {
            if let Some(path) = with.target.path() {
                let name = path.join(".");
                if is_builtin(&name) && !NATIVE.contains(&format!(" {name} ")) {
                    targets.insert(name);
                }
            }
        });
    }
    let mut mocks = Mocks::new();
    if targets.is_empty() {
        return mocks;
    }
    for module in modules {
        let package: Vec<String> = module.package.path.iter().map(|name| name.text.clone()).collect();
        let mut called = |expr: &Expr| {
            if let ExprKind::Call(call) = &expr.kind
                && let Some(path) = call.function.path()
                && targets.contains(&path.join("."))
            {
                mocks.entry(path.join(".")).or_default().insert(package.clone());
            }
        };
        visit::module(module, &mut called, &mut |_| {});
    }
    for name in targets {
        mocks.entry(name).or_default();
    }
    mocks
}

/// The function through which a package calls a built-in.
pub(super) fn stand_in(package: &[String], name: &str, at: &Expr) -> Expr {
    below_data(package.iter().cloned().chain([local(name)]), at.span)
}

/// The definition of the function through which a package calls a built-in.
pub(super) fn definition(name: &str, arity: usize) -> String {
    let args: Vec<String> = (1..=arity).map(|number| format!("a{number}")).collect();
    let args = args.join(", ");
    format!("{}({args}) := {name}({args})", local(name))
}

fn local(name: &str) -> String {
    format!("__builtin_{}", name.replace('.', "_"))
}
