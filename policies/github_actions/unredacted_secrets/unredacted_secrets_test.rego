package github_actions.unredacted_secrets_test

import data.github_actions.unredacted_secrets as rule
import data.lib.fix

_workflow(value) := {"on": "push", "jobs": {"deploy": {"steps": [{"run": "x", "env": {"PASSWORD": value}}]}}}

test_finds_fields_of_a_secret if {
	every body in [
		"fromJSON(secrets.BLOB).password", "fromJSON( secrets['BLOB'] )['password']",
		"fromJson(secrets.blob) . password || 'x'",
	] {
		count(rule.deny) == 1 with input as _workflow(sprintf("${{ %s }}", [body]))
	}
	fix.bare(rule.deny) == {{
		"message": "fromJSON(secrets.BLOB).password is a part of a secret that logs do not hide",
		"at": ["jobs", "deploy", "steps", 0, "env", "PASSWORD"],
	}} with input as _workflow("${{ fromJSON(secrets.BLOB).password }}")
}

test_accepts_whole_secrets if {
	every body in ["secrets.PASSWORD", "fromJSON(secrets.BLOB)", "fromJSON(vars.BLOB).user", "fromJSON(inputs.x).secrets"] {
		rule.deny == set() with input as _workflow(sprintf("${{ %s }}", [body]))
	}
}

test_accepts_steps_without_variables if {
	rule.deny == set() with input as {"jobs": {"deploy": {"steps": [{"run": "x"}]}}}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod"}
}
