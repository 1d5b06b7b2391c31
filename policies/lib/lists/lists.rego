# METADATA
# title: Lists
# description: Values of formats in which one item may stand for a list of it.
package lib.lists

# A value as a list.
of(value) := value if {
	is_array(value)
} else := [value]

# The texts of it.
texts(value) := [text | some text in of(value); is_string(text)]
