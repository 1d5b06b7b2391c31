package dockerfile.apt_unauthenticated_test

import data.dockerfile.apt_unauthenticated as rule
import data.lib.fix

_file(script) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": "run",
	"value": [script],
	"form": "shell",
}]}]}

_at := ["stages", 0, "instructions", 0]

test_finds_it_in_commands if {
	every script, message in {
		"apt-get install --allow-unauthenticated curl": "apt-get takes packages without a signature: --allow-unauthenticated",
		"sudo apt --allow-unauthenticated install curl": "apt takes packages without a signature: --allow-unauthenticated",
		"apt-get --allow-insecure-repositories update": "apt-get takes packages without a signature: --allow-insecure-repositories",
		"apt-get -y --force-yes install curl": "apt-get takes packages without a signature: --force-yes",
		"apt-get -o APT::Get::AllowUnauthenticated=true install curl": "apt-get takes packages without a signature: AllowUnauthenticated",
		"echo \"deb [arch=amd64 trusted=yes] http://a.example /\" > /a.list": "a package source is trusted without a signature",
	} {
		fix.bare(rule.deny) == {{"message": message, "at": _at}} with input as _file(script)
	}
}

test_accepts_other_commands if {
	every script in [
		"apt-get install curl",
		"apt-get install curl | grep \"--allow-unauthenticated\"",
		"apt-get update && echo --allow-unauthenticated",
		"apt-get -o APT::Get::AllowUnauthenticated=false install curl",
		"echo \"deb [signed-by=/etc/apt/keyrings/a.gpg] https://a.example /\" > /etc/apt/sources.list.d/a.list",
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

test_accepts_sources_on_the_disk if {
	every script in [
		"echo \"deb [ trusted=yes ] file:///t ./\" > /etc/apt/sources.list.d/t.list",
		"echo \"deb [trusted=yes] file://$tempDir ./\" > /a.list", "echo 'deb [trusted=yes] copy:/t ./' > /a.list",
		"printf 'Types: deb\nURIs: file:/t\nTrusted: yes\n' > /a.sources",
		"echo 'Types: deb\nURIs: file:/t cdrom:[x]/\nTrusted: yes' > /a.sources",
	] {
		rule.deny == set() with input as _file(script)
	}
	every script in [
		"echo \"deb [trusted=yes] file:/t ./\ndeb [trusted=yes] https://a.example ./\" > /a.list",
		"echo 'deb [trusted=yes] $MIRROR ./' > /a.list", "sed -i 's/^deb /deb [trusted=yes] /' /a.list",
		"echo 'Trusted: yes' >> /a.sources", `printf 'URIs: https://a.example\nTrusted: yes' > /a.sources`, "echo 'URIs: file:/t https://a.example\nTrusted: yes' > /a.sources",
		"echo 'URIs: file:/t\n\nURIs: https://a.example\nTrusted: yes' > /a.sources",
	] {
		fix.bare(rule.deny) == {{"message": "a package source is trusted without a signature", "at": _at}} with input as _file(script)
	}
}

_heredoc(into, content) := {"stages": [{"index": 0, "image": "debian:12.8", "final": true, "instructions": [{
	"cmd": into[0],
	"value": into[1],
	"heredocs": [{"name": "EOF", "content": content, "expand": true}],
}]}]}

test_finds_it_in_what_a_heredoc_writes if {
	every into in [["copy", ["<<EOF", "/etc/apt/sources.list.d/a.list"]], ["run", ["cat > /etc/apt/sources.list.d/a.list <<EOF"]], ["run", ["tee /etc/apt/sources.list.d/a.list <<EOF"]]] {
		every content in ["deb [trusted=yes] https://a.example ./\n", "Types: deb\nURIs: https://a.example\nTrusted: yes\n"] {
			found := {"message": "a package source is trusted without a signature", "at": ["stages", 0, "instructions", 0]}
			fix.bare(rule.deny) == {found} with input as _heredoc(into, content)
		}
		every content in ["deb [trusted=yes] file:/a ./\n", "# deb [trusted=yes] https://a.example ./\n", "deb [signed-by=/a.gpg] https://a.example ./\n"] {
			rule.deny == set() with input as _heredoc(into, content)
		}
	}
}
