package lib.github_inputs_test

import data.lib.github_inputs as inputs

_workflow := {"on": {
	"workflow_call": {"inputs": {
		"Runner": {"type": "string"},
		"os": {"type": "string", "default": "ubuntu-24.04"},
	}},
	"workflow_dispatch": {"inputs": {
		"os": {"type": "choice", "options": ["ubuntu-24.04", "macos-15"]},
		"on": {"type": "boolean", "default": false},
	}},
}}

_job := {"strategy": {"matrix": {"os": ["ubuntu-24.04", "${{ inputs.runner }}"]}}}

test_takes_what_the_file_says if {
	inputs.possible({}, "${{ inputs.os }}") == {"ubuntu-24.04", "macos-15"} with input as _workflow
	inputs.possible({}, " ${{ github.event.inputs.on }} ") == {false} with input as _workflow
	inputs.possible(_job, "${{ matrix.os }}") == {"ubuntu-24.04", "${{ inputs.runner }}"} with input as _workflow
	inputs.possible({}, "${{ inputs.runner || 'x' }}") == {"x"} with input as _workflow
	inputs.possible({}, "${{ fromJSON(inputs.runner || '[\"x\"]') }}") == {"[\"x\"]"} with input as _workflow
	inputs.possible({}, "${{ inputs.a }}") == {"b"} with input as {"inputs": {"a": {"default": "b"}}}
}

test_what_the_file_does_not_say_stays if {
	every text in [
		"${{ inputs.runner }}", "${{ vars.RUNNER }}", "${{ matrix.other }}", "${{ fromJSON(needs.a.outputs.b) }}",
		"${{ inputs.none }}",
	] {
		inputs.possible(_job, text) == {text} with input as _workflow
		inputs.is_open(text)
	}
}

test_takes_nothing_of_what_is_more_than_an_expression if {
	every text in ["ubuntu", "${{ inputs.a }}-${{ inputs.b }}", "a-${{ inputs.a }}", "${{ github.ref == 'a' && 'b' || 'c' }}"] {
		inputs.possible({}, text) == set() with input as _workflow
	}
	not inputs.is_open("ubuntu")
	not inputs.is_open(true)
}
