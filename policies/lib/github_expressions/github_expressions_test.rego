package lib.github_expressions_test

import data.lib.github_expressions as expressions

test_reads_expressions if {
	expressions.bodies("a ${{ b }} c ${{d}} ${{ e\n}}") == [" b ", "d", " e\n"]
	expressions.bodies("plain") == []
}

test_reads_contexts_in_one_spelling if {
	expressions.contexts(" GitHub['event'].commits[0] . message || 'a.b' ") == {"github.event.commits.*.message"}
}

test_leaves_out_contexts_that_are_only_asked if {
	expressions.contexts("contains(github.head_ref, 'x') || github.ref == 'a' || !inputs.a || (inputs.b && 'c')") == set()
	expressions.contexts("inputs.a && inputs.b") == {"inputs.b"}
}

test_reads_what_a_text_pastes if {
	expressions.pasted("a ${{ inputs.a }} ${{ inputs.b || 'x' }}") == {"inputs.a", "inputs.b"}
	expressions.pasted("inputs.a") == set()
}

test_finds_every_expression_of_a_document if {
	found := {item.body: item.at | some item in expressions.all} with input as {"jobs": {"build": {
		"if": "inputs.a",
		"runs-on": "${{inputs.b}}",
		"steps": [{"run": "x", "if": "${{inputs.c}}"}],
	}}}
	found == {
		"inputs.a": ["jobs", "build", "if"],
		"inputs.b": ["jobs", "build", "runs-on"],
		"inputs.c": ["jobs", "build", "steps", 0, "if"],
	}
}

test_knows_variables_of_environments if {
	environments := [{"A": "near"}, {"a": "far", "B": 2}]
	expressions.variable("${{ env.a }}", environments) == "near"
	expressions.variable("${{env.B}}", environments) == 2
	not expressions.variable("${{ env.C }}", environments)
	not expressions.variable("x${{ env.a }}", environments)
}
