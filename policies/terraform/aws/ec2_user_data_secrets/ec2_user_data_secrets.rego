# METADATA
# title: Secret in user data
# description: >-
#   The start script of the instance contains a password or a key. Every program on the instance can read it from the
#   metadata service, everybody with `ec2:DescribeInstanceAttribute` can read it from outside, and it stands in the
#   state and in the repository.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
#     description: AWS, Run commands when you launch an EC2 instance with user data input
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets.html
#     description: AWS, Get secrets from AWS Secrets Manager
# custom:
#   severity: high
#   kinds: [terraform_module/aws_instance, terraform_module/aws_launch_configuration,
#     terraform_module/aws_launch_template, terraform_module/aws_spot_fleet_request,
#     terraform_module/aws_spot_instance_request]
#   remediation: >-
#     Change the secret, then let the script fetch it with the role of the instance: `aws secretsmanager
#     get-secret-value` or `aws ssm get-parameter --with-decryption`. Keys of AWS are not needed at all, the role
#     gives them.
package terraform.aws.ec2_user_data_secrets

import data.lib.aws
import data.lib.secrets
import data.lib.terraform

_types := {
	"aws_instance",
	"aws_launch_configuration",
	"aws_launch_template",
	"aws_spot_instance_request",
}

# A name and what is given to it: `DB_PASSWORD=…`, `password: …`, and as PHP has it, `define('DB_PASSWORD', '…')`. What is
# given to a variable of PowerShell or PHP without quotes, `$credential = New-Object …`, is a command or a call. Within quotes blanks and
# signs of the shell belong to the value; a variable stays one, since a text around may fill it in.
_assignments := [
	`(?m)(?:^|[^\w$:]|(?:^|[^\w$])\w+:|[^\w]:)([A-Za-z0-9_][A-Za-z0-9_-]*)["']?(?:[ \t]*=[ \t]*|:[ \t]+)["']?([^\s"'\x60$;|&<>(){},\\]{8,})`,
	`\$(?:\w+:)?([A-Za-z_][A-Za-z0-9_-]*)[ \t]*=[ \t]*["']([^\s"'\x60$;|&<>(){},\\]{8,})`,
	`([A-Za-z0-9_][A-Za-z0-9_-]*)["']?(?:[ \t]*=[ \t]*|:[ \t]+)'((?:[^'\n\x60\\|<>{}/$]|\$[^A-Za-z_'({]){8,})'`,
	`([A-Za-z0-9_][A-Za-z0-9_-]*)["']?(?:[ \t]*=[ \t]*|:[ \t]+)"([^"\n\x60\\|<>{}/$]{8,})"`,
	`(?i)\$(?:\w+:)?([a-z_]\w*)[ \t]*=[ \t]*\(?[ \t]*ConvertTo-SecureString[ \t]+(?:-String[ \t]+)?["']([^"'\n$]{8,})["']`,
	`\bdefine\(["']([A-Za-z_][A-Za-z0-9_]*)["'],[ \t]*["']([^"']{8,})["']`,
]

deny contains {"message": message, "at": script.at, "words": words, "resource": script.resource} if {
	some script in _scripts
	found := _found(script.text)
	count(found) > 0
	some words in _words(script.text)
	message := sprintf("user data holds %s", [concat(", ", sort(found))])
}

unknown contains {"message": message, "at": script.at, "resource": script.resource} if {
	some script in _scripts
	regex.match(`^\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}$`, script.text)
	count(_found(script.text)) == 0
	message := sprintf("user data %s", [terraform.reason(script.text)])
}

_scripts := [script |
	some resource in array.concat(terraform.resources_of(_types), aws.launch_specifications)
	some name in ["user_data", "user_data_base64"]
	value := resource.body[name]
	is_string(value)
	script := {
		"text": _decoded(value),
		"at": array.concat(resource.path, [name]),
		"resource": resource.address,
	}
]

_decoded(text) := base64.decode(text) if {
	regex.match(`^[A-Za-z0-9+/\s]{16,}={0,2}$`, text)
	base64.is_valid(text)
} else := text

_found(text) := (secrets.known(text) | {given[0] | some given in _promising(text)}) | {"a password of MySQL" | count(_of_mysql(text)) > 0}

# What clients of MySQL are given as a password: `mysql -u root -p…`.
_of_mysql(text) := {option |
	contains(text, "mysql")
	some [_, option, password] in regex.find_all_string_submatch_n(_client, text, -1)
	secrets.literal(password)
}

_client := `(?m)(?:^|[;&|(]|\bsudo)[ \t]*mysql(?:admin|dump|import)?[ \t](?:[^\n|;&]*[ \t])?(-p['"]?([^\s"'\x60$|;&<>(){},\\]{8,}))`

# What is said to people, unlike a phrase of random words.
_sentence := `^([A-Za-z']+ )*(a|at|for|from|in|is|of|or|the|to)( [A-Za-z']+)*\W*$`

_promising(text) := {words |
	some form in _assignments
	some [assignment, name, value] in regex.find_all_string_submatch_n(form, text, -1)
	secrets.promised(name, value)
	not regex.match(_sentence, value)
	words := array.concat([name], [value | not _is_first(text, assignment, name)])
}

# Whether a name stands in no other place of a text before. Then its line is known even where a variable fills the value in.
_is_first(text, assignment, name) if {
	indexof(text, name) == indexof(text, assignment) + indexof(assignment, name)
}

# By what a finding stands on its line of the script.
_words(text) := words if {
	words := (_promising(text) | {[option] | some option in _of_mysql(text)}) | _known(text)
	count(words) > 0
} else := {[]}

_known(text) := {[word] | some word in regex.split(`\s+`, text); count(secrets.known(word)) > 0} if {
	count(secrets.known(text)) > 0
} else := set()
