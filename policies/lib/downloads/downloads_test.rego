package lib.downloads_test

import data.lib.downloads

test_finds_downloads_that_are_run if {
	every script in [
		"curl -sSf https://sh.example.com | sh",
		"curl https://example.com/i.sh | sudo -E bash -",
		"set -e\nwget -qO- https://example.com/i.sh | bash -s -- -b /usr/local/bin",
		"curl https://example.com/i.py \\\n  | python3 -",
		"bash <(curl -s https://example.com/i.sh)",
		"source <(curl -s https://example.com/i.sh)",
		"sudo bash -c \"$(wget -O - https://example.com/i.sh)\" i.sh 19",
		"sh -c \"$(curl -fsSL https://example.com/i.sh)\"",
		"python3 -c \"$(curl -fsSL https://example.com/i.py)\"",
		"eval \"$(curl https://example.com/env)\"",
		"iwr https://example.com/i.ps1 -useb | iex",
		"iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/i.ps1'))",
		"Invoke-Expression (Invoke-WebRequest https://example.com/i.ps1).Content",
		"curl https://example.com/i.sh | sudo tee i.sh\nbash i.sh",
		"curl https://example.com/tool.gz | gunzip > ./tool && chmod +x ./tool",
		"deno run -A https://example.com/x.ts",
		"curl -o i.sh https://example.com/i.sh && bash ./i.sh",
		"wget https://example.com/tool -O /tmp/tool && /tmp/tool",
		"curl -LO https://example.com/kind\nchmod +x ./kind\nsudo mv kind /usr/bin",
		"if curl -sSLO https://example.com/i.sh; then sudo sh i.sh; fi",
		"curl -sSL -H \"Accept: i.sh\" --user \"a:b\" https://example.com/tool -o tool\nchmod +x tool",
		"wget -H https://example.com/tool && ./tool",
	] {
		count(downloads.unverified(script)) > 0
	}
}

test_accepts_downloads_that_are_data if {
	every script in [
		"curl https://example.com/x.json | jq .tag",
		"curl https://example.com/x.json | python3 -m json.tool",
		"curl https://example.com/x | python -c 'import sys; print(1)'",
		"python3 -c \"print('$(curl https://example.com/version)')\"",
		"curl https://example.com/x | node -e 'x()'",
		"curl -sSL https://example.com/x.tar.gz | tar xz",
		"curl -LO https://example.com/data.csv && ./import.sh",
		"curl -X POST https://example.com/hook",
		"curl -X POST https://example.com/hook -d @- <<'EOF'\n{\"ref\": \"main\"}\nEOF",
		"curl https://example.com/hook --data-urlencode \"description=all of it\" --data \"Submit\"\ndescription Submit",
		"curl https://example.com/hook -H 'X: tool' -d '{\"a\": \"tool\"}' --header=tool --form tool\n./tool",
		"apt-get install -y curl bash",
		"echo 'curl https://example.com'\nbash x.sh",
		"curl -sSL https://example.com/web.yaml | kubectl apply -f -\nkubectl wait --for=condition=Ready pod --all",
		"curl -sSL https://example.com/web.yaml | sed s/a/b/ | sudo kubectl apply -f - && kubectl get pods",
		"kubectl apply -f https://example.com/web.yaml\ncurl -sS https://example.com/health\nkubectl get pods",
		"kubectl apply -f <(curl -sSL https://example.com/web.yaml)\nkubectl get pods",
		"curl -sSL https://example.com/x.json | jq -r .tag\njq . y.json",
		"# curl https://example.com/i.sh | sh",
		"cat list | sh",
	] {
		downloads.unverified(script) == set()
	}
}

test_accepts_what_is_compared_or_fixed if {
	every script in [
		"curl -sSLO https://example.com/i.sh\necho \"abc  i.sh\" | sha256sum -c\nbash i.sh",
		"curl https://raw.githubusercontent.com/a/b/0a727065ae5a2313e8e6acf172844e8ca30c1822/i.sh | bash",
		"wget https://example.com/x && gpg --verify x.sig x && chmod +x x",
	] {
		downloads.unverified(script) == set()
	}
}
