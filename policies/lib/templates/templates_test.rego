package lib.templates_test

import data.lib.templates

test_dependabot_is_told_of_each_folder if {
	text := templates.dependabot([["gomod", ""], ["npm", "web"]])
	yaml.unmarshal(text) == {"version": 2, "updates": [templates.updates("gomod", [""]), templates.updates("npm", ["web"])]}
}

test_names_are_quoted_where_yaml_reads_something_else if {
	every text in ["web", "group:default/payments", "/", "/a/b-c.d", "a1"] {
		templates.yaml_string(text) == text
	}
	every text in ["", "2024", "1e3", "on", "No", "~", "a: b", "a #b", "/a b", "a:", "- a", "*a", "\"a\"", "a\nb", "0x1f", ".5", "é"] {
		templates.yaml_string(text) == json.marshal(text)
		yaml.unmarshal(templates.yaml_string(text)) == text
	}
	folder := "a: #b"
	yaml.unmarshal(templates.dependabot([["npm", folder]])).updates[0].directory == "/a: #b"
	found := yaml.unmarshal(templates.dependabot([["npm", "web"], ["docker", ""], ["npm", ""]])).updates
	[object.get(update, "directories", [object.get(update, "directory", "")]) | some update in found] == [["/"], ["/", "/web"]]
}
