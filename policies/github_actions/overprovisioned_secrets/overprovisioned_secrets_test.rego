package github_actions.overprovisioned_secrets_test

import data.github_actions.overprovisioned_secrets as rule
import data.lib.fix

_workflow(value) := {"on": "push", "jobs": {"deploy": {"steps": [{"run": "x", "env": {"SECRETS": value}}]}}}

_at := ["jobs", "deploy", "steps", 0, "env", "SECRETS"]

test_finds_all_secrets_in_one_text if {
	every body in ["toJSON(secrets)", "tojson( secrets )", "format('{0}', toJSON(secrets))", "join(secrets.*, ',')"] {
		fix.bare(rule.deny) == {{"message": "an expression takes in all secrets as one text", "at": _at}} with input as _workflow(sprintf(
			"${{ %s }}",
			[body],
		))
	}
}

test_finds_names_that_are_worked_out if {
	every body in ["secrets[format('X_{0}', matrix.env)]", "secrets[inputs.name]", "Secrets[ env.NAME ]"] {
		fix.bare(rule.deny) == {{"message": "an expression works out which secret it takes", "at": _at}} with input as _workflow(sprintf(
			"${{ %s }}",
			[body],
		))
	}
}

test_finds_conditions if {
	fix.bare(rule.deny) == {{"message": "an expression works out which secret it takes", "at": ["jobs", "a", "if"]}} with input as {"jobs": {"a": {
		"if": "secrets[inputs.name] != ''",
		"steps": [],
	}}}
}

test_accepts_secrets_by_name if {
	every body in ["secrets.TOKEN", "secrets['TOKEN']", "toJSON(secrets.TOKEN)", "toJSON(vars)", "inputs.secrets[0]"] {
		rule.deny == set() with input as _workflow(sprintf("${{ %s }}", [body]))
	}
}

test_accepts_texts_without_an_expression if {
	rule.deny == set() with input as _workflow("toJSON(secrets)")
	rule.deny == set() with input as _workflow(null)
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
