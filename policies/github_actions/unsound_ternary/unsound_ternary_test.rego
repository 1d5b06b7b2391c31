package github_actions.unsound_ternary_test

import data.github_actions.unsound_ternary as rule
import data.lib.fix

_workflow(text) := {"on": "push", "jobs": {"build": {"steps": [{"run": "x", "env": {"A": text}}]}}}

_found(values) := {{
	"message": sprintf("an expression never takes %s, for `||` goes on from there to the next value", [value]),
	"at": ["jobs", "build", "steps", 0, "env", "A"],
} |
	some value in values
}

test_finds_values_that_are_never_taken if {
	every body, values in {
		"foo && '' || 'bar'": {"''"},
		"foo&&''||'bar'": {"''"},
		"github.event_name == 'push' && 0 || 10": {"0"},
		"inputs.a && false || true": {"false"},
		"inputs.a && NULL || inputs.b": {"null"},
		"inputs.a && b == 'c' && '' || 'd'": {"''"},
		"(inputs.a && '') || 'b'": {"''"},
		"inputs.a && ('') || 'b'": {"''"},
		"(inputs.a || inputs.b) && '' || 'c'": {"''"},
		"format('{0}', inputs.a && '' || 'b')": {"''"},
		"contains(inputs.a, 'b') && '' || 'c'": {"''"},
		"inputs.a && 'b' || inputs.c && '' || 'd'": {"''"},
		"inputs.a && '' || inputs.c && false || 'd'": {"''", "false"},
		"inputs.a && 'it''s' || inputs.b && 0.0 || '1'": {"0.0"},
		"inputs.a && '' || ''|| 'c'": {"''"},
	} {
		fix.bare(rule.deny) == _found(values) with input as _workflow(sprintf("x ${{ %s }} y", [body]))
	}
}

test_finds_them_over_several_lines if {
	count(rule.deny) == 1 with input as _workflow("${{\n  inputs.a\n  && ''\n  || 'b'\n}}")
}

test_finds_them_in_conditions if {
	workflow := {"jobs": {"build": {"if": "github.ref == 'a' && false || inputs.b", "steps": []}}}
	{finding.at | some finding in rule.deny} == {["jobs", "build", "if"]} with input as workflow
}

test_accepts_values_that_are_taken if {
	every body in [
		"foo && 'bar' || ''",
		"case(foo, '', 'bar')",
		"inputs.a && 10 || 20",
		"inputs.a && 0.5 || 20",
		"inputs.a && 0x1f || 20",
		"inputs.a && 01 || 20",
		"inputs.a == '' || inputs.b",
		"inputs.a && inputs.b == '' || inputs.c",
		"inputs.a && '' == inputs.b || inputs.c",
		"inputs.a && !false || inputs.b",
		"inputs.a && falsehood || inputs.b",
		"inputs.a && null_value || inputs.b",
		"contains(inputs.a && '', 'b') || inputs.c",
		"inputs.y && (inputs.x || inputs.a && '') || inputs.b",
		"inputs.a && ' && '''' || ' || 'b'",
		"inputs.a && '' || ''",
		"inputs.a && ''",
		"inputs.a || ''",
	] {
		rule.deny == set() with input as _workflow(sprintf("${{ %s }}", [body]))
	}
	rule.deny == set() with input as _workflow("test && '' || echo")
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [{"on": null}, {"jobs": ["x"]}, {"jobs": {"a": {"if": true}}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
