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

test_fills_in_values_between_texts if {
	job := {"strategy": {"matrix": {"version": ["8", 9], "name": ["rocky"]}}}
	matrix.filled(job, "linux/rocky:${{ matrix.version }}-slim") == {"linux/rocky:8-slim", "linux/rocky:9-slim"}
	matrix.filled(job, "${{ matrix.name }}:${{ matrix.version }}") == {"rocky:8", "rocky:9"}
}

test_several_names_are_those_of_the_same_job if {
	axis := [{"image": "redis", "version": "8"}, {"image": "dragonfly", "version": "latest"}]
	of_one := {"strategy": {"matrix": {"db": axis}}}
	matrix.filled(of_one, "${{ matrix.db.image }}:${{ matrix.db['version'] }}") == {"redis:8", "dragonfly:latest"}
	matrix.filled(of_one, "${{ matrix.db.image }}:${{ matrix.db.none }}") == set()
	matrix.filled(of_one, "${{ matrix.db.image }}:${{ inputs.version }}") == set()
	listed := {"strategy": {"matrix": {"include": [{"name": "a", "tag": 1}, {"name": "b"}]}}}
	matrix.filled(listed, "${{ matrix.name }}:${{ matrix.tag }}") == {"a:1"}
	excluding := {"strategy": {"matrix": {"A": ["x", "y"], "b": [1, 2], "exclude": [{"a": "x", "b": 1}]}}}
	matrix.filled(excluding, "${{ matrix.a }}-${{ matrix.b }}") == {"x-2", "y-1", "y-2"}
	matrix.filled({"strategy": {"matrix": "${{ fromJSON(inputs.all) }}"}}, "${{ matrix.a }}-${{ matrix.b }}") == set()
	matrix.filled({}, "${{ matrix.a }}-${{ matrix.b }}") == set()
}

test_leaves_out_what_is_only_compared_with if {
	job := {"strategy": {"matrix": {"arch": ["arm64", "amd64"], "os": ["linux"]}}}
	matrix.filled(job, "${{ matrix.arch == 'arm64' && 'linux-arm64' || 'linux' }}") == set()
	matrix.filled(job, "${{ matrix.arch == 'arm64' && matrix.os || 'mac' }}") == {"linux"}
	matrix.filled(job, "${{ matrix.arch && 'large' || matrix.os }}") == {"linux"}
	matrix.filled(job, "${{ fromJSON(matrix.arch) }}") == {"arm64", "amd64"}
}

test_keeps_plain_texts if {
	matrix.filled(_job, "ubuntu-24.04") == {"ubuntu-24.04"}
}

test_knows_nothing_of_other_contexts if {
	matrix.filled(_job, "${{ inputs.os }}") == set()
	matrix.filled({"strategy": {"matrix": "${{ fromJSON(inputs.all) }}"}}, "${{ matrix.os }}") == set()
	matrix.filled({}, "${{ matrix.os }}") == set()
}

test_fills_variables_of_the_environments_around_a_step if {
	entry := {"env": [{"OTHER": "9"}, {"Node": 22}, {"NODE": "20"}]}
	matrix.filled_in(entry, _job, "${{ env.NODE }}") == {"22"}
	matrix.filled_in({"env": [{"NODE": "${{ matrix.image }}"}]}, _job, "${{ env.NODE }}") == {"node"}
	matrix.filled_in(entry, _job, "${{ env.NONE }}") == set()
	matrix.filled_in(entry, _job, "24") == {"24"}
}

test_takes_the_first_of_names_that_differ_in_their_case if {
	job := {"strategy": {"matrix": {"include": [{"OS": "linux", "os": "mac", "arch": "arm64"}]}}}
	matrix.filled(job, "${{ matrix.os }}") == {"linux"}
	matrix.filled(job, "${{ matrix.os }}-${{ matrix.arch }}") == {"linux-arm64"}
}
