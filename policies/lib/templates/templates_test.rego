package lib.templates_test

import data.lib.templates

test_dependabot_is_told_of_each_folder if {
	text := templates.dependabot([["gomod", ""], ["npm", "web"]])
	yaml.unmarshal(text) == {"version": 2, "updates": [templates.updates("gomod", ""), templates.updates("npm", "web")]}
}
