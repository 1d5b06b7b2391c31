# METADATA
# title: Runners of GitHub jobs
# description: What a job's `runs-on` says, with the values of the matrix filled in.
package lib.github_runners

import data.lib.github
import data.lib.github_expressions as expressions
import data.lib.github_inputs as inputs
import data.lib.github_matrix as matrix
import data.lib.lists
import data.lib.placeholders

# Jobs that run on machines of their owner: [{"job", "label", "at", "reason"}]. A group may hold larger runners of GitHub too,
# and "copy" is a job that does so in a repository of another name only.
self_hosted := [found |
	some id, job in github.jobs
	reason := _reason(job)
	found := {"job": id, "label": sprintf("job %q", [id]), "at": ["jobs", id, "runs-on"], "reason": reason}
]

# Jobs whose runner whoever calls or configures the workflow says, so that it may be a machine of theirs: [{"job", "finding"}],
# `finding` is what to say as `unknown`.
undecided := [{"job": id, "finding": finding} |
	some id, job in github.jobs
	some text in _texts(job["runs-on"])
	contains(text, "${{")
	not _reason(job)
	_may_be_own(inputs.possible(job, text))
	finding := placeholders.finding(sprintf("the runner of job %q", [id]), trim_space(text), ["jobs", id, "runs-on"])
]

# Jobs in groups, of which nobody says here whose machines they hold, in the same form.
grouped := [{"job": runner.job, "finding": {"message": message, "at": runner.at}} |
	some runner in self_hosted
	runner.reason == "group"
	message := sprintf("%s runs in a runner group, which may hold machines of one's own", [runner.label])
]

_may_be_own(values) if {
	some value in values
	inputs.is_open(value)
}

_may_be_own(values) if {
	some value in values
	contains(lower(sprintf("%v", [value])), "self-hosted")
}

_reason(job) := "self-hosted" if {
	some label in _labels(job)
	lower(label) == "self-hosted"
} else := "self-hosted" if {
	some text in _texts(job["runs-on"])
	some body in expressions.bodies(text)
	some alternative in _choices(body)
	not _is_for_copies(alternative)
} else := "self-hosted" if {
	# A larger runner of GitHub has one label, which is its name and may be any. One of the labels that GitHub gives to each
	# runner of one's own, beside another one, is no such name.
	some labels in _lists(job)
	count(labels) > 1
	some label in labels
	lower(label) in {"arm", "arm64", "x64"}
} else := "copy" if {
	some text in _texts(job["runs-on"])
	some body in expressions.bodies(text)
	count(_choices(body)) > 0
} else := "group" if {
	job["runs-on"].group
	not _is_named_like_githubs(job)
}

# The alternatives of an expression that say `self-hosted`; the whole of it where they cannot be told apart. What is only compared
# with the word does not.
_choices(body) := [alternative |
	some alternative in _alternatives(lower(body))
	regex.match(_label, regex.replace(alternative, _questions, ""))
]

_questions := concat("|", [
	`[!=]=\s*'[^']*'`,
	`'[^']*'\s*[!=]=`,
	`\b(contains|endswith|startswith)\([^()]*\)`,
])

_label := `['"]self-hosted['"]`

_alternatives(body) := parts if {
	parts := split(body, "||")
	every part in parts {
		strings.count(part, "(") == strings.count(part, ")")
	}
} else := [body]

# A repository has one name, so a file that asks how the name ends lives in several of them, and that it is this one is not
# said. Asked for its whole name, or for its owner, it is this one.
_is_for_copies(alternative) if {
	not contains(alternative, "||")
	regex.match(`(^|&&)[\s(]*(endswith|contains)\(\s*github\.repository\s*,\s*'[^'/]+'\s*\)[\s)]*&&`, alternative)
}

# Larger runners of GitHub, too, are in groups; their labels mostly begin as those of the smaller ones do.
_is_named_like_githubs(job) if {
	some label in _labels(job)
	regex.match(`^(macos|ubuntu|windows)-`, lower(label))
}

# `runs-on` is a label, a list of labels, or a group with either of them.
_texts(value) := lists.texts(value.labels) if {
	is_object(value)
} else := lists.texts(value)

_labels(job) := {label |
	some labels in _lists(job)
	some label in labels
}

# The labels that a job may ask for together.
_lists(job) := {labels |
	texts := _texts(job["runs-on"])
	some text in texts
	some value in matrix.filled(job, text)
	others := [other | some other in texts; other != text; not contains(other, "${{")]
	labels := array.concat(lists.texts(value), others)
}
