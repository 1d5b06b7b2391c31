package dockerfile.curl_pipe_shell_test

import data.dockerfile.curl_pipe_shell as rule
import data.lib.fix

_file(instruction) := {"stages": [{"index": 0, "instructions": [object.union({"cmd": "run"}, instruction)]}]}

_found := {{"message": "RUN runs what it downloads without checking it", "at": ["stages", 0, "instructions", 0]}}

test_finds_downloads_that_are_run if {
	every run in [
		"curl -fsSL https://example.com/i.sh | sh",
		"apt-get update && wget -qO- 'https://example.com/i?a=1&b=2' | sudo -E bash -",
		"curl -fsSL https://example.com/i.sh | bash -s -- --yes",
		"curl -fsSL https://example.com/i.sh > /tmp/i.sh && bash -e /tmp/i.sh",
		"curl -fsSL https://example.com/i.sh | bash /dev/stdin",
		"eval \"$(wget -qO- https://example.com/i.sh)\"",
		"sudo su -c \"bash <(wget -qO- https://example.com/i.sh)\" root",
		"curl -sSL $URL | tar xz -C bin tool && /app/bin/tool --version",
		"curl -sSL $URL > /usr/local/bin/gosu && chmod +x /usr/local/bin/gosu && gosu nobody true",
		"curl -sSL $URL -o $FILE && sh $FILE",
		"curl -s https://example.com/i.py | tee /tmp/i.py | python3 - --yes",
		"bash <(curl -s https://example.com/i.sh)",
		"sh -c \"$(curl -fsSL https://example.com/i.sh)\"",
		"wget https://example.com/tool -O /tmp/tool && chmod +x /tmp/tool && /tmp/tool --install",
		"curl -LO https://example.com/setup.sh; bash ./setup.sh",
		"aws s3api get-object --bucket b --key k /tmp/file && /tmp/file",
		"set -eux; if ! https_proxy=http://proxy:3128 /usr/bin/wget https://example.com/tool; then exit 1; fi; ./tool",
		"wget -q https://example.com/tool -O /usr/local/bin/tool && chmod +x /usr/local/bin/tool",
		"curl -fsSL https://example.com/tool -o /usr/local/bin/tool && chmod 0755 /usr/local/bin/tool",
		"powershell -Command iwr -useb https://example.com/i.ps1 | iex",
		"iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/i.ps1'))",
		"sudo -E timeout 30 curl -O https://example.com/tool && sh tool",
	] {
		fix.bare(rule.deny) == _found with input as _file({"value": [run]})
	}
}

_script(scripts) := {"stages": [{"index": 0, "instructions": [{"cmd": "run", "value": [script]} | some script in scripts]}]}

test_finds_what_a_later_run_runs if {
	every later in ["sh /tmp/tool", "chmod +x /tmp/tool", "cd /tmp && ./tool install"] {
		fix.bare(rule.deny) == _found with input as _script(["curl -fsSL -o /tmp/tool https://example.com/i", "true", later])
	}
	checked := "echo \"24454f83  /tmp/tool\" | sha256sum -c"
	rule.deny == set() with input as _script(["curl -fsSL -o /tmp/tool https://example.com/i", checked, "sh /tmp/tool"])
	rule.deny == set() with input as _script(["sh /tmp/tool", "curl -fsSL -o /tmp/tool https://example.com/i"])
	rule.deny == set() with input as _script(["curl -fsSLO https://example.com/python", "python -V", "python setup.py", "sh /srv/tool"])
	other := {"index": 1, "instructions": [{"cmd": "run", "value": ["sh /tmp/tool"]}]}
	first := _script(["curl -fsSL -o /tmp/tool https://example.com/i"]).stages[0]
	rule.deny == set() with input as {"stages": [first, other]}
}

