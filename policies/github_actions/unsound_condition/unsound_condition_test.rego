package github_actions.unsound_condition_test

import data.github_actions.unsound_condition

_workflow(condition) := {"on": "push", "jobs": {"build": {"steps": [{"run": "x", "if": condition}]}}}

test_finds_text_around_an_expression if {
	every condition in [
		"${{ false }}\n", "${{ github.ref == 'refs/heads/main' }} && inputs.deploy", "!${{ inputs.skip }}",
		"${{ inputs.a }} || ${{ inputs.b }}", "success() && ${{\n inputs.a\n}}", "${{ inputs.a }} ",
	] {
		unsound_condition.deny == {{
			"message": "job \"build\", step 1 has a condition that always holds, there is text around its ${{ }}",
			"at": ["jobs", "build", "steps", 0, "if"],
		}} with input as _workflow(condition)
	}
}

test_finds_conditions_of_called_workflows_and_actions if {
	unsound_condition.deny == {{
		"message": "job \"call\" has a condition that always holds, there is text around its ${{ }}",
		"at": ["jobs", "call", "if"],
	}} with input as {"jobs": {"call": {"if": "${{ inputs.a }}\n", "uses": "./.github/workflows/x.yml"}}}
	count(unsound_condition.deny) == 1 with input as {"runs": {"steps": [{"run": "x", "if": "${{ inputs.a }}\n"}]}}
}

test_accepts_whole_expressions if {
	every condition in [
		"${{ github.ref == 'refs/heads/main' }}", "${{\n inputs.a &&\n inputs.b\n}}",
		"${{ format('}}{0}', inputs.a) == 'x' }}",
	] {
		unsound_condition.deny == set() with input as _workflow(condition)
	}
}

test_accepts_conditions_without_braces if {
	every condition in ["false\n", "inputs.a &&\ninputs.b\n", true, null] {
		unsound_condition.deny == set() with input as _workflow(condition)
	}
	unsound_condition.deny == set() with input as {"jobs": {"build": {"steps": [{"run": "x"}]}}}
}

test_accepts_other_kinds if {
	unsound_condition.deny == set() with input as {"kind": "Pod", "if": "${{ a }} b"}
}
