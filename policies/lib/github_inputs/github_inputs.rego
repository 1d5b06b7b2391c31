# METADATA
# title: Values that workflows and actions are given
# description: What an expression may turn out to be, as far as a matrix, an input with a default or its last alternative says it.
package lib.github_inputs

import data.lib.github_expressions as expressions
import data.lib.github_matrix as matrix

# The values of a text that is one expression and nothing else. Where the file does not say one, the text stands for it.
possible(job, text) := {value |
	written := trim_space(text)
	regex.match(`(?s)^\$\{\{.*\}\}$`, written)
	[body] := expressions.bodies(written)
	some context in expressions.contexts(body)
	some value in _given(job, context, _otherwise(body, written))
}

# What a text still leaves to whoever starts or configures the run.
is_open(value) if {
	is_string(value)
	contains(value, "${{")
}

# The last alternative of an expression, where it is a text: that is used where nothing is given.
_otherwise(body, written) := found[0][1] if {
	found := regex.find_all_string_submatch_n(`\|\|\s*'([^']*)'[\s)]*$`, body, 1)
	count(found) > 0
} else := written

_given(job, context, otherwise) := values if {
	startswith(context, "matrix.")
	values := matrix.values(job, array.slice(split(context, "."), 1, 9))
	count(values) > 0
} else := values if {
	regex.match(`^(github\.event\.)?inputs\.[^.]+$`, context)
	parts := split(context, ".")
	values := {value |
		some declared in _declared[parts[count(parts) - 1]]
		some value in _values(declared, otherwise)
	}
	count(values) > 0
} else := {otherwise}

# The inputs of the workflow or the action by their names in lower case; one may be declared for two triggers.
_declared[lower(name)] contains declared if {
	some trigger in ["workflow_call", "workflow_dispatch"]
	some name, declared in input.on[trigger].inputs
}

_declared[lower(name)] contains declared if {
	some name, declared in input.inputs
}

_values(declared, otherwise) := {value | some value in declared.options} if {
	is_array(declared.options)
} else := {declared.default} if {
	object.get(declared, "default", null) != null
} else := {otherwise}
