package github_actions.obfuscation_test

import data.github_actions.obfuscation
import data.lib.fix

_workflow(step) := {"on": "push", "jobs": {"build": {"steps": [step]}}}

_at := ["jobs", "build", "steps", 0]

test_finds_paths_with_detours if {
	every uses in ["actions/cache/save/../save@v4", "actions/cache/./save@v4", "actions/cache//save@v4", "actions/cache/.@v4", "actions/cache/@v4"] {
		fix.bare(obfuscation.deny) == {{
			"message": sprintf("job \"build\", step 1 hides which action it uses in %q", [split(uses, "@")[0]]),
			"at": array.concat(_at, ["uses"]),
		}} with input as _workflow({"uses": uses})
	}
}

test_finds_detours_of_expressions if {
	detours := {
		"fromJSON(toJSON(github.sha))": "writes a value as text only to read it back",
		"inputs[inputs.name]": "works out which field it reads",
		"github[format('{0}', 'sha')]": "works out which field it reads",
		"format('{0}/{1}', 'acme', 'shop')": "gives the same value always",
		"fromJSON('[1, 2]')[0]": "gives the same value always",
	}
	every body, detour in detours {
		fix.bare(obfuscation.deny) == {{"message": sprintf("an expression %s", [detour]), "at": array.concat(_at, ["run"])}} with input as _workflow({"run": sprintf(
			"x ${{ %s }}",
			[body],
		)})
	}
}

test_finds_inputs_in_one_expression if {
	fix.bare(obfuscation.deny) == {{
		"message": "job \"build\", step 1 works out all inputs of its action in one expression",
		"at": array.concat(_at, ["with"]),
	}} with input as _workflow({"uses": "actions/checkout@v4", "with": "${{ fromJSON(steps.a.outputs.b) }}"})
}

test_accepts_plain_ones if {
	every body in [
		"contains(fromJSON('[\"push\"]'), github.event_name)", "github.event.commits[0].message",
		"format('{0}', github.sha)",
		"false", "'x'", "matrix.os == 'linux' && 'a' || 'b'", "fromJSON(needs.plan.outputs.matrix)",
		"hashFiles('a')", "always()",
		"steps['a'].outputs.b", "toJSON(github.event)", "vars[format('X_{0}', inputs.stage)]",
	] {
		obfuscation.deny == set() with input as _workflow({"run": sprintf("x ${{ %s }}", [body])})
	}
	every uses in ["actions/cache/save@v4", "./.github/actions/x", "../x", "docker://a/./b:1"] {
		obfuscation.deny == set() with input as _workflow({"uses": uses})
	}
}

test_accepts_documents_without_expressions if {
	obfuscation.deny == set() with input as {"jobs": {"build": {"steps": []}}}
}

test_accepts_other_kinds if {
	obfuscation.deny == set() with input as {"kind": "Pod"}
}
