# METADATA
# title: Documents for sessions of Systems Manager in Terraform
# description: What the documents of Session Manager say of sessions, in JSON or YAML.
package lib.aws_session_documents

import data.lib.terraform

# Documents for sessions: [{"resource", "at", "inputs"}].
documents := [document |
	some holder in _holders
	text := holder.content
	content := _read(text)
	is_object(content)
	inputs := object.get(content, "inputs", {})
	is_object(inputs)
	document := {"resource": holder.resource, "at": holder.at, "inputs": inputs}
]

# Those that cannot be read, as findings for `unknown`.
unread := {finding |
	some holder in _holders
	terraform.unknown(holder.content)
	not _read(holder.content)
	message := sprintf("document %s", [terraform.reason(holder.content)])
	finding := {"message": message, "at": holder.at, "resource": holder.resource.address}
}

# Whether an input has a value: true, false, or an unknown value.
filled(document, name) := false if {
	object.get(document.inputs, name, null) in {null, "", false}
} else := value if {
	value := document.inputs[name]
	_is_open(value)
} else := true

_holders := [{"resource": resource, "content": content, "at": array.concat(resource.path, ["content"])} |
	some resource in object.get(terraform.resources, "aws_ssm_document", [])
	terraform.argument(resource.body, "document_type", "") == "Session"
	content := resource.body.content
	is_string(content)
]

_read(text) := json.unmarshal(text) if {
	json.is_valid(text)
} else := content if {
	not startswith(trim_space(text), "${")
	yaml.is_valid(text)
	content := yaml.unmarshal(text)
	is_object(content)
}

# A variable may come out as nothing; what another resource says of itself does not.
_is_open(value) if {
	is_string(value)
	regex.match(`^\$\{(var|local|each)\.[^}]*\}$`, value)
}