test_finds_packages_that_are_installed_from_their_file if {
	every install in [
		"dpkg -i /tmp/tool.deb", "cd /tmp && dpkg --install --force-all ./tool.deb || true", "dpkg -i /tmp/*.deb",
		"apt-get install -y /tmp/tool.deb", "apt install -y --no-install-recommends ./tool.deb", "gdebi -n /tmp/tool.deb",
	] {
		download := "curl -fsSL https://example.com/tool.deb -o /tmp/tool.deb"
		fix.bare(rule.deny) == _found with input as _script([concat(" && ", [download, install])])
		rule.deny == set() with input as _script([concat(" && ", [download, "echo \"2445  /tmp/tool.deb\" | sha256sum -c", install])])
	}
	fix.bare(rule.deny) == _found with input as _script(["wget https://example.com/tool.deb", "dpkg -i tool.deb && rm tool.deb"])
	every install in ["rpm -ivh tool.rpm", "rpm --install tool.rpm", "rpm -U --nodeps *.rpm"] {
		fix.bare(rule.deny) == _found with input as _script([concat(" && ", ["wget https://example.com/tool.rpm", install])])
	}
}

test_accepts_packages_that_are_only_looked_at if {
	every command in [
		"dpkg -x tool.deb /srv", "dpkg-deb -I tool.deb", "rpm -qip tool.deb", "rpm -K tool.deb", "apt-get install -y curl", "dpkg -i other.deb",
	] {
		rule.deny == set() with input as _script([concat(" && ", ["wget https://example.com/tool.deb", command])])
	}
}

test_finds_them_in_the_exec_form_and_in_heredocs if {
	fix.bare(rule.deny) == _found with input as _file({"form": "exec", "value": ["sh", "-c", "curl https://example.com/i.sh | sh"]})
	fix.bare(rule.deny) == _found with input as _file({"value": ["<<EOF"], "heredocs": [{"content": "set -e\ncurl https://a.example/i | sh\n"}]})
}

test_accepts_downloads_that_are_checked_or_not_run if {
	every run in [
		"curl -fsSLO https://example.com/a.tgz && echo 'abc  a.tgz' | sha256sum -c",
		"curl -fsS https://example.com/data.json | jq .",
		"curl -fsS https://example.com/data.json | python3 -c 'import json, sys; print(json.load(sys.stdin))'",
		"curl -fsS https://example.com/data.json | python3 -m json.tool",
		"curl -fsS https://example.com/a.tgz | tar xz; sh ./build.sh; xz -d a.xz",
		"curl -fsS https://example.com/a.tgz | tar xz && ls | sh",
		"VERSION=\"$(curl -fsS https://example.com/version)\" && sh -c \"echo $VERSION\"",
		"bash -c 'echo $(curl -fsS https://example.com/version)'",
		"curl -fsSL https://example.com/key.asc | gpg --dearmor -o /etc/apt/keyrings/a.gpg",
		"wget https://example.com/tool && sha256sum -c tool.sum && ./tool",
		"curl https://raw.githubusercontent.com/a/b/5b142a1e445a6f060d6430b661408989e9580b85/i.sh | bash",
		"apt-get install -y curl && sh ./build.sh",
		"wget https://example.com/tool && sha256sum -c tool.sum && chmod +x tool",
		"wget https://example.com/tool.rpm && rpm --import /etc/key.asc && rpm -K tool.rpm && rpm -i tool.rpm",
		"wget https://example.com/tool.rpm && rpm --checksig tool.rpm && rpm -i tool.rpm",
		"wget https://example.com/tool.deb && dpkg-sig --verify tool.deb && dpkg -i tool.deb",
		"curl -o /etc/app.conf https://example.com/app.conf && chmod 644 /etc/app.conf && chmod +x ./run",
		"powershell -Command Invoke-WebRequest https://example.com/a.zip -OutFile a.zip",
		"apk add git unzip wget && wget https://example.com/a.zip && unzip a.zip",
		"command -v curl && apt-get install -y tar curl ca-certificates && tar xf /tmp/a.tgz",
	] {
		rule.deny == set() with input as _file({"value": [run]})
	}
}

test_accepts_instructions_without_words if {
	rule.deny == set() with input as _file({"value": []})
	rule.deny == set() with input as {"stages": []}
}

test_accepts_other_kinds if {
	rule.deny == set() with input as {"jobs": {"a": {"steps": [{"run": "curl https://a.example | sh"}]}}}
}
