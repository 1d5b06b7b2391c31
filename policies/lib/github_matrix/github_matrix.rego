# METADATA
# title: Matrices of GitHub jobs
# description: The values that a job's matrix gives, as far as the file says them.
package lib.github_matrix

import data.lib.github_expressions as expressions

# What a text stands for: itself, or one expression with the values that it takes from the matrix and the text around it. What the
# expression only compares with, as in `matrix.arch == 'arm64' && 'large' || 'small'`, is no value of it.
filled(job, text) := {text} if {
	not contains(text, "${{")
} else := {_between(trim_space(parts[0]), value, trim_space(parts[1])) |
	parts := regex.split(`(?s)\$\{\{.*?\}\}`, text)
	count(parts) == 2
	some body in expressions.bodies(text)
	some name in expressions.contexts(body)
	startswith(name, "matrix.")
	some value in values(job, array.slice(split(name, "."), 1, 9))
}

# The same for a text of a step, which may be a variable of the environments around it.
filled_in(entry, job, text) := filled(job, sprintf("%v", [value])) if {
	value := expressions.variable(text, entry.env)
} else := filled(job, text)

_between(before, value, after) := value if {
	concat("", [before, after]) == ""
} else := sprintf("%s%v%s", [before, value, after])

# The values at a path into the matrix, but for what it excludes. A matrix that is worked out while it runs has none.
values(job, path) := {value |
	is_object(job.strategy.matrix)
	some key, axis in job.strategy.matrix
	lower(key) == path[0]
	is_array(axis)
	some entry in axis
	not _is_excluded(job.strategy.matrix, key, entry)
	value := _inside(entry, array.slice(path, 1, 9))
} | {value |
	is_array(job.strategy.matrix.include)
	some entry in job.strategy.matrix.include
	is_object(entry)
	value := _inside({lower(key): inner | some key, inner in entry}, path)
}

_inside(value, path) := value if {
	path == []
} else := inner if {
	is_object(value)
	inner := object.get(value, path, null)
	inner != null
}

_is_excluded(matrix, key, entry) if {
	is_array(matrix.exclude)
	some excluded in matrix.exclude
	object.keys(excluded) == {key}
	excluded[key] == entry
}
