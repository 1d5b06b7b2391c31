//! References that get their value before the statement that they stand in: OPA's compiler takes them out of it, from left to right.
//! That shows where one gives a variable its value that stands beside it (`f(i, input.xs[i])`), and where a rule with several values
//! stands before a loop over nothing.

use super::Compiler;
use crate::evaluate::machine::code::{Give, Op, Slot};
use crate::rego::ir::{Base, ExprKind, Term, TermKind, Vars};
use crate::rego::{Skip, vars_in};

impl Compiler<'_> {
    /// Makes the steps of the references that must be there before the statement is.
    pub(super) fn ahead(&mut self, kind: &ExprKind) {
        let references = kind.references();
        if !self.must_be_ahead(kind, &references) {
            return;
        }
        for term in references {
            let TermKind::Ref(base, parts) = &term.kind else { continue };
            if *base == Base::Data || !self.given_by(parts).is_empty() {
                let slot = match self.operand(term) {
                    Give::Slot(slot) => slot,
                    give => {
                        let slot = self.fresh();
                        self.ops.push(Op::Bind(slot, give));
                        slot
                    }
                };
                self.ahead.push((std::ptr::from_ref(term), slot));
            }
        }
    }

    /// Where the value of a reference is, if it is there already.
    pub(super) fn known(&self, term: &Term) -> Option<Slot> {
        self.ahead.iter().find(|(known, _)| std::ptr::eq(*known, term)).map(|(_, slot)| *slot)
    }

    fn must_be_ahead(&self, kind: &ExprKind, references: &[&Term]) -> bool {
        let mut first_of_data = usize::MAX;
        let mut given = Vars::default();
        for (index, term) in references.iter().enumerate() {
            let TermKind::Ref(base, parts) = &term.kind else { continue };
            let own = self.given_by(parts);
            let mut inside = Vec::new();
            for part in parts {
                part.references(&mut inside);
            }
            // A loop may come before what its own brackets need; what brackets need is there before all that is beside.
            let is_behind = if own.is_empty() { first_of_data < index - inside.len() } else { first_of_data < index };
            if is_behind && !(own.is_empty() && inside.is_empty()) {
                return true;
            }
            if *base == Base::Data {
                first_of_data = first_of_data.min(index);
            }
            given.add_all(&own);
        }
        !given.is_empty() && !named_again(kind).both(&given).is_empty()
    }

    /// The variables in the brackets of a reference that get their values there.
    fn given_by(&self, parts: &[Term]) -> Vars {
        let mut given = Vars::default();
        for part in parts {
            vars_in(part, Skip::Unmatched, &mut |var| given.add(var));
        }
        given.without(&self.bound)
    }
}

/// The variables that a statement names more than once.
fn named_again(kind: &ExprKind) -> Vars {
    let (mut once, mut again) = (Vars::default(), Vars::default());
    kind.each_operand(&mut |term| {
        vars_in(term, Skip::Closures, &mut |var| if once.has(var) { again.add(var) } else { once.add(var) });
    });
    again
}
