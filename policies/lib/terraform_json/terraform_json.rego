# METADATA
# title: JSON in Terraform modules
# description: >-
#   Texts of JSON, such as policies, whether they are written as a text or by `jsonencode`. What is known only when Terraform
#   runs stays in them as `${…}`.
package lib.terraform_json

# What a text of JSON says; there is none where it cannot be read.
parsed(value) := json.unmarshal(value) if json.is_valid(value)

parsed(value) := json.unmarshal(text) if {
	is_string(value)
	not json.is_valid(value)
	text := _readable(value)
	json.is_valid(text)
}

# Expressions that spoil the JSON around them are simpler ones, and a comma behind the last entry goes. A call that is not
# worked out has parts that are unknown.
_readable(value) := _encoded(value) if {
	startswith(value, "${jsonencode(")
} else := regex.replace(regex.replace(value, `\$\{[^{}]*\}`, "$${unknown}"), `,(\s*[}\]])`, "$1")

_encoded(value) := concat("", [piece |
	some index, token in tokens
	some piece in _pieces(token, _after(tokens, index))
]) if {
	inner := trim_suffix(trim_prefix(value, "${jsonencode("), ")}")
	regex.replace(inner, sprintf(`%s|\s+`, [_token]), "") == ""
	tokens := [token |
		some token in regex.find_n(_token, inner, -1)
		not regex.match(`^(#|//|/\*)`, token)
	]
}

_after(tokens, index) := tokens[index + 1]

_after(tokens, index) := "" if index == count(tokens) - 1

# Comments, texts, expressions and marks, in their order.
_token := concat("|", [
	`(?:#|//)[^\n]*`,
	`/\*(?s:.*?)\*/`,
	`"(?:[^"\\$]|\\.|\$\$\{|\$\{[^{}]*\}|\$)*"`,
	`-?[0-9]+(?:\.[0-9]+)?`,
	`[A-Za-z_][A-Za-z0-9_-]*(?:\([^()]*\)|\.[A-Za-z0-9_*-]+|\[[^\[\]\n]*\])*`,
	`[{}\[\],:=]`,
])

# What stands for a token: the marks of JSON, and a comma where a line ended an entry.
_pieces(token, following) := [] if {
	token == ","
	following in {"}", "]", ""}
} else := [_plain(token, following), ","] if {
	not token in {"{", "[", ",", ":", "="}
	not following in {"}", "]", ",", ":", "=", ""}
} else := [_plain(token, following)]

_plain(token, following) := ":" if {
	token == "="
} else := token if {
	token in {"{", "}", "[", "]", ",", ":"}
} else := json.marshal(token) if {
	following in {":", "="}
	not startswith(token, `"`)
} else := token if {
	token in {"true", "false", "null"}
} else := token if {
	regex.match(`^-?[0-9]`, token)
} else := json.marshal(_text(token)) if {
	startswith(token, `"`)
} else := json.marshal(sprintf("${%s}", [token]))

# What a text says; quotes may stand inside of its expressions.
_text(token) := json.unmarshal(token) if {
	json.is_valid(token)
} else := regex.replace(trim_suffix(trim_prefix(token, `"`), `"`), `\$\{[^{}]*\}`, "$${unknown}")
