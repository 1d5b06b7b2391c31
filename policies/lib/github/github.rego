# METADATA
# title: GitHub workflows and actions
# description: >-
#   Triggers, jobs, steps, environments and conditions of a workflow or a composite action, with their paths. Jobs and steps that
#   are switched off with `if: false` are left out.
package lib.github

jobs := jobs_of(input)

jobs_of(document) := {id: job |
	is_object(document.jobs)
	some id, job in document.jobs
	is_object(job)
	not _is_off(job)
}

# A line break behind `${{ false }}` is part of the text, so that such a condition holds.
_is_off(holder) if holder["if"] == false

_is_off(holder) if {
	is_string(holder["if"])
	regex.match(`^(\s*false\s*|\$\{\{\s*false\s*\}\})$`, holder["if"])
}

# The events that start the workflow.
triggers := triggers_of(input)

triggers_of(document) := {document.on} if {
	is_string(document.on)
} else := {event | some event in document.on; is_string(event)} if {
	is_array(document.on)
} else := object.keys(document.on) if {
	is_object(document.on)
} else := set()

# Events that people without rights on the repository cause, and whose runs hold its secrets and a token that may write.
privileged := privileged_of(input)

privileged_of(document) := triggers_of(document) & {
	"discussion", "discussion_comment", "gollum", "issue_comment", "issues", "pull_request_target",
	"workflow_run",
}

trigger_at(event) := ["on", event] if {
	is_object(input.on)
} else := ["on", index] if {
	is_array(input.on)
	index := [index | some index, name in input.on; name == event][0]
} else := ["on"]

# All steps: [{"path", "step", "label", "env", "job"?}]. `env` lists the environments around the step, the nearest first.
steps := steps_of(input)

steps_of(document) := array.concat(_job_steps(document), _composite_steps(document))

_job_steps(document) := [entry |
	some id, job in jobs_of(document)
	list := object.get(job, "steps", [])
	is_array(list)
	some index, step in list
	is_object(step)
	not _is_off(step)
	entry := {
		"path": ["jobs", id, "steps", index],
		"step": step,
		"job": id,
		"label": sprintf("job %q, %s", [id, _step_label(step, index)]),
		"env": [_env(step), _env(job), _env(document)],
	}
]

_composite_steps(document) := [entry |
	is_object(document.runs)
	list := object.get(document.runs, "steps", [])
	is_array(list)
	some index, step in list
	is_object(step)
	not _is_off(step)
	entry := {
		"path": ["runs", "steps", index],
		"step": step,
		"label": _step_label(step, index),
		"env": [_env(step)],
	}
]

_env(holder) := holder.env if {
	is_object(object.get(holder, "env", null))
} else := {}

_step_label(step, index) := sprintf("step %q", [step.name]) if {
	is_string(object.get(step, "name", null))
} else := sprintf("step %q", [step.id]) if {
	is_string(object.get(step, "id", null))
} else := sprintf("step %d", [index + 1])

# What can carry variables and conditions: the document, its jobs, their containers and the steps.
_holders := array.concat(
	[{"label": "workflow", "at": [], "value": input}],
	array.concat(
		[{"label": sprintf("job %q", [id]), "at": ["jobs", id], "value": job} | some id, job in jobs],
		[{"label": entry.label, "at": entry.path, "value": entry.step} | some entry in steps],
	),
)

# The containers that jobs run in and their services: [{"label", "at", "value", "job"}]. A container may be an image alone.
containers := array.concat(
	[{"label": label, "at": ["jobs", id, "container"], "value": job.container, "job": job} |
		some id, job in jobs
		job.container
		label := sprintf("container of job %q", [id])
	],
	[{"label": label, "at": ["jobs", id, "services", name], "value": service, "job": job} |
		some id, job in jobs
		is_object(object.get(job, "services", null))
		some name, service in job.services
		label := sprintf("service %q of job %q", [name, id])
	],
)

# Environments: [{"label", "at", "value"}]. The value is a text where all of it is an expression.
environments := [{"label": holder.label, "at": array.concat(holder.at, ["env"]), "value": holder.value.env} |
	some holder in array.concat(_holders, containers)
	is_object(holder.value)
	holder.value.env
]

# Variables of all environments: [{"label", "at", "name", "value", "beside"}], `beside` all of the environment.
variables := [variable |
	some environment in environments
	is_object(environment.value)
	some name, value in environment.value
	variable := {
		"label": environment.label,
		"at": array.concat(environment.at, [name]),
		"name": name,
		"value": value,
		"beside": environment.value,
	}
]

# Conditions of jobs and steps: [{"label", "at", "text"}].
conditions := [{"label": holder.label, "at": array.concat(holder.at, ["if"]), "text": holder.value["if"]} |
	some holder in _holders
	holder.at != []
	is_string(holder.value["if"])
]

# Whether a variable or an input is switched on.
default is_on(_) := false

is_on(true) := true

is_on(value) if {
	is_string(value)
	lower(trim_space(value)) == "true"
}
