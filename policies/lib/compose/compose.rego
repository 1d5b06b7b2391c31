# METADATA
# title: Compose services
# description: The services of a compose file, and texts with their defaults filled in.
package lib.compose

services := {name: service |
	is_object(object.get(input, "services", null))
	some name, service in input.services
	is_object(service)
}

# A text as Compose reads it where no variable is set: ${TAG:-1.2} is 1.2. What has no default stays.
filled(text) := regex.replace(text, `\$\{[A-Za-z_][A-Za-z0-9_]*:?-([^{}$]*)\}`, "${1}")
