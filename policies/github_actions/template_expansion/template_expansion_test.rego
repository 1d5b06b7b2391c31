package github_actions.template_expansion_test

import data.github_actions.template_expansion as rule
import data.lib.fix

_workflow(step) := {"on": "push", "jobs": {"build": {"steps": [step]}}}

_finding(listed, path) := {
	"message": sprintf("job \"build\", step 1 pastes %s into its script, where a variable would do", [listed]),
	"at": array.concat(["jobs", "build", "steps", 0], path),
}

test_finds_expressions_of_any_context if {
	every body in [
		"github.actor", "needs['test-matrix']['result']", "env.FOO", "matrix.os", "secrets.A && 'b' || 'c'", "runner.os",
		"fromJson(steps.runs.outputs.data).workflow_runs[0].id", "hashFiles('a')", "foo.*.bar",
	] {
		fix.bare(rule.deny) == {_finding(body, ["run"])} with input as _workflow({"run": sprintf("echo ${{ %s }}", [body])})
	}
}

test_names_those_of_a_script if {
	script := "echo ${{ github.actor }}\necho ${{github.actor}} ${{\n  some.ctx\n  || 'b'\n}}"
	fix.bare(rule.deny) == {_finding("github.actor, some.ctx || 'b'", ["run"])} with input as _workflow({"run": script})
	fix.bare(rule.deny) == {_finding("a.a, b.b, c.c and 2 more", ["run"])} with input as _workflow({"run": "${{a.a}} ${{c.c}} ${{b.b}} ${{d.d}} ${{e.e}}"})
}

test_finds_them_in_scripts_of_actions if {
	fix.bare(rule.deny) == {_finding("github.sha", ["with", "script"])} with input as _workflow({
		"uses": "actions/github-script@v8",
		"with": {"script": "console.log('${{ github.sha }}')"},
	})
	fix.bare(rule.deny) == {{
		"message": "step 1 pastes inputs.a into its script, where a variable would do",
		"at": ["runs", "steps", 0, "run"],
	}} with input as {"runs": {"using": "composite", "steps": [{"run": "echo ${{ inputs.a }}"}]}}
}

test_accepts_variables_and_texts if {
	every step in [
		{"run": "echo \"$REF\" ${GITHUB_ACTOR}", "env": {"REF": "${{ github.ref }}"}},
		{"run": "echo ${{ '${{' }} ${{ 1 }} ${{ 'a.b' }}"},
		{"run": "echo {{ github.actor }}", "if": "${{ github.ref }}", "working-directory": "${{ inputs.a }}"},
		{"uses": "actions/checkout@v4", "with": {"ref": "${{ github.ref }}"}},
		{"uses": "actions/github-script@v8", "with": {"github-token": "${{ github.token }}", "script": "process.env.A"}},
	] {
		rule.deny == set() with input as _workflow(step)
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [_workflow({"run": ["${{ a.b }}"]}), _workflow("${{ a.b }}"), {"jobs": {"a": {"run": "${{ a.b }}"}}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
