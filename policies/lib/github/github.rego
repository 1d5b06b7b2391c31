# METADATA
# title: GitHub workflows and actions
# description: Triggers, jobs and steps of a workflow, and the steps of a composite action, with their paths.
package lib.github

jobs := {id: job |
	is_object(object.get(input, "jobs", null))
	some id, job in input.jobs
	is_object(job)
}

# The events that start the workflow.
default triggers := set()

triggers := {input.on} if is_string(input.on)

triggers := {event | some event in input.on; is_string(event)} if is_array(input.on)

triggers := object.keys(input.on) if is_object(input.on)

# All steps: [{"path", "step", "label", "env"}]. `env` lists the environments around the step, the nearest first.
steps := array.concat(_job_steps, _composite_steps)

_job_steps := [entry |
	some id, job in jobs
	list := object.get(job, "steps", [])
	is_array(list)
	some index, step in list
	is_object(step)
	entry := {
		"path": ["jobs", id, "steps", index],
		"step": step,
		"label": sprintf("job %q, %s", [id, _step_label(step, index)]),
		"env": [_env(step), _env(job), _env(input)],
	}
]

_composite_steps := [entry |
	is_object(object.get(input, "runs", null))
	list := object.get(input.runs, "steps", [])
	is_array(list)
	some index, step in list
	is_object(step)
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

_step_label(step, _) := sprintf("step %q", [step.name]) if {
	is_string(object.get(step, "name", null))
} else := sprintf("step %q", [step.id]) if {
	is_string(object.get(step, "id", null))
}

_step_label(step, index) := sprintf("step %d", [index + 1]) if {
	not is_string(object.get(step, "name", null))
	not is_string(object.get(step, "id", null))
}

# The bodies of the expressions in a text.
expressions(text) := [found[1] |
	some found in regex.find_all_string_submatch_n(`(?s)\$\{\{(.*?)\}\}`, text, -1)
]

# An expression in one spelling: lower case, `a['b']` and `a . b` as `a.b`, `a[0]` as `a.*`.
normal(body) := indexed if {
	lowered := lower(body)
	named := regex.replace(lowered, `\[\s*'([a-z0-9_-]+)'\s*\]`, ".$1")
	dotted := regex.replace(named, `\s*\.\s*`, ".")
	indexed := regex.replace(dotted, `\[[^\[\]]*\]`, ".*")
}

# The contexts whose text an expression gives: what is only compared, searched or asked for is left out.
contexts(body) := {found | some found in regex.find_n(`[a-z_][a-z0-9_-]*(\.[a-z0-9_*-]+)+`, unasked, -1)} if {
	operand := `(''|[a-z0-9_.*-]+)`
	unquoted := regex.replace(normal(body), `'[^']*'`, "''")
	unsearched := regex.replace(unquoted, `(contains|startswith|endswith|hashfiles)\s*\([^()]*\)`, "true")
	uncompared := regex.replace(unsearched, sprintf(`%s\s*(==|!=|<=|>=|<|>)\s*%s`, [operand, operand]), "true")
	unasked := regex.replace(uncompared, `!\s*[a-z0-9_.*-]+|[a-z0-9_.*-]+\s*&&`, " ")
}
