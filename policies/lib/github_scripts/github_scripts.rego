# METADATA
# title: Scripts of GitHub steps
# description: The commands of the scripts that steps run.
package lib.github_scripts

import data.lib.github

# All commands of all steps: [{"entry", "text"}].
commands := [{"entry": entry, "text": text} |
	some entry in github.steps
	is_string(entry.step.run)
	some text in commands_of(entry.step.run)
]

# The commands of a script, one a piece: lines that go on are joined, lists and pipes are taken apart, comments are left out.
commands_of(script) := [text |
	joined := regex.replace(script, `\s*[\\\x60]\r?\n\s*`, " ")
	some piece in regex.split(`\r?\n|&&|\|\|?|;|\$\(|\(|\)`, joined)
	text := trim_space(piece)
	text != ""
	not startswith(text, "#")
]
