# METADATA
# title: Values that are filled in later
# description: >-
#   What stands in a file in place of a value that a tool, a variable or a person puts there, as ${NAME}, $(NAME), {{ name }},
#   <name>, @NAME@ or %NAME%. A rule that hangs on such a value does not know, and says so with `finding`.
package lib.placeholders

# The placeholders of a text, from the left.
all(text) := regex.find_n(pattern, text, -1)

# The first placeholder of a value that is nothing else, so that it may turn out to be anything.
whole(value) := found if {
	is_string(value)
	regex.match(_only, value)
	found := regex.find_n(pattern, value, 1)[0]
}

# A text with its defaults in place of their variables, as if none of these was set: ${TAG:-1.2} is 1.2, and
# ${TAG:-${VERSION:-1.2}} is, up to three deep. What has no default stays.
filled(text) := _default(_default(_default(text)))

# What to say as `unknown` of something that hangs on a placeholder.
finding(what, placeholder, at) := {"message": message, "at": at} if {
	message := sprintf("%s comes from %s, which is filled in later", [what, regex.replace(placeholder, `\s+`, " ")])
}

pattern := concat("|", [
	`\$?\{\{[^\n]*?\}\}`,
	`\$\{[^{}\n]*\}`,
	`\$\([^()\n]*\)`,
	`\$[A-Za-z_]\w*`,
	`<[^<>\n]+>`,
	`@[A-Za-z_][\w.-]*@`,
	`%[A-Za-z_]\w*%`,
	`%\(\w+\)s`,
	`\{[^{}\n]+\}`,
])

_only := sprintf(`^\s*((%s)\s*)+$`, [pattern])

# The innermost defaults in place of their variables.
_default(text) := regex.replace(text, `\$\{[A-Za-z_][A-Za-z0-9_]*:?[-=]([^{}$]*)\}`, "${1}")
