package dockerfile.npm_strict_ssl_test

import data.dockerfile.npm_strict_ssl as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"npm config set strict-ssl=false": "npm accepts any certificate",
		"npm config set \"strict-ssl\"='false'": "npm accepts any certificate",
		"npm   set  strict-ssl   false": "npm accepts any certificate",
		"npm c set strict-ssl false -g": "npm accepts any certificate",
		"yarn config set strict-ssl false --global": "yarn accepts any certificate",
		"if [ -n \"$P\" ]; then npm config set strict-ssl false; fi && npm ci": "npm accepts any certificate",
		"npm install --strict-ssl=false": "npm accepts any certificate",
		"npm --no-strict-ssl ci": "npm accepts any certificate",
		"npm ci --strict-ssl false": "npm accepts any certificate",
		"yarn config set enableStrictSsl false": "yarn accepts any certificate",
		"NPM_CONFIG_STRICT_SSL=false npm ci": "NPM_CONFIG_STRICT_SSL=false makes npm accept any certificate",
		"npm_config_strict_ssl=\"false\" npm ci": "npm_config_strict_ssl=false makes npm accept any certificate",
		"echo \"strict-ssl=false\" >> .npmrc": "an .npmrc makes npm accept any certificate",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"npm config set strict-ssl true",
		"yarn config set \"strict-ssl\"=true",
		"npm config set strict-ssl true || false",
		"npm config get strict-ssl || false",
		"npm install strict-ssl false",
		"npm config set audit false",
		"npm config set strict-ssl",
		"NPM_CONFIG_STRICT_SSL=true npm ci",
		"echo npm config set strict-ssl false",
		"npm ci --strict-ssl",
	] {
		rule.deny == set() with input as _file(script)
	}
}

test_accepts_files_without_such_instructions if {
	rule.deny == set() with input as _file("echo hi")
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"kind": "Pod", "spec": {}}
}

_heredoc(into, content) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": into[0],
	"value": into[1],
	"heredocs": [{"name": "EOF", "content": content, "expand": true}],
}]}]}

test_finds_it_in_what_a_heredoc_writes if {
	every into in [["copy", ["<<EOF", "/root/.npmrc"]], ["run", ["cat > /root/.npmrc <<EOF"]], ["run", ["tee /root/.npmrc <<EOF"]]] {
		every content in ["strict-ssl=false\n", "fund=false\nstrict-ssl = false\n"] {
			found := {"message": "an .npmrc makes npm accept any certificate", "at": ["stages", 0, "instructions", 0]}
			fix.bare(rule.deny) == {found} with input as _heredoc(into, content)
		}
		every content in ["# strict-ssl=false\n", "strict-ssl=true\n"] {
			rule.deny == set() with input as _heredoc(into, content)
		}
	}
}

test_finds_it_where_a_command_writes_lines_of_words if {
	every script in ["echo -n strict-ssl=false >> ~/.npmrc", "printf '%s\\n' fund=false strict-ssl=false > ~/.npmrc"] {
		count(rule.deny) == 1 with input as _file(script)
	}
	rule.deny == set() with input as _file("echo '# strict-ssl=false' >> ~/.npmrc")
}
