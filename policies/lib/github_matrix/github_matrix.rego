# METADATA
# title: Matrices of GitHub jobs
# description: The values that a job's matrix gives, as far as the file says them.
package lib.github_matrix

import data.lib.github_expressions as expressions

# What a text stands for: itself, or one expression with the values that it takes from the matrix and the text around it. What the
# expression only compares with, as in `matrix.arch == 'arm64' && 'large' || 'small'`, is no value of it. Several expressions that
# are each a name of the matrix have the values that the same job has.
filled(job, text) := {text} if {
	not contains(text, "${{")
} else := {_woven(text, names, row) |
	some row in _rows(job, {split(name, ".")[1] | some name in names})
	every name in names {
		_of_row(row, name) != null
	}
} if {
	written := expressions.bodies(text)
	count(written) > 1
	names := [name |
		some body in written
		name := trim_space(expressions.dotted(body))
		regex.match(`^matrix(\.[a-z0-9_-]+)+$`, name)
	]
	count(names) == count(written)
} else := {_between(trim_space(parts[0]), value, trim_space(parts[1])) |
	parts := regex.split(_expression, text)
	count(parts) == 2
	some body in expressions.bodies(text)
	some name in expressions.contexts(body)
	startswith(name, "matrix.")
	some value in values(job, array.slice(split(name, "."), 1, 9))
}

_expression := `(?s)\$\{\{.*?\}\}`

_woven(text, names, row) := strings.replace_n(
	{found: sprintf("%v", [_of_row(row, names[index])]) | some index, found in regex.find_n(_expression, text, -1)},
	text,
)

_of_row(row, name) := object.get(row, array.slice(split(name, "."), 1, 9), null)

# The jobs that one or two axes make, or that are listed with both of them.
_rows(job, names) := array.concat(
	[row | some row in _products(job.strategy.matrix, sort(names)); not _is_row_excluded(job.strategy.matrix, row)],
	[row |
		is_array(object.get(job.strategy.matrix, "include", null))
		some entry in job.strategy.matrix.include
		is_object(entry)
		row := _lowered(entry)
		count(names - object.keys(row)) == 0
	],
) if {
	is_object(job.strategy.matrix)
} else := []

_products(matrix, [name]) := [{name: value} | some value in _axis(matrix, name)]

_products(matrix, [first, second]) := [{first: one, second: other} |
	count(_axis(matrix, first)) * count(_axis(matrix, second)) <= _most_jobs
	some one in _axis(matrix, first)
	some other in _axis(matrix, second)
]

# https://docs.github.com/en/actions/reference/limits
_most_jobs := 256

_axis(matrix, name) := [value |
	some key, axis in matrix
	lower(key) == name
	is_array(axis)
	some value in axis
]

_is_row_excluded(matrix, row) if {
	is_array(matrix.exclude)
	some excluded in matrix.exclude
	is_object(excluded)
	every key, value in excluded {
		row[lower(key)] == value
	}
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
	value := _inside(_lowered(entry), path)
}

# The names of a row in lower case; of those that differ in their case alone, which GitHub does not take, the first.
_lowered(row) := {lower(key): value |
	some key, value in row
	count([other | some other, _ in row; other < key; lower(other) == lower(key)]) == 0
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
