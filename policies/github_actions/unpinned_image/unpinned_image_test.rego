package github_actions.unpinned_image_test

import data.github_actions.unpinned_image
import data.lib.fix

_workflow(job) := {"on": "push", "jobs": {"test": object.union({"runs-on": "ubuntu-24.04", "steps": []}, job)}}

_message(what, image, reason) := sprintf("%s of job \"test\": image %q %s", [what, image, reason])

test_finds_containers_and_services if {
	fix.bare(unpinned_image.deny) == {
		{"message": _message("container", "node", "has no tag"), "at": ["jobs", "test", "container", "image"]},
		{
			"message": _message("service \"db\"", "redis:latest", "uses the tag latest"),
			"at": ["jobs", "test", "services", "db", "image"],
		},
	} with input as _workflow({"container": {"image": "node"}, "services": {"db": {"image": "redis:latest"}}})
	fix.bare(unpinned_image.deny) == {{
		"message": _message("container", "node", "has no tag"),
		"at": ["jobs", "test", "container"],
	}} with input as _workflow({"container": "node"})
}

test_finds_images_of_the_matrix if {
	fix.bare(unpinned_image.deny) == {{
		"message": _message("container", "python", "has no tag"),
		"at": ["jobs", "test", "container"],
	}} with input as _workflow({
		"container": "${{ matrix.image || '' }}",
		"strategy": {"matrix": {"image": ["", "python:3.13"], "include": [{"image": "python"}]}},
	})
}

test_finds_images_that_a_matrix_puts_together if {
	found := {finding.message | some finding in unpinned_image.deny} with input as _workflow({
		"services": {"db": {"image": "${{ matrix.db.image }}:${{ matrix.db.version }}"}},
		"strategy": {"matrix": {"db": [{"image": "redis", "version": "8"}, {"image": "io/dragonfly", "version": "latest"}]}},
	})
	found == {_message("service \"db\"", "io/dragonfly:latest", "uses the tag latest")}
}

test_finds_images_of_containers_in_a_matrix if {
	every container, findings in {
		`{"image": "ubuntu"}`: 1,
		`{"image": "ubuntu:latest", "options": "--init"}`: 1,
		`{"image": "ubuntu:24.04"}`: 0,
		`{"image": null}`: 0,
		`"ubuntu"`: 1,
		"null": 0,
	} {
		count(unpinned_image.deny) == findings with input as _workflow({
			"container": "${{ fromJSON(matrix.container) }}",
			"strategy": {"matrix": {"container": [container]}},
		})
	}
	every image, findings in {"ubuntu": 1, "ubuntu:24.04": 0} {
		count(unpinned_image.deny) == findings with input as _workflow({
			"container": "${{ matrix.container }}",
			"strategy": {"matrix": {"container": [{"image": image}]}},
		})
	}
}

test_finds_container_actions if {
	fix.bare(unpinned_image.deny) == {{
		"message": "action: image \"alpine\" has no tag",
		"at": ["runs", "image"],
	}} with input as {"runs": {"using": "docker", "image": "docker://alpine"}}
}

test_accepts_versions_and_what_is_unknown if {
	every image in ["node:22", "node@sha256:abc", "${{ inputs.image }}", "registry.example.com:5000/x:1"] {
		unpinned_image.deny == set() with input as _workflow({"container": {"image": image}})
	}
	unpinned_image.deny == set() with input as {"runs": {"using": "docker", "image": "Dockerfile"}}
}

test_accepts_versions_of_the_matrix if {
	unpinned_image.deny == set() with input as _workflow({
		"container": "rockylinux/rockylinux:${{ matrix.version }}",
		"strategy": {"matrix": {"version": ["9", "10"]}},
	})
}

test_accepts_jobs_without_containers if {
	unpinned_image.deny == set() with input as _workflow({})
	unpinned_image.deny == set() with input as _workflow({"container": {"options": "--cpus 1"}, "services": null})
}

test_accepts_other_kinds if {
	unpinned_image.deny == set() with input as {"kind": "Pod", "container": "node"}
}

test_does_not_know_an_image_that_is_given if {
	unpinned_image.deny == set() with input as _workflow({"container": "node:${{ inputs.tag }}"})
	unpinned_image.unknown == {{
		"message": "container of job \"test\": the tag of image \"node:${{ inputs.tag }}\" comes from ${{ inputs.tag }}, which is filled in later",
		"at": ["jobs", "test", "container"],
	}} with input as _workflow({"container": "node:${{ inputs.tag }}"})
	every image in ["node:${{ inputs.tag || '22' }}", "node:${{ matrix.tag }}", "ghcr.io/${{ github.repository }}:1.0", "node:22", ""] {
		unpinned_image.unknown == set() with input as _workflow({
			"container": {"image": image},
			"strategy": {"matrix": {"tag": ["20", "22"]}},
		})
	}
	count(unpinned_image.unknown) == 1 with input as _workflow({
		"services": {"db": {"image": "node:${{ matrix.tag }}"}},
		"strategy": {"matrix": "${{ fromJSON(needs.plan.outputs.matrix) }}"},
	})
}
