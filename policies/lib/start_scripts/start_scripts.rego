# METADATA
# title: Start scripts of machines
# description: >-
#   Secrets in the texts that virtual machines run when they start, such as user data and custom data.
package lib.start_scripts

import data.lib.secrets

# A script as it runs, whether it is written in base64 or not.
decoded(text) := base64.decode(text) if {
	regex.match(`^[A-Za-z0-9+/\s]{16,}={0,2}$`, text)
	base64.is_valid(text)
} else := text

# What secrets a script holds: their names or what they are.
found(text) := (secrets.known(text) | {given[0] | some given in _promising(text)}) | {"a password of MySQL" | count(_of_mysql(text)) > 0}

# Whether nothing can be said of a script, since it is an expression in which no secret stands.
unread(text) if {
	regex.match(`^\$\{[^{}]*(\{[^{}]*\}[^{}]*)*\}$`, text)
	count(found(text)) == 0
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

# What clients of MySQL are given as a password: `mysql -u root -p…`.
_of_mysql(text) := {option |
	contains(text, "mysql")
	some [_, option, password] in regex.find_all_string_submatch_n(_client, text, -1)
	secrets.literal(password)
}

_client := `(?m)(?:^|[;&|(]|\bsudo)[ \t]*mysql(?:admin|dump|import)?[ \t](?:[^\n|;&]*[ \t])?(-p['"]?([^\s"'\x60$|;&<>(){},\\]{8,}))`

# What is said to people, unlike a phrase of random words.
_sentence := `^([A-Za-z']+ )*(a|at|for|from|in|is|of|or|the|to)( [A-Za-z']+)*\W*$`

_promising(text) := {given |
	some form in _assignments
	some [assignment, name, value] in regex.find_all_string_submatch_n(form, text, -1)
	secrets.promised(name, value)
	not regex.match(_sentence, value)
	given := array.concat([name], [value | not _is_first(text, assignment, name)])
}

# Whether a name stands in no other place of a text before. Then its line is known even where a variable fills the value in.
_is_first(text, assignment, name) if {
	indexof(text, name) == indexof(text, assignment) + indexof(assignment, name)
}

# By what a finding stands on its line of the script, for each of them.
words(text) := places if {
	places := (_promising(text) | {[option] | some option in _of_mysql(text)}) | _known(text)
	count(places) > 0
} else := {[]}

_known(text) := {[word] | some word in regex.split(`\s+`, text); count(secrets.known(word)) > 0} if {
	count(secrets.known(text)) > 0
} else := set()
