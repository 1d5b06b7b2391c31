# METADATA
# title: Pipelines of GitLab
# description: >-
#   Which files make one pipeline of GitLab, and for which jobs a job waits across them. For rules that ask for the fact
#   `pipelines`; their documents have gitlab_ci.
# related_resources:
#   - ref: https://docs.gitlab.com/ci/yaml/#stages
#     description: GitLab CI, stages
#   - ref: https://docs.gitlab.com/ci/yaml/includes/
#     description: GitLab CI, include
package lib.gitlab_ci

import data.lib.lists

# The pipelines, one for each file, that run as one with that of a path: with what includes it and what that includes besides.
parts(path) := [pipeline |
	some pipeline in _pipelines
	pipeline.path in _together[path]
]

# The jobs that one of a name waits for, by their names: those that it needs or, where it says nothing of that, those of earlier
# stages, in any pipeline.
needs(id) := _needed(id) | _before[_first_place[id]] if {
	not _says_what_it_needs(id)
} else := _needed(id)

_needed(id) := object.get(_all_needed, [id], set())

_all_needed[job.id] contains id if {
	some pipeline in _pipelines
	some job in pipeline.jobs
	some id in job.needs
}

_before[place] := {name | some name, last in _last_place; last < place} if some _, place in _first_place

_pipelines := [pipeline | some pipeline in input.facts.pipelines; pipeline.system == "gitlab_ci"]

_together[path] contains other if {
	some files in _reached
	some path in files
	some other in files
}

# What each file that no other includes takes in, with itself.
_reached[path] := graph.reachable(_included, {path}) if {
	some path, _ in _included
	not path in _all_included
}

_all_included contains path if {
	some paths in _included
	some path in paths
}

_included[pipeline.path] := {path |
	some use in pipeline.uses
	startswith(use.ref, "./")
	some path in _meant(trim_prefix(use.ref, "./"))
	path != pipeline.path
} if {
	some pipeline in _pipelines
}

_meant(path) := {pipeline.path | some pipeline in _pipelines; glob.match(path, ["/"], pipeline.path)} if {
	contains(path, "*")
} else := {path}

# A job, or what others extend, with those that it extends itself.
_extended[name] := {other | some other in lists.texts(object.get(job, "extends", []))} if {
	some name, jobs in _jobs
	some job in jobs
}

_jobs[name] contains job if {
	some document in input.documents.gitlab_ci
	is_object(document.value)
	some name, job in document.value
	is_object(job)
}

_says_what_it_needs(id) if {
	some name in graph.reachable(_extended, {id})
	some job in _jobs[name]
	"needs" in object.keys(job)
}

# The places of the stages that a job may be in: its own, or one of what it extends.
_places[name] := [place | some stage in stages; some place, known in _order; known == stage] if {
	some name, _ in _jobs
	stages := _stages_of(name)
}

_first_place[name] := min(places) if some name, places in _places

_last_place[name] := max(places) if some name, places in _places

_stages_of(name) := own if {
	own := {job.stage | some job in _jobs[name]; is_string(job.stage)}
	count(own) > 0
} else := taken if {
	taken := {job.stage |
		some other in graph.reachable(_extended, {name})
		some job in _jobs[other]
		is_string(job.stage)
	}
	count(taken) > 0
} else := {"test"}

_order := array.concat(array.concat([".pre"], _written), [".post"])

# The file that includes the others has the last word.
_written := _stages_of_roots[0] if {
	count(_stages_of_roots) > 0
} else := _all_stages[0] if {
	count(_all_stages) > 0
} else := ["build", "test", "deploy"]

_stages_of_roots := [stages | some path in [".gitlab-ci.yml", ".gitlab-ci.yaml"]; some stages in _stages_in[path]]

_all_stages := [stages | some all in _stages_in; some stages in all]

_stages_in[document.path] contains stages if {
	some document in input.documents.gitlab_ci
	is_object(document.value)
	stages := document.value.stages
	is_array(stages)
}
