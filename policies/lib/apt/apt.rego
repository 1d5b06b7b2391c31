# METADATA
# title: Commands of apt
# description: The commands of apt-get, apt and aptitude in a Dockerfile, and what they are set to.
package lib.apt

import data.lib.dockerfile
import data.lib.fix

commands := {command |
	some name in {"apt", "apt-get", "aptitude"}
	some command in dockerfile.commands[name]
}

verbs := {
	"autoclean", "autoremove", "build-dep", "changelog", "check", "clean", "dist-upgrade",
	"download", "edit-sources", "full-upgrade", "indextargets", "install", "list", "markauto",
	"moo", "policy", "purge", "reinstall", "remove", "safe-upgrade", "satisfy", "search", "show",
	"source", "update", "upgrade",
}

# The short flags that take a value.
valued := "acot"

# Whether a setting has one of the values: by -o on the command, or in a configuration that the same RUN, or an earlier one of the
# stage or of those that it is built on, writes, or a COPY from a heredoc.
is_set(command, setting, values) if {
	text := concat(" ", command.words)
	contains(lower(text), lower(setting))
	_gives(text, setting, values)
}

is_set(command, setting, values) if {
	some configuration in _configurations
	configuration.at <= command.at
	configuration.stage in dockerfile.below[command.stage]
	_gives(configuration.text, setting, values)
}

_gives(text, setting, values) if {
	pattern := sprintf(`(?i)%s["']?[\s=]+["']?(\w+)`, [setting])
	some found in regex.find_all_string_submatch_n(pattern, text, -1)
	lower(found[1]) in values
}

_configurations contains {"stage": command.stage, "at": command.at, "text": text} if {
	some name in {"echo", "printf", "tee"}
	some command in dockerfile.commands[name]
	text := concat(" ", command.words)
	regex.match(_setting, text)
}

_configurations contains {"stage": s, "at": ["stages", s, "instructions", i], "text": heredoc.content} if {
	some s, stage in input.stages
	some i, instruction in stage.instructions
	some heredoc in instruction.heredocs
	regex.match(_setting, heredoc.content)
}

_setting := `(?i)\b(apt|acquire)::`

# A word put behind the verb of a command, where every command of its instruction that is written like it is among some: what is
# put behind one is put behind all of them.
behind_verb(command, verbs_, word, some_) := edit if {
	text := written(command, verbs_)
	alike := {other |
		some other in dockerfile.commands_at[command.at]
		other in commands
		written(other, verbs_) == text
	}
	every other in alike {
		other in some_
	}
	edit := fix.substitute_each(command.at, text, concat(" ", [text, word]), count(alike))
}

# A command up to its verb, as it is written where nothing but blanks stand between: `apt-get -q install`.
written(command, verbs_) := concat(" ", array.slice(command.words, 0, places[0] + 1)) if {
	places := [index | some index, word in command.words; word in verbs_]
	count(places) > 0
}
