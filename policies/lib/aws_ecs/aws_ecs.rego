# METADATA
# title: Containers of ECS in Terraform
# description: What the JSON of an aws_ecs_task_definition says of its containers.
package lib.aws_ecs

import data.lib.terraform
import data.lib.terraform_json

# Containers of task definitions: [{"setting", "name", "container"}].
containers := [{"setting": setting, "name": name, "container": container} |
	some setting in _settings
	some index, container in terraform_json.parsed(setting.value)
	is_object(container)
	name := _name(container, index)
]

# Settings of which a container, or all of them, cannot be read.
unread := [setting |
	some setting in _settings
	terraform.unknown(setting.value)
	not _parsed(setting.value)
]

_settings := terraform.settings(["aws_ecs_task_definition"], ["container_definitions"], null)

_parsed(text) if {
	definitions := terraform_json.parsed(text)
	is_array(definitions)
	every container in definitions {
		is_object(container)
	}
}

_name(container, _) := container.name if is_string(container.name)

_name(container, index) := sprintf("%d", [index]) if not is_string(object.get(container, "name", null))
