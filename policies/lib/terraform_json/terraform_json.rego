# METADATA
# title: JSON in Terraform modules
# description: >-
#   Texts of JSON, such as policies, whether they are written as a text or by `jsonencode`, which the document has as a
#   text, too. What is known only when Terraform runs stays in them as `${…}`.
package lib.terraform_json

# What a text of JSON says; there is none where it cannot be read.
parsed(value) := json.unmarshal(value) if json.is_valid(value)

parsed(value) := json.unmarshal(text) if {
	is_string(value)
	not json.is_valid(value)
	text := _readable(value)
	json.is_valid(text)
}

# Expressions that spoil the JSON around them are simpler ones, and a comma behind the last entry goes.
_readable(text) := regex.replace(regex.replace(text, `\$\{[^{}]*\}`, "$${unknown}"), `,(\s*[}\]])`, "$1")
