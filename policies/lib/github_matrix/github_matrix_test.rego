package lib.github_matrix_test

import data.lib.github_matrix as matrix

_job := {"strategy": {"matrix": {
	"OS": ["linux", "mac", {"name": "bsd"}],
	"include": [{"os": "windows", "image": "node"}],
	"exclude": [{"OS": "mac"}, {"OS": "linux", "node": 20}],
}}}

test_fills_in_values if {
	matrix.filled(_job, "${{ matrix.os }}") == {"linux", "windows", {"name": "bsd"}}
	matrix.filled(_job, "${{ matrix['os'].name || '' }}") == {"bsd"}
	matrix.filled(_job, "${{ matrix.image }}") == {"node"}
}

test_keeps_plain_texts if {
	matrix.filled(_job, "ubuntu-24.04") == {"ubuntu-24.04"}
}

test_knows_nothing_of_other_contexts if {
	matrix.filled(_job, "${{ inputs.os }}") == set()
	matrix.filled({"strategy": {"matrix": "${{ fromJSON(inputs.all) }}"}}, "${{ matrix.os }}") == set()
	matrix.filled({}, "${{ matrix.os }}") == set()
}
