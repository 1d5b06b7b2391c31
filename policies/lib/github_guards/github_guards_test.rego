package lib.github_guards_test

import data.lib.github_guards as guards

_asked := `isCrossRepository|head\??\.repo\??\.(fork|full_name)`

_cross := "cross=$(gh pr view 3 --json isCrossRepository -q .isCrossRepository)"

_after_the_question(script) := concat("\n", [_cross, script])

test_finds_ends_over_what_a_shell_asks_for if {
	every script in [
		"[ \"$cross\" = true ] && exit 1",
		"test \"${cross}\" = false || { echo 'no forks'; exit 1; }",
		"if [ \"$cross\" = true ]; then\n  echo \"is it a fork?\"\n  exit 1\nfi",
		"if [ -z \"$TOKEN\" ]; then\n  echo x\nelif [ \"$cross\" = true ]; then\n  exit 1\nfi",
		"if [ \"$cross\" = false ]; then\n  exit 0\nfi\nif true; then\n exit 1\nfi",
		"if [ \"$cross\" = false ]; then echo ok; else exit 1; fi",
		"case \"$cross\" in\n  true)\n    exit 1\n    ;;\nesac",
		"own=$cross\nif [ $own = true ] &&\n  [ -n x ]; then\n  if true; then exit 1; fi\nfi",
		"fail() {\n  exit 1\n}\n[ $cross = true ] && fail",
		"[ \"$cross\" = false ]",
		"echo $cross | grep -q false",
		"exit 1",
	] {
		guards.may_end_over(_after_the_question(script), _asked)
	}
	guards.may_end_over("data=$(gh api graphql -f query='\n  query { isCrossRepository }\n')\nif jq -e .x <<< \"$data\"; then exit 1; fi", _asked)
	guards.may_end_over("gh pr view 3 --json isCrossRepository > pr.json\nif jq -e .x pr.json; then exit 1; fi", _asked)
	guards.may_end_over("is_fork() {\n  gh pr view 3 --json isCrossRepository -q .x\n}\nif is_fork; then exit 1; fi", _asked)
}

test_accepts_ends_of_a_shell_over_other_things if {
	every script in [
		"test -n \"$TOKEN\" || exit 1",
		"if [ -z \"$TOKEN\" ]; then\n  echo \"no token for ${NAME}\"\n  exit 1\nfi\necho $cross",
		"if [ $cross = true ]; then\n  echo fork\nfi\nif [ -z \"$TOKEN\" ]; then exit 1; fi",
		"make || { echo broken; exit 1; }",
		"for name in a b; do\n  if ! test -e $name; then\n    exit 1\n  fi\ndone",
		"if test -e a\nthen\n  case $1 in\n  x) exit 1 ;;\n  esac\nfi",
		"echo \"cross=$cross\"",
		"[ \"$cross\" = false ] || true",
	] {
		not guards.may_end_over(_after_the_question(script), _asked)
	}
}

test_finds_ends_over_what_a_program_asks_for if {
	every script in [
		"if (pr.head.repo.full_name !== own) { core.setFailed('no forks'); return }",
		"if (pr.head.repo?.fork) throw new Error('a fork')",
		"const from = pr.head.repo.full_name\nif (own != from) process.exit(1)",
		"const from = pr.head.repo.full_name;\nif (own != from)\n  core.setFailed('if')",
		"if (!pr) {\n  core.info('x')\n} else if (pr.head.repo.fork) {\n  core.setFailed('x')\n}",
		"if (pr.head.repo.fork === false) {\n  return\n}\nif (pr) {\n  core.setFailed('x')\n}",
		"if (\n  pr.head.repo.fork\n) {\n  core.setFailed('x')\n}",
		"try {\n  if (pr.head.repo.fork) {\n    throw new Error('x')\n  }\n} catch (error) {\n  core.setFailed(error.message)\n}",
	] {
		guards.may_end_over(script, _asked)
	}
}

test_accepts_ends_of_a_program_over_other_things if {
	every script in [
		"core.setOutput('repo', pr.head.repo.full_name)\nif (pr.merged) core.setFailed('x')",
		"if (!token) {\n  core.setFailed('none')\n  return\n}\ncore.info(`from ${pr.head.repo.full_name}`)",
		"if (pr.head.repo.fork) {\n  core.info('fork')\n}\nif (!token)\n  throw new Error('x')",
		"try {\n  core.info(pr.head.repo.fork)\n} catch (error) {\n  core.setFailed(error.message)\n}",
	] {
		not guards.may_end_over(script, _asked)
	}
}
