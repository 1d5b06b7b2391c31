package lib.github_runners_test

import data.lib.github_runners as runners

_job(runs_on, matrix) := {"jobs": {"build": {"runs-on": runs_on, "strategy": {"matrix": matrix}, "steps": []}}}

_found(reason) := [{"job": "build", "label": "job \"build\"", "at": ["jobs", "build", "runs-on"], "reason": reason}]

test_finds_labels_of_every_form if {
	every runs_on in [
		"self-hosted", "Self-Hosted", ["linux", "self-hosted"], {"labels": "self-hosted"},
		{"labels": ["self-hosted"]},
		["linux", "ARM64"], "${{ inputs.big && 'self-hosted' || 'ubuntu-latest' }}",
		"${{ fromJSON('[\"self-hosted\", \"linux\"]') }}",
	] {
		runners.self_hosted == _found("self-hosted") with input as _job(runs_on, {})
	}
}

test_finds_labels_of_the_matrix if {
	every matrix in [
		{"os": ["ubuntu-24.04", "self-hosted"]},
		{"os": [["self-hosted", "linux"]]},
		{"include": [{"os": "self-hosted"}]},
		{"os": ["self-hosted", "ubuntu-24.04"], "exclude": [{"os": "self-hosted", "node": 20}]},
	] {
		runners.self_hosted == _found("self-hosted") with input as _job("${{ matrix.os }}", matrix)
	}
	runners.self_hosted == _found("self-hosted") with input as _job(
		"${{ matrix.target.runner }}",
		{"target": [{"runner": "self-hosted"}]},
	)
}

test_tells_copies_of_the_repository if {
	every runs_on in [
		"${{ endsWith(github.repository, '-enterprise') && fromJSON('[\"self-hosted\", \"linux\"]') || 'ubuntu-24.04' }}",
		"${{ (contains(github.repository, 'private')) && (matrix.os == 'arm') && 'self-hosted' || matrix.os }}",
		"${{ inputs.os || endsWith(github.repository, '-enterprise') && 'self-hosted' }}",
	] {
		runners.self_hosted == _found("copy") with input as _job(runs_on, {})
	}
	every runs_on in [
		"${{ endsWith(github.repository, '-enterprise') && 'ubuntu-24.04' || 'self-hosted' }}",
		"${{ !endsWith(github.repository, '-enterprise') && 'self-hosted' || 'ubuntu-24.04' }}",
		"${{ (inputs.big || endsWith(github.repository, '-enterprise')) && 'self-hosted' || 'ubuntu-24.04' }}",
		"${{ endsWith(github.repository, '/shop') && 'self-hosted' || 'ubuntu-24.04' }}",
		"${{ github.repository == 'org/shop' && 'self-hosted' || 'ubuntu-24.04' }}",
		"${{ github.repository_owner == 'org' && 'self-hosted' || 'ubuntu-24.04' }}",
	] {
		runners.self_hosted == _found("self-hosted") with input as _job(runs_on, {})
	}
}

test_tells_groups if {
	runners.self_hosted == _found("group") with input as _job({"group": "big"}, {})
	runners.self_hosted == _found("group") with input as _job({"group": "big", "labels": ["gpu"]}, {})
	runners.self_hosted == [] with input as _job({"group": "big", "labels": "ubuntu-latest-16-cores"}, {})
	runners.self_hosted == _found("self-hosted") with input as _job({"group": "big", "labels": ["self-hosted", "ubuntu-24"]}, {})
}

test_accepts_runners_of_github if {
	every runs_on in ["ubuntu-latest", ["windows-2025"], "macos-15", "my-larger-runner", "${{ inputs.runner }}", null] {
		runners.self_hosted == [] with input as _job(runs_on, {})
	}
}

test_accepts_names_that_larger_runners_may_have if {
	every runs_on in [
		"arm64", ["linux-arm64"], "${{ matrix.arch }}",
		"${{ matrix.arch == 'arm64' && 'linux-arm64' || 'linux' }}", "linux-x64",
		"${{ matrix.arch == 'self-hosted' && 'large' || 'ubuntu-24.04' }}",
		"${{ contains(inputs.runner, 'self-hosted') && 'large' || 'ubuntu-24.04' }}",
	] {
		runners.self_hosted == [] with input as _job(runs_on, {"arch": ["arm64", "amd64"]})
	}
	runners.self_hosted == _found("self-hosted") with input as _job(
		"${{ inputs.os == 'self-hosted' && 'self-hosted' || 'ubuntu-24.04' }}",
		{},
	)
	runners.self_hosted == _found("self-hosted") with input as _job(["linux", "${{ matrix.arch }}"], {"arch": ["ARM64"]})
}

test_accepts_what_the_matrix_excludes if {
	runners.self_hosted == [] with input as _job(
		"${{ matrix.os }}",
		{"os": ["self-hosted", "ubuntu-24.04"], "exclude": [{"os": "self-hosted"}]},
	)
}

test_accepts_jobs_without_a_runner if {
	runners.self_hosted == [] with input as {"jobs": {"call": {"uses": "./.github/workflows/x.yml"}}}
	runners.self_hosted == [] with input as _job("${{ matrix.os }}", "${{ fromJSON(needs.plan.outputs.matrix) }}")
}
